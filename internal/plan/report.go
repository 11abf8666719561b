package plan

import (
	"strings"

	"pufa/internal/doc"
	"pufa/internal/report"
	"pufa/internal/site"
	"pufa/internal/view"
)

// Report makes the view of a yearly report, with its figures beside those of the year
// before.
func Report(m *Planner, p *site.Page, f view.Frame) any {
	b, front := m.open(p), doc.Front[doc.Report](&p.Doc.Meta)
	v := view.Report{Guide: m.guide(p, b, f, len(b.HTML)), Year: front.Year, Unit: front.Body, Original: front.Original}
	before := &doc.Report{}
	if last := report.Of(m.reports(), p).Before(p); last != nil {
		before = doc.Front[doc.Report](&last.Doc.Meta)
	}
	for i := range front.Figures {
		g := &front.Figures[i]
		shown := view.Figure{Key: g.Key, Label: g.Label, Value: string(g.Value), Unit: g.Unit}
		if old := report.Find(before, g.Key); old != nil {
			if change := m.change(old, g); change != "" {
				shown.Before, shown.Change = string(old.Value), change
			}
		}
		v.Figures = append(v.Figures, shown)
	}
	if years := report.YearsPage(m.site.Pages, m.reports(), p); years != nil {
		v.Years = view.Link{Title: years.Title, URL: m.site.Link(p.URL, years.URL)}
	}
	return v
}

// change describes the change of a figure: 少 108（−8.3%）; "" if it is not known.
func (m *Planner) change(was, is *doc.Figure) string {
	c, ok := report.Changed(was, is)
	if !ok {
		return ""
	}
	by, less := strings.CutPrefix(c.By.String(), "-")
	switch {
	case c.By.Digits == 0:
		return m.say("不变", "the same")
	case is.Unit == "%" && less:
		return m.say("低 "+by+" 个百分点", by+" points lower")
	case is.Unit == "%":
		return m.say("高 "+by+" 个百分点", by+" points higher")
	}
	out := m.say("多 "+by, by+" more")
	if less {
		out = m.say("少 "+by, by+" fewer")
	}
	if c.Whole {
		percent, _ := strings.CutPrefix(c.Percent.String(), "-")
		sign := "+"
		if less {
			sign = "−"
		}
		out += m.say("（"+sign+percent+"%）", " ("+sign+percent+"%)")
	}
	return out
}
