package plan

import (
	"cmp"
	"slices"
	"strings"

	"pufa/internal/site"
	"pufa/internal/view"
)

// metas makes the meta tags of the head. On a government site these are the tags of
// 政府网站发展指引 (国办发〔2017〕47号), annex: three on every page, four more on channel pages and
// articles, three more and five optional ones on articles.
func (m *Planner) metas(a about) []view.Meta {
	var out []view.Meta
	add := func(name, content string) {
		if content != "" {
			out = append(out, view.Meta{Name: name, Content: content})
		}
	}
	g := m.options.Government
	article := a.page != nil && a.page.Type != "home" && a.page.Type != "channel"
	if !g.Enabled {
		if article {
			add("keywords", strings.Join(keywords(a.page), ","))
			add("author", a.page.Author)
		}
		return out
	}
	add("SiteName", cmp.Or(g.SiteName, m.site.Title))
	add("SiteDomain", g.SiteDomain)
	add("SiteIDCode", g.SiteIDCode)
	if c := a.channel; c != nil {
		add("ColumnName", c.Page.Title)
		add("ColumnDescription", cmp.Or(c.Page.Summary, c.Page.Title))
		add("ColumnKeywords", cmp.Or(strings.Join(c.Keywords, ","), c.Page.Title))
		add("ColumnType", cmp.Or(c.Type, c.Page.Title))
	}
	if article {
		p := a.page
		add("ArticleTitle", p.Title)
		if !p.Published.IsZero() {
			add("PubDate", p.Published.Format("2006-01-02 15:04"))
		}
		add("ContentSource", cmp.Or(p.Source, m.options.Organization.Name))
		add("Keywords", strings.Join(keywords(p), ","))
		add("Author", p.Author)
		add("Description", a.description)
		if p.Image != nil {
			add("Image", m.site.Permalink(p.Image.URL))
		}
		add("Url", m.site.Permalink(p.URL))
	}
	return out
}

// keywords returns a page's keywords and tags (of the facet "tags"), each once.
func keywords(p *site.Page) []string {
	out := slices.Clone(p.Doc.Meta.Keywords)
	for _, t := range p.Tags {
		if t.Facet.Builtin() && !slices.Contains(out, t.Name) {
			out = append(out, t.Name)
		}
	}
	return out
}

// pictureOf returns the picture for links to a page that are shared: its own, or that of the
// home page; nil = neither has one.
func (m *Planner) pictureOf(p *site.Page) *site.Asset {
	if p != nil && p.Image != nil {
		return p.Image
	}
	return m.site.Home.Page.Image
}

// graph makes the Open Graph tags (ogp.me), which chat programs read when an address is
// shared. address is the page's full address, "" = unknown.
func (m *Planner) graph(a about, address string) []view.Meta {
	s := m.site
	kind := "website"
	if a.page != nil && a.page.Type != "home" && a.page.Type != "channel" {
		kind = "article"
	}
	out := append(make([]view.Meta, 0, 9), // all there can be
		view.Meta{Name: "og:type", Content: kind},
		view.Meta{Name: "og:title", Content: a.title},
		view.Meta{Name: "og:site_name", Content: s.Title},
		view.Meta{Name: "og:locale", Content: m.locale},
	)
	if a.description != "" {
		out = append(out, view.Meta{Name: "og:description", Content: a.description})
	}
	if address != "" {
		out = append(out, view.Meta{Name: "og:url", Content: address})
		if picture := m.pictureOf(a.page); picture != nil {
			out = append(out, view.Meta{Name: "og:image", Content: s.Permalink(picture.URL)})
		}
	}
	if kind == "article" && !a.page.Published.IsZero() {
		out = append(out, view.Meta{Name: "article:published_time", Content: stamp(a.page.Published).DateTime})
		if !a.page.Updated.Equal(a.page.Published) {
			out = append(out, view.Meta{Name: "article:modified_time", Content: stamp(a.page.Updated).DateTime})
		}
	}
	return out
}
