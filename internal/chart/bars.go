package chart

import "pufa/internal/typeset"

// drawBars draws horizontal bars, each below or beside its name, with its figure at its
// end. Several columns make groups.
func (c *Chart) drawBars(d *Drawing, room int) {
	f := c.frame(room)
	y := 0
	if f.beside {
		d.axis(f, y)
	}
	for i := range c.Rows {
		top := y
		labels := typeset.Wrap(c.Rows[i], f.labelRoom)
		y = d.labels(f, labels, y)
		for k, s := range c.Series {
			v := s.Values[i]
			if f.names > 0 {
				d.text(X{Share: f.left, Rem: -besides}, y+(bar-row)/2, "", End, s.Name)
			} else if len(c.Series) > 1 {
				y = d.lines(X{Share: f.left}, y, "", typeset.Wrap(s.Name, f.labelRoom))
			}
			if f.above {
				y = d.lines(X{Share: f.left}, y, "value", typeset.Wrap(v.shown(), room-f.left*room/whole))
			}
			if !f.beside && (k == 0 || f.names == 0 || f.above) {
				d.axis(f, y)
			}
			c.bar(d, f, v, y, c.fill(k))
			d.Lines[len(d.Lines)-1].Y2 = y + bar
			y += bar + smallGap
		}
		y -= smallGap
		if f.beside {
			y = max(y, top+len(labels)*row-(row-bar))
		}
		y += between
		if len(c.Series) > 1 {
			y += between / 2
		}
	}
	d.Height = y - between + smallGap
	if len(c.Series) > 1 {
		d.Height -= between / 2
	}
}

// axis begins the line at zero. One line runs through all bars unless names are above
// some of them.
func (d *Drawing) axis(f frame, y int) {
	d.Lines = append(d.Lines, Segment{X1: f.x(0), Y1: y, X2: f.x(0), Y2: y, Class: "axis"})
}

// frame says how the room is divided among names of rows, names of columns and bars.
type frame struct {
	labelRoom int  // for a line of a row's name
	beside    bool // names of rows are beside their bars
	labels    int  // width of the names of rows beside bars, in rem
	names     int  // width of the names of columns; 0 = they are above their bars
	left      int  // where bars begin, as a share
	from, to  int  // the range of the bars, as shares
	above     bool // figures are above their bars, since there is no room beside
	lo, hi    int64
}

func (c *Chart) frame(room int) frame {
	f := frame{labelRoom: room * 2 / 5}
	f.lo, f.hi = c.extent()
	deepest, at := 0, 0
	for _, l := range c.Rows {
		lines := typeset.Wrap(l, f.labelRoom)
		deepest, at = max(deepest, len(lines)), max(at, widest(lines))
	}
	switch group := len(c.Series)*(bar+smallGap) + between; {
	case room >= wide && len(c.Series) == 1:
		f.beside = deepest <= 3
	case room >= wide:
		f.beside = deepest*row <= group
	default:
		f.beside = deepest <= 1 && len(c.Series) == 1
	}
	if f.beside {
		f.labels = at + gutter
	} else {
		f.labelRoom = room
	}
	if w := widest(c.names()); len(c.Series) > 1 && w <= (room-f.labels)/3 {
		f.names = w + besides
	}
	f.left = share(f.labels+f.names, room)
	before, after := c.figures()
	rest := room - f.labels - f.names
	if before+after > rest/2 {
		f.above, before, after = true, 0, 0
	}
	f.from, f.to = f.left+share(before, room), whole-share(after, room)
	return f
}

// figures returns the room for figures at the ends of bars: to the left of those below
// zero, to the right of others.
func (c *Chart) figures() (before, after int) {
	for _, s := range c.Series {
		for _, v := range s.Values {
			if v.n < 0 {
				before = max(before, width(v.shown())+besides)
			} else {
				after = max(after, width(v.shown())+besides)
			}
		}
	}
	return before, after
}

// x returns the place of a value.
func (f *frame) x(n int64) X {
	if f.hi == f.lo {
		return X{Share: f.from}
	}
	return X{Share: f.from + int((n-f.lo)*int64(f.to-f.from)/(f.hi-f.lo))}
}

// labels writes the name of a row and returns where the bars may begin.
func (d *Drawing) labels(f frame, lines []string, y int) int {
	if f.beside {
		d.lines(X{}, y+(bar-row)/2, "", lines)
		return y
	}
	return d.lines(X{}, y, "", lines)
}

// least is the share of the width that even the smallest bar gets, so that it is visible.
const least = 30

// bar draws the bar of one figure, and the figure.
func (c *Chart) bar(d *Drawing, f frame, v Value, y, fill int) {
	zero, end := f.x(0), f.x(v.n)
	switch {
	case v.n < 0:
		if from := max(0, min(end.Share, zero.Share-least)); from < zero.Share {
			d.Rects = append(d.Rects, Rect{X{Share: from}, X{Share: zero.Share - from}, y, bar, fill})
		}
	case v.n > 0:
		d.Rects = append(d.Rects, Rect{zero, X{Share: min(whole-zero.Share, max(least, end.Share-zero.Share))}, y, bar, fill})
	}
	switch {
	case f.above:
	case v.n < 0:
		d.text(X{Share: end.Share, Rem: -besides}, y+(bar-row)/2, "value", End, v.Text)
	default:
		d.text(X{Share: end.Share, Rem: besides}, y+(bar-row)/2, "value", Start, v.shown())
	}
}

// fill returns the fill for the bars of column k. Since names are beside the bars, two
// fills are enough: one for the column in question and one for the rest, such as earlier
// years.
func (c *Chart) fill(k int) int {
	strong := 0
	if names := c.names(); years(names) {
		for i, n := range names {
			if year(n) > year(names[strong]) {
				strong = i
			}
		}
	}
	if k == strong {
		return 1
	}
	return 2
}

// drawColumns draws one figure per point in time as vertical columns. It reports false,
// and draws nothing, if there is no room for the labels above and below them.
func (c *Chart) drawColumns(d *Drawing, room int) bool {
	n := len(c.Rows)
	if len(c.Series) > 1 || n < 2 || !times(c.Rows) {
		return false
	}
	values := c.Series[0].Values
	lo, hi := c.extent()
	slots := whole / max(n, 4) // few columns stay slim
	for i, v := range values {
		if max(width(v.shown()), width(short(c.Rows[i])))+smallGap*2 > slots*room/whole {
			return false
		}
	}
	if lo < 0 || hi == 0 {
		return false
	}
	for i, v := range values {
		middle := X{Share: slots*i + slots/2}
		height, fill := int(v.n*plot/hi), 2
		if i == n-1 {
			fill = 1
		}
		if height > 0 {
			d.Rects = append(d.Rects, Rect{X{Share: slots*i + slots/5}, X{Share: slots * 3 / 5}, row + plot - height, height, fill})
		}
		d.text(middle, plot-height, "value", Middle, v.shown())
		d.text(middle, row+plot+smallGap, "quiet", Middle, short(c.Rows[i]))
	}
	d.Height = row + plot + smallGap + row
	d.Lines = append(d.Lines, Segment{X2: X{Share: slots * n}, Y1: row + plot, Y2: row + plot, Class: "axis"})
	return true
}
