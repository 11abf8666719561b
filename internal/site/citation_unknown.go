package site

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
)

// reportUnknown reports a statute that the site lacks: no mistake by itself,
// but one if the author meant a link, and probably one if a title of the site
// is nearly the same.
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

// cited is a statute under one of the names by which it is cited. Few statutes
// are cited, by few names, many times.
type cited struct {
	name string
	work *Work         // nil = the site lacks it; then
	near func() string // title of the work probably meant; "" = none

	span  diag.Span // of the first citation
	count int       // citations in the one report
	pages []string  // the pages with them; some more than once
	sure  bool      // one is in 《》 or is a well-known name
}

// statute returns what is known about a statute cited by this name.
func (r *resolver) statute(name string) *cited {
	if c := r.lastCited; c != nil && c.name == name { // often so, and each is asked for twice
		return c
	}
	c := r.cites[name]
	if c == nil {
		c = &cited{name: name, work: r.works[cite.Fold(name)], near: sync.OnceValue(func() string { return r.nearWork(name) })}
		r.cites[name] = c
	}
	r.lastCited = c
	return c
}

// add counts citations of a statute that the site lacks. Those of one file come
// in the order of its references.
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

// reportUnknowns reports each missing statute once, with the pages that cite
// it: the author has one decision to make, however many places cite it.
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

// fewPages is how many pages are named if there are more.
const fewPages = 5

// nearWork returns the title of a work that is nearly the same as title, or "".
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

// nearName returns the title of a work that is nearly the same as a name as
// written, or "".
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

// unnumbered returns a title without its numerals: 刑法修正案（八） is no
// misspelling of 刑法修正案（九）.
func unnumbered(title string) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune("零〇一二三四五六七八九十0123456789", c) {
			return -1
		}
		return c
	}, title)
}

// slipOf reports whether a title can be a misspelling of another: they differ
// in at most two characters in one place. Titles on one pattern,
// 关于审理…案件适用法律若干问题的规定, differ in more.
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

// nearTitle is how many characters a title must have to be taken for a
// misspelling: the short names of different laws may differ in one (仲裁法,
// 总裁法).
const nearTitle = 5
