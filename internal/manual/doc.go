// Package manual is what the program knows to tell about itself: each key of config.toml,
// front matter and theme.toml ([Settings], [FrontMatter], [ThemeFile]), the topics of
// `pufa help` ([Topic]), and the schemas that editors read ([Schema]).
//
// Keys and what may be written for them come from the code; what they mean stands in
// tables here, one row each, and a test demands a row for every key and a key for every
// row, compares defaults with what the program does, and reads each example.
package manual

import (
	"pufa/internal/config"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/kind"
)

// Key is one key with what there is to know about it.
type Key struct {
	Takes fields.Takes
	row
}

// row is what is written about a key. Default and Example are TOML, without the key.
type row struct {
	Path     string // "lists.size"
	Default  string // "" = nothing
	Example  string // "" = that of a table is made of its keys
	ZH, EN   string
	Choices  []string // the only texts there are; nil = any
	Required bool
}

// Says is what a key means, in a language.
func (k Key) Says(lang diag.Lang) string {
	if lang == diag.EN {
		return k.EN
	}
	return k.ZH
}

// Section is a group of keys that belong together: to the top of a file, to one table, to
// one kind of page.
type Section struct {
	Name   string // of the table or of the kind of page; "" = the top of a file
	ZH, EN string
	Keys   []Key
}

// Title is what a section is called, in a language.
func (s Section) Title(lang diag.Lang) string {
	if lang == diag.EN {
		return s.EN
	}
	return s.ZH
}

// File is a file, or the front matter of one, whose keys are known.
type File struct {
	Name     string // "config", "page", "theme"
	Sections []Section
}

// Keys lists the keys of all sections.
func (f File) Keys() []Key {
	var out []Key
	for _, s := range f.Sections {
		out = append(out, s.Keys...)
	}
	return out
}

// Settings is config.toml.
func Settings() File { return join("config", config.Keys(), settings) }

// ThemeFile is theme.toml.
func ThemeFile() File { return join("theme", config.ThemeKeys(), themeFile) }

// FrontMatter is what stands between the +++ of a page.
func FrontMatter() File {
	keys := fields.Describe(doc.Meta{})
	for _, front := range kind.Fronts() {
		keys = append(keys, fields.Describe(front)...)
	}
	return join("page", keys, frontMatter)
}

// section is a [Section] as it is written: with rows for keys.
type section struct {
	name   string
	zh, en string
	rows   []row
}

// join puts what the code knows of keys beside what is written about them.
func join(name string, keys []fields.Key, sections []section) File {
	takes := map[string]fields.Takes{}
	for _, k := range keys {
		takes[k.Path] = k.Takes
	}
	f := File{Name: name}
	for _, s := range sections {
		out := Section{Name: s.name, ZH: s.zh, EN: s.en}
		for _, r := range s.rows {
			out.Keys = append(out.Keys, Key{takes[r.Path], r})
		}
		f.Sections = append(f.Sections, out)
	}
	return f
}
