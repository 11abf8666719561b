package site

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"pufa/internal/cite"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// checkTitle reports a text whose own title differs from that of the work whose
// folder it is in: a whole statute would be published under the name of
// another.
func (r *resolver) checkTitle(w *Work, d *doc.Document) {
	for _, title := range [...]struct{ key, text string }{{"title", d.Meta.Title}, {"", d.Statute.Title}} {
		if title.text == "" || d == w.Page.Doc && title.key != "" || sameTitle(title.text, w.Title) {
			continue
		}
		r.diags.Add("law/title-differs", d.KeySpan(title.key), title.text, w.Title, w.Page.Doc.Path)
		return
	}
}

// sameTitle compares titles without 中华人民共和国, without the edition after
// them and the issuer before them.
func sameTitle(a, b string) bool {
	a, b = cite.Fold(cite.Undated(a)), cite.Fold(cite.Undated(b))
	if a == b {
		return true
	}
	_, aboutA, ok := strings.Cut(a, "关于")
	_, aboutB, both := strings.Cut(b, "关于")
	return ok && both && aboutA == aboutB && (strings.HasPrefix(a, "关于") || strings.HasPrefix(b, "关于"))
}

// makeWorks collects statutes with their editions and notes. The documents that
// belong to one are not pages of their own.
func (r *resolver) makeWorks() {
	byDir := map[string]*Work{}
	for i, d := range r.documents {
		if d.Statute == nil && d.Meta.Type != doc.LawType {
			continue
		}
		dir, name := parts(d.Path)
		switch {
		case name == indexName && d.Meta.Type == doc.LawType:
			byDir[dir] = r.newWork(d, i, r.channelOf(path.Dir(dir)), r.folder(dir)) // nil = not published
		case d.Statute != nil && !r.isWork(dir):
			if w := r.newWork(d, i, r.channelOf(dir), r.folder(dir)+r.name(d, stem(name))+"/"); w != nil {
				r.addEdition(w, d)
			}
		}
	}
	for _, d := range r.documents {
		if d.Statute == nil {
			continue
		}
		switch w, ok := byDir[path.Dir(d.Path)]; {
		case w != nil:
			r.addEdition(w, d)
		case ok:
			r.withhold(d)
		}
	}
	for _, w := range r.site.Works {
		r.settle(w)
	}
	for i, d := range r.documents {
		if d.Meta.Type != doc.NotesType {
			continue
		}
		w, ok := byDir[path.Dir(d.Path)]
		if w == nil && ok && (d.Meta.Law == "" || r.works[cite.Fold(d.Meta.Law)] == nil) {
			r.withhold(d)
			continue
		}
		r.addNotes(d, i, w)
	}
	for _, w := range r.site.Works {
		r.listArticles(w)
		r.checkLast(w)
	}
}

// withhold leaves out an edition or notes of a work that is not published
// itself.
func (r *resolver) withhold(d *doc.Document) {
	r.consumed[d.Path] = true
	u := r.left[path.Dir(d.Path)+"/"+indexName]
	u.Path = d.Path
	r.left[d.Path] = u
}

// isWork reports whether a folder of content/ is that of a statute.
func (r *resolver) isWork(dir string) bool {
	d := r.document(dir + "/" + indexName)
	return d != nil && d.Meta.Type == doc.LawType
}

func (r *resolver) newWork(d *doc.Document, at int, c *Channel, dir string) *Work {
	r.consumed[d.Path] = true
	p := r.newPage(d, c.cascade, c)
	p.Type, p.URL = doc.LawType, r.in.Settings.index(dir)
	if p.Title == "" && d.Statute != nil {
		p.Title = d.Statute.Title
	}
	if p.Title == "" {
		p.Title = path.Base(strings.TrimSuffix(dir, "/"))
		r.reportUntitled(p)
	}
	if !r.admit(p) {
		return nil
	}
	w := &Work{Page: p, Title: p.Title, Short: d.Meta.Short, dir: dir, About: r.aboutStatute(d, doc.Meta{})}
	p.Work = w
	if d.Statute == nil {
		r.checkStatuteDates(d, law.Date{})
	}
	if other := r.works[cite.Fold(w.Title)]; other != nil && cite.Fold(other.Title) == cite.Fold(w.Title) {
		r.diags.Add("law/title-twice", d.KeySpan("title"), w.Title, other.Page.Doc.Path)
	} else {
		r.works[cite.Fold(w.Title)] = w
	}
	for _, name := range w.Short {
		if r.works[cite.Fold(name)] == nil {
			r.works[cite.Fold(name)] = w
		}
	}
	r.pages[at] = p
	r.site.Works = append(r.site.Works, w)
	r.site.Pages = append(r.site.Pages, p)
	return w
}

