// Package chart draws tables of figures as SVG: bars, stacked bars, lines and shares.
//
// [Read] makes a [Chart] of a table, or faults if a drawing would mislead; [Chart.SVG]
// draws it. A drawing is laid out for several widths, from phone to page, and a
// stylesheet shows the one that fits. Horizontal positions are shares of the width;
// vertical ones are in rem, like letters: so a drawing fills any column, grows with the
// reader's font size and prints sharp. What does not overlap at the smallest width never
// overlaps.
//
// Bars begin at zero. Each figure is written at its bar or point, so that nobody has to
// measure. Words and patterns show what belongs together, never colour alone. There are
// no pie charts: their parts are hard to compare.
package chart

import (
	"regexp"
	"strconv"
	"strings"

	"pufa/internal/amount"
)

// Kind is a way to draw a table.
type Kind int

const (
	Auto    Kind = iota // lines where the rows are times, else bars
	Bar                 // several columns of figures are groups of bars
	Stacked             // columns are parts of a bar
	Line
	Share // parts of a whole
)

// Kinds are the words for the kinds, from Bar on.
var Kinds = []string{"bar", "stacked", "line", "share"}

// Chart is a table that can be drawn.
type Chart struct {
	Kind   Kind
	Unit   string // of all figures; "" = not known
	Rows   []string
	Series []Series
	lang   Lang
}

// Series is a column of figures, one for each row.
type Series struct {
	Name   string
	Values []Value
}

// Value is one figure.
type Value struct {
	Amount amount.Amount
	Text   string // as it is shown
	Gap    bool   // there is none

	n int64 // scaled as all others
}

// shown returns the text at the place of a figure.
func (v Value) shown() string {
	if v.Gap {
		return "—"
	}
	return v.Text
}

// Lang is the language of the words that a chart adds by itself. The zero value is
// Chinese.
type Lang int

const (
	ZH Lang = iota
	EN
)

func (l Lang) say(zh, en string) string {
	if l == EN {
		return en
	}
	return zh
}

var (
	yearForm = regexp.MustCompile(`^([12][0-9]{3})\s*(?:年度?)?$`)
	timeForm = regexp.MustCompile(`^(?:[12][0-9]{3}\s*(?:年度?)?|(?:[12][0-9]{3}\s*年\s*)?(?:[0-9]{1,2}\s*月|第?[一二三四1-4]\s*季度|[上下]半年)|[12][0-9]{3}[-/.][0-9]{1,2})$`)
)

// year returns the year that a label names, or 0.
func year(label string) int {
	m := yearForm.FindStringSubmatch(strings.TrimSpace(label))
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

func years(labels []string) bool { return every(labels, func(s string) bool { return year(s) > 0 }) }

func times(labels []string) bool { return every(labels, timeForm.MatchString) }

func every(labels []string, ok func(string) bool) bool {
	for _, l := range labels {
		if !ok(l) {
			return false
		}
	}
	return len(labels) > 0
}

// short returns the name of a row at an axis.
func short(label string) string {
	if y := year(label); y > 0 {
		return strconv.Itoa(y)
	}
	return label
}

// names lists the names of the columns.
func (c *Chart) names() []string {
	var out []string
	for _, s := range c.Series {
		out = append(out, s.Name)
	}
	return out
}

// extent returns the range of the values. It always includes zero.
func (c *Chart) extent() (lo, hi int64) {
	for _, s := range c.Series {
		for _, v := range s.Values {
			lo, hi = min(lo, v.n), max(hi, v.n)
		}
	}
	return lo, hi
}
