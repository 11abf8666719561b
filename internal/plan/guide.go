package plan

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"time"

	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/view"
)

// planPage plans one page that was made from a source.
func (m *Planner) planPage(p *site.Page) {
	if p.Work != nil {
		m.planWork(p.Work)
		return
	}
	m.shared(fragmentKey{m.site.Root(p.URL), m.menuEntry(p)})
	m.add(p.URL, Job{Template: p.Type, Page: p, Gathers: m.options.Kinds[p.Type].Gathers, maker: m})
	if below := m.options.Kinds[p.Type].Below; below != nil {
		below(m, p)
	}
}

// pageView makes the view of a page. There are many pages, so nothing is made for each
// while planning.
func (m *Planner) pageView(p *site.Page) any {
	k := fragmentKey{m.site.Root(p.URL), m.menuEntry(p)}
	frame := m.frame(about{url: p.URL, title: p.Title, description: p.Summary, page: p, channel: p.Channel, trail: trail(p)}, k.root, m.shared(k))
	if k := m.options.Kinds[p.Type]; k.View != nil {
		return k.View(m, p, frame)
	}
	return Guide(m, p, frame)
}

// Guide makes the view of a guide.
func Guide(m *Planner, p *site.Page, f view.Frame) any {
	b := m.open(p)
	return m.guide(p, b, f, len(b.HTML))
}

// readingSpeed is the number of characters of plain official prose that an unhurried
// reader reads per minute.
const readingSpeed = 400

// Minutes returns the reading time of a number of words, at least 1.
func Minutes(words int) int { return max(1, (words+readingSpeed-1)/readingSpeed) }

// introduction returns the summary to show above the text of a page, "" if the text
// begins with the same words.
func introduction(p *site.Page) string {
	if strings.Contains(p.Doc.Lead, p.Doc.Meta.Summary) {
		return ""
	}
	return p.Doc.Meta.Summary
}

// guide makes the view of prose: the page's body b up to byte end.
func (m *Planner) guide(p *site.Page, b *doc.Body, f view.Frame, end int) view.Guide {
	meta := p.Doc.Meta
	g := view.Guide{
		Frame:     f,
		Summary:   introduction(p),
		Progress:  m.progress(p),
		Body:      m.explained(p, m.body(p, b, p.URL, 0, end)),
		Contents:  contents(b),
		Published: stamp(p.Published),
		Author:    p.Author,
		Source:    p.Source,
		Document:  m.disclosure(p),
		Words:     b.Words,
		Minutes:   Minutes(b.Words),
	}
	if !p.Updated.Equal(p.Published) {
		g.Updated = stamp(p.Updated)
	}
	g.Basis = m.basis(p, nil)
	for _, fact := range meta.Facts {
		g.Facts = append(g.Facts, view.Fact{Label: fact.Label, Value: fact.Value, Note: fact.Note, Parts: factParts(fact.Value, g.Basis)})
	}
	if a := p.Image; a != nil {
		g.Image = view.Picture{URL: m.site.Link(p.URL, a.URL), Width: a.Width, Height: a.Height, SrcSet: template.Srcset(m.srcset(a, p.URL))}
	}
	g.Tags, g.Facets = m.tags(p)
	if n := p.Previous; n != nil {
		g.Previous = view.Link{Title: n.Title, URL: m.site.Link(p.URL, n.URL)}
	}
	if n := p.Next; n != nil {
		g.Next = view.Link{Title: n.Title, URL: m.site.Link(p.URL, n.URL)}
	}
	g.Related = m.cards(p.URL, m.site.Related(p))
	return g
}

// tags groups a page's tags by facet. tags are those of the facet "tags".
func (m *Planner) tags(p *site.Page) (tags []view.Link, facets []view.Facet) {
	if !m.makes("tag") {
		return nil, nil
	}
	for i, t := range p.Tags {
		to := &tags
		if !t.Facet.Builtin() {
			if i == 0 || t.Facet != p.Tags[i-1].Facet {
				if facets == nil {
					facets = make([]view.Facet, 0, len(m.site.Facets))
				}
				facets = append(facets, view.Facet{Key: t.Facet.Key, Title: t.Facet.Title})
			}
			to = &facets[len(facets)-1].Tags
		}
		*to = append(*to, view.Link{Title: t.Name, URL: m.site.Link(p.URL, t.URL())})
	}
	return tags, facets
}

// contents lists headings of level 2 with those of level 3 below them.
func contents(b *doc.Body) []view.Entry {
	out := slices.Grow([]view.Entry(nil), len(b.Outline))
	for _, h := range b.Outline {
		url := site.Anchor(h.ID)
		switch {
		case h.Level <= 2 || h.Level == 3 && len(out) == 0:
			out = append(out, view.Entry{Level: h.Level, Title: h.Text, URL: url})
		case h.Level == 3:
			last := &out[len(out)-1]
			last.Children = append(last.Children, view.Link{Title: h.Text, URL: url})
		}
	}
	return out
}

// disclosure makes the card of an official document. Its rows are those that
// portals show (索引号, 发文机关, 成文日期 …).
func (m *Planner) disclosure(p *site.Page) view.Disclosure {
	d := p.Doc.Meta.Document
	if d.Empty() {
		return view.Disclosure{}
	}
	v := view.Disclosure{
		Show: true, Index: d.Index, Number: d.Number, Issuer: d.Issuer, Subject: d.Subject, Title: p.Title, Validity: d.Validity,
		Lapsed: d.Validity == "失效" || d.Validity == "废止",
	}
	if !d.Written.IsZero() {
		v.Written = m.longDate(d.Written.In(m.site.Zone))
	}
	if !p.Published.IsZero() {
		v.Published = p.Published.Format(time.DateOnly)
	}
	for i, k := range keywords(p) {
		if i > 0 {
			v.Keywords += m.say("；", "; ")
		}
		v.Keywords += k
	}
	return v
}

// longDate writes a date as official documents do: full year, no zero padding
// (GB/T 9704-2012).
func (m *Planner) longDate(t time.Time) string {
	return m.say(fmt.Sprintf("%d年%d月%d日", t.Year(), int(t.Month()), t.Day()), t.Format("2 January 2006"))
}

func (m *Planner) cards(from site.URL, pages []*site.Page) []view.Card {
	out := slices.Grow([]view.Card(nil), len(pages))
	for _, p := range pages {
		out = append(out, m.card(from, p))
	}
	return out
}

func (m *Planner) card(from site.URL, p *site.Page) view.Card {
	s := stamp(p.Published)
	c := view.Card{Title: p.Title, URL: m.site.Link(from, p.URL), Summary: p.Summary, Date: s.Date, DateTime: s.DateTime, Type: p.Type}
	if p.Channel != nil && p.Channel.Parent != nil {
		c.Channel = p.Channel.Page.Title
	}
	if p.Status != site.Published {
		c.State, c.StateText = p.Status.String(), m.stateText(p.Status)
	}
	if p.Work != nil {
		if s := p.Work.Standing(p.Work.Shown); s.Status != law.InForce && !s.Unchecked() {
			c.Law, c.LawText = s.Word(), m.statusText(s.Status)
		}
	}
	return c
}

func (m *Planner) stateText(s site.Status) string {
	switch s {
	case site.Draft:
		return m.say("草稿", "draft")
	case site.Scheduled:
		return m.say("待发布", "scheduled")
	case site.Expired:
		return m.say("已过期", "expired")
	}
	return ""
}
