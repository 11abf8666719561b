package site

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// citation finds what a citation in prose leads to, and reports what is wrong
// with it: a provision that is not there is an error, one that does not apply on
// the day a warning. A statute that the site does not hold is no mistake. An edition
// that it does not hold is never replaced by another.
func (r *resolver) citation(p *Page, ref *doc.Ref) Target {
	targets, span := ref.Cites, ref.Span
	if len(targets) == 0 {
		return Target{} // reported where the words were read
	}
	var first Target
	told := false // of what is missing; the members of a range have one finding
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
		if !told && (i == 0 || !beyond(e, t)) { // who ends a range behind the last article is told at its end
			told = r.checkProvision(w, e, t, span)
		}
		r.noteIn(w, e, t, p)
		if i == 0 {
			first = provision(w, e, t)
			first.Work = w
			// Naming a statute is not relying on it, nor is citing an edition that is
			// named, and who links by hand knows what it leads to.
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

// checkLast reports texts whose last article is not the one that front matter
// announces: something was lost when it was copied, or counted wrong. What the work's
// page announces is that of the text that is shown.
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

// reportUnknown tells of a statute that the site does not hold: no mistake in
// itself, but one when the author meant a link, and probably one when a title on
// the site is nearly the same.
func (r *resolver) reportUnknown(t cite.Target, ref *doc.Ref) {
	title := t.Law
	if ref.Target != "" {
		r.diags.Add("cite/unknown-law-linked", ref.Span, title)
		return
	}
	c := r.statute(title)
	if near := c.near(); near != "" {
		r.diags.Add("cite/unknown-law-near", ref.Span, title, near)
		return
	}
	c.add(ref.Span, !t.Guess)
}

// cited is a statute by a name that is cited. Few statutes are cited, by few names,
// many times.
type cited struct {
	name string
	work *Work         // nil = the site does not hold it; then
	near func() string // title of the work that was probably meant; "" = none

	span  diag.Span // of the first citation
	count int       // of the citations that were told of together
	pages []string  // that hold them; some more than once
	sure  bool      // one of them stands in 《》, or is a name that everybody knows
}

// statute returns what is known of a statute by a name that is cited.
func (r *resolver) statute(name string) *cited {
	c := r.cites[name]
	if c == nil {
		c = &cited{name: name, work: r.works[cite.Fold(name)], near: sync.OnceValue(func() string { return r.nearWork(name) })}
		r.cites[name] = c
	}
	return c
}

// add counts citations of a statute that the site does not hold. Those of one file
// come in the order of its references.
func (c *cited) add(span diag.Span, sure bool) {
	c.sure = c.sure || sure
	if c.count == 0 || span.File < c.span.File {
		c.span = span
	}
	c.count++
	if n := len(c.pages); n == 0 || c.pages[n-1] != span.File {
		c.pages = append(c.pages, span.File)
	}
}

// reportUnknowns tells once of each statute that is cited and not held, with the
// pages: it is one thing for the author to decide, however many places cite it.
func (r *resolver) reportUnknowns() {
	for name, c := range r.cites {
		if c.count == 0 {
			continue
		}
		slices.Sort(c.pages)
		pages := slices.Compact(c.pages)
		switch n := len(pages); {
		case !c.sure:
			r.diags.Add("cite/unknown-name", c.span, name)
		case n == 1:
			r.diags.Add("cite/unknown-law", c.span, name)
		case n <= fewPages:
			r.diags.Add("cite/unknown-law-often", c.span, name, n, pages)
		default:
			r.diags.Add("cite/unknown-law-many", c.span, name, n, pages[:fewPages])
		}
	}
}

// fewPages is how many pages are named where there are more.
const fewPages = 5

// nearWork returns the title of a work that differs little from this one, or "".
func (r *resolver) nearWork(title string) string {
	if r.titles == nil {
		var titles []string
		for _, w := range r.site.Works {
			titles = append(titles, cite.Fold(w.Title))
		}
		r.titles = diag.NewCandidates(titles)
	}
	near := r.names.nearest(r.titles, cite.Fold(title))
	if utf8.RuneCountInString(near) < nearTitle || !slipOf(cite.Fold(title), near) || cite.IsNational(title) || unnumbered(near) == unnumbered(cite.Fold(title)) {
		return ""
	}
	return near
}

// nearName returns the title of a work that differs little from a name as it is written, or "".
func (r *resolver) nearName(name string) string {
	if r.written == nil {
		var titles []string
		for _, w := range r.site.Works {
			titles = append(titles, w.Title)
		}
		r.written = diag.NewCandidates(titles)
	}
	if near := r.names.nearest(r.written, name); slipOf(cite.Fold(name), cite.Fold(near)) {
		return near
	}
	return ""
}

// unnumbered returns a title without the numerals in it: 刑法修正案（八） is no slip for
// 刑法修正案（九）.
func unnumbered(title string) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune("零〇一二三四五六七八九十0123456789", c) {
			return -1
		}
		return c
	}, title)
}

