package chart

import (
	"strings"

	"pufa/internal/amount"
	"pufa/internal/typeset"
)

// judge reports what the kind of drawing cannot show, and wrong sums.
func (r *reader) judge() {
	c := r.chart
	if c.Kind == Auto {
		c.Kind = Bar
		if times(c.Rows) && len(c.Rows) > 2 {
			c.Kind = Line
		}
	}
	switch n := len(c.Rows); {
	case c.Kind == Line && n < 2:
		r.fault("chart/one-point", r.at[0], 0)
	case c.Kind == Line:
		r.lines()
	case n*len(c.Series) > mostBars && c.Kind == Bar, n > mostBars:
		r.fault("chart/too-many-rows", r.at[min(n, mostBars)-1], 0, itoa(n*len(c.Series)), itoa(mostBars))
	case c.Kind == Share && n > mostParts:
		r.fault("chart/too-many-parts", r.at[mostParts], 0, itoa(n), itoa(mostParts))
	}
	if c.Kind == Share || c.Kind == Stacked {
		r.parts()
	}
	for _, row := range r.totals {
		r.total(row)
	}
}

// lines checks that labels fit at an axis and that years are in order.
func (r *reader) lines() {
	c := r.chart
	byYear := years(c.Rows)
	for i, label := range c.Rows {
		if typeset.Width(short(label)) > mostAxis*typeset.Em {
			r.fault("chart/line-label", r.at[i], 0, label)
			return
		}
		if i > 0 && byYear && year(label) <= year(c.Rows[i-1]) {
			r.fault("chart/years-order", r.at[i], 0, label, c.Rows[i-1])
			return
		}
	}
}

// parts checks that the figures are parts of a whole.
func (r *reader) parts() {
	c := r.chart
	for k, s := range c.Series {
		for i, v := range s.Values {
			if v.n < 0 {
				r.fault("chart/negative-part", r.at[i], r.cols[k], v.Text)
			}
		}
	}
	if c.Kind != Share || r.bad {
		return
	}
	sum, ok := amount.Sum(amounts(c.Series[0].Values))
	hundred := amount.Amount{Digits: 100}
	switch {
	case !ok:
		r.fault("chart/too-many-digits", -1, -1)
	case sum.Digits == 0:
		r.fault("chart/nothing-to-share", -1, r.cols[0])
	case c.Unit == "%" && over(sum, hundred, len(c.Rows)):
		r.fault("chart/more-than-all", -1, r.cols[0], sum.String())
	}
}

// over reports whether a sum of n rounded percentages is more than rounding explains.
func over(sum, whole amount.Amount, n int) bool {
	scaled, places, ok := amount.Scale([]amount.Amount{sum, whole})
	if !ok {
		return true
	}
	slack := int64(n)
	if places > 1 {
		slack *= 10
	}
	return scaled[0] > scaled[1]+slack/2
}

// total compares a row of totals with the sum of the others. Rates are not added.
func (r *reader) total(row int) {
	c := r.chart
	if c.Unit == "%" || c.Unit == "‰" || strings.TrimSpace(r.Rows[row][0]) == "小计" {
		return
	}
	for k, j := range r.cols {
		said, ok := amount.Parse(r.cell(row, j))
		sum, exact := amount.Sum(amounts(c.Series[k].Values))
		if ok && exact && !said.Same(sum) {
			r.warn("chart/sum-differs", row, j, said.String(), sum.String())
		}
	}
}

func amounts(values []Value) []amount.Amount {
	var out []amount.Amount
	for _, v := range values {
		out = append(out, v.Amount)
	}
	return out
}
