package plan

import (
	"encoding/json"
	"html/template"
	"time"

	"pufa/internal/site"
)

// Structured data by schema.org. Fields are in the order in which they are written;
// json.Marshal escapes <, > and &, so the text is safe inside a script element.
type (
	ldArticle struct {
		Context       string  `json:"@context"`
		Type          string  `json:"@type"`
		Headline      string  `json:"headline"`
		Description   string  `json:"description,omitempty"`
		Language      string  `json:"inLanguage"`
		DatePublished string  `json:"datePublished,omitempty"`
		DateModified  string  `json:"dateModified,omitempty"`
		Section       string  `json:"articleSection,omitempty"`
		Image         string  `json:"image,omitempty"`
		URL           string  `json:"mainEntityOfPage,omitempty"`
		Author        *ldName `json:"author,omitempty"`
		Publisher     *ldName `json:"publisher,omitempty"`
	}
	ldName struct {
		Type string `json:"@type"`
		Name string `json:"name"`
	}
	ldSite struct {
		Context   string  `json:"@context"`
		Type      string  `json:"@type"`
		Name      string  `json:"name"`
		URL       string  `json:"url,omitempty"`
		Language  string  `json:"inLanguage"`
		Publisher *ldName `json:"publisher,omitempty"`
	}
	ldListed struct {
		Type     string `json:"@type"`
		Position int    `json:"position"`
		Name     string `json:"name"`
		Item     string `json:"item,omitempty"`
	}
)

const schema = "https://schema.org"

func (m *Planner) jsonLD(a about) []template.JS {
	out := make([]template.JS, 0, 2) // for most pages
	switch p := a.page; {
	case a.law != nil:
		out = append(out, script(a.law))
	case p == nil || p.Type == "channel":
	case p.Type == "home":
		out = append(out, script(ldSite{schema, "WebSite", m.site.Title, m.site.Permalink(p.URL), m.site.Language, m.organiser()}))
	case p.Work != nil:
		out = append(out, script(m.ldLegislation(p.Work, p.Work.Shown)))
	default:
		out = append(out, template.JS(m.ldArticle(p).append(make([]byte, 0, 768))))
		if data := m.options.Kinds[p.Type].Data; data != nil {
			out = append(out, script(data(m, p)))
		}
	}
	if m.site.BaseURL != "" && len(a.trail) > 0 {
		list := append(make([]byte, 0, 512), `{"@context":"`+schema+`","@type":"BreadcrumbList","itemListElement":[`...)
		for i, p := range a.trail {
			list = append(ldListed{"ListItem", i + 1, p.Title, m.site.Permalink(p.URL)}.append(list), ',')
		}
		list = ldListed{"ListItem", len(a.trail) + 1, a.title, ""}.append(list)
		out = append(out, template.JS(append(list, "]}"...)))
	}
	return out
}

func (m *Planner) ldArticle(p *site.Page) ldArticle {
	a := ldArticle{
		Context: schema, Type: "Article", Headline: p.Title, Description: p.Summary, Language: m.site.Language,
		URL: m.site.Permalink(p.URL), Publisher: m.organiser(),
	}
	if !p.Published.IsZero() {
		a.DatePublished = p.Published.Format(time.RFC3339)
		a.DateModified = p.Updated.Format(time.RFC3339)
	}
	if p.Channel != nil && p.Channel.Parent != nil {
		a.Section = p.Channel.Page.Title
	}
	if p.Image != nil {
		a.Image = m.site.Permalink(p.Image.URL)
	}
	if p.Author != "" {
		a.Author = &ldName{"Person", p.Author}
	}
	return a
}

func (m *Planner) organiser() *ldName {
	if m.options.Organization.Name == "" {
		return nil
	}
	kind := "Organization"
	if m.options.Government.Enabled {
		kind = "GovernmentOrganization"
	}
	return &ldName{kind, m.options.Organization.Name}
}

func script(v any) template.JS {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // impossible: only types that json can write
	}
	return template.JS(data)
}
