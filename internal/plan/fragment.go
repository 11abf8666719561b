package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"pufa/internal/site"
	"pufa/internal/view"
)

// Fragment is a part that many pages share.
type Fragment struct {
	Name     view.Fragment
	Template string
	View     any
}

// fragmentKey distinguishes pages with different shared parts: by depth, since links are
// relative, and by menu entry (-1 = none).
type fragmentKey struct {
	root    string
	current int
}

// fragments are the parts that pages share.
type fragments struct{ header, footer, contact Fragment }

// fragment returns a shared part, named by a digest of its template and view.
func fragment(template string, v any) Fragment {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // impossible: views are flat data
	}
	sum := sha256.Sum256(append([]byte(template+"\x00"), data...))
	return Fragment{Name: view.Fragment(hex.EncodeToString(sum[:8])), Template: template, View: v}
}

// shared returns the shared parts for pages of one depth under one menu entry. It is
// called only while planning; views read the map and never add.
func (m *Planner) shared(k fragmentKey) fragments {
	if f, ok := m.fragments[k]; ok {
		return f
	}
	var f fragments
	if m.makes("partials/header") {
		f.header = fragment("partials/header", m.header(k))
	}
	if m.makes("partials/footer") {
		f.footer = fragment("partials/footer", m.footer(k))
	}
	if o := m.organization(); m.makes("partials/contact") && len(o.Contacts) > 0 {
		f.contact = fragment("partials/contact", view.ContactBox{Lang: m.site.Language, Organization: o})
	}
	m.fragments[k] = f
	return f
}

func (m *Planner) header(k fragmentKey) view.Header {
	h := view.Header{
		Lang:      m.site.Language,
		Root:      k.root,
		HomeURL:   site.Rooted(k.root, m.site.Home.Page.URL),
		SiteTitle: m.site.Title,
		Organiser: m.options.Organization.Name,
		Phase:     m.phase(k),
		Search:    m.field(k.root),
		Params:    m.options.Params,
	}
	for _, n := range m.site.Notices {
		v := view.Notification{Text: n.Text, URL: external(n.External)}
		if n.Page != nil {
			v.URL = site.Rooted(k.root, n.Page.URL)
		}
		h.Notices = append(h.Notices, v)
	}
	for i, e := range m.site.Menu {
		if e.Page.Doc == nil && !m.makes("tags") {
			continue
		}
		h.Menu = append(h.Menu, view.MenuEntry{Title: e.Title, URL: site.Rooted(k.root, e.Page.URL), Current: i == k.current})
	}
	return h
}

func (m *Planner) footer(k fragmentKey) view.Footer {
	f := view.Footer{
		Lang:         m.site.Language,
		Root:         k.root,
		SiteTitle:    m.site.Title,
		Organization: m.organization(),
		Government:   m.options.Government,
		Params:       m.options.Params,
	}
	if m.makes("sitemap") {
		f.SiteMapURL = site.Rooted(k.root, m.site.SiteMapURL())
	}
	if m.makes("accessibility") {
		f.AccessibilityURL = site.Rooted(k.root, m.site.AccessibilityURL())
	}
	if feeds := m.site.Home.Feeds; len(feeds) > 0 && m.site.BaseURL != "" {
		f.FeedURL = site.Rooted(k.root, feeds[0].URL)
	}
	if m.about != nil {
		f.AboutURL = site.Rooted(k.root, m.about.URL)
	}
	return f
}

// menuEntry returns the index of a page's menu entry: its own, or that of the nearest
// channel above; -1 = none.
func (m *Planner) menuEntry(p *site.Page) int {
	for p != nil && p.Channel != nil {
		if i, there := m.inMenu[p]; there {
			return i
		}
		p = p.Channel.Page
	}
	return -1
}
