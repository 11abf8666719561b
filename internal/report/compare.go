package report

import (
	"regexp"
	"strconv"
	"strings"

	"pufa/internal/amount"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/site"
)

// Compare reports contradictions between the reports of a series. source returns the
// source text of a page.
func Compare(s Series, source func(*site.Page) string) diag.List {
	c := comparer{}
	for i, p := range s.Reports {
		if i == 0 {
			continue
		}
		last := s.Reports[i-1]
		switch was, is := front(last).Year, front(p).Year; {
		case is == was:
			c.diags.Add("report/year-twice", p.Doc.KeySpan("year"), is, last.Doc.Path).Related = []diag.Span{last.Doc.KeySpan("year")}
			continue
		case is > was+1:
			c.diags.Add("report/year-gap", p.Doc.KeySpan("year"), was, is)
			continue
		}
		c.checker = checker{page: p, front: front(p), diags: c.diags}
		c.last = last
		c.figures(front(last))
		text := source(p)
		c.changes(front(last), text)
		c.copied(text, source(last))
	}
	return c.diags
}

type comparer struct {
	checker
	last *site.Page
}

// figures compares the figures of two years, key by key.
func (c *comparer) figures(was *doc.Report) {
	first := "year"
	if len(c.front.Figures) > 0 {
		first = "figures[0]"
	}
	for i := range was.Figures {
		old := &was.Figures[i]
		if old.Key != "" && Find(c.front, old.Key) == nil {
			c.add("report/figure-gone", first, old.Label, old.Key, was.Year)
		}
	}
	for i := range c.front.Figures {
		f := &c.front.Figures[i]
		old, at := Find(was, f.Key), "figures["+strconv.Itoa(i)+"]"
		if old == nil {
			continue
		}
		switch {
		case old.Unit != f.Unit:
			c.add("report/unit-changed", at+".unit", f.Label, old.Unit, f.Unit, was.Year)
			continue
		case old.Label != f.Label:
			c.add("report/label-changed", at+".label", f.Key, old.Label, f.Label, was.Year)
		}
		a, ok1 := value(old)
		b, ok2 := value(f)
		if ok1 && ok2 && f.Unit != "%" && leap(a, b) {
			c.add("report/figure-leap", at+".value", f.Label, said(a, f.Unit), said(b, f.Unit))
		}
	}
}

// leap reports whether a large enough number is ten times the other or more: an extra
// digit is more likely than that.
func leap(a, b amount.Amount) bool {
	scaled, _, ok := amount.Scale([]amount.Amount{a, b, {Digits: 10}})
	if !ok {
		return false
	}
	lo, hi := min(scaled[0], scaled[1]), max(scaled[0], scaled[1])
	return lo > 0 && hi >= lo*10 && hi > scaled[2]
}

var (
	change   = regexp.MustCompile(`比(?:上一?年|去年)(?:同期)?(?:增加|增长|上升|提高|多|减少|下降|降低|少)了?\s*[0-9][^。；，、\n]*`)
	down     = regexp.MustCompile(`减少|下降|降低|少`)
	changeBy = regexp.MustCompile(`[0-9].*`)
)

// changes checks statements about changes of figures: 1192 批，比上年减少 8.3%.
func (c *comparer) changes(was *doc.Report, text string) {
	for _, l := range linesOf(text) {
		if l.cells != nil {
			continue
		}
		plain := amount.InText(l.text)
		for _, m := range change.FindAllStringIndex(plain, -1) {
			f := c.lastNamed(sentence(plain, m[0]))
			if f == nil {
				continue
			}
			old := Find(was, f.Key)
			if old == nil {
				continue
			}
			is, ok := Changed(old, f)
			words := plain[m[0]:m[1]]
			by := amount.Find(changeBy.FindString(words))
			if !ok || len(by) == 0 {
				continue
			}
			n := by[0].Amount
			if down.MatchString(words) {
				n.Digits = -n.Digits
			}
			right := agrees(old, f, is, n)
			if right == "" {
				continue
			}
			span := l.span(m[0], m[1])
			span.File = c.page.Doc.Path
			c.diags.Add("report/change-differs", span, f.Label, words, right)
		}
	}
}

// lastNamed returns the last figure whose value a sentence states, or nil.
func (c *comparer) lastNamed(sentence string) *doc.Figure {
	var found *doc.Figure
	at := -1
	for _, s := range amount.Find(sentence) {
		for i := range c.front.Figures {
			f := &c.front.Figures[i]
			if a, ok := value(f); ok && f.Unit != "" && strings.HasPrefix(s.Unit, f.Unit) && a.Same(s.Amount) && s.Start > at {
				found, at = f, s.Start
			}
		}
	}
	return found
}

// agrees returns "" if a change is as stated, in percent or in the figure's own unit;
// otherwise the true change.
func agrees(old, f *doc.Figure, is Change, stated amount.Amount) string {
	switch {
	case strings.HasPrefix(stated.Unit, "%") && is.Whole:
		a, _ := value(old)
		b, _ := value(f)
		scaled, _, ok := amount.Scale([]amount.Amount{a, b})
		if !ok || stated.Digits == percent(scaled[1]-scaled[0], scaled[0], stated.Places) {
			return ""
		}
		return said(is.Percent, "%")
	case f.Unit != "%" && strings.HasPrefix(stated.Unit, f.Unit) && !stated.Same(is.By):
		return said(is.By, f.Unit)
	}
	return ""
}

// copied reports paragraphs that are word for word in the report of the year before.
func (c *comparer) copied(text, last string) {
	const long = 40 // characters; shorter ones may well be equal
	old := map[string]bool{}
	for _, l := range linesOf(last) {
		if s := strings.TrimSpace(l.text); l.cells == nil && len([]rune(s)) >= long {
			old[s] = true
		}
	}
	for _, l := range linesOf(text) {
		s := strings.TrimSpace(l.text)
		if l.cells != nil || !old[s] {
			continue
		}
		start := l.start + strings.Index(l.text, s)
		d := c.diags.Add("report/paragraph-copied", diag.Span{File: c.page.Doc.Path, Start: start, End: start + len(s)}, front(c.last).Year)
		d.Related = append(d.Related, diag.At(c.last.Doc.Path))
	}
}
