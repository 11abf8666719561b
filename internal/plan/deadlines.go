package plan

import (
	"slices"
	"strings"

	"pufa/internal/deadline"
	"pufa/internal/doc"
	"pufa/internal/site"
	"pufa/internal/view"
)

// Deadlines makes the view of tables of periods.
func Deadlines(m *Planner, p *site.Page, f view.Frame) any {
	b := m.open(p)
	v := view.Deadlines{Guide: m.guide(p, b, f, len(b.HTML))}
	rules, _ := deadline.Read(b)
	for i := range rules {
		r := &rules[i]
		v.Rules = append(v.Rules, view.Deadline{
			What: r.What, Period: r.Period, From: r.From, Length: r.Length.String(), Moves: r.Moves(),
			Basis: strings.Join(m.named(p, deadline.Basis(p.Doc, b, r)), m.say("、", ", ")),
		})
	}
	for _, h := range m.holidays(p) {
		v.Years = append(v.Years, view.DeadlineYear{Year: h.Year, Source: h.Source, DaysOff: strings.Join(h.Off, " "), Worked: strings.Join(h.Work, " ")})
		v.Unknown = h.Year + 1
	}
	return v
}

// holidays returns the days off for a page, by year: those of its own file override the
// shared ones.
func (m *Planner) holidays(p *site.Page) []doc.Holidays {
	out := slices.Clone(doc.Front[doc.Deadlines](&p.Doc.Meta).Holidays)
	for _, h := range m.options.Holidays {
		if !slices.ContainsFunc(out, func(own doc.Holidays) bool { return own.Year == h.Year }) {
			out = append(out, h)
		}
	}
	slices.SortFunc(out, func(a, b doc.Holidays) int { return a.Year - b.Year })
	return out
}
