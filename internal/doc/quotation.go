package doc

import (
	"sort"

	"pufa/internal/diag"
)

// Place is a stretch of a quotation and where it comes from.
type Place struct {
	Text, Size int // bytes of Ref.Quoted
	Start, End int // bytes of the file; as many as Size, unless escapes were undone
}

// words returns where bytes start to end of the quoted words stand.
func (d *Detail) words(start, end int) diag.Span {
	span := d.Span
	first, last := d.place(start), d.place(end-1)
	if first == nil || last == nil {
		return span
	}
	span.Start, _ = first.of(start, start+1)
	_, span.End = last.of(end-1, end)
	if span.End < span.Start { // quoted words that do not come in the order of the source
		return d.Span
	}
	return span
}

// place returns the one that holds byte at of the words; nil = none.
func (d *Detail) place(at int) *Place {
	i := sort.Search(len(d.Places), func(i int) bool { return d.Places[i].Text+d.Places[i].Size > at })
	if i == len(d.Places) || d.Places[i].Text > at {
		return nil
	}
	return &d.Places[i]
}

// of returns where a part of the place stands in the file.
func (p *Place) of(start, end int) (int, int) {
	if p.End-p.Start != p.Size {
		return p.Start, p.End
	}
	return p.Start + start - p.Text, p.Start + end - p.Text
}
