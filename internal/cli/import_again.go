package cli

import (
	"cmp"
	"os"
	"path"
	"path/filepath"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/importer"
	"pufa/internal/law"
	"pufa/internal/source"
)

// keptEdition is an edition that was imported before, as it is now: people
// complete such files.
type keptEdition struct {
	name      string // slash path in the shelf
	raw       string
	meta      doc.Meta
	effective law.Date // from the front matter, else from the file name; zero = unknown
	articles  int      // or points
}

func readKept(name, raw string) *keptEdition {
	k := &keptEdition{name: name, raw: raw}
	f, _ := source.Decode(name, []byte(raw))
	fields.Decode(name, f.Text, f.FrontStart, f.FrontEnd, &k.meta, fields.Options{Unknown: diag.Notice})
	if w := k.meta.Effective; !w.IsZero() {
		k.effective = law.DateOf(w.Wall)
	} else {
		k.effective, _ = law.ParseDate(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	}
	e, _ := importer.Read(f)
	k.articles = e.Provisions
	return k
}

// missing returns the keys that still have to be filled in.
func (k *keptEdition) missing() []string {
	rank, _ := law.ParseRank(k.meta.Rank)
	some := law.Date{Year: 1}
	given := func(w doc.When) (d law.Date) {
		if !w.IsZero() {
			d = some
		}
		return d
	}
	return importer.Edition{
		Rank: rank, Issuer: k.meta.Issuer, Adopted: given(k.meta.Adopted), Promulgated: given(k.meta.Promulgated), Effective: k.effective,
	}.Missing()
}

// importAgain reports that the file was imported before. If a day of effect is
// given and the edition has none, it is written into it; nothing else changes.
func (p *program) importAgain(s *lawShelf, k *keptEdition, effective law.Date) (imported, diag.List, error) {
	var found diag.List
	shown := p.shown(filepath.Join(s.dir, filepath.FromSlash(k.name)))
	put := imported{Edition: shown, Title: k.meta.Title, Unchanged: true}
	switch {
	case effective.IsZero() || effective == k.effective:
	case !k.effective.IsZero():
		found.Add("import/effective-differs", diag.Span{}, shown, k.effective.String(), effective.String())
		return imported{}, found, nil
	default:
		text, ok := importer.PutEffective(k.raw, effective)
		dated := readKept(k.name, text)
		if !ok || dated.effective != effective {
			found.Add("import/effective-unwritable", diag.Span{}, shown, effective.String())
			return imported{}, found, nil
		}
		if err := replace(s.root, k.name, text); err != nil {
			return imported{}, nil, err
		}
		k, put.Unchanged, put.Dated = dated, false, true
	}
	put.Articles, put.Effective, put.Missing, put.text = k.articles, k.effective.String(), k.missing(), k.raw
	return put, found, nil
}

// replace writes an existing file, completely or not at all.
func replace(root *os.Root, name, text string) error {
	next := name + ".new"
	if err := create(root, next, text); err != nil {
		return err
	}
	if err := root.Rename(next, name); err != nil {
		return cmp.Or(err, root.Remove(next))
	}
	return nil
}
