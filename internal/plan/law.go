package plan

import (
	"bytes"
	"cmp"
	"html/template"

	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/view"
)

// planWork plans the pages of a statute: the work, its other editions, and one
// page for each article.
func (m *Planner) planWork(w *site.Work) {
	p := w.Page
	summary := cmp.Or(p.Summary, m.say("《"+w.Name()+"》：在哪里看条文，哪些页面讲到它。", w.Title+": where to read it, and the pages about it."))
	frame := m.prepare(about{url: p.URL, title: p.Title, description: summary, page: p, channel: p.Channel, trail: trail(p)})
	steps := comparisons(w)
	m.page(p.URL, "law", p, func(m *Planner) any {
		v := m.law(w, w.Shown, frame(m))
		v.Coming = m.coming(w, steps, p.URL)
		return v
	})
	for _, e := range w.Editions {
		if e != w.Shown {
			title := p.Title + m.say("（", " (") + m.editionTitle(e) + m.say("）", ")")
			frame := m.prepare(about{url: e.URL, title: title, description: m.summaryOf(e), channel: p.Channel, trail: append(trail(p), p), current: p, law: m.ldLegislation(w, e)})
			m.page(e.URL, "law", p, func(m *Planner) any { return m.law(w, e, frame(m)) })
		}
		m.planVolumes(e)
		m.planData(e)
	}
	for _, s := range steps {
		m.planCompare(w, s)
	}
	m.planArticles(w, steps)
}

func (m *Planner) summaryOf(e *site.Edition) string {
	return m.say("《"+e.Work.Name()+"》的一个文本，", "One text of "+e.Work.Title+", ") + m.editionTitle(e) + m.say("。", ".")
}

// law makes the view of an edition's own page; e is nil for a work without text.
func (m *Planner) law(w *site.Work, e *site.Edition, f view.Frame) view.Law {
	p, from := w.Page, w.Page.URL
	if e != nil {
		from = e.URL
	}
	v := view.Law{
		Frame: f, Work: m.work(w, e), Summary: p.Doc.Meta.Summary, Notice: m.notice(w, e, from),
		HasText: e != nil, HasNotes: w.Notes.Explain(e), Cited: m.cards(from, w.Cited),
	}
	if e == nil || e == w.Shown {
		v.Body = m.lawBody(w, from)
	}
	if len(w.Editions) > 1 {
		for _, other := range w.Editions {
			v.Editions = append(v.Editions, m.editionLink(other, from, other == e))
		}
		for i := 1; i < len(w.Editions); i++ {
			old, new := w.Editions[i], w.Editions[i-1]
			title, url := old.Date.String()+m.say(" 和 ", " and ")+new.Date.String(), m.site.Link(from, m.site.Compared(old, new))
			v.Compare = append(v.Compare, view.Link{Title: title, URL: url})
			if new == e {
				v.Before = view.Link{Title: m.say("和上一个文本对照", "Compared with the text before"), URL: url}
			}
		}
	}
	if e == nil {
		m.notesOnly(w, &v)
		return v
	}
	for _, name := range site.DataFiles {
		v.Data = append(v.Data, view.Link{Title: name, URL: m.site.Link(from, e.Data+site.URL(name))})
	}
	v.Contents = m.contents(e, from)
	if e.Whole != "" {
		v.Whole = m.wholeLink(e, from)
		return v
	}
	m.text(e, from, 0, len(e.Statute.Provisions()), &v)
	return v
}

// text adds the words of an edition to a view: the provisions from … to-1, and with the
// first and the last provision what comes before and after them.
func (m *Planner) text(e *site.Edition, page site.URL, from, to int, v *view.Law) {
	st := e.Statute
	m.parts(e, page, from, to, v)
	if from == 0 {
		v.Preamble = m.passages(st.Preamble)
	}
	if to < len(st.Provisions()) {
		return
	}
	v.Closing = m.passages(st.Closing)
	for _, a := range st.Annexes {
		v.Annexes = append(v.Annexes, view.Annex{Label: a.Label, Title: a.Title, Text: m.passages(a.Text)})
	}
}

// lawBody returns the site's introduction to a statute and the preface of the notes.
func (m *Planner) lawBody(w *site.Work, from site.URL) template.HTML {
	body := template.HTML("")
	if w.Page.Doc.Statute == nil {
		body = m.wholeBody(w.Page, from)
	}
	if n := w.Notes; n != nil {
		b := m.open(n.Page)
		body += m.body(n.Page, b, from, 0, b.Intro())
	}
	return body
}

// notesOnly lists the articles of a work that has notes and no text.
func (m *Planner) notesOnly(w *site.Work, v *view.Law) {
	for i := range w.Articles {
		v.Parts = append(v.Parts, view.LawPart{Article: m.article(w, nil, &w.Articles[i], w.Page.URL)})
	}
}

// parts lists headings and the articles from … to-1 in the order of the text.
func (m *Planner) parts(e *site.Edition, page site.URL, from, to int, v *view.Law) {
	w, st := e.Work, e.Statute
	headings := map[int][]int{} // index of a provision → divisions that begin there
	for i := range st.Divisions {
		if at := st.Divisions[i].From; from <= at && at <= to {
			headings[at] = append(headings[at], i)
		}
	}
	heading := func(at int) {
		for _, i := range headings[at] {
			v.Parts = append(v.Parts, view.LawPart{Heading: st.Divisions[i].Heading(), Level: len(st.Trail(i)), ID: st.DivisionEID(i), Text: m.passages(st.Divisions[i].Text)})
		}
	}
	first := len(v.Parts)
	provisions := st.Provisions()
	for i := from; i < to; i++ {
		heading(i)
		a := &site.WorkArticle{Number: provisions[i].Number, Article: &provisions[i]}
		if e == w.Shown {
			if known := w.Article(a.Number); known != nil && known.Article == a.Article {
				a = known
			}
		}
		v.Parts = append(v.Parts, view.LawPart{Article: m.article(w, e, a, page)})
	}
	if to == len(provisions) {
		heading(to)
	}
	raise(v.Parts[first:])
}

// raise makes the outermost headings of a page level 1: the title of a volume names the
// divisions around it, and a chapter is its first heading.
func raise(parts []view.LawPart) {
	above := -1
	for i := range parts {
		if parts[i].Heading != "" && (above < 0 || parts[i].Level-1 < above) {
			above = parts[i].Level - 1
		}
	}
	for i := range parts {
		if parts[i].Heading != "" {
			parts[i].Level -= above
		}
	}
}

func (m *Planner) passages(list []law.Passage) []view.Passage {
	var out []view.Passage
	for _, p := range list {
		var w bytes.Buffer
		v := view.Passage{}
		switch p.Kind {
		case law.Contents:
			continue // the page has its own table of contents
		case law.Heading:
			v.Kind = "heading"
		case law.Table:
			v.Kind, v.Name = "table", m.say("表格", "Table")
			w.WriteString(string(table(p.Text)))
		}
		if v.Kind != "table" {
			escape(&w, p.Text)
		}
		v.HTML = template.HTML(w.String())
		out = append(out, v)
	}
	return out
}
