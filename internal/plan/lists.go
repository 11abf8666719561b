package plan

import (
	"slices"
	"strconv"

	"pufa/internal/site"
	"pufa/internal/view"
)

// moreSize is the number of pages that the home page lists beside a topic.
const moreSize = 3

func (m *Planner) planHome() {
	s, home := m.site, m.site.Home
	p := home.Page
	frame := m.prepare(about{url: p.URL, title: p.Title, headTitle: s.Title, description: p.Summary, page: p, channel: home})
	m.early(p.URL, "home", p, func(m *Planner) any {
		v := view.Home{
			Frame:        frame(m),
			Lead:         p.Summary,
			Body:         m.wholeBody(p, p.URL),
			Channels:     m.channelCards(p.URL, m.inMenuOrder(home.Children)),
			Organization: m.organization(),
		}
		for _, t := range s.Tasks {
			v.Tasks = append(v.Tasks, view.Task{Title: t.Title, URL: m.site.Link(p.URL, t.Page.URL), Answer: t.Answer, Icon: t.Icon})
		}
		v.Topics = m.topicStrips(p.URL)
		v.Latest = m.latest(&v)
		return v
	})
}

// latest lists the newest pages to which the home page does not link yet.
func (m *Planner) latest(v *view.Home) []view.Card {
	shown := map[string]bool{}
	for _, t := range v.Tasks {
		shown[t.URL] = true
	}
	for _, t := range v.Topics {
		shown[t.URL] = true
		for _, l := range t.More {
			shown[l.URL] = true
		}
	}
	var out []view.Card
	for _, p := range m.site.Latest {
		if len(out) == m.options.Latest {
			break
		}
		if c := m.card(m.site.Home.Page.URL, p); !shown[c.URL] {
			out = append(out, c)
		}
	}
	return out
}

// inMenuOrder sorts channels in the order of the menu; channels that are not in it come
// last.
func (m *Planner) inMenuOrder(channels []*site.Channel) []*site.Channel {
	at := func(c *site.Channel) int {
		if i, there := m.inMenu[c.Page]; there {
			return i
		}
		return len(m.inMenu)
	}
	out := slices.Clone(channels)
	slices.SortStableFunc(out, func(a, b *site.Channel) int { return at(a) - at(b) })
	return out
}

func (m *Planner) planChannel(c *site.Channel) {
	p := c.Page
	for i, b := range c.Batches {
		a := about{url: b.URL, title: p.Title, description: p.Summary, page: p, channel: c, trail: trail(p), current: p}
		if i > 0 {
			a.headTitle, a.page = m.batchTitle(p.Title, i+1), nil
		}
		frame := m.prepare(a)
		m.early(b.URL, "channel", p, func(m *Planner) any {
			v := view.Channel{Frame: frame(m), List: m.list(c.Batches, i)}
			if c.Groups == nil {
				v.Cards = m.cards(b.URL, b.Pages)
				for i, p := range b.Pages {
					v.Cards[i].Questions = m.questions(b.URL, p)
				}
			}
			for j, g := range c.Groups {
				v.Groups = append(v.Groups, view.CardGroup{ID: "group-" + strconv.Itoa(j+1), Title: g.Title, Summary: g.Summary, Cards: m.cards(b.URL, g.Pages)})
			}
			if i == 0 {
				v.Body = m.wholeBody(p, p.URL)
				v.Children = m.channelCards(p.URL, c.Children)
			}
			return v
		})
	}
}

// questions lists the questions of a page, as links.
func (m *Planner) questions(from site.URL, p *site.Page) []view.Link {
	if !m.options.Kinds[p.Type].Headings {
		return nil
	}
	var out []view.Link
	for _, part := range cut(m.open(p)) {
		out = append(out, view.Link{Title: part.heading.Text, URL: m.partLink(from, p, part.heading.ID)})
	}
	return out
}

func (m *Planner) batchTitle(title string, n int) string {
	return title + m.say("（第 "+strconv.Itoa(n)+" 页）", " (part "+strconv.Itoa(n)+")")
}

// batchesShown is the number of batches up to which all are linked; of longer lists, only
// the ends and the neighbours are.
const batchesShown = 11

// list makes the view of the position of a batch in its list.
func (m *Planner) list(all []site.Batch, current int) view.List {
	from := all[current].URL
	l := view.List{Number: current + 1, Count: len(all), Permalink: m.site.Permalink(all[0].URL)}
	if len(all) < 2 {
		return l
	}
	if current > 0 {
		l.Previous = m.site.Link(from, all[current-1].URL)
	}
	if current+1 < len(all) {
		l.Next = m.site.Link(from, all[current+1].URL)
	}
	first := max(1, min(current-batchesShown/2+1, len(all)-batchesShown+1))
	last := min(len(all)-2, first+batchesShown-3)
	add := func(i int, gap bool) {
		l.Batches = append(l.Batches, view.Batch{Number: i + 1, URL: m.site.Link(from, all[i].URL), Current: i == current, Gap: gap})
	}
	add(0, false)
	for i := first; i <= last; i++ {
		add(i, i == first && i > 1)
	}
	add(len(all)-1, last < len(all)-2)
	return l
}

