package plan

import (
	"pufa/internal/doc"
	"pufa/internal/site"
	"pufa/internal/view"
)

// Report makes the view of a yearly report.
func Report(m *Planner, p *site.Page, f view.Frame) any {
	b, front := m.open(p), doc.Front[doc.Report](&p.Doc.Meta)
	v := view.Report{Guide: m.guide(p, b, f, len(b.HTML)), Year: front.Year, Unit: front.Body}
	for _, g := range front.Figures {
		v.Figures = append(v.Figures, view.Figure{Key: g.Key, Label: g.Label, Value: string(g.Value), Unit: g.Unit})
	}
	return v
}
