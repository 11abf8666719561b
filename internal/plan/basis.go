package plan

import (
	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
	"pufa/internal/view"
)

// basisSize is how many articles are listed beside a text.
const basisSize = 8

// basis lists the articles that a page rests on: what it cites and the site has
// a page for, each once, in reading order.
func (m *maker) basis(p *site.Page, d *doc.Document) []view.Link {
	var out []view.Link
	seen := map[site.URL]bool{}
	for i := range d.Refs {
		r, t := &d.Refs[i], p.Targets[i]
		if r.Kind != doc.Cite || t.URL == "" || seen[t.URL] || len(out) == basisSize {
			continue
		}
		seen[t.URL] = true
		first := r.Cites[0]
		out = append(out, view.Link{
			Title: "《" + first.Law + "》" + law.Locator{Article: first.Article}.String(),
			URL:   m.site.Link(p.URL, t.URL),
		})
	}
	return out
}
