package site

import (
	"cmp"
	"sort"
	"strings"
	"unicode/utf8"

	"pufa/internal/cite"
	"pufa/internal/law"
)

// quoteLimit is how many characters of a provision a link shows.
const quoteLimit = 200

// CiteAt is a citation in the text of a provision.
type CiteAt struct {
	Start, End int // bytes of the provision's own text
	To         Target
}

// Cites returns the citations in the text at l that lead somewhere. Their
// targets are computed on demand: statutes cite themselves all the time, and
// the words shown by links would be a large part of the site.
func (e *Edition) Cites(l law.Locator) []CiteAt {
	list := e.Doc.Statute.Cites
	from := 0
	if e.inOrder {
		from = sort.Search(len(list), func(i int) bool { return list[i].At.Compare(l) >= 0 })
	}
	var out []CiteAt
	for i := from; i < len(list); i++ {
		c := &list[i]
		if c.At != l {
			if e.inOrder {
				break
			}
			continue
		}
		var to Target
		switch other := e.others[i]; {
		case other != nil:
			if text := other.Meant(c.Targets[0]); text != nil || len(other.Editions) == 0 {
				to = provision(other, text, c.Targets[0])
			}
		case e.cites(c.Targets[0].Law) && !c.Targets[0].Edition.Named():
			to = inside(e, c.Targets[0])
		}
		if to.Page != nil || to.URL != "" {
			out = append(out, CiteAt{Start: c.Start, End: c.End, To: to})
		}
	}
	return out
}

// cites reports whether a name in the text of e means the statute itself.
func (e *Edition) cites(name string) bool {
	if name == cite.Self {
		return true
	}
	folded := cite.Fold(name)
	if folded == cite.Fold(e.Work.Title) {
		return true
	}
	for _, short := range e.Work.Short {
		if cite.Fold(short) == folded {
			return true
		}
	}
	return false
}

// provision is the target of a citation of w looked up in e: the article's own
// page, else its place on the statute's page.
func provision(w *Work, e *Edition, t cite.Target) Target {
	out := Target{Page: w.Page}
	if e != nil {
		out = e.target(e.URL)
	}
	if t.Locator.IsZero() {
		if e != nil && t.Division != (cite.Division{}) {
			if i := findDivision(e.Statute, t.Division); i >= 0 {
				out = e.target(e.AtDivision(i))
				out.Fragment = e.Statute.DivisionEID(i)
			}
		}
		return out
	}
	l := t.Locator
	if e != nil {
		p, err := e.Statute.Locate(l)
		if err != nil {
			if p.Article == nil {
				return out
			}
			l = p.Locator
		} else {
			l = p.Locator
			if l.Item == 0 && t.Paragraph == 0 {
				l = t.Locator
			}
			out.Quote = clip(p.Text())
		}
	}
	if e == nil { // notes explain whole articles
		l = law.Locator{Article: l.Article}
	}
	a := w.Article(l.Article)
	switch {
	case e != nil && (e != w.Shown || a != nil && a.URL == ""):
		at := e.target(e.At(l.Article))
		out.Page, out.URL, out.Fragment = at.Page, at.URL, l.EID()
	case a == nil:
		return out
	case a.URL == "":
		out.Fragment = l.EID()
	default:
		out.Page, out.URL = nil, a.URL
		if l.Paragraph > 0 {
			out.Fragment = l.EID()
		}
	}
	return out
}

// target is a page of e as a target.
func (e *Edition) target(u URL) Target {
	if u == e.Work.Page.URL {
		return Target{Page: e.Work.Page}
	}
	return Target{URL: u}
}

// clip shortens a provision for a link, at the end of a sentence if possible.
func clip(s string) string {
	const enough = 4 << 10 // bytes: a table before the words is left out
	if len(s) > enough {
		s = strings.ToValidUTF8(s[:enough], "")
	}
	s = law.Flat(s)
	n, cut := 0, 0 // characters so far; bytes up to the last end of a sentence
	for at, r := range s {
		if n > quoteLimit/2 && (r == '。' || r == '；') {
			cut = at + utf8.RuneLen(r)
		}
		if n == quoteLimit {
			return s[:cmp.Or(cut, at)] + "……"
		}
		n++
	}
	return s
}

// numbersOf returns the numbers of division i and of those around it.
func numbersOf(st *law.Statute, i int) cite.Division {
	var have cite.Division
	for _, j := range st.Trail(i) {
		switch d := &st.Divisions[j]; d.Level {
		case law.Book:
			have.Book = d.Number
		case law.Subbook:
			have.Subbook = d.Number
		case law.Chapter:
			have.Chapter = d.Number
		case law.Section:
			have.Section = d.Number
		}
	}
	return have
}

// within reports whether a division is inside the one named; levels that are
// not named match any.
func within(want, have cite.Division) bool {
	match := func(w, h law.Number) bool { return w.IsZero() || w == h }
	return match(want.Book, have.Book) && match(want.Subbook, have.Subbook) && match(want.Chapter, have.Chapter) && match(want.Section, have.Section)
}

// findDivision finds a division by its numbers; -1 = not there.
func findDivision(st *law.Statute, want cite.Division) int {
	best := -1
	for i := range st.Divisions {
		have := numbersOf(st, i)
		if !within(want, have) {
			continue
		}
		deepest := !want.Section.IsZero() && have.Section == want.Section || want.Section.IsZero() && have.Section.IsZero()
		if best < 0 || deepest {
			best = i
		}
		if deepest && (!want.Chapter.IsZero() == !have.Chapter.IsZero()) {
			return best
		}
	}
	return best
}

// inside is the target of a citation within its own edition: the place on the
// same page, or in the volume that contains it.
func inside(e *Edition, t cite.Target) Target {
	out := Target{URL: e.URL}
	switch {
	case !t.Locator.IsZero():
		p, err := e.Statute.Locate(t.Locator)
		if err != nil {
			return Target{}
		}
		l := p.Locator
		if t.Paragraph == 0 && t.Item == 0 {
			l = law.Locator{Article: t.Article}
		}
		out.URL, out.Fragment, out.Quote = e.At(l.Article), l.EID(), clip(p.Text())
	case t.Division != (cite.Division{}):
		if i := findDivision(e.Statute, t.Division); i >= 0 {
			out.URL, out.Fragment = e.AtDivision(i), e.Statute.DivisionEID(i)
		}
	}
	return out
}
