package chart

import "pufa/internal/typeset"

// Drawing is a chart laid out for a minimum width, with the origin at the top left.
// Heights are in hundredths of a rem.
type Drawing struct {
	Height int
	Rects  []Rect
	Lines  []Segment
	Dots   []Dot
	Texts  []Text
}

// X is a horizontal position: a share of the width, in hundredths of a percent, plus
// hundredths of a rem. Shapes use only one of the two.
type X struct{ Share, Rem int }

// at returns the position in a drawing of a width, in hundredths of a rem.
func (x X) at(width int) int { return x.Share*width/whole + x.Rem }

// whole is the width as a share.
const whole = 10000

// Rect is a bar, a part of one, or a patch of a legend.
type Rect struct {
	X, Width  X
	Y, Height int
	Fill      int // from 1; see the patterns
}

// Segment is a straight line.
type Segment struct {
	X1     X
	Y1     int
	X2     X
	Y2     int
	Class  string // "axis", "grid", "rule", "line"
	Series int    // from 1, of a "line"; 0 = of none
}

// Dot marks a point of a line.
type Dot struct {
	X      X
	Y      int
	Series int // from 1
}

// Text is one line of text; Y is its base line.
type Text struct {
	X     X
	Y     int
	Text  string
	Class string // "value", "quiet", "end", "on-dark", "on-light", "on-pattern"; "" = label
	Align Align
}

// Align says which part of a text is at its position.
type Align int

const (
	Start Align = iota
	Middle
	End
)

// rooms are the widths that drawings are laid out for, in hundredths of a rem: a phone of
// 320 pixels in large print, the same in normal print, and a column of prose. The names
// are CSS classes; the stylesheet has the same widths.
var rooms = []struct {
	class string
	room  int
}{{"narrow", 1200}, {"middle", 1600}, {"wide", wide}}

const wide = 3000 // the last of them

// Measures, in hundredths of a rem. Letters count as 1 rem, the largest size in use.
const (
	row      = 145 // a line of text
	base     = 110 // base line, from the top of a line
	descent  = 30  // below the base line
	bar      = 115
	besides  = 40 // between a bar and its figure
	gutter   = 60 // between columns
	between  = 80 // rows
	plot     = 1000
	smallGap = 25
)

// draw lays a chart out for a room in hundredths of a rem.
func (c *Chart) draw(room int) *Drawing {
	d := &Drawing{}
	switch c.Kind {
	case Line:
		c.drawLine(d, room)
	case Stacked:
		c.drawStacked(d, room)
	case Share:
		c.drawShare(d, room)
	default:
		if !c.drawColumns(d, room) {
			c.drawBars(d, room)
		}
	}
	return d
}

// text adds a line of text whose top is at y.
func (d *Drawing) text(x X, y int, class string, align Align, text string) {
	if text != "" {
		d.Texts = append(d.Texts, Text{x, y + base, text, class, align})
	}
}

// lines adds lines of text below each other and returns where they end.
func (d *Drawing) lines(x X, y int, class string, lines []string) int {
	for _, l := range lines {
		d.text(x, y, class, Start, l)
		y += row
	}
	return y
}

// width returns the largest width of a text, in hundredths of a rem.
func width(s string) int { return typeset.Width(s) }

// widest is the width of the widest of some texts.
func widest(texts []string) int {
	n := 0
	for _, t := range texts {
		n = max(n, width(t))
	}
	return n
}

// share returns a length as a share of a room, rounded up.
func share(rems, room int) int { return (rems*whole + room - 1) / room }
