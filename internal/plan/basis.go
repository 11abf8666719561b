package plan

import (
	"slices"

	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/view"
)

// wholePart is how many articles a citation may name before it is taken to name a
// part of the statute (第三十三条至第五十六条) rather than to rest on each of them.
const wholePart = 6

// basis lists what a page rests on: the statutes of the site that it cites, in
// reading order, each with its articles in the statute's own order.
func (m *Planner) basis(p *site.Page) []view.Basis {
	type statute struct {
		title    string
		page     *site.Page
		articles []law.Number
		urls     map[law.Number]site.URL
	}
	var found []*statute
	var until law.Number // the last but one article of the part named just before
	for i := range p.Doc.Refs {
		r, t := &p.Doc.Refs[i], p.Target(i)
		if r.Kind != doc.Cite || t.Work == nil || t.Work.Page == p || !t.Work.Shows(r.Cites[0]) {
			continue // who names an earlier edition tells history
		}
		at := slices.IndexFunc(found, func(s *statute) bool { return s.page == t.Work.Page })
		if at < 0 {
			at = len(found)
			found = append(found, &statute{title: t.Work.Name(), page: t.Work.Page, urls: map[law.Number]site.URL{}})
		}
		s, last := found[at], r.Cites[len(r.Cites)-1].Article
		if len(r.Cites) > wholePart {
			until = last
			continue
		}
		if until, last = (law.Number{}), until; !last.IsZero() && r.Cites[0].Article.Follows(last) {
			continue // the other end of that part is a link of its own
		}
		for _, c := range r.Cites {
			if c.Article.IsZero() || c.Law != r.Cites[0].Law || slices.Contains(s.articles, c.Article) {
				continue
			}
			s.articles = append(s.articles, c.Article)
			if a := t.Work.Article(c.Article); a != nil {
				s.urls[c.Article] = a.URL
			}
		}
	}
	var out []view.Basis
	for _, s := range found {
		b := view.Basis{Title: "《" + s.title + "》", URL: m.site.Link(p.URL, s.page.URL)}
		slices.SortFunc(s.articles, law.Number.Compare)
		for _, n := range s.articles {
			l := view.Link{Title: n.Label("条")}
			if u := s.urls[n]; u != "" {
				l.URL = m.site.Link(p.URL, u)
			}
			b.Articles = append(b.Articles, l)
		}
		out = append(out, b)
	}
	return out
}
