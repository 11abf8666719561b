package plan

import (
	"pufa/internal/site"
	"pufa/internal/view"
)

// Glossary makes the view of words explained.
func Glossary(m *Planner, p *site.Page, f view.Frame) any {
	b := m.open(p)
	v := view.Glossary{Guide: m.guide(p, b, f, b.Intro())}
	for _, part := range cut(b) {
		v.Entries = append(v.Entries, view.GlossaryEntry{ID: part.heading.ID, Title: part.heading.Text, Body: m.body(p, b, p.URL, part.start, part.end)})
	}
	return v
}
