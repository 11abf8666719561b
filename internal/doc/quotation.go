package doc

import (
	"sort"

	"pufa/internal/diag"
)

// Piece is a part of a quotation that stands in one place of the source.
type Piece struct {
	Text, Size int // offset and length in Ref.Quoted
	Start, End int // offsets in the file; Size bytes apart unless escapes were decoded
}

// words returns the place in the file of bytes start to end of the quoted words.
func (d *Detail) words(start, end int) diag.Span {
	span := d.Span
	first, last := d.piece(start), d.piece(end-1)
	if first == nil || last == nil {
		return span
	}
	span.Start, _ = first.of(start, start+1)
	_, span.End = last.of(end-1, end)
	if span.End < span.Start { // the words are not in the order of the source
		return d.Span
	}
	return span
}

// piece returns the piece that contains byte at of the words; nil = none.
func (d *Detail) piece(at int) *Piece {
	i := sort.Search(len(d.Pieces), func(i int) bool { return d.Pieces[i].Text+d.Pieces[i].Size > at })
	if i == len(d.Pieces) || d.Pieces[i].Text > at {
		return nil
	}
	return &d.Pieces[i]
}

// of returns the offsets in the file of a part of the piece.
func (p *Piece) of(start, end int) (int, int) {
	if p.End-p.Start != p.Size {
		return p.Start, p.End
	}
	return p.Start + start - p.Text, p.Start + end - p.Text
}
