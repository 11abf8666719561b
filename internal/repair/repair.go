// Package repair mends texts by the edits that findings carry.
//
// [Choose] takes the findings that can be mended at once, [Apply] does their edits in
// a text, [Lines] shows what changes. All three go by offsets into decoded texts;
// package source brings the result into the bytes of a file.
//
// It mends nothing by itself: what may be mended without a person is decided where the
// finding is made.
package repair

import (
	"cmp"
	"slices"
	"strings"

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

// touch reports whether two spans share a byte, or one that is empty lies in or beside
// the other: which of two texts comes first there, nobody has said.
func touch(a, b diag.Span) bool {
	if a.Start == a.End || b.Start == b.End {
		return a.Start <= b.End && b.Start <= a.End
	}
	return a.Start < b.End && b.Start < a.End
}

// Apply does edits, in order and apart, in a text. It reports false, and returns the
// text as it is, where one of them does not fit into it.
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
