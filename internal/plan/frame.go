package plan

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"pufa/internal/site"
	"pufa/internal/view"
)

// about describes the page that a frame is for: one with a source, or a list that the
// program adds.
type about struct {
	url         site.URL
	title       string // its h1
	headTitle   string // for <title>, without the site's name; "" = title
	description string
	page        *site.Page    // nil for lists
	channel     *site.Channel // the channel that it shows or belongs to; nil = none
	trail       []*site.Page
	current     *site.Page // the page to mark in the menu; nil = page
	law         any        // structured data of a part of a statute, or of an edition; nil = none
}

// prepare makes the shared parts of a page while planning. The function that it returns
// makes the frame later.
func (m *Planner) prepare(a about) func(*Planner) view.Frame {
	frame := m.framesIn(a.url, cmp.Or(a.current, a.page))
	return func(m *Planner) view.Frame { return frame(m, a) }
}

// framesIn is prepare for several pages in one folder under one menu entry; the function
// that it returns takes the rest later.
func (m *Planner) framesIn(url site.URL, current *site.Page) func(*Planner, about) view.Frame {
	k := fragmentKey{m.site.Root(url), m.menuEntry(current)}
	parts := m.shared(k)
	return func(m *Planner, a about) view.Frame { return m.frame(a, k.root, parts) }
}

func (m *Planner) frame(a about, root string, parts fragments) view.Frame {
	s := m.site
	address := s.Permalink(a.url)
	f := view.Frame{
		Lang:        s.Language,
		Title:       a.title,
		HeadTitle:   m.headTitle(a),
		Description: a.description,
		SiteTitle:   s.Title,
		Root:        root,
		HomeURL:     m.site.Link(a.url, s.Home.Page.URL),
		Canonical:   address,
		Search:      m.field(root),
		Header:      parts.header.Name,
		Footer:      parts.footer.Name,
		Contact:     parts.contact.Name,
		FeedbackURL: m.feedback(a.title, address),
		Params:      m.options.Params,
	}
	f.Trail = slices.Grow(f.Trail, len(a.trail))
	for _, p := range a.trail {
		f.Trail = append(f.Trail, view.Link{Title: p.Title, URL: m.site.Link(a.url, p.URL)})
	}
	f.Charts = m.draws(cmp.Or(a.page, a.current))
	f.Metas = m.metas(a)
	f.Graph = m.graph(a, address)
	if m.pictureOf(a.page) == nil {
		f.Shared = s.Permalink("/")
	}
	f.JSONLD = m.jsonLD(a)
	f.Feeds = m.feedLinks(a)
	if p := cmp.Or(a.page, a.current); p != nil && !public(p) {
		f.Robots = "noindex"
	}
	if p := a.page; p != nil && p.Status != site.Published {
		f.State = p.Status.String()
		if !p.Due.IsZero() {
			f.StateDue = p.Due.Format(time.DateOnly)
		}
	}
	return f
}

// draws reports whether a page may show charts: in its own text, in a page below it, or
// in the notes on a statute.
func (m *Planner) draws(p *site.Page) bool {
	if p == nil || p.Doc == nil {
		return false
	}
	return m.open(p).Charts || p.Work != nil && p.Work.Notes != nil && m.open(p.Work.Notes.Page).Charts
}

// headTitle puts the most specific part first, since search engines cut the end: page,
// channel, site.
func (m *Planner) headTitle(a about) string {
	title, channel := cmp.Or(a.headTitle, a.title), ""
	if p := a.page; p != nil && p.Channel != nil && p.Channel.Parent != nil {
		channel = " - " + p.Channel.Page.Title
	}
	if title == m.site.Title {
		return title + channel
	}
	return title + channel + " - " + m.site.Title
}

// trail returns the pages from the home page down to the one above p.
func trail(p *site.Page) []*site.Page {
	up := make([]*site.Page, 0, 4)
	for c := p.Channel; c != nil; c = c.Parent {
		up = append(up, c.Page)
	}
	slices.Reverse(up)
	return up
}

// feedLinks returns the feeds of the site and, on the pages of a channel, of the channel.
// A site without base_url has no feeds.
func (m *Planner) feedLinks(a about) []view.FeedLink {
	if m.site.BaseURL == "" {
		return nil
	}
	channels := append(make([]*site.Channel, 0, 2), m.site.Home)
	if a.channel != nil && a.channel.Parent != nil {
		channels = append(channels, a.channel)
	}
	out := make([]view.FeedLink, 0, len(channels)*len(m.site.Home.Feeds))
	for _, c := range channels {
		title := feedTitle(m.site, c)
		for _, f := range c.Feeds {
			out = append(out, view.FeedLink{Type: feedTypes[f.Kind], Title: title, URL: m.site.Link(a.url, f.URL)})
		}
	}
	return out
}

var feedTypes = map[site.FeedKind]string{
	site.Atom:     "application/atom+xml",
	site.JSONFeed: "application/feed+json",
	site.RSS:      "application/rss+xml",
}

// say returns a text in the site's language.
func (m *Planner) say(zh, en string) string {
	if m.chinese() {
		return zh
	}
	return en
}

func (m *Planner) chinese() bool { return strings.HasPrefix(m.site.Language, "zh") }

func stamp(t time.Time) view.Stamp {
	if t.IsZero() {
		return view.Stamp{}
	}
	s := t.Format(time.RFC3339)
	return view.Stamp{Date: s[:len(time.DateOnly)], DateTime: s}
}
