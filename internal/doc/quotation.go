package doc

import (
	"sort"
	"strconv"

	"pufa/internal/diag"
)

// Quotation is what an author quotes from a statute.
type Quotation struct {
	Text   string  // what a reader sees, blocks separated by "\n"
	Places []Place // where it stands in the source, in order; nil in a document that is kept lean
}

// Place is a stretch of a quotation and where it comes from.
type Place struct {
	Text, Size int // bytes of Quotation.Text
	Start, End int // bytes of the file; as many as Size, unless escapes were undone
}

// Within returns where bytes start to end of a quotation's Text stand. Where only
// a key names the place of r, it names that of the words, too: "KEY 12 30".
func (r *Ref) Within(start, end int) diag.Span {
	span := r.Span
	switch {
	case r.Quoted == nil:
		return span
	case span.Key != "":
		span.Key += " " + strconv.Itoa(start) + " " + strconv.Itoa(end)
		return span
	}
	first, last := r.Quoted.place(start), r.Quoted.place(end-1)
	if first == nil || last == nil {
		return span
	}
	span.Start, _ = first.of(start, start+1)
	_, span.End = last.of(end-1, end)
	if span.End < span.Start { // quoted words that do not come in the order of the source
		return r.Span
	}
	return span
}

// place returns the one that holds byte at of the text; nil = none.
func (q *Quotation) place(at int) *Place {
	i := sort.Search(len(q.Places), func(i int) bool { return q.Places[i].Text+q.Places[i].Size > at })
	if i == len(q.Places) || q.Places[i].Text > at {
		return nil
	}
	return &q.Places[i]
}

// of returns where a part of the place stands in the file.
func (p *Place) of(start, end int) (int, int) {
	if p.End-p.Start != p.Size {
		return p.Start, p.End
	}
	return p.Start + start - p.Text, p.Start + end - p.Text
}
