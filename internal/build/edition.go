package build

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/fields"
	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/source"
)

// indexName is the file of a folder's own page.
const indexName = "_index.md"

// isText reports whether a file is the text of a statute by its front matter, or,
// where that names no type, by what the channels above it set for it.
func (w *Workbench) isText(f source.File) bool {
	if path.Base(f.Path) == indexName {
		return false
	}
	own := kindOf(f).own
	return own == lawType || own == "" && w.inherits(path.Dir(f.Path))
}

// isEdition reports whether a file is the text of a statute by its name: a date,
// in a folder whose _index.md says type = "law".
func (w *Workbench) isEdition(file string) bool {
	base := path.Base(file)
	if base[0] < '0' || base[0] > '9' {
		return false
	}
	ext := strings.ToLower(path.Ext(base))
	if _, ok := law.ParseDate(strings.TrimSuffix(base, path.Ext(base))); !ok || ext != ".md" && ext != ".txt" {
		return false
	}
	return w.kind(path.Dir(file)).own == lawType
}

// inherits reports whether pages of a folder are statutes because the nearest
// channel that sets a type says so. What lies beside the editions of a statute is
// not meant.
func (w *Workbench) inherits(dir string) bool {
	if w.kind(dir).own == lawType {
		return false
	}
	for ; within(dir, site.Content); dir = path.Dir(dir) {
		if below := w.kind(dir).below; below != "" {
			return below == lawType
		}
	}
	return false
}

// lawType is the front-matter type of statutes.
const lawType = "law"

// kind is what front matter says about how files are to be read.
type kind struct {
	own   string // type
	below string // cascade.type
}

// kind returns what the _index.md of a folder says, the zero kind without one. It
// reads each once an update.
func (w *Workbench) kind(dir string) kind {
	if k, ok := w.kinds.Load(dir); ok {
		return k.(kind)
	}
	k := kind{}
	index := dir + "/" + indexName
	if raw, err := fs.ReadFile(w.files, index); err == nil {
		f, _ := source.Decode(index, raw)
		k = kindOf(f)
	}
	w.kinds.Store(dir, k)
	return k
}

// kindOf returns what a file says; its texts are good as long as the file's.
func kindOf(f source.File) kind {
	if !strings.Contains(f.Text[f.FrontStart:f.FrontEnd], "type") {
		return kind{}
	}
	var m struct {
		Type    string `toml:"type"`
		Cascade struct {
			Type string `toml:"type"`
		} `toml:"cascade"`
	}
	fields.Decode(f.Path, f.Text, f.FrontStart, f.FrontEnd, &m, fields.Options{Unknown: diag.Notice})
	return kind{m.Type, m.Cascade.Type}
}

// readAnew lists files that have to be read again although they are as they were:
// those below a folder whose _index.md says something else now about what they
// are. read and gone are the files that may have changed.
func (w *Workbench) readAnew(read []source.Entry, gone map[string]bool) []source.Entry {
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
		before := kind{}
		if r := w.shelf.readings[p]; r != nil && r.document != nil {
			before = kind{r.document.Meta.Type, r.document.Meta.Cascade.Type}
		}
		if before == w.kind(path.Dir(p)) {
			continue
		}
		for _, below := range w.shelf.below(path.Dir(p)) {
			if r := w.shelf.readings[below]; r != nil && !known[below] && !gone[below] {
				known[below] = true
				out = append(out, r.Entry)
			}
		}
	}
	return out
}
