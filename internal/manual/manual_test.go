package manual

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pufa/internal/config"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/kind"
	"pufa/internal/source"
)

// Whatever a file may say is told here, and nothing else is.
func TestEveryKeyIsTold(t *testing.T) {
	front := fields.Describe(doc.Meta{})
	for _, f := range kind.Fronts() {
		front = append(front, fields.Describe(f)...)
	}
	for _, c := range []struct {
		file File
		keys []fields.Key
	}{{Settings(), config.Keys()}, {ThemeFile(), config.ThemeKeys()}, {FrontMatter(), front}} {
		told := map[string]bool{}
		for _, k := range c.file.Keys() {
			if told[k.Path] || k.Takes == "" {
				t.Errorf("%s: %s is told twice, or no key", c.file.Name, k.Path)
			}
			told[k.Path] = true
			if k.ZH == "" || k.EN == "" {
				t.Errorf("%s: nothing says what %s is", c.file.Name, k.Path)
			}
			if hasValue := k.Takes != fields.Table && k.Takes != fields.Tables; hasValue != (k.Example != "") {
				t.Errorf("%s: %s (%s) has the example %q", c.file.Name, k.Path, k.Takes, k.Example)
			}
		}
		for _, k := range c.keys {
			if !told[k.Path] {
				t.Errorf("%s: %s (%s) is not told: add a row in package manual", c.file.Name, k.Path, k.Takes)
			}
		}
	}
}

// The keys of a kind of page stand in a section of its name.
func TestKeysOfAKindStandTogether(t *testing.T) {
	sections := map[string][]string{}
	for _, s := range FrontMatter().Sections {
		for _, k := range s.Keys {
			sections[s.Name] = append(sections[s.Name], k.Path)
		}
	}
	for _, k := range kind.All {
		if k.Front == nil {
			continue
		}
		for _, key := range fields.Describe(k.Front) {
			if !slices.Contains(sections[k.Name], key.Path) {
				t.Errorf("%s, a key of %s, stands elsewhere", key.Path, k.Name)
			}
		}
	}
}

// written writes a section with its examples; instead stands in for that of one key, "-"
// leaves it out. Of other keys, those that have to be there are written, or all.
func written(f File, s Section, key, instead string, all bool) string {
	var b strings.Builder
	if s.Name != "" {
		for _, k := range s.Keys {
			switch k.Takes {
			case fields.Tables:
				fmt.Fprintf(&b, "[[%s]]\n", k.Path)
			case fields.Table:
				fmt.Fprintf(&b, "[%s]\n", k.Path)
			default:
				writeKey(&b, k, key, instead, all)
			}
		}
		return b.String()
	}
	for _, k := range s.Keys {
		writeKey(&b, k, key, instead, all)
	}
	return b.String()
}

func writeKey(b *strings.Builder, k Key, key, instead string, all bool) {
	value := k.Example
	switch {
	case k.Path == key:
		value = instead
	case !all && !k.Required && !strings.HasPrefix(key, "deploy.") && !strings.HasPrefix(key, "government."): // which need each other
		return
	}
	if value != "-" {
		fmt.Fprintf(b, "%s = %s\n", k.Path[strings.LastIndexByte(k.Path, '.')+1:], value)
	}
}

func parseSettings(text string) (*config.Config, diag.List) {
	f, _ := source.Decode("config.toml", []byte(text))
	c, diags := config.Parse(f, fields.Keys(doc.Meta{}))
	c.ThemeSpan = diag.Span{}
	for i := range c.Menu {
		c.Menu[i].Span = diag.Span{}
	}
	for i := range c.Params {
		c.Params[i].Span = diag.Span{}
	}
	for i := range c.Notices {
		c.Notices[i].Span = diag.Span{}
	}
	return c, slices.DeleteFunc(diags, func(d diag.Diagnostic) bool {
		return d.Code == "config/placeholder" || d.Code == "config/no-base-url"
	})
}

// settingsWith is a config.toml with one key set, and whatever has to be there for it.
func settingsWith(f File, s Section, k Key, value string) string {
	text := written(f, s, k.Path, value, false)
	if s.Name != "" {
		text = "title = \"t\"\n" + text
	}
	return text
}

