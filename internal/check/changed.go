package check

import (
	"slices"

	"pufa/internal/cite"
	"pufa/internal/compare"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
)

// changedArticles reports pages that cite an article which was changed or renumbered
// after the page was last edited. It compares the edition in force with the one that
// applied on the day of the page.
func changedArticles(s *site.Site, open Open, diags *diag.List) {
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
					steps[old].report(diags, w, p, a.Number, open)
				}
			}
		}
	}
}

// dayOf returns the day on which a page was last edited.
func dayOf(p *site.Page) law.Date {
	if p.Updated.IsZero() {
		return law.Date{}
	}
	return law.DateOf(p.Updated)
}

// report reports that an article which a page cites has changed: at each sentence to
// reread if its words changed, at each citation if only its number changed.
func (s *step) report(diags *diag.List, w *site.Work, p *site.Page, n law.Number, open Open) {
	became, label, since := s.from(n), n.Label("条"), s.new.Date.Chinese()
	if len(became.New) > 0 && became.New[0] == n {
		for _, span := range toReread(w, p, n, open) {
			diags.Add("check/article-amended", span, w.Title, label, since, s.words(became))
		}
		return
	}
	for _, span := range citations(w, p, n) {
		if len(became.New) == 0 {
			diags.Add("check/article-new", span, w.Title, label, since)
			continue
		}
		diags.Add("check/article-renumbered", span, w.Title, label, since, became.New[0].Label("条"))
	}
}

// toReread returns the sentences of a page that cite an article of w, or just the
// citations if the page can't be opened.
func toReread(w *site.Work, p *site.Page, n law.Number, open Open) []diag.Span {
	text, refs := open(p)
	if text == "" {
		return citations(w, p, n)
	}
	var out []diag.Span
	for _, st := range sentences(p, text, refs) {
		if slices.ContainsFunc(st.refs, func(r *doc.Ref) bool { return cites(r, w, n) }) {
			out = append(out, st.Span)
		}
	}
	for i := range refs {
		if refs[i].Kind != doc.Cite && cites(&refs[i], w, n) {
			out = append(out, refs[i].Span)
		}
	}
	return out
}

// citations returns where a page cites an article of w, each place once.
func citations(w *site.Work, p *site.Page, n law.Number) []diag.Span {
	var out []diag.Span
	for i := range p.Doc.Refs {
		if r := &p.Doc.Refs[i]; cites(r, w, n) {
			out = append(out, r.Span)
		}
	}
	return out
}

// cites reports whether a reference is to an article of w, in the edition that is shown.
func cites(r *doc.Ref, w *site.Work, n law.Number) bool {
	if r.Kind != doc.Cite && r.Kind != doc.Provision && r.Kind != doc.Quote {
		return false
	}
	title := cite.Fold(w.Title)
	return slices.ContainsFunc(r.Cites, func(t cite.Target) bool {
		return t.Article == n && !t.Edition.Named() && w.Shows(t) && (cite.Fold(t.Law) == title || named(w, t.Law))
	})
}

func named(w *site.Work, name string) bool {
	for _, short := range w.Short {
		if cite.Fold(short) == cite.Fold(name) {
			return true
		}
	}
	return false
}
