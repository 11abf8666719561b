package compiler

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/folder"
	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/source"
)

// indexName is the file of a folder's own page.
const indexName = "_index.md"

// isText reports whether a file is the text of a statute by its front matter or, if that
// names no type, by the channels above it.
func (c *Compiler) isText(f source.File) bool {
	if path.Base(f.Path) == indexName {
		return false
	}
	own := typesIn(f).own
	return own == doc.LawType || own == "" && c.inherits(path.Dir(f.Path))
}

// isEdition reports whether a file is the text of a statute by its name: a date,
// in a folder whose _index.md says type = "law".
func (c *Compiler) isEdition(file string) bool {
	base := path.Base(file)
	if base[0] < '0' || base[0] > '9' {
		return false
	}
	ext := strings.ToLower(path.Ext(base))
	if _, ok := law.ParseDate(strings.TrimSuffix(base, path.Ext(base))); !ok || ext != ".md" && ext != ".txt" {
		return false
	}
	return c.typesOf(path.Dir(file)).own == doc.LawType
}

// inherits reports whether the nearest channel above that sets a type makes the pages of
// a folder statutes. Files beside the editions of a statute are excluded.
func (c *Compiler) inherits(dir string) bool {
	if c.typesOf(dir).own == doc.LawType {
		return false
	}
	for ; folder.Within(dir, site.Content); dir = path.Dir(dir) {
		if below := c.typesOf(dir).below; below != "" {
			return below == doc.LawType
		}
	}
	return false
}

// types is the part of front matter that decides how files are parsed.
type types struct {
	own   string // type
	below string // cascade.type
}

// typesOf returns the types in the _index.md of a folder; zero without one. It reads each
// file once per update.
func (c *Compiler) typesOf(dir string) types {
	if k, ok := c.inherited.Load(dir); ok {
		return k.(types)
	}
	k := types{}
	index := dir + "/" + indexName
	if info, err := c.folder.Stat(index); err != nil || info.Size() > source.MaxText {
		// Reported when the file is parsed.
	} else if raw, err := fs.ReadFile(c.folder, index); err == nil {
		f, _ := source.Decode(index, raw)
		k = typesIn(f)
	}
	c.inherited.Store(dir, k)
	return k
}

// typesIn returns the types in a file. Its strings are valid as long as the file's text.
func typesIn(f source.File) types {
	if !strings.Contains(f.Text[f.FrontStart:f.FrontEnd], "type") {
		return types{}
	}
	var m struct {
		Type    string `toml:"type"`
		Cascade struct {
			Type string `toml:"type"`
		} `toml:"cascade"`
	}
	fields.Decode(f.Path, f.Text, f.FrontStart, f.FrontEnd, &m, fields.Options{Unknown: diag.Notice})
	return types{m.Type, m.Cascade.Type}
}

// readAnew lists unchanged files that have to be read again: those below a folder whose
// _index.md now gives them another type. read and gone are the files that may have
// changed.
func (c *Compiler) readAnew(read []source.Entry, gone map[string]bool) []source.Entry {
	changed := slices.Collect(maps.Keys(gone))
	known := map[string]bool{}
	for _, e := range read {
		changed, known[e.Path] = append(changed, e.Path), true
	}
	var out []source.Entry
	for _, p := range changed {
		if path.Base(p) != indexName {
			continue
		}
		before := types{}
		if r := c.readings.find(p); r != nil && r.document != nil {
			before = types{r.document.Meta.Type, r.document.Meta.Cascade.Type}
		}
		if before == c.typesOf(path.Dir(p)) {
			continue
		}
		for _, below := range c.readings.below(path.Dir(p)) {
			if r := c.readings.find(below); r != nil && !known[below] && !gone[below] {
				known[below] = true
				out = append(out, r.Entry)
			}
		}
	}
	return out
}