// aboutStatute reads what the front matter says about a statute; the rest comes
// from above, the front matter of the work.
func (r *resolver) aboutStatute(d *doc.Document, above doc.Meta) *law.Statute {
	st := law.Statute{}
	if d.Statute != nil {
		st = *d.Statute.Statute
	}
	m := d.Meta
	st.Title = cmp.Or(m.Title, above.Title, st.Title)
	st.Issuer = cmp.Or(m.Issuer, above.Issuer)
	st.Reference = cmp.Or(m.Number, above.Number)
	if st.Short = m.Short; len(st.Short) == 0 {
		st.Short = above.Short
	}
	if name := cmp.Or(m.Rank, above.Rank); name != "" {
		rank, ok := law.ParseRank(name)
		if !ok && m.Rank != "" {
			var names []string
			for _, r := range law.Ranks() {
				names = append(names, r.String())
			}
			r.diags.Add("law/unknown-rank", d.KeySpan("rank"), m.Rank, names)
		}
		st.Rank = rank
	}
	st.Adopted, st.Promulgated = day(m.Adopted, above.Adopted), day(m.Promulgated, above.Promulgated)
	st.Effective = day(m.Effective, doc.When{}) // an edition's own; that of the work may belong to another edition
	st.Repealed = day(m.Repealed, above.Repealed)
	if st.Replaces = m.Replaces; len(st.Replaces) == 0 {
		st.Replaces = above.Replaces
	}
	return &st
}

// day returns the calendar day of the first of two dates that is set.
func day(w, or doc.When) law.Date {
	if w.IsZero() {
		w = or
	}
	return w.Day()
}

func (r *resolver) addEdition(w *Work, d *doc.Document) {
	r.consumed[d.Path] = true
	p := &Page{Doc: d, Title: w.Title, Channel: w.Page.Channel}
	p.Status, p.Due = r.status(d, d.Meta.Draft != nil && *d.Meta.Draft)
	if d != w.Page.Doc && !r.admit(p) {
		return
	}
	above, named := doc.Meta{}, law.Date{}
	if d != w.Page.Doc {
		above = w.Page.Doc.Meta
		named, _ = law.ParseDate(stem(d.Path)) // editions are named by their dates
	}
	st := r.aboutStatute(d, above)
	switch {
	case named.IsZero():
	case st.Effective.IsZero():
		st.Effective = named
	case st.Effective != named:
		r.diags.Add("law/name-differs", d.KeySpan("effective"), path.Base(d.Path), st.Effective.String())
	}
	r.checkTitle(w, d)
	r.checkStatuteDates(d, named)
	w.Editions = append(w.Editions, &Edition{Work: w, Doc: d, Statute: st, Date: st.Effective})
}

// listArticles lists the articles that a work can show: those of the text, each
// number once, or without a text those with notes.
func (r *resolver) listArticles(w *Work) {
	if w.Shown != nil && len(w.Shown.Statute.Articles) > 0 {
		w.Articles = make([]WorkArticle, 0, len(w.Shown.Statute.Articles))
		for i := range w.Shown.Statute.Articles {
			a := &w.Shown.Statute.Articles[i]
			w.Articles = append(w.Articles, WorkArticle{Number: a.Number, Article: a})
		}
	} else if w.Notes != nil {
		for _, n := range w.Notes.Articles {
			w.Articles = append(w.Articles, WorkArticle{Number: n})
		}
	}
	w.inOrder = true
	for i := 1; i < len(w.Articles); i++ {
		w.inOrder = w.inOrder && w.Articles[i-1].Number.Compare(w.Articles[i].Number) < 0
	}
	if !w.inOrder {
		seen := map[law.Number]bool{}
		w.Articles = slices.DeleteFunc(w.Articles, func(a WorkArticle) bool {
			twice := seen[a.Number]
			seen[a.Number] = true
			return twice
		})
	}
	if r.in.Settings.Articles {
		for i := range w.Articles {
			w.Articles[i].URL = r.in.Settings.page(w.dir, w.Articles[i].Number.String())
		}
	}
}
