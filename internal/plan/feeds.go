package plan

import (
	"slices"
	"strconv"
	"time"

	"pufa/internal/site"
	"pufa/internal/view"
)

// planFeeds plans feeds, sitemap.xml and robots.txt. They need full addresses, so a site
// without base_url has none.
func (m *Planner) planFeeds() {
	if m.site.BaseURL == "" {
		return
	}
	for _, c := range m.site.Channels {
		for _, f := range c.Feeds {
			m.early(f.URL, string(f.Kind), nil, func(m *Planner) any { return m.feed(c, f.URL) })
		}
	}
	m.planSiteMapXML()
	m.early(site.RobotsURL, "robots", nil, func(m *Planner) any {
		return view.Robots{SiteMapURL: m.site.Permalink(site.SiteMapXMLURL)}
	})
}

func feedTitle(s *site.Site, c *site.Channel) string {
	if c.Parent == nil {
		return s.Title
	}
	return c.Page.Title + " - " + s.Title
}

// feed makes a channel's feed of summaries. Its time is that of the newest page,
// never that of the build, so that an unchanged channel gives unchanged bytes.
func (m *Planner) feed(c *site.Channel, self site.URL) view.Feed {
	s := m.site
	f := view.Feed{
		Lang: s.Language, Title: feedTitle(s, c), Subtitle: c.Page.Summary,
		ID: s.Permalink(c.Page.URL), HomeURL: s.Permalink(c.Page.URL), SelfURL: s.Permalink(self),
		Author: m.options.Organization.Name,
	}
	if f.Author == "" {
		f.Author = s.Title
	}
	newest := time.Unix(0, 0).UTC() // Atom requires a time even without dates
	for _, p := range c.News {
		if p.Published.IsZero() || !public(p) { // a page without a date is no news
			continue
		}
		if p.Updated.After(newest) {
			newest = p.Updated
		}
		item := view.FeedItem{ID: s.Permalink(p.URL), URL: s.Permalink(p.URL), Title: p.Title, Summary: p.Summary, Author: p.Author}
		item.Published, item.Updated = stamp(p.Published).DateTime, stamp(p.Updated).DateTime
		for _, t := range p.Tags {
			item.Tags = append(item.Tags, t.Name)
		}
		f.Items = append(f.Items, item)
	}
	f.Updated = newest.Format(time.RFC3339)
	return f
}

// mapSize is the number of addresses in one file of sitemap.xml. The protocol allows
// 50,000 and 50 MB; at 1,000 bytes per entry both limits are kept.
const mapSize = 50_000

func (m *Planner) planSiteMapXML() {
	if m.mapCount() <= mapSize {
		m.early(site.SiteMapXMLURL, "urlset", nil, func(m *Planner) any { return view.URLSet{URLs: m.mapURLs()} })
		return
	}
	parts := split(m.mapURLs(), mapSize)
	var index view.MapIndex
	for i, part := range parts {
		u := site.URL("/sitemap-" + strconv.Itoa(i+1) + ".xml")
		index.Parts = append(index.Parts, view.MapURL{Loc: m.site.Permalink(u)})
		m.early(u, "urlset", nil, func(m *Planner) any { return view.URLSet{URLs: part} })
	}
	m.early(site.SiteMapXMLURL, "mapindex", nil, func(m *Planner) any { return index })
}

func split(urls []view.MapURL, size int) [][]view.MapURL {
	var parts [][]view.MapURL
	for len(urls) > size {
		parts, urls = append(parts, urls[:size:size]), urls[size:]
	}
	return append(parts, urls)
}

// mapCount returns the number of addresses of mapURLs; in a preview it may be larger.
func (m *Planner) mapCount() int {
	n := len(m.site.Sources()) + 1
	for _, f := range m.site.Facets {
		if len(f.Tags) > 0 {
			n += 1 + len(f.Tags)
		}
	}
	return n
}

// public reports whether a page is published. Previews also show others, marked, but
// never list them in feeds and site maps.
func public(p *site.Page) bool { return p.Status == site.Published }

// mapURLs lists the addresses for search engines: pages, first batches of lists and the
// site map for readers. A list is as new as its newest page.
func (m *Planner) mapURLs() []view.MapURL {
	s := m.site
	var out []view.MapURL
	add := func(u site.URL, t time.Time) {
		out = append(out, view.MapURL{Loc: s.Permalink(u), LastMod: stamp(t).Date})
	}
	newest := func(t time.Time, pages []*site.Page) time.Time {
		for _, p := range pages {
			if public(p) && p.Updated.After(t) {
				t = p.Updated
			}
		}
		return t
	}
	for _, c := range s.Channels {
		if public(c.Page) {
			add(c.Page.URL, newest(c.Page.Updated, c.Latest))
		}
		for _, p := range c.Pages {
			if public(p) {
				add(p.URL, p.Updated)
			}
		}
	}
	for _, f := range s.Facets {
		if len(f.Tags) > 0 && m.makes("tags") {
			add(f.List.URL, time.Time{})
		}
		for _, t := range f.Tags {
			if m.makes("tag") && slices.ContainsFunc(t.Pages, public) {
				add(t.URL(), newest(time.Time{}, t.Pages))
			}
		}
	}
	if m.makes("sitemap") {
		add(s.SiteMapURL(), time.Time{})
	}
	return out
}
