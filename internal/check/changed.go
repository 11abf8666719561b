// Package check knows the rules that a build does not stop for but that somebody
// who answers for a site wants to be told: findings about a resolved site that
// take more than one look at it.
//
// [Site] applies all of them. A rule is a file. The package does no input or
// output and asks for no date; what depends on the day was answered when the site
// was resolved.
package check

import (
	"time"

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

// changedArticles reports pages that cite an article which the edition in force
// has changed or renumbered, when they have not been touched since.
func changedArticles(s *site.Site, diags *diag.List) {
	for _, w := range s.Works {
		old := replaced(w)
		if old == nil {
			continue
		}
		since := w.Shown.Date
		inForce := time.Date(since.Year, time.Month(since.Month), since.Day, 0, 0, 0, 0, s.Zone)
		entries := compare.Align(old.Statute, w.Shown.Statute)
		for _, a := range w.Articles {
			relation, became := fate(entries, a.Number)
			if relation == compare.Same {
				continue
			}
			for _, p := range a.Cited {
				if p.Updated.IsZero() || p.Updated.Before(inForce) {
					report(diags, w, p, a.Number, relation, became)
				}
			}
		}
	}
}

// replaced returns the edition before the one in force, or nil.
func replaced(w *site.Work) *site.Edition {
	for i, e := range w.Editions {
		if e == w.Shown && e.Status == law.InForce && i+1 < len(w.Editions) {
			return w.Editions[i+1]
		}
	}
	return nil
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
		if r.Kind != doc.Cite {
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
			return
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
