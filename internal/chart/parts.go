package chart

import (
	"pufa/internal/amount"
	"pufa/internal/typeset"
)

// patch is the side of a square of a legend.
const patch = 80

// drawStacked draws the columns of each row end to end, with their sum.
func (c *Chart) drawStacked(d *Drawing, room int) {
	y := d.legend(c.names(), room) + besides
	sums := make([]Value, len(c.Rows))
	var most int64
	for i := range c.Rows {
		var all []amount.Amount
		for _, s := range c.Series {
			sums[i].n += s.Values[i].n
			all = append(all, s.Values[i].Amount)
		}
		most = max(most, sums[i].n)
		if sum, ok := amount.Sum(all); ok {
			sums[i].Text = c.number(sum)
		}
	}
	sum := Chart{Rows: c.Rows, Series: []Series{{Values: sums}}}
	f := sum.frame(room)
	f.hi = most
	for i := range c.Rows {
		top := y
		labels := typeset.Wrap(c.Rows[i], f.labelRoom)
		y = d.labels(f, labels, y)
		if f.above {
			y = d.lines(X{Share: f.left}, y, "value", typeset.Wrap(sums[i].Text, room-f.left*room/whole))
		}
		var done int64
		for k, s := range c.Series {
			v := s.Values[i]
			from, to := f.x(done), f.x(done+v.n)
			done += v.n
			if to.Share > from.Share {
				d.part(from.Share, to.Share, y, bar, k+1, v.Text, room)
			}
		}
		if !f.above {
			d.text(X{Share: f.x(done).Share, Rem: besides}, y+(bar-row)/2, "value", Start, sums[i].Text)
		}
		y += bar
		if f.beside {
			y = max(y, top+len(labels)*row-(row-bar))
		}
		y += between
	}
	d.Height = y - between + smallGap
}

// part draws a part of a bar between two shares, and its figure where that fits.
func (d *Drawing) part(from, to, y, height, fill int, text string, room int) {
	d.Rects = append(d.Rects, Rect{X{Share: from}, X{Share: to - from}, y, height, fill})
	if width(text)+2*smallGap > (to-from)*room/whole {
		return
	}
	class := "on-pattern"
	if fill <= solid {
		class = [...]string{"on-dark", "on-light"}[fill-1]
	}
	d.text(X{Share: (from + to) / 2}, y+(height-row)/2, class, Middle, text)
}

// legend names the fills, as many per line as fit, and returns where it ends.
func (d *Drawing) legend(names []string, room int) int {
	x, y := 0, 0
	for k, name := range names {
		lines := typeset.Wrap(name, room-patch-gutter/2)
		if w := patch + gutter/2 + widest(lines); x > 0 && x+w > room {
			x, y = 0, y+row
		}
		d.Rects = append(d.Rects, Rect{X{Rem: x}, X{Rem: patch}, y + (row-patch)/2, patch, k + 1})
		end := d.lines(X{Rem: x + patch + gutter/2}, y, "", lines)
		x += patch + gutter/2 + widest(lines) + gutter
		if len(lines) > 1 {
			x, y = 0, end
		}
	}
	if x > 0 {
		y += row
	}
	return y
}

// strip is the height of the bar of a whole.
const strip = 220

// drawShare draws all parts in one bar, and lists them below with their shares.
func (c *Chart) drawShare(d *Drawing, room int) {
	values := c.Series[0].Values
	var all int64
	for _, v := range values {
		all += v.n
	}
	percents := make([]string, len(values))
	var figures []string
	for i, v := range values {
		switch {
		case v.Gap:
			percents[i] = "—"
		case c.Unit == "%":
			percents[i] = v.Text
		default:
			percents[i] = percent(v.n, all)
			figures = append(figures, v.Text+c.unitOf())
		}
	}
	if c.Unit == "%" { // what is missing to 100 stays empty
		if rest := hundred(values); rest > all {
			all = rest
		}
	}
	var done int64
	for i, v := range values {
		from, to := int(done*whole/all), int((done+v.n)*whole/all)
		done += v.n
		if to > from {
			d.part(from, to, 0, strip, i+1, percents[i], room)
		}
	}
	right := widest(percents)
	second := right + gutter
	if len(figures) > 0 {
		second += widest(figures) + gutter
	}
	label := patch + gutter/2
	listed := room-label-second >= 4*typeset.Em
	y := strip + gutter
	for i, v := range values {
		d.Rects = append(d.Rects, Rect{X{}, X{Rem: patch}, y + (row-patch)/2, patch, i + 1})
		figure := ""
		if !v.Gap && c.Unit != "%" {
			figure = v.Text + c.unitOf()
		}
		most := room - label - second
		if !listed { // figures get a line of their own
			most = room - label
		}
		end := d.lines(X{Rem: label}, y, "", typeset.Wrap(c.Rows[i], most))
		if !listed {
			if right+gutter+width(figure) > room-label {
				end = d.lines(X{Rem: label}, end, "quiet", typeset.Wrap(figure, room-label))
				figure = ""
			}
			y, end = end, end+row
		}
		d.text(X{Share: whole}, y, "value", End, percents[i])
		d.text(X{Share: whole, Rem: -right - gutter}, y, "quiet", End, figure)
		y = end + smallGap
		d.Lines = append(d.Lines, Segment{X2: X{Share: whole}, Y1: y, Y2: y, Class: "rule"})
		y += smallGap
	}
	d.Height = y
}

// unitOf returns the unit as written after a figure.
func (c *Chart) unitOf() string {
	if c.Unit == "" {
		return ""
	}
	return c.lang.say("", " ") + c.Unit
}

// percent writes a share to one decimal place.
func percent(n, all int64) string {
	tenths := (n*2000 + all) / (all * 2)
	return amount.New(tenths, 1, "").String() + "%"
}

// hundred is 100 on the scale of some values.
func hundred(values []Value) int64 {
	scaled, _, ok := amount.Scale(append(amounts(values), amount.Amount{Digits: 100}))
	if !ok {
		return 0
	}
	return scaled[len(scaled)-1]
}
