package markdown

import (
	"cmp"
	"slices"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// citedRange is the range of a citation in html.
type citedRange struct {
	start, end int
	ref        doc.Ref
	span       diag.Span   // in the source
	pieces     []doc.Piece // of the words quoted after it
	announces  bool        // the block below quotes it
	signed     int         // end in plain of the block above that is what it says; 0 = none
}

// locate finds a range of plain in html. If it begins or ends inside an element
// that it does not fill, the part on the other side of the tag is left out.
func (c *citer) locate(w *writer, start, end int) (citedRange, bool) {
	first, last := c.pieceAt(start), c.pieceAt(end-1)
	if first < 0 || last < 0 {
		return citedRange{}, false
	}
	for i := first; i < last; i++ { // code or a link in between
		if c.pieces[i].plain+c.pieces[i].size != c.pieces[i+1].plain {
			return citedRange{}, false
		}
	}
	a, b := c.pieces[first], c.pieces[last]
	r := citedRange{start: a.htmlAt(w, start), end: b.htmlAt(w, end)}
	inA, inB := a.inside, b.inside
	for inA != inB {
		switch {
		case inA > inB && c.marks[inA].start == start:
			r.start, inA = c.marks[inA].before, c.marks[inA].around
		case inB > inA && c.marks[inB].end == end:
			r.end, inB = c.marks[inB].after, c.marks[inB].around
		default: // the adjoining pieces at the end
			for first < last && c.pieces[first].inside != b.inside {
				first++
			}
			for i := last; i > first; i-- {
				if c.pieces[i-1].inside != b.inside {
					first = i
				}
			}
			a = c.pieces[first]
			r.start, r.end = a.html, b.htmlAt(w, end)
			start = max(start, a.plain)
			inA, inB = b.inside, b.inside
		}
	}
	r.ref, r.span = doc.Ref{Kind: doc.Cite}, w.span(w.blockStart, w.blockStart)
	if a.at >= 0 && b.at >= 0 {
		r.span = w.span(a.at+max(0, start-a.plain), b.at+end-b.plain)
	}
	return r, r.start < r.end
}

// pieceAt returns the index of the piece that contains a byte of plain, or -1.
func (c *citer) pieceAt(at int) int {
	i, found := slices.BinarySearchFunc(c.pieces, at, func(p piece, at int) int {
		switch {
		case p.plain+p.size <= at:
			return -1
		case p.plain > at:
			return 1
		}
		return 0
	})
	if !found {
		return -1
	}
	return i
}

// escapedSize is the length of s in html.
func escapedSize(s []byte) int {
	n := len(s)
	for _, b := range s {
		switch b {
		case '&':
			n += len("&amp;") - 1
		case '<', '>':
			n += len("&lt;") - 1
		case '"':
			n += len("&quot;") - 1
		}
	}
	return n
}

// insert puts holes and end tags into the finished block.
func (c *citer) insert(w *writer, found []citedRange) {
	const endTag = "</a>"
	slices.SortFunc(found, func(a, b citedRange) int { return cmp.Compare(a.start, b.start) })
	text := append(c.written[:0], w.html[c.html:]...)
	c.written = text
	w.html = w.html[:c.html]
	at, shift := c.html, 0
	holes := append(c.holed[:0], w.holes[c.holes:]...)
	c.holed = holes
	w.holes = w.holes[:c.holes]
	earlier := func(until int) { // holes before an offset of the old text
		for len(holes) > 0 && holes[0].at < until {
			holes[0].at += shift
			w.holes = append(w.holes, holes[0])
			holes = holes[1:]
		}
	}
	for _, r := range found {
		if r.start < at {
			continue
		}
		earlier(r.start)
		w.html = append(w.html, text[at-c.html:r.start-c.html]...)
		w.hole(r.ref, doc.Detail{Span: r.span, Pieces: r.pieces})
		earlier(r.end)
		w.html = append(w.html, text[r.start-c.html:r.end-c.html]...)
		w.html = append(w.html, endTag...)
		at, shift = r.end, shift+len(endTag)
	}
	earlier(len(text) + c.html + 1)
	w.html = append(w.html, text[at-c.html:]...)
}
