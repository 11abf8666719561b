package diag

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

const (
	lineCells = 100           // of a printed line, including the gutter
	tabCells  = 4             // from one tab stop to the next
	around    = 4 * lineCells // bytes read on either side of a span in a very long line
)

// glyph is one character of a shown line.
type glyph struct {
	r      rune
	cells  int
	marked bool // inside the span
}

// excerpt writes the first line of the place and carets under the span.
func (p Printer) excerpt(b *bytes.Buffer, pl place, s Severity) {
	gutter := fmt.Sprintf("%5d | ", pl.line)
	blank := strings.Repeat(" ", len(gutter)-2) + "| "
	line, indent, carets := pl.show(lineCells - len(gutter))
	b.WriteString(p.paint(faint, gutter) + line + "\n")
	b.WriteString(p.paint(faint, blank) + strings.Repeat(" ", indent))
	b.WriteString(p.paint(severityColor(s), strings.Repeat("^", carets)) + "\n")
}

// show returns the line as shown within room cells, the number of cells before the
// carets, and the number of carets, at least one.
func (p place) show(room int) (line string, indent, carets int) {
	glyphs, cutLeft, cutRight := p.glyphs()
	from, to := window(glyphs, room, cutLeft, cutRight)
	cutLeft, cutRight = cutLeft || from > 0, cutRight || to < len(glyphs)
	var b strings.Builder
	if cutLeft {
		b.WriteString("…")
		indent = 1
	}
	reached := false
	for _, g := range glyphs[from:to] {
		b.WriteRune(g.r)
		reached = reached || g.marked
		switch {
		case g.marked:
			carets += g.cells
		case !reached:
			indent += g.cells
		}
	}
	if cutRight {
		b.WriteString("…")
	}
	return strings.TrimRight(b.String(), " "), indent, max(carets, 1)
}

// glyphs returns the characters of the line as shown. An empty span marks the character
// after it, at the end of a line a blank. Of a very long line only the part around the
// span is returned.
func (p place) glyphs() (gs []glyph, cutLeft, cutRight bool) {
	a, z := p.lineStart, p.lineEnd
	if p.start-a > around {
		a, cutLeft = runeStart(p.text, p.start-around), true
	}
	if z-p.start > around {
		z, cutRight = runeStart(p.text, p.start+around), true
	}
	end := max(p.end, p.start+1)
	at := 0
	for i := a; i < z; {
		r, size := utf8.DecodeRuneInString(p.text[i:z])
		marked := i >= p.start && i < end
		if r == '\t' {
			for n := tabCells - at%tabCells; n > 0; n-- {
				gs = append(gs, glyph{' ', 1, marked})
				at++
			}
		} else {
			r = harmless(r)
			gs = append(gs, glyph{r, cells(r), marked})
			at += cells(r)
		}
		i += size
	}
	if p.start >= z {
		gs = append(gs, glyph{' ', 1, true})
	}
	return gs, cutLeft, cutRight
}

// window chooses the glyphs that fit into room cells: the beginning of the span with some
// context on both sides.
func window(gs []glyph, room int, cutLeft, cutRight bool) (from, to int) {
	total, first, upTo, marked := 0, len(gs), 0, 0
	for i, g := range gs {
		total += g.cells
		if g.marked {
			first = min(first, i)
			marked += g.cells
		}
		if i < first {
			upTo += g.cells
		}
	}
	if total <= room && !cutLeft && !cutRight {
		return 0, len(gs)
	}
	room -= 2 // one … on either side
	from = first
	if cutLeft || upTo+marked > room {
		for before := 0; from > 0 && before+gs[from-1].cells <= room/4; from-- {
			before += gs[from-1].cells
		}
	} else {
		from = 0
	}
	used := 0
	for to = from; to < len(gs) && used+gs[to].cells <= room; to++ {
		used += gs[to].cells
	}
	for from > 0 && used+gs[from-1].cells <= room { // the line ends soon: show more of what is before
		from--
		used += gs[from].cells
	}
	return from, to
}