// slipOf reports whether a title can be a slip for another: up to two characters in one
// place differ. Titles that are made alike, 关于审理…案件适用法律若干问题的规定, differ in more.
func slipOf(a, b string) bool {
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	return max(len(x), len(y)) <= 2
}

// nearTitle is how many characters a title must have for another to be taken for
// a slip of it: short names of different laws differ in one (仲裁法, 总裁法).
const nearTitle = 5

// cited returns the work that a target names; the page's own for Self.
func (r *resolver) cited(p *Page, t cite.Target) *Work {
	if t.Law == cite.Self {
		return p.Work
	}
	return r.workNamed(t.Law)
}

// textFor returns the edition in which a citation of w on a page is looked up: the
// one that it names, the one that notes of w explain, else the one that is shown;
// nil where none is there.
func (r *resolver) textFor(p *Page, w *Work, t cite.Target) *Edition {
	if n := w.Notes; n != nil && n.Page == p && !t.Edition.Named() {
		return n.Edition
	}
	return w.Meant(t)
}

// Shows reports whether a citation of w is of the text that is shown: it names no
// other edition.
func (w *Work) Shows(t cite.Target) bool { return w.Meant(t) == w.Shown }

// noteIn is note for a citation that is looked up in e: articles of another text
// are not those of the one that is shown.
func (r *resolver) noteIn(w *Work, e *Edition, t cite.Target, p *Page) {
	if e != w.Shown {
		t = cite.Target{}
	}
	r.note(w, t, p)
}

// note remembers who cites what.
func (r *resolver) note(w *Work, t cite.Target, p *Page) {
	if p.Work == w {
		return // a statute and its notes speak of themselves all the time
	}
	a := w.Article(t.Article)
	if a == nil { // the work as a whole, or an article of which the site has neither text nor notes
		if n := len(w.Cited); n == 0 || w.Cited[n-1] != p && !slices.Contains(w.Cited, p) {
			w.Cited = append(w.Cited, p)
		}
		return
	}
	i := slices.IndexFunc(a.Cited, func(c Citing) bool { return c.Page == p })
	if i < 0 {
		i = len(a.Cited)
		a.Cited = append(a.Cited, Citing{Page: p})
	}
	if c := &a.Cited[i]; t.Locator != (law.Locator{Article: t.Article}) {
		if at, found := slices.BinarySearchFunc(c.Parts, t.Locator, law.Locator.Compare); !found {
			c.Parts = slices.Insert(c.Parts, at, t.Locator)
		}
	}
}

// readEditions finds which statutes the citations inside statutes name. Statutes
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
							r.noteIn(o, o.Meant(t), t, w.Page)
						}
					}
				}
			}
		}
	}
}

// workNamed returns the work that is cited by a name, or nil.
func (r *resolver) workNamed(name string) *Work { return r.statute(name).work }
