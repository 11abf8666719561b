package report

import (
	"regexp"
	"slices"
	"strings"

	"pufa/internal/amount"
	"pufa/internal/diag"
)

var (
	totalRow = regexp.MustCompile(`^(?i:合计|总计|共计|total)$`)
	partRow  = regexp.MustCompile(`^(?i:其中|小计|of which|subtotal)`)
	noSum    = regexp.MustCompile(`[%％‰率均]|(?i:rate|average|share)`)
)

// sums reports a row of totals that differ from the sum of the rows above. It does not
// add rates, different units, or rows that are parts of other rows.
func (t *teller) sums() {
	var above []line
	drawing := false // totals of a chart are checked when the chart is read
	for _, l := range t.lines {
		switch text := strings.TrimSpace(l.text); {
		case strings.HasPrefix(text, "::: chart"):
			drawing = true
		case strings.HasPrefix(text, ":::"):
			drawing = false
		}
		if len(above) > 0 && (l.cells == nil || &l.head[0] != &above[0].head[0]) {
			above = nil
		}
		if l.cells == nil || drawing {
			continue
		}
		if len(above) > 1 && totalRow.MatchString(l.cells[0].text) && addable(above) {
			for j := 1; j < len(l.cells); j++ {
				t.sum(l, above, j)
			}
		}
		above = append(above, l)
	}
}

// addable reports whether rows can be added: none is a part of another, and all have one
// unit.
func addable(rows []line) bool {
	units := slices.IndexFunc(rows[0].head, func(h cell) bool { return h.text == "单位" || strings.EqualFold(h.text, "unit") })
	return !slices.ContainsFunc(rows, func(l line) bool {
		return partRow.MatchString(l.cells[0].text) || units >= 0 && units < len(l.cells) && units < len(rows[0].cells) && l.cells[units].text != rows[0].cells[units].text
	})
}

// sum compares one column.
func (t *teller) sum(l line, above []line, j int) {
	said, ok := amount.Parse(l.cells[j].text)
	if !ok || said.Unit == "%" || j >= len(l.head) || noSum.MatchString(l.head[j].text) {
		return
	}
	var all []amount.Amount
	for _, row := range above {
		if j >= len(row.cells) {
			return
		}
		a, ok := amount.Parse(row.cells[j].text)
		if !ok || a.Unit != said.Unit {
			return
		}
		all = append(all, a)
	}
	if sum, exact := amount.Sum(all); exact && !sum.Same(said) {
		c := l.cells[j]
		t.diags.Add("report/sum-differs", diag.Span{File: t.page.Doc.Path, Start: c.start, End: c.start + len(c.text)}, said.String(), sum.String())
	}
}
