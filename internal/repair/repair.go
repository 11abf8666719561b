// Package repair mends texts by the edits that findings carry.
//
// [Choose] takes the findings that can be mended at once, [Lines] shows what their edits
// change. Both go by offsets into decoded texts; package source does the edits in the bytes
// of a file.
//
// It mends nothing by itself: what may be mended without a person is decided where the
// finding is made.
package repair

import (
	"cmp"
	"slices"

	"pufa/internal/diag"
)

// Plan is the edits to be done, by file. Those of a file are in order and do not touch
// one another.
type Plan map[string][]diag.Edit

// Choose takes findings one after the other, in their order, with all their edits. One
// whose edits would touch those of an earlier one is left: it is found again once that
// is mended, if it is still there. It returns also the findings that were taken.
func Choose(l diag.List) (Plan, diag.List) {
	l = slices.Clone(l)
	l.Sort()
	plan, taken := Plan{}, diag.List{}
	for _, d := range l {
		if len(d.Edits) == 0 || !apart(d.Edits) || slices.ContainsFunc(d.Edits, plan.touches) {
			continue
		}
		for _, e := range d.Edits {
			edits := plan[e.Span.File]
			plan[e.Span.File] = slices.Insert(edits, insertAt(edits, e), e)
		}
		taken = append(taken, d)
	}
	return plan, taken
}

// touches reports whether an edit touches one that was chosen.
func (p Plan) touches(e diag.Edit) bool {
	edits := p[e.Span.File]
	i := insertAt(edits, e)
	return i > 0 && touch(edits[i-1].Span, e.Span) || i < len(edits) && touch(edits[i].Span, e.Span)
}

// insertAt is where an edit belongs among others that are in order and do not touch.
func insertAt(edits []diag.Edit, e diag.Edit) int {
	i, _ := slices.BinarySearchFunc(edits, e, func(a, b diag.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return i
}

// apart reports whether no two edits of one finding touch.
func apart(edits []diag.Edit) bool {
	edits = slices.SortedFunc(slices.Values(edits), func(a, b diag.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.File, b.Span.File), cmp.Compare(a.Span.Start, b.Span.Start))
	})
	for i := 1; i < len(edits); i++ {
		if a, b := edits[i-1], edits[i]; a.Span.File == b.Span.File && touch(a.Span, b.Span) {
			return false
		}
	}
	return true
}

// touch reports whether two spans share a byte, or one that is empty lies in or beside
// the other: which of two texts comes first there, nobody has said.
func touch(a, b diag.Span) bool {
	if a.Start == a.End || b.Start == b.End {
		return a.Start <= b.End && b.Start <= a.End
	}
	return a.Start < b.End && b.Start < a.End
}
