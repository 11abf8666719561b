package doc

import (
	"sort"

	"pufa/internal/diag"
)

// Place maps a part of a quotation to its place in the source.
type Place struct {
	Text, Size int // offset and length in Ref.Quoted
	Start, End int // offsets in the file; Size bytes apart unless escapes were decoded
}

// words returns the place in the file of bytes start to end of the quoted words.
func (d *Detail) words(start, end int) diag.Span {
	span := d.Span
	first, last := d.place(start), d.place(end-1)
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

// place returns the place that contains byte at of the words; nil = none.
func (d *Detail) place(at int) *Place {
	i := sort.Search(len(d.Places), func(i int) bool { return d.Places[i].Text+d.Places[i].Size > at })
	if i == len(d.Places) || d.Places[i].Text > at {
		return nil
	}
	return &d.Places[i]
}

// of returns the offsets in the file of a part of the place.
func (p *Place) of(start, end int) (int, int) {
	if p.End-p.Start != p.Size {
		return p.Start, p.End
	}
	return p.Start + start - p.Text, p.Start + end - p.Text
}
