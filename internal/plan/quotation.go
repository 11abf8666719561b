package plan

import (
	"bytes"
	"html/template"

	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
)

// quoted fills the hole of a box with a provision: its words for ::: law, then its
// source, with a seal if the words are verified.
func (m *Planner) quoted(w *bytes.Buffer, kind doc.RefKind, title string, t site.Target, from site.URL) {
	address := m.linker(from)
	if kind == doc.Provision && t.Quoted != nil {
		w.WriteString("<blockquote>\n")
		for _, p := range t.Quoted.Places {
			m.words(w, t.Quoted.Edition, p.Provision, from)
		}
		w.WriteString("</blockquote>\n")
	}
	w.WriteString("<figcaption>")
	if t.Quoted == nil {
		if t.Page == nil && t.URL == "" {
			escape(w, title)
		} else {
			citeTag(w, t, address, from)
			escape(w, title)
			w.WriteString("</a>")
		}
		w.WriteString("</figcaption>\n")
		return
	}
	for i, p := range t.Quoted.Places {
		label := p.Cited.String()
		if i == 0 {
			label = "《" + t.Quoted.Edition.Work.Title + "》" + m.called(t.Quoted) + label
		} else {
			w.WriteString("、")
		}
		p.To.Quote = "" // the words are on the page
		citeTag(w, p.To, address, from)
		escape(w, label)
		w.WriteString("</a>")
	}
	if t.Quoted.Verified {
		w.WriteString(` <span class="verified">`)
		escape(w, m.seal(t.Quoted.Edition))
		w.WriteString("</span>")
	}
	w.WriteString("</figcaption>\n")
}

// called returns the edition as in citations, （2015年修正）, if the box names it or if it is
// not the one shown; else "".
func (m *Planner) called(q *site.Quoted) string {
	name := q.Edition.Called()
	if name == "" || !q.Named && q.Edition == q.Edition.Work.Shown {
		return ""
	}
	return m.say("（"+name+"）", " ("+name+") ")
}

// seal says which text quoted words were checked against, by its day of effect. It never
// names the day of the build.
func (m *Planner) seal(e *site.Edition) string {
	s := m.say("与所收文本一致", "True to the text held here") + " · "
	if e.Date.IsZero() {
		s += m.say("文本的施行日期不详", "date of effect not known")
	} else {
		s += m.say(e.Date.Chinese()+"起施行的文本", "text in force from "+e.Date.String())
	}
	switch until := e.Until(); {
	case e.Status == law.Superseded && !until.IsZero():
		s += " · " + m.say(until.Chinese()+"以前适用", "applied until "+until.String())
	case e.Status != law.InForce && e.Status != law.Unknown:
		s += " · " + m.statusText(e.Status)
	}
	return s
}

// words writes a provision as on its statute's page, but without ids, which belong to
// that page.
func (m *Planner) words(w *bytes.Buffer, e *site.Edition, p law.Provision, from site.URL) {
	line := func(class, label string, l law.Locator, text string) {
		w.WriteString("<p")
		if class != "" {
			attribute(w, "class", class)
		}
		w.WriteByte('>')
		if label != "" {
			w.WriteString("<b>")
			escape(w, label)
			w.WriteString("</b>")
		}
		m.provision(w, e, l, text, from)
		w.WriteString("</p>\n")
	}
	sub := func(l law.Locator, s *law.Subitem) {
		l.Subitem = s.Number
		line("item sub", s.Label, l, s.Text)
	}
	item := func(l law.Locator, it *law.Item) {
		l.Item = it.Number
		line("item", it.Label, l, it.Text)
		for i := range it.Subitems {
			sub(l, &it.Subitems[i])
		}
	}
	paragraph := func(label string, l law.Locator, p *law.Paragraph) {
		line("", label, l, p.Text)
		for i := range p.Items {
			item(l, &p.Items[i])
		}
	}
	switch at := p.Locator; {
	case p.Subitem != nil:
		sub(at, p.Subitem)
	case p.Item != nil:
		item(at, p.Item)
	case p.Paragraph != nil:
		paragraph("", at, p.Paragraph)
	case p.Article != nil:
		label := p.Article.Label + "\u3000"
		for i := range p.Article.Paragraphs {
			at.Paragraph = i + 1
			paragraph(label, at, &p.Article.Paragraphs[i])
			label = ""
		}
	}
}

// quotedText is quoted for structured data: the words without links.
func quotedText(w *bytes.Buffer, kind doc.RefKind, t site.Target) {
	if t.Quoted == nil || kind == doc.Quote {
		return
	}
	for _, p := range t.Quoted.Places {
		w.WriteString("<p>" + template.HTMLEscapeString(p.Provision.Text()) + "</p>")
	}
}
