// Package repair mends texts by the edits that findings carry.
//
// [Choose] selects findings whose edits do not get in each other's way, [Apply] applies
// their edits to a text, [Lines] and [Show] show what changes. All go by offsets into
// decoded text; package source brings the result into the bytes of a file.
//
// It decides nothing: what may be mended without asking a person is decided where the
// finding is made.
package repair

import (
	"cmp"
	"slices"
	"strings"

	"pufa/internal/diag"
)

// Plan holds the edits to make, by file. Those of one file are sorted and do not touch
// one another.
type Plan map[string][]diag.Edit

// Choose takes findings in their order, each with all its edits. A finding whose edits
// would touch those of an earlier one is left out: it is found again in the next run if
// it is still there. Choose also returns the findings that it took.
func Choose(l diag.List) (Plan, diag.List) {
	l = slices.Clone(l)
	l.Sort()
	plan, taken := Plan{}, diag.List{}
	for _, d := range l {
		if len(d.Edits) == 0 || !apart(d.Edits) || slices.ContainsFunc(d.Edits, plan.touches) {
			continue
		}
		for _, e := range d.Edits {
			plan[e.Span.File] = append(plan[e.Span.File], e)
		}
		taken = append(taken, d)
	}
	for _, edits := range plan {
		slices.SortFunc(edits, func(a, b diag.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	}
	return plan, taken
}

func (p Plan) touches(e diag.Edit) bool {
	return slices.ContainsFunc(p[e.Span.File], func(other diag.Edit) bool { return touch(e.Span, other.Span) })
}

// apart reports whether no two edits of one finding touch.
func apart(edits []diag.Edit) bool {
	for i, e := range edits {
		if slices.ContainsFunc(edits[:i], func(other diag.Edit) bool { return e.Span.File == other.Span.File && touch(e.Span, other.Span) }) {
			return false
		}
	}
	return true
}

// touch reports whether two spans share a byte, or whether an empty one lies in or next
// to the other: the order of the two edits would be undefined.
func touch(a, b diag.Span) bool {
	if a.Start == a.End || b.Start == b.End {
		return a.Start <= b.End && b.Start <= a.End
	}
	return a.Start < b.End && b.Start < a.End
}

// Apply applies edits to a text. They must be sorted and must not overlap. If one does
// not fit into the text, Apply returns the text unchanged and false.
func Apply(text string, edits []diag.Edit) (string, bool) {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.Span.Start < at || e.Span.End < e.Span.Start || e.Span.End > len(text) {
			return text, false
		}
		b.WriteString(text[at:e.Span.Start])
		b.WriteString(e.Text)
		at = e.Span.End
	}
	b.WriteString(text[at:])
	return b.String(), true
}