// Each example is what it says it is, alone and among all others.
func TestExamplesAreRead(t *testing.T) {
	f, whole := Settings(), ""
	for _, s := range f.Sections {
		whole += written(f, s, "", "", true)
		for _, k := range s.Keys {
			if k.Example == "" {
				continue
			}
			if _, diags := parseSettings(settingsWith(f, s, k, k.Example)); len(diags) > 0 {
				t.Errorf("%s = %s: %s", k.Path, k.Example, diags[0].Message(diag.EN))
			}
		}
	}
	whole = strings.Replace(whole, "front_matter = {", "[front_matter]\n#", 1)
	if _, diags := parseSettings(strings.Replace(whole, "params = {", "[params]\n#", 1)); len(diags) > 0 {
		t.Errorf("all together: %s\n%s", diags[0].Message(diag.EN), whole)
	}

	theme := ""
	for _, s := range ThemeFile().Sections {
		theme += written(ThemeFile(), s, "", "", true)
	}
	file, _ := source.Decode("theme.toml", []byte(theme))
	if _, diags := config.ParseTheme(file); len(diags) > 0 {
		t.Errorf("theme.toml: %s", diags[0].Message(diag.EN))
	}

	form := fields.NewForm(doc.Meta{}, kind.Fronts(), nil, nil)
	for _, s := range FrontMatter().Sections {
		for _, k := range s.Keys {
			if k.Example == "" {
				continue
			}
			text := k.Path + " = " + k.Example + "\n"
			if i := strings.LastIndexByte(k.Path, '.'); i >= 0 {
				head := "[" + k.Path[:i] + "]\n"
				if takes(s, k.Path[:i]) == fields.Tables {
					head = "[" + head[:len(head)-1] + "]\n"
				}
				text = head + k.Path[i+1:] + " = " + k.Example + "\n"
			}
			var meta doc.Meta
			if _, diags := form.Decode("a.md", text, 0, len(text), &meta, fields.Options{}); len(diags) > 0 {
				t.Errorf("%s: %s", text, diags[0].Message(diag.EN))
			}
		}
	}
}

func takes(s Section, path string) fields.Takes {
	for _, k := range s.Keys {
		if k.Path == path {
			return k.Takes
		}
	}
	return ""
}

// What is said to hold when a key is not given does; and what is not said to hold does
// not differ from nothing.
func TestDefaultsOfSettingsAreTrue(t *testing.T) {
	f := Settings()
	nothing := map[fields.Takes]string{fields.Text: `""`, fields.Number: "0", fields.Boolean: "false"}
	for _, s := range f.Sections {
		for _, k := range s.Keys {
			value, said := k.Default, k.Default != ""
			if value == "" {
				value = nothing[k.Takes]
			}
			if value == "" || k.Required {
				continue
			}
			without, before := parseSettings(settingsWith(f, s, k, "-"))
			with, diags := parseSettings(settingsWith(f, s, k, value))
			if !reflect.DeepEqual(without, with) || said && len(diags) > len(before) {
				t.Errorf("%s: its default is not %s", k.Path, value)
			}
		}
	}
}

// Where only a few words may stand, these are all, and where none are listed any may.
func TestChoicesAreThoseOfTheCode(t *testing.T) {
	f := Settings()
	refusal := func(s Section, k Key, value string) bool {
		_, diags := parseSettings(settingsWith(f, s, k, value))
		return slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Code == "config/choice" || d.Code == "config/addresses" })
	}
	for _, s := range f.Sections {
		for _, k := range s.Keys {
			if k.Takes != fields.Text {
				continue
			}
			for _, c := range k.Choices {
				if refusal(s, k, `"`+c+`"`) {
					t.Errorf("%s: %s is refused", k.Path, c)
				}
			}
			if refused := refusal(s, k, `"zzz"`); refused != (k.Choices != nil) {
				t.Errorf("%s = zzz: refused %v, choices %q", k.Path, refused, k.Choices)
			}
		}
	}
	for _, k := range ThemeFile().Keys() {
		for _, c := range k.Choices {
			file, _ := source.Decode("theme.toml", []byte("name = \"a\"\n[[containers]]\nname = \"b\"\nelement = \""+c+"\"\n"))
			if _, diags := config.ParseTheme(file); len(diags) > 0 {
				t.Errorf("%s: %s is refused", k.Path, c)
			}
		}
	}
}
