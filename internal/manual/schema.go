package manual

import (
	"encoding/json"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/kind"
)

// schema is the part of JSON Schema that is needed here (draft 7, which TOML editors
// read).
type schema struct {
	Schema      string             `json:"$schema,omitempty"`
	Title       string             `json:"title,omitempty"`
	Description string             `json:"description,omitempty"`
	Type        any                `json:"type,omitempty"` // string or []string
	Enum        []string           `json:"enum,omitempty"`
	Pattern     string             `json:"pattern,omitempty"`
	Default     json.RawMessage    `json:"default,omitempty"`
	Properties  map[string]*schema `json:"properties,omitempty"`
	Additional  any                `json:"additionalProperties,omitempty"` // false or *schema
	Required    []string           `json:"required,omitempty"`
	Items       *schema            `json:"items,omitempty"`
}

// Schema writes the schema of a file for editors, with descriptions in a language. lists
// are a site's own keys that hold lists of strings; renamed are keys that take anything.
func Schema(f File, lang diag.Lang, lists, renamed []string) []byte {
	root := &schema{Schema: "http://json-schema.org/draft-07/schema#", Title: "pufa: " + f.Name}
	root.object()
	for _, k := range f.Keys() {
		at, name := root, k.Path
		for {
			above, rest, below := strings.Cut(name, ".")
			if !below {
				break
			}
			if at = at.Properties[above]; at.Items != nil {
				at = at.Items
			}
			name = rest
		}
		at.Properties[name] = k.schema(lang)
		if k.Required {
			at.Required = append(at.Required, name)
		}
	}
	if f.Name == "page" {
		for _, k := range kind.All {
			root.Properties["type"].Enum = append(root.Properties["type"].Enum, k.Name)
		}
		root.Properties["cascade"].Properties["type"].Enum = root.Properties["type"].Enum
	}
	for _, name := range lists {
		root.Properties[name] = texts()
	}
	for _, name := range renamed {
		root.Properties[name] = &schema{}
	}
	out, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		panic(err) // impossible: strings and booleans only
	}
	return append(out, '\n')
}

// object makes s the schema of a table that takes no other keys.
func (s *schema) object() {
	s.Type, s.Properties, s.Additional = "object", map[string]*schema{}, false
}

func texts() *schema {
	return &schema{Type: "array", Items: &schema{Type: "string"}}
}

// schema returns the schema of a key's value.
func (k Key) schema(lang diag.Lang) *schema {
	s := &schema{}
	switch k.Takes {
	case fields.Number:
		s.Type = "integer"
	case fields.Boolean:
		s.Type = "boolean"
	case fields.Date: // JSON has no dates: editors pass TOML's on as strings
		s.Type, s.Pattern = "string", `^\d{4}-\d{2}-\d{2}`
	case fields.Amount:
		s.Type = []string{"number", "string"}
	case fields.Texts:
		s = texts()
	case fields.Table:
		s.object()
	case fields.Tables:
		s.Type, s.Items = "array", &schema{}
		s.Items.object()
	case fields.Free:
		s.Type, s.Additional = "object", &schema{Type: []string{"string", "boolean", "integer", "number"}}
	default:
		s.Type = "string"
	}
	s.Description, s.Enum = k.Says(lang), k.Choices
	if k.Default != "" {
		s.Default = json.RawMessage(k.Default) // TOML's strings, numbers and booleans are valid JSON
	}
	return s
}
