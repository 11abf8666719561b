package plan

import (
	"pufa/internal/site"
	"pufa/internal/view"
)

type (
	ldFAQ struct {
		Context   string       `json:"@context"`
		Type      string       `json:"@type"`
		Language  string       `json:"inLanguage"`
		Questions []ldQuestion `json:"mainEntity"`
	}
	ldQuestion struct {
		Type   string   `json:"@type"`
		Name   string   `json:"name"`
		Answer ldAnswer `json:"acceptedAnswer"`
	}
	ldAnswer struct {
		Type string `json:"@type"`
		Text string `json:"text"`
	}
)

// FAQ makes the view of questions and answers.
func FAQ(m *Planner, p *site.Page, f view.Frame) any {
	b := m.open(p)
	v := view.FAQ{Guide: m.guide(p, b, f, b.Intro())}
	for _, part := range cut(b) {
		v.Questions = append(v.Questions, view.Question{ID: part.heading.ID, Title: part.heading.Text, Answer: m.explained(p, m.body(p, b, p.URL, part.start, part.end))})
	}
	return v
}

// FAQData makes their structured data.
func FAQData(m *Planner, p *site.Page) any {
	f := ldFAQ{Context: schema, Type: "FAQPage", Language: m.site.Language}
	b := m.open(p)
	for _, part := range cut(b) {
		text := m.bodyText(p, b, part.start, part.end)
		f.Questions = append(f.Questions, ldQuestion{"Question", part.heading.Text, ldAnswer{"Answer", text}})
	}
	return f
}