func (m *Planner) channelCards(from site.URL, channels []*site.Channel) []view.ChannelCard {
	var out []view.ChannelCard
	for _, c := range channels {
		out = append(out, view.ChannelCard{Title: c.Page.Title, URL: m.site.Link(from, c.Page.URL), Summary: c.Page.Summary, Count: c.Total})
	}
	return out
}

// planFacet plans the list of a facet's tags and the lists of their pages.
func (m *Planner) planFacet(f *site.Facet) {
	if len(f.Tags) == 0 {
		return
	}
	trail := []*site.Page{m.site.Home.Page}
	if m.makes("tags") {
		m.planTags(f, slices.Clip(trail))
		trail = append(trail, f.List)
	}
	if m.makes("tag") {
		for _, t := range f.Tags {
			m.planTag(t, trail)
		}
	}
}

func (m *Planner) planTags(f *site.Facet, trail []*site.Page) {
	url := f.List.URL
	frame := m.prepare(about{url: url, title: f.Title, description: m.say("全部"+f.Title+"，各有几篇。", "All "+f.Title+" and how many pages each has."), trail: trail})
	m.early(url, "tags", nil, func(m *Planner) any {
		v := view.Tags{Frame: frame(m)}
		for _, t := range f.Tags {
			c := view.TagCard{Title: t.Name, Count: len(t.Pages)}
			if m.makes("tag") {
				c.URL = m.site.Link(url, t.URL())
			}
			v.Tags = append(v.Tags, c)
		}
		return v
	})
}

func (m *Planner) planTag(t *site.Tag, trail []*site.Page) {
	for i, b := range t.Batches {
		a := about{url: b.URL, title: t.Name, description: m.say("讲到“"+t.Name+"”的页面。", "Pages about “"+t.Name+"”."), headTitle: t.Name + " - " + t.Facet.Title, trail: trail}
		if i > 0 {
			a.headTitle = m.batchTitle(t.Name, i+1) + " - " + t.Facet.Title
		}
		frame := m.prepare(a)
		m.early(b.URL, "tag", nil, func(m *Planner) any {
			return view.Tag{Frame: frame(m), Cards: m.cards(b.URL, b.Pages), List: m.list(t.Batches, i)}
		})
	}
}

func (m *Planner) planSiteMap() {
	s := m.site
	url := s.SiteMapURL()
	frame := m.prepare(about{url: url, title: m.say("网站地图", "Site map"), description: m.say("全部页面，按栏目排。", "All pages, by section."), trail: []*site.Page{s.Home.Page}})
	m.early(url, "sitemap", nil, func(m *Planner) any {
		v := view.SiteMap{Frame: frame(m)}
		for _, c := range s.Channels {
			entry := view.SiteMapChannel{Title: c.Page.Title, URL: m.site.Link(url, c.Page.URL), Depth: max(0, depth(c)-1)}
			for _, p := range c.Pages {
				entry.Pages = append(entry.Pages, view.Link{Title: p.Title, URL: m.site.Link(url, p.URL)})
			}
			v.Channels = append(v.Channels, entry)
		}
		return v
	})
}

// planAccessibility plans the accessibility statement: the template describes the theme,
// the rest is configured.
func (m *Planner) planAccessibility() {
	url := m.site.AccessibilityURL()
	frame := m.prepare(about{url: url, title: m.say("无障碍声明", "Accessibility"), description: m.say("看不清、听不见、手不方便，怎么用这个网站；用不了，找谁。", "How to use this site if you see, hear or move with difficulty, and whom to tell if you can't."), trail: []*site.Page{m.site.Home.Page}})
	m.early(url, "accessibility", nil, func(m *Planner) any {
		return view.Accessibility{Frame: frame(m), Organization: m.organization(), Checked: m.options.Accessibility.Checked, Limits: m.options.Accessibility.Limits, HasSearch: m.searches()}
	})
}

func depth(c *site.Channel) int {
	n := 0
	for c.Parent != nil {
		c, n = c.Parent, n+1
	}
	return n
}

func (m *Planner) planNotFound() {
	s := m.site
	frame := m.prepare(about{url: site.NotFoundURL, title: m.say("没有找到这个页面", "Page not found")})
	m.early(site.NotFoundURL, "404", nil, func(m *Planner) any {
		v := view.NotFound{Frame: frame(m), Permalink: s.Permalink(s.Home.Page.URL)}
		if s.BaseURL != "" {
			v.Base = site.BasePath(s.BaseURL)
		}
		v.Robots, v.Canonical = "noindex", ""
		v.Graph, v.JSONLD = nil, nil
		for _, c := range s.Home.Children {
			v.Channels = append(v.Channels, view.Link{Title: c.Page.Title, URL: m.site.Link(site.NotFoundURL, c.Page.URL)})
		}
		return v
	})
}

func (m *Planner) planRedirects() {
	for _, r := range m.site.Redirects {
		if r.Query != "" {
			continue
		}
		m.early(r.From, "redirect", nil, func(m *Planner) any {
			return view.Redirect{Lang: m.site.Language, Title: r.To.Title, URL: m.site.Link(r.From, r.To.URL), Canonical: m.site.Permalink(r.To.URL)}
		})
	}
}
