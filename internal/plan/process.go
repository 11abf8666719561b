package plan

import (
	"slices"

	"pufa/internal/site"
	"pufa/internal/view"
)

// Process makes the view of a process.
func Process(m *Planner, p *site.Page, f view.Frame) any {
	b := m.open(p)
	v := view.Process{Guide: m.guide(p, b, f, b.Intro())}
	for i, part := range cut(b) {
		s := view.Step{ID: part.heading.ID, Title: part.heading.Text, Body: m.explained(p, m.body(p, b, p.URL, part.start, part.end))}
		for _, about := range m.site.About(p, i) {
			s.Pages = append(s.Pages, view.Link{Title: about.Title, URL: m.site.Link(p.URL, about.URL)})
		}
		v.Steps = append(v.Steps, s)
	}
	return v
}

// ProcessShows lists the pages that are about steps of a process.
func ProcessShows(m *Planner, p *site.Page) []string {
	var out []string
	for i := range p.Doc.Steps {
		for _, about := range m.site.About(p, i) {
			out = append(out, about.Title)
		}
	}
	return out
}

// progress makes the bar of a process for a page about some of its steps.
func (m *Planner) progress(p *site.Page) view.Progress {
	of := p.Step.Process
	if of == nil {
		return view.Progress{}
	}
	v := view.Progress{Title: of.Title, URL: m.site.Link(p.URL, of.URL)}
	for i, s := range of.Doc.Steps {
		v.Steps = append(v.Steps, view.ProgressStep{Title: s.Title, Note: s.Note, URL: v.URL + site.Anchor(s.ID), Current: slices.Contains(p.Step.Indexes, i)})
	}
	return v
}
