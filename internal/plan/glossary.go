package plan

import (
	"bytes"
	"html/template"

	"pufa/internal/doc"
	"pufa/internal/glossary"
	"pufa/internal/site"
	"pufa/internal/view"
)

// Glossary makes the view of a glossary.
func Glossary(m *Planner, p *site.Page, f view.Frame) any {
	b := m.open(p)
	v := view.Glossary{Guide: m.guide(p, b, f, b.Intro())}
	for _, part := range cut(b) {
		v.Entries = append(v.Entries, view.GlossaryEntry{ID: part.heading.ID, Title: part.heading.Text, Body: m.body(p, b, p.URL, part.start, part.end)})
	}
	return v
}

// explained marks the first use of each glossary word on a page with a link to its entry;
// a script shows the meaning there. Quizzes are left as they are: a meaning may give an
// answer away, and a link in a label keeps its box from being ticked.
func (m *Planner) explained(p *site.Page, body template.HTML) template.HTML {
	on := m.options.Glossary
	if own := p.Doc.Meta.Glossary; own != nil {
		on = *own
	}
	if !on || m.options.Kinds[p.Type].Words || len(m.glossaries) == 0 {
		return body
	}
	if m.met == nil {
		m.met = map[string]bool{}
	}
	lists := make([]*glossary.List, len(m.glossaries))
	for i, g := range m.glossaries {
		lists[i] = m.wordsOf(m.open(g))
	}
	return template.HTML(glossary.Mark(string(body), func(rest string) (string, int) {
		for i, l := range lists {
			w, ok := l.At(rest)
			if !ok {
				continue
			}
			entry := string(m.glossaries[i].URL) + "#" + w.ID
			if m.met[entry] {
				return "", 0
			}
			m.met[entry] = true
			var tag bytes.Buffer
			tag.WriteString(`<a class="term"`)
			attribute(&tag, "href", m.site.Link(p.URL, m.glossaries[i].URL)+site.Anchor(w.ID))
			attribute(&tag, "data-cite", w.Meaning)
			tag.WriteByte('>')
			return tag.String(), len(w.Term)
		}
		return "", 0
	}))
}

// wordsOf lists the words that a body explains. Bodies are immutable, so each is read
// once.
func (m *Planner) wordsOf(b *doc.Body) *glossary.List {
	if known, ok := m.lists.Load(b); ok {
		return known.(*glossary.List)
	}
	l := glossary.Read(b)
	m.lists.Store(b, l)
	return l
}
