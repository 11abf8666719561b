package chart

import (
	"cmp"
	"slices"

	"pufa/internal/typeset"
)

// marks are the characters for the dots of series, shown before their names.
var marks = []string{"●", "○", "■", "□", "◆"}

// mostDots is the largest number of rows for which points are marked.
const mostDots = 24

// drawLine places points in time from left to right and joins those of a series.
func (c *Chart) drawLine(d *Drawing, room int) {
	lo, hi := c.extent()
	ticks := niceTicks(lo, hi)
	lo, hi = min(lo, ticks[0]), max(hi, ticks[len(ticks)-1])
	y := func(n int64) int { return row + plot - int((n-lo)*plot/(hi-lo)) }

	var tickTexts []string
	for _, t := range ticks {
		tickTexts = append(tickTexts, c.tick(t))
	}
	first, last := width(short(c.Rows[0]))/2+1, width(short(c.Rows[len(c.Rows)-1]))/2+1
	if len(c.Series) == 1 {
		figure := 0
		for _, v := range c.Series[0].Values {
			figure = max(figure, width(v.Text)/2)
		}
		if widest(tickTexts)+2*figure < room/2 { // otherwise those near the edges get no text
			first, last = max(first, figure), max(last, figure)
		}
	}
	left := share(widest(tickTexts)+smallGap+first, room)
	right := whole - share(last, room)
	names := c.ends(room * 2 / 5)
	if names != nil {
		right = whole - share(max(last, widestOf(names)+gutter), room)
	}
	if right < left+whole/5 {
		names, right = nil, whole-share(last, room)
	}
	top := 0
	if names == nil && len(c.Series) > 1 { // no room beside the lines
		for k, s := range c.Series {
			top = d.lines(X{}, top, "", typeset.Wrap(marks[k]+" "+s.Name, room))
		}
	}
	for i, t := range ticks {
		d.Lines = append(d.Lines, Segment{X2: X{Share: right}, Y1: top + y(t), Y2: top + y(t), Class: grid(t)})
		d.text(X{}, top+y(t)-row, "quiet", Start, tickTexts[i])
	}
	at := c.across(left, right)
	c.plotLines(d, at, func(n int64) int { return top + y(n) })
	c.axisLabels(d, at, top+row+plot+smallGap, room)
	if len(c.Series) == 1 {
		c.pointLabels(d, at, func(n int64) int { return top + y(n) }, room)
	} else if names != nil {
		c.endLabels(d, names, right, func(n int64) int { return top + y(n) })
	}
	d.Height = top + row + plot + smallGap + row
}

func grid(t int64) string {
	if t == 0 {
		return "axis"
	}
	return "grid"
}

// across returns the place of each row: by its year, where rows are years.
func (c *Chart) across(left, right int) []int {
	n := len(c.Rows)
	out := make([]int, n)
	byYear := years(c.Rows)
	for i, l := range c.Rows {
		at, of := i, n-1
		if byYear {
			at, of = year(l)-year(c.Rows[0]), year(c.Rows[n-1])-year(c.Rows[0])
		}
		out[i] = left + (right-left)*at/of
	}
	return out
}

func (c *Chart) plotLines(d *Drawing, at []int, y func(int64) int) {
	for k, s := range c.Series {
		before := -1
		for i, v := range s.Values {
			if v.Gap {
				before = -1
				continue
			}
			if before >= 0 {
				d.Lines = append(d.Lines, Segment{X{Share: at[before]}, y(s.Values[before].n), X{Share: at[i]}, y(v.n), "line", k + 1})
			}
			alone := before < 0 && (i+1 == len(s.Values) || s.Values[i+1].Gap)
			if len(c.Rows) <= mostDots || alone || i+1 == len(s.Values) {
				d.Dots = append(d.Dots, Dot{X{Share: at[i]}, y(v.n), k + 1})
			}
			before = i
		}
	}
}

// axisLabels names rows below the axis: every second, third … row counted back from the
// last, so that names do not collide.
func (c *Chart) axisLabels(d *Drawing, at []int, y, room int) {
	for step := 1; ; step++ {
		var texts []Text
		edge, fits := room, true
		for i := len(at) - 1; i >= 0; i -= step {
			label := short(c.Rows[i])
			half := (width(label) + 1) / 2
			x := at[i] * room / whole
			fits = fits && x+half <= edge && x >= half
			edge = x - half - smallGap
			texts = append(texts, Text{X{Share: at[i]}, y + base, label, "quiet", Middle})
		}
		if fits || step >= len(at) {
			d.Texts = append(d.Texts, texts...)
			return
		}
	}
}

// pointLabels writes the figures of a single line: the last, the first, the largest and
// the smallest, then others that fit.
func (c *Chart) pointLabels(d *Drawing, at []int, y func(int64) int, room int) {
	values := c.Series[0].Values
	order := make([]int, 0, len(values))
	for i := range values {
		if !values[i].Gap {
			order = append(order, i)
		}
	}
	if len(order) == 0 {
		return
	}
	rank := map[int]int{order[len(order)-1]: -4, order[0]: -3}
	byValue := slices.SortedStableFunc(slices.Values(order), func(a, b int) int { return cmp.Compare(values[b].n, values[a].n) })
	for r, i := range []int{byValue[0], byValue[len(byValue)-1]} {
		if _, ranked := rank[i]; !ranked {
			rank[i] = r - 2
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank[a], rank[b]) })
	for _, i := range order {
		t := Text{X{Share: at[i]}, y(values[i].n) - 45, values[i].Text, "value", Middle}
		b := t.box(room)
		if b.left < 0 || b.right > room {
			continue
		}
		if !slices.ContainsFunc(d.Texts, func(other Text) bool { return b.meets(other.box(room)) }) {
			d.Texts = append(d.Texts, t)
		}
	}
}

// ends returns the names of the series with their last figures, broken into lines for the
// right-hand side; nil = they do not fit.
func (c *Chart) ends(most int) [][]string {
	if len(c.Series) == 1 {
		return nil
	}
	var out [][]string
	all := 0
	for k, s := range c.Series {
		text := marks[k] + " " + s.Name
		if v := s.Values[len(s.Values)-1]; !v.Gap {
			text += " " + v.Text
		}
		lines := typeset.Wrap(text, most)
		out = append(out, lines)
		all += len(lines) * row
	}
	if all > plot+row {
		return nil
	}
	return out
}

func widestOf(texts [][]string) int {
	n := 0
	for _, t := range texts {
		n = max(n, widest(t))
	}
	return n
}

// endLabels writes the names at the height where their lines end, moved apart if they
// would collide.
func (c *Chart) endLabels(d *Drawing, names [][]string, right int, y func(int64) int) {
	type label struct{ series, top, height int }
	var all []label
	for k, s := range c.Series {
		at := y(0)
		for _, v := range s.Values {
			if !v.Gap {
				at = y(v.n)
			}
		}
		h := len(names[k]) * row
		all = append(all, label{k, max(0, at-row/2), h})
	}
	slices.SortStableFunc(all, func(a, b label) int { return cmp.Compare(a.top, b.top) })
	lo, _ := c.extent()
	bottom := y(lo) + smallGap           // the names of rows are below
	for i := len(all) - 1; i >= 0; i-- { // up from the bottom, then down from the top
		if all[i].top+all[i].height > bottom {
			all[i].top = bottom - all[i].height
		}
		bottom = all[i].top
	}
	edge := 0
	for _, l := range all {
		l.top = max(l.top, edge)
		edge = l.top + l.height
		d.lines(X{Share: right, Rem: gutter}, l.top, "end", names[l.series])
	}
}
