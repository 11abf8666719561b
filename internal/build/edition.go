package build

import (
	"io/fs"
	"path"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/law"
	"pufa/internal/lawtext"
	"pufa/internal/source"
)

// indexName is the file of a folder's own page.
const indexName = "_index.md"

// read hands a decoded file to the parser for its kind.
func (w *Workbench) read(f source.File, edition bool) (*doc.Document, diag.List) {
	if edition || isText(f) {
		return lawtext.Document(f, nil)
	}
	return w.parser.Parse(f)
}

// isText reports whether a file is the text of a statute by its front matter.
func isText(f source.File) bool { return path.Base(f.Path) != indexName && isStatute(f) }

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
	index := path.Dir(file) + "/" + indexName
	raw, err := fs.ReadFile(w.files, index)
	if err != nil {
		return false
	}
	f, _ := source.Decode(index, raw)
	return isStatute(f)
}

// isStatute reports whether front matter says type = "law".
func isStatute(f source.File) bool {
	if !strings.Contains(f.Text[f.FrontStart:f.FrontEnd], "law") {
		return false
	}
	var m struct {
		Type string `toml:"type"`
	}
	fields.Decode(f.Path, f.Text, f.FrontStart, f.FrontEnd, &m, fields.Options{Unknown: diag.Notice})
	return m.Type == "law"
}
