package report

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"pufa/internal/amount"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/site"
)

// InText reports figures that the text does not mention or contradicts, and totals of
// tables that are wrong. text is the source of the page.
func InText(p *site.Page, text string) diag.List {
	t := teller{checker{page: p, front: front(p)}, linesOf(text), nil}
	for _, l := range t.lines {
		if l.cells == nil {
			t.stated = append(t.stated, amount.Find(l.text)...)
		}
	}
	for i := range t.front.Figures {
		f := &t.front.Figures[i]
		if a, ok := value(f); ok && f.Label != "" {
			t.figure(f, a, "figures["+strconv.Itoa(i)+"].value")
		}
	}
	for _, l := range t.lines {
		if l.cells != nil {
			t.row(l)
		} else {
			t.prose(l)
		}
	}
	t.sums()
	return t.diags
}

type teller struct {
	checker
	lines  []line
	stated []amount.Stated // in prose
}

var drawn = regexp.MustCompile(`^:{3,}\s*chart\b.*figures="?([^"}]*)`)

// figure reports a figure that the text does not state with its value and unit.
func (t *teller) figure(f *doc.Figure, a amount.Amount, key string) {
	near := ""
	for _, s := range t.stated {
		if !strings.HasPrefix(s.Unit, f.Unit) {
			continue
		}
		if s.Same(a) {
			return
		}
		if alike(s.String(), a.String()) && !t.isFigure(s.Amount, f.Unit) {
			near = said(s.Amount, f.Unit)
		}
	}
	for _, l := range t.lines {
		if m := drawn.FindStringSubmatch(l.text); m != nil && slices.Contains(strings.Fields(m[1]), f.Key) {
			return // the chart shows it
		}
		for j, c := range l.cells {
			n, ok := amount.Parse(c.text)
			if !ok || !l.isOf(j, n, f.Unit) {
				continue
			}
			if n.Same(a) {
				return
			}
			if alike(n.String(), a.String()) && !t.isFigure(n, f.Unit) {
				near = said(n, f.Unit)
			}
		}
	}
	if near != "" {
		t.add("report/figure-misstated", key, f.Label, said(a, f.Unit), near)
		return
	}
	t.add("report/figure-not-in-text", key, f.Label, said(a, f.Unit))
}

// isFigure reports whether any figure has this value and unit.
func (t *teller) isFigure(a amount.Amount, unit string) bool {
	return slices.ContainsFunc(t.front.Figures, func(f doc.Figure) bool {
		b, ok := value(&f)
		return ok && f.Unit == unit && b.Same(a)
	})
}

// alike reports whether one number may be a typo of the other: two digits swapped, or one
// digit wrong, extra or missing.
func alike(a, b string) bool {
	if len(a) == len(b) {
		differs := 0
		for i := range len(a) {
			if a[i] != b[i] {
				differs++
			}
		}
		sorted := func(s string) string { d := []byte(s); slices.Sort(d); return string(d) }
		return differs == 1 && len(a) > 2 || differs == 2 && sorted(a) == sorted(b)
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b) != len(a)+1 || len(a) < 2 {
		return false
	}
	for i := range len(b) {
		if b[:i]+b[i+1:] == a {
			return true
		}
	}
	return false
}

// row reports a table row that has the label of a figure and another value in the column
// of the report's year.
func (t *teller) row(l line) {
	for i := range t.front.Figures {
		f := &t.front.Figures[i]
		if f.Label == "" || l.cells[0].text != f.Label {
			continue
		}
		column, years := -1, false
		for j := 1; j < len(l.cells); j++ {
			if j >= len(l.head) {
				continue
			}
			if y := YearIn(l.head[j].text); y > 0 {
				years = true
				if y == t.front.Year {
					column = j
				}
			}
		}
		for j := 1; j < len(l.cells); j++ {
			n, ok := amount.Parse(l.cells[j].text)
			if !ok || years && j != column || !l.isOf(j, n, f.Unit) {
				continue
			}
			if !t.says(f.Label, f.Unit, n) {
				c := l.cells[j]
				t.differs(f, diag.Span{Start: c.start, End: c.start + len(c.text)}, c.text)
			}
			break // the remaining columns are remarks or other years
		}
		return
	}
}

// says reports whether a figure with a label and unit has a value. Several figures may
// share both.
func (t *teller) says(label, unit string, a amount.Amount) bool {
	for i := range t.front.Figures {
		f := &t.front.Figures[i]
		if b, ok := value(f); f.Label == label && f.Unit == unit && (!ok || b.Same(a)) {
			return true
		}
	}
	return false
}

func (t *teller) differs(f *doc.Figure, span diag.Span, text string) {
	a, _ := value(f)
	span.File = t.page.Doc.Path
	d := t.diags.Add("report/text-differs", span, f.Label, text, said(a, f.Unit))
	d.Related = append(d.Related, t.page.Doc.KeySpan("figures"))
}

var (
	link   = regexp.MustCompile(`^(?:[\s*：:，,]|的|是|为|有|了|共|计|达到|达|总)*`)
	others = regexp.MustCompile(`上年|去年|上一年|同期|前年|往年`)
	breaks = "。；！？\n"
)

// longest is the maximum length of an amount with its unit, in bytes.
const longest = 200

// sentence returns what a sentence says before a place, as far as it may be about it: a
// line without a stop is not read anew from its beginning for each of its words.
func sentence(text string, at int) string {
	const furthest = 600 // bytes
	near := text[max(0, at-furthest):at]
	return near[strings.LastIndexAny(near, breaks)+1:]
}

// prose reports a sentence that names a figure by its label and gives another value.
// Statements about other years are skipped.
func (t *teller) prose(l line) {
	text := amount.InText(l.text)
	for i := range t.front.Figures {
		f := &t.front.Figures[i]
		if _, ok := value(f); !ok || f.Label == "" {
			continue
		}
		for from := 0; ; {
			at := strings.Index(text[from:], f.Label)
			if at < 0 {
				break
			}
			at += from
			from = at + len(f.Label)
			if t.otherYear(sentence(text, at)) {
				continue
			}
			start := from + len(link.FindString(text[from:]))
			for _, s := range amount.Find(text[start:min(start+longest, len(text))]) {
				if s.Start == 0 && f.Unit != "" && strings.HasPrefix(s.Unit, f.Unit) && !t.says(f.Label, f.Unit, s.Amount) {
					said := strings.TrimSuffix(s.Text, strings.TrimPrefix(s.Unit, f.Unit))
					t.differs(f, l.span(start, start+len(said)), said)
				}
			}
		}
	}
}

// otherYear reports whether a text has turned to another year.
func (t *teller) otherYear(text string) bool {
	if others.MatchString(text) {
		return true
	}
	all := titleYear.FindAllStringSubmatch(text, -1)
	return len(all) > 0 && all[len(all)-1][1] != strconv.Itoa(t.front.Year)
}

// said writes a number with its unit: 230 次, 100%.
func said(a amount.Amount, unit string) string {
	if unit != "" && unit != "%" && unit != "‰" {
		unit = " " + unit
	}
	return a.String() + unit
}
