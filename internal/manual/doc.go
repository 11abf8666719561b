// Package manual holds the program's own documentation: each key of config.toml, front
// matter and theme.toml ([Settings], [FrontMatter], [ThemeFile]), the topics of `pufa
// help` ([Topic]), and the schemas that editors read ([Schema]).
//
// Keys and their types come from the code. What they mean is in tables here, one row
// each. A test demands a row for every key and a key for every row, compares defaults
// with what the program does, and parses each example.
package manual

import (
	"slices"

	"pufa/internal/config"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/kind"
)

// Key is one key with its documentation.
type Key struct {
	Takes fields.Takes
	row
}

// row is the documentation of a key.
type row = kind.KeyText

// Says returns what a key means, in a language.
func (k Key) Says(lang diag.Lang) string {
	if lang == diag.EN {
		return k.EN
	}
	return k.ZH
}

// Section is a group of keys: those at the top of a file, of one table, or of one kind of
// page.
type Section struct {
	Name   string // of the table or of the kind of page; "" = the top of a file
	ZH, EN string
	Keys   []Key
}

// Title returns the heading of a section, in a language.
func (s Section) Title(lang diag.Lang) string {
	if lang == diag.EN {
		return s.EN
	}
	return s.ZH
}

// File is a file format with its keys.
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

// FrontMatter is the part of a page between the +++ lines.
func FrontMatter() File {
	keys := fields.Describe(doc.Meta{})
	for _, front := range kind.Fronts() {
		keys = append(keys, fields.Describe(front)...)
	}
	sections := slices.Clone(frontMatter)
	for _, k := range kind.All {
		if len(k.Keys.Rows) > 0 {
			sections = append(sections, section{k.Name, k.Keys.ZH, k.Keys.EN, k.Keys.Rows})
		}
	}
	return join("page", keys, sections)
}

// section is a [Section] as written in this package: with rows instead of keys.
type section struct {
	name   string
	zh, en string
	rows   []row
}

// join combines the keys that the code knows with the rows that describe them.
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
