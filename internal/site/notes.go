package site

import (
	"cmp"
	"slices"
	"strings"

	"pufa/internal/cite"
	"pufa/internal/compare"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// Notes are plain-language notes (type = "notes"), by article. They explain one
// edition, the one in force when they were written. Beside the edition shown
// now, they appear at the corresponding articles.
type Notes struct {
	Page     *Page        // for its references; it has no address of its own
	Edition  *Edition     // that they explain; nil = the work has none
	Articles []law.Number // of Edition, in the order of the file
	Fates    []Fate       // what Articles became in the edition shown; nil = that is the one they explain

	parts map[law.Number]*doc.NoteSection
	shown map[law.Number][]Note // by article of the edition shown
}

// Note is the note beside an article.
type Note struct {
	Heading int        // of the note, in the Outline of the notes' body
	Number  law.Number // of the article it was written for, in Notes.Edition
	Changed bool       // the words of that article were different
}

// Fate says what became of an article with a note. Now is its number in the
// edition shown, zero if it no longer exists.
type Fate struct {
	Then, Now law.Number
	Changed   bool
	Heading   diag.Span
}

// On returns the notes beside an article of an edition; e is nil for a work
// without text.
func (n *Notes) On(e *Edition, number law.Number) []Note {
	switch {
	case n == nil:
		return nil
	case e == n.Edition:
		if p, ok := n.parts[number]; ok {
			return []Note{{Heading: p.Heading, Number: number}}
		}
		return nil
	case e == nil || e != e.Work.Shown:
		return nil
	}
	return n.shown[number]
}

// Explain reports whether the notes are shown beside an edition.
func (n *Notes) Explain(e *Edition) bool {
	return n != nil && (e == nil || e == n.Edition || e == e.Work.Shown)
}

// addNotes attaches notes to the work of their folder, or to the one they name.
func (r *resolver) addNotes(d *doc.Document, at int, w *Work) {
	r.consumed[d.Path] = true
	if d.Meta.Law != "" {
		if w = r.works[cite.Fold(d.Meta.Law)]; w == nil {
			r.reportNotesWithoutLaw(d)
			return
		}
	}
	if w == nil {
		r.diags.Add("law/notes-unnamed", d.KeySpan("law"))
		return
	}
	p := r.newPage(d, doc.Cascade{}, w.Page.Channel)
	p.Type, p.URL, p.Title, p.Work = doc.NotesType, w.Page.URL, cmp.Or(p.Title, w.Title), w
	if !r.admit(p) {
		return
	}
	if w.Notes != nil {
		r.diags.Add("law/notes-twice", d.KeySpan("law"), w.Title, w.Notes.Page.Doc.Path)
		return
	}
	n := &Notes{Page: p, Edition: r.explained(w, p), parts: map[law.Number]*doc.NoteSection{}}
	for i := range d.Sections {
		h := &d.Sections[i]
		number, ok := headingNumber(h.Title)
		if n.parts[number] != nil || !ok {
			r.diags.Add("law/note-heading", h.Span, h.Title)
			continue
		}
		if n.Edition != nil {
			at := law.Locator{Article: number}
			if _, err := n.Edition.Statute.At(at); err != nil && w.goneFrom(n.Edition, cite.Target{Locator: at}) {
				r.diags.Add("law/note-gone", h.Span, number.Label("条"), w.Title, n.Edition.Date.Chinese())
			} else if err != nil {
				r.diags.Add("law/note-without-article", h.Span, number.Label("条"), w.Title)
			}
		}
		n.parts[number] = h
		n.Articles = append(n.Articles, number)
	}
	w.Notes = n
	n.follow(w.Shown)
	r.pages[at] = p
	r.site.hidden = append(r.site.hidden, p)
}

func (r *resolver) reportNotesWithoutLaw(d *doc.Document) {
	if near := r.nearName(d.Meta.Law); near != "" {
		r.diags.Add("law/notes-without-law-near", d.KeySpan("law"), d.Meta.Law, near)
	} else {
		r.diags.Add("law/notes-without-law", d.KeySpan("law"), d.Meta.Law)
	}
}

// explained returns the edition that notes were written for: the one they name,
// else the one in force when they were last changed, else the one shown.
func (r *resolver) explained(w *Work, p *Page) *Edition {
	if named := day(p.Doc.Meta.Edition, doc.When{}); !named.IsZero() {
		var dates []string
		for _, e := range w.Editions {
			if e.Date == named {
				return e
			}
			dates = append(dates, e.Date.String())
		}
		if len(dates) > 0 {
			r.diags.Add("law/notes-unknown-edition", p.Doc.KeySpan("edition"), w.Title, named.String(), dates)
		}
		return w.Shown
	}
	if len(w.Editions) < 2 {
		return w.Shown
	}
	if p.Updated.IsZero() {
		r.diags.Add("law/notes-undated", diag.At(p.Doc.Path), w.Title, w.Shown.Date.String())
		return w.Shown
	}
	return w.On(law.DateOf(p.Updated))
}

// follow finds the articles that the notes explain in the edition shown.
func (n *Notes) follow(shown *Edition) {
	if n.Edition == nil || n.Edition == shown {
		return
	}
	entries := correspond(n.Edition, shown)
	n.shown = map[law.Number][]Note{}
	for _, number := range n.Articles {
		p := n.parts[number]
		f := Fate{Then: number, Heading: p.Span}
		for _, e := range entries {
			if slices.Contains(e.Old, number) && len(e.New) > 0 {
				f.Now, f.Changed = e.New[0], e.Relation == compare.Amended
				n.shown[f.Now] = append(n.shown[f.Now], Note{Heading: p.Heading, Number: number, Changed: f.Changed})
			}
		}
		n.Fates = append(n.Fates, f)
	}
}

// correspond matches the articles of two editions, in either order of time.
func correspond(from, to *Edition) []compare.Entry {
	if from.Date.Compare(to.Date) <= 0 {
		return compare.Align(from.Statute, to.Statute)
	}
	entries := compare.Align(to.Statute, from.Statute)
	for i, e := range entries {
		entries[i].Old, entries[i].New = e.New, e.Old
	}
	return entries
}

// headingNumber reads the article that a heading of notes names: 第三十四条, or
// 第三十四条, a space and a title.
func headingNumber(text string) (law.Number, bool) {
	first := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" 　：:（(", r) })
	if len(first) == 0 {
		return law.Number{}, false
	}
	return law.ParseNumber(first[0])
}
