// Package check knows the rules that a build does not stop for but that somebody
// who answers for a site wants to be told: findings about a resolved site that
// take more than one look at it.
//
// [Site] applies all of them. A rule is a file. The package does no input or
// output and asks for no date; what depends on the day was answered when the site
// was resolved.
package check

import (
	"pufa/internal/cite"
	"pufa/internal/compare"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
)

// Site applies every rule to a resolved site.
func Site(s *site.Site) diag.List {
	var diags diag.List
	changedArticles(s, &diags)
	diags.Sort()
	return diags
}

// changedArticles reports pages that cite an article which has been changed or
// renumbered since they were last touched: by the edition in force, compared with
// the one that applied on the day of the page.
func changedArticles(s *site.Site, diags *diag.List) {
	for _, w := range s.Works {
		if w.Shown == nil || w.Shown.Status != law.InForce || len(w.Editions) < 2 {
			continue
		}
		aligned := map[*site.Edition][]compare.Entry{}
		for _, a := range w.Articles {
			for _, p := range a.Cited {
				old := editionOf(w, p)
				if old == nil || old == w.Shown {
					continue
				}
				if aligned[old] == nil {
					aligned[old] = compare.Align(old.Statute, w.Shown.Statute)
				}
				if relation, became := fate(aligned[old], a.Number); relation != compare.Same {
					report(diags, w, p, a.Number, relation, became)
				}
			}
		}
	}
}

// editionOf returns the edition that applied when a page was last touched; the
// oldest for a page without a date.
func editionOf(w *site.Work, p *site.Page) *site.Edition {
	y, m, d := p.Updated.Date()
	day := law.Date{Year: y, Month: int(m), Day: d}
	for _, e := range w.Editions { // newest first
		if !p.Updated.IsZero() && e.Date.Compare(day) <= 0 {
			return e
		}
	}
	return w.Editions[len(w.Editions)-1]
}

// fate tells what happened to the article that bears a number now, and which
// number the article has now that bore it before; zero = none.
func fate(entries []compare.Entry, n law.Number) (relation compare.Relation, became law.Number) {
	for _, e := range entries {
		for _, now := range e.New {
			if now == n {
				relation = e.Relation
			}
		}
		for _, then := range e.Old {
			if then == n && len(e.New) > 0 {
				became = e.New[0]
			}
		}
	}
	return relation, became
}

func report(diags *diag.List, w *site.Work, p *site.Page, n law.Number, relation compare.Relation, became law.Number) {
	title := cite.Fold(w.Title)
	for _, r := range p.Doc.Refs {
		if r.Kind != doc.Cite && r.Kind != doc.Provision && r.Kind != doc.Quote {
			continue
		}
		for _, t := range r.Cites {
			if t.Article != n || cite.Fold(t.Law) != title && !named(w, t.Law) {
				continue
			}
			label := n.Label("条")
			switch {
			case relation == compare.Amended && (became == n || became.IsZero()):
				diags.Add("check/article-amended", r.Span, w.Title, label, w.Shown.Date.Chinese())
			case became.IsZero():
				diags.Add("check/article-new", r.Span, w.Title, label, w.Shown.Date.Chinese())
			default:
				diags.Add("check/article-renumbered", r.Span, w.Title, label, w.Shown.Date.Chinese(), became.Label("条"))
			}
			break
		}
	}
}

func named(w *site.Work, name string) bool {
	for _, short := range w.Short {
		if cite.Fold(short) == cite.Fold(name) {
			return true
		}
	}
	return false
}
