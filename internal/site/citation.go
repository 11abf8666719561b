package site

import (
	"cmp"
	"slices"
	"strings"

	"pufa/internal/cite"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// citation finds the target of a citation in prose, reference at of a page, and reports
// what is wrong with it: a missing provision is an error, one that does not apply on the
// day a warning. It is no mistake to cite a statute that the site lacks. Where the site
// lacks the edition, no other takes its place.
func (r *resolver) citation(p *Page, at int) Target {
	ref := &p.Doc.Refs[at]
	targets, span := ref.Cites, ref.Span
	if len(targets) == 0 {
		return Target{} // reported when the words were read
	}
	var first Target
	told := false // of what is missing; a range gets one finding
	for i, t := range targets {
		w := r.cited(p, t)
		if w == nil {
			if i == 0 {
				r.reportUnknown(t, ref)
			}
			continue
		}
		if i == 0 {
			r.checkReference(w, t, span)
		}
		e := r.textFor(p, w, t)
		if e == nil && len(w.Editions) > 0 {
			if i == 0 {
				r.diags.Add("cite/no-edition", span, w.Title, t.Edition.String(), editionNames(w))
			}
			r.note(w, cite.Target{}, p)
			continue
		}
		if !told && (i == 0 || !beyond(e, t)) { // a range beyond the last article is reported at its end
			told = r.checkProvision(w, e, t, span)
		}
		if c := r.noteIn(w, e, t, p); c != nil {
			c.Refs = appendNew(c.Refs, at)
		}
		if i == 0 {
			r.checkDay(w, e, t, span)
			first = provision(w, e, t)
			first.Work = w
			// Naming a statute is not relying on it, and neither is citing an
			// edition by name. Whoever links by hand knows the target.
			if p.Work != w && !t.Locator.IsZero() && ref.Target == "" && !t.Edition.Named() {
				r.checkStatus(w, t, span)
			}
		}
	}
	if ref.Quoted != "" && first.Work != nil {
		r.checkSaid(p, first.Work, ref)
	}
	return first
}

// checkLast reports texts whose last article is not the one that the front
// matter announces: something was lost in copying, or miscounted. The number on
// the work's page is that of the edition shown.
func (r *resolver) checkLast(w *Work) {
	for _, e := range w.Editions {
		d := e.Doc
		if d.Meta.Articles == 0 && e == w.Shown {
			d = w.Page.Doc
		}
		if d.Meta.Articles == 0 {
			continue
		}
		have := ""
		if all := e.Statute.Articles; len(all) > 0 {
			if all[len(all)-1].Number.Main == d.Meta.Articles {
				continue
			}
			have = all[len(all)-1].Number.Label("条")
		}
		r.diags.Add("law/last-article", d.KeySpan("articles"), w.Title, law.Number{Main: max(d.Meta.Articles, 0)}.Label("条"), cmp.Or(have, "（没有条）"))
	}
}

// cited returns the work that a target names; for Self, that of the page.
func (r *resolver) cited(p *Page, t cite.Target) *Work {
	if t.Law == cite.Self {
		return p.Work
	}
	return r.workNamed(t.Law)
}

// textFor returns the edition in which a citation of w on a page is looked up:
// the one it names, else the one that the notes of w explain, else the one
// shown; nil if the site lacks it.
func (r *resolver) textFor(p *Page, w *Work, t cite.Target) *Edition {
	if n := w.Notes; n != nil && n.Page == p && !t.Edition.Named() {
		return n.Edition
	}
	return w.Meant(t)
}

// Shows reports whether a citation of w is of the edition shown: it names no
// other.
func (w *Work) Shows(t cite.Target) bool { return w.Meant(t) == w.Shown }

// noteIn is note for a citation looked up in e: articles of another edition are
// not those of the one shown.
func (r *resolver) noteIn(w *Work, e *Edition, t cite.Target, p *Page) *Citing {
	if e != w.Shown {
		t = cite.Target{}
	}
	return r.note(w, t, p)
}

// note records who cites what. It returns what is known of the page and the article, nil
// if the citation is of no article.
func (r *resolver) note(w *Work, t cite.Target, p *Page) *Citing {
	if p.Work == w {
		return nil // a statute and its notes cite the statute all the time
	}
	a := w.Article(t.Article)
	if a == nil { // the whole work, or an article for which the site has neither text nor notes
		if n := len(w.Cited); n == 0 || w.Cited[n-1] != p && !slices.Contains(w.Cited, p) {
			w.Cited = append(w.Cited, p)
		}
		return nil
	}
	i := slices.IndexFunc(a.Cited, func(c Citing) bool { return c.Page == p })
	if i < 0 {
		i = len(a.Cited)
		a.Cited = append(a.Cited, Citing{Page: p})
	}
	c := &a.Cited[i]
	if t.Locator != (law.Locator{Article: t.Article}) {
		if at, found := slices.BinarySearchFunc(c.Parts, t.Locator, law.Locator.Compare); !found {
			c.Parts = slices.Insert(c.Parts, at, t.Locator)
		}
	}
	return c
}

// appendNew appends n to a list unless it is the last there already, as where one citation
// names two 款 of an article.
func appendNew(list []int, n int) []int {
	if last := len(list) - 1; last >= 0 && list[last] == n {
		return list
	}
	return append(list, n)
}

// readEditions finds the statutes that citations inside statutes name. Statutes
// cite earlier editions and texts that the site lacks, so nothing is reported.
func (r *resolver) readEditions() {
	for _, w := range r.site.Works {
		for _, name := range w.About.Replaces {
			if old := r.works[cite.Fold(strings.Trim(name, "《》"))]; old != nil && old.Instead == nil {
				old.Instead = w
			}
		}
	}
	for _, w := range r.site.Works {
		for _, e := range w.Editions {
			list := e.Doc.Statute.Cites
			e.inOrder = slices.IsSortedFunc(list, func(a, b doc.Citation) int { return a.At.Compare(b.At) })
			for i, c := range list {
				if c.Targets[0].Law == cite.Self {
					continue
				}
				other := r.workNamed(c.Targets[0].Law)
				if other == nil || other == w {
					continue
				}
				if e.others == nil {
					e.others = map[int]*Work{}
				}
				e.others[i] = other
				if e == w.Shown {
					for _, t := range c.Targets {
						if o := r.workNamed(t.Law); o != nil {
							if citing := r.noteIn(o, o.Meant(t), t, w.Page); citing != nil {
								citing.Cites = appendNew(citing.Cites, i)
							}
						}
					}
				}
			}
		}
	}
}

// workNamed returns the work cited by a name, or nil.
func (r *resolver) workNamed(name string) *Work { return r.statute(name).work }
