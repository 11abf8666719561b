package plan

import (
	"slices"
	"strconv"

	"pufa/internal/site"
	"pufa/internal/view"
)

// latestSize is how many pages the home page lists as new.
const latestSize = 8

func (m *maker) planHome() {
	s, home := m.site, m.site.Home
	p := home.Page
	frame := m.prepare(about{url: p.URL, title: p.Title, headTitle: s.Title, description: p.Summary, page: p, channel: home})
	m.page(p.URL, "home", p, func() any {
		v := view.Home{
			Frame:        frame(),
			Lead:         p.Summary,
			Body:         m.wholeBody(p, p.URL),
			Channels:     channelCards(p.URL, home.Children),
			Latest:       cards(p.URL, s.Latest[:min(len(s.Latest), latestSize)]),
			Organization: m.options.Organization,
		}
		for _, t := range s.Tasks {
			v.Tasks = append(v.Tasks, view.Task{Title: t.Title, URL: site.Relative(p.URL, t.Page.URL), Answer: t.Answer})
		}
		if s.Campaign != nil {
			v.Campaign = card(p.URL, s.Campaign)
		}
		return v
	})
}

func (m *maker) planChannel(c *site.Channel) {
	p := c.Page
	for i, b := range c.Batches {
		a := about{url: b.URL, title: p.Title, description: p.Summary, page: p, channel: c, trail: trail(p), current: p}
		if i > 0 {
			a.headTitle, a.page = m.batchTitle(p.Title, i+1), nil
		}
		frame := m.prepare(a)
		m.page(b.URL, "channel", p, func() any {
			v := view.Channel{Frame: frame(), Cards: cards(b.URL, b.Pages), Batches: batches(c.Batches, i)}
			if i == 0 {
				v.Body = m.wholeBody(p, p.URL)
				v.Children = channelCards(p.URL, c.Children)
			}
			return v
		})
	}
}

func (m *maker) batchTitle(title string, n int) string {
	return title + m.say("（第 "+strconv.Itoa(n)+" 页）", " (part "+strconv.Itoa(n)+")")
}

func batches(all []site.Batch, current int) []view.Batch {
	if len(all) < 2 {
		return nil
	}
	var out []view.Batch
	for i, b := range all {
		out = append(out, view.Batch{Number: i + 1, URL: site.Relative(all[current].URL, b.URL), Current: i == current})
	}
	return out
}

func channelCards(from site.URL, channels []*site.Channel) []view.ChannelCard {
	var out []view.ChannelCard
	for _, c := range channels {
		out = append(out, view.ChannelCard{Title: c.Page.Title, URL: site.Relative(from, c.Page.URL), Summary: c.Page.Summary, Count: c.Total})
	}
	return out
}

func (m *maker) planTags() {
	s := m.site
	if len(s.Tags) == 0 {
		return
	}
	home := []*site.Page{s.Home.Page}
	title := m.say("标签", "Tags")
	frame := m.prepare(about{url: s.TagsURL(), title: title, trail: home})
	m.page(s.TagsURL(), "tags", nil, func() any {
		v := view.Tags{Frame: frame()}
		for _, t := range s.Tags {
			v.Tags = append(v.Tags, view.TagCard{Title: t.Name, URL: site.Relative(s.TagsURL(), t.URL()), Count: len(t.Pages)})
		}
		return v
	})
	list := &site.Page{Title: title, URL: s.TagsURL()} // stands in the trail only
	for _, t := range s.Tags {
		for i, b := range t.Batches {
			a := about{url: b.URL, title: t.Name, headTitle: t.Name + " - " + title, trail: append(slices.Clip(home), list)}
			if i > 0 {
				a.headTitle = m.batchTitle(t.Name, i+1) + " - " + title
			}
			frame := m.prepare(a)
			m.page(b.URL, "tag", nil, func() any {
				return view.Tag{Frame: frame(), Cards: cards(b.URL, b.Pages), Batches: batches(t.Batches, i)}
			})
		}
	}
}

func (m *maker) planSiteMap() {
	s := m.site
	url := s.SiteMapURL()
	frame := m.prepare(about{url: url, title: m.say("网站地图", "Site map"), trail: []*site.Page{s.Home.Page}})
	m.page(url, "sitemap", nil, func() any {
		v := view.SiteMap{Frame: frame()}
		for _, c := range s.Channels {
			entry := view.SiteMapChannel{Title: c.Page.Title, URL: site.Relative(url, c.Page.URL), Depth: max(0, depth(c)-1)}
			for _, p := range c.Pages {
				entry.Pages = append(entry.Pages, view.Link{Title: p.Title, URL: site.Relative(url, p.URL)})
			}
			v.Channels = append(v.Channels, entry)
		}
		return v
	})
}

func depth(c *site.Channel) int {
	n := 0
	for c.Parent != nil {
		c, n = c.Parent, n+1
	}
	return n
}

func (m *maker) planNotFound() {
	s := m.site
	frame := m.prepare(about{url: site.NotFoundURL, title: m.say("没有找到这个页面", "Page not found")})
	m.page(site.NotFoundURL, "404", nil, func() any {
		v := view.NotFound{Frame: frame(), Base: basePath(s.BaseURL), Permalink: s.Permalink(s.Home.Page.URL)}
		v.Robots, v.Canonical = "noindex", ""
		v.Graph, v.JSONLD = nil, nil
		for _, c := range s.Home.Children {
			v.Channels = append(v.Channels, view.Link{Title: c.Page.Title, URL: site.Relative(site.NotFoundURL, c.Page.URL)})
		}
		return v
	})
}

func (m *maker) planRedirects() {
	for _, r := range m.site.Redirects {
		m.page(r.From, "redirect", nil, func() any {
			return view.Redirect{Lang: m.site.Language, Title: r.To.Title, URL: site.Relative(r.From, r.To.URL), Canonical: m.site.Permalink(r.To.URL)}
		})
	}
}
