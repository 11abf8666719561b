package check

import (
	"pufa/internal/cite"
	"pufa/internal/compare"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
)

// changedArticles reports pages that cite an article which has been changed or
// renumbered since they were last touched: by the edition in force, compared with
// the one that applied on the day of the page.
func changedArticles(s *site.Site, diags *diag.List) {
	for _, w := range s.Works {
		if w.Shown == nil || w.Shown.Status != law.InForce || len(w.Editions) < 2 {
			continue
		}
		steps := map[*site.Edition]*step{}
		for _, a := range w.Articles {
			for _, c := range a.Cited {
				p := c.Page
				old := w.On(dayOf(p))
				if old == nil || old == w.Shown {
					continue
				}
				if steps[old] == nil {
					steps[old] = newStep(old, w.Shown)
				}
				if steps[old].to(a.Number) != compare.Same {
					steps[old].report(diags, w, p, a.Number)
				}
			}
		}
	}
}

// dayOf is the day on which a page was last touched.
func dayOf(p *site.Page) law.Date {
	if p.Updated.IsZero() {
		return law.Date{}
	}
	y, m, d := p.Updated.Date()
	return law.Date{Year: y, Month: int(m), Day: d}
}

// report tells of each citation of an article on a page that the article is not
// what the page was written about.
func (s *step) report(diags *diag.List, w *site.Work, p *site.Page, n law.Number) {
	became, label, since := s.from(n), n.Label("条"), s.new.Date.Chinese()
	for _, span := range citations(w, p, n) {
		switch {
		case len(became.New) == 0:
			diags.Add("check/article-new", span, w.Title, label, since)
		case became.New[0] != n:
			diags.Add("check/article-renumbered", span, w.Title, label, since, became.New[0].Label("条"))
		default:
			diags.Add("check/article-amended", span, w.Title, label, since, s.words(became))
		}
	}
}

// citations returns where a page cites an article of w, each place once.
func citations(w *site.Work, p *site.Page, n law.Number) []diag.Span {
	title := cite.Fold(w.Title)
	var out []diag.Span
	for _, r := range p.Doc.Refs {
		if r.Kind != doc.Cite && r.Kind != doc.Provision && r.Kind != doc.Quote {
			continue
		}
		for _, t := range r.Cites {
			if t.Article == n && !t.Edition.Named() && (cite.Fold(t.Law) == title || named(w, t.Law)) {
				out = append(out, r.Span)
				break
			}
		}
	}
	return out
}

func named(w *site.Work, name string) bool {
	for _, short := range w.Short {
		if cite.Fold(short) == cite.Fold(name) {
			return true
		}
	}
	return false
}
