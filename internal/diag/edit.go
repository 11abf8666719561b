package diag

// Edit replaces the text at Span with Text. Span is in bytes of the decoded text, and
// empty for an insertion; unlike the span of a finding, one with End 0 is the place
// before the first character.
//
// A finding has edits only if there is no doubt what the author meant, and if no
// knowledge of the law or the facts is needed. All of them are applied, or none.
type Edit struct {
	Span Span
	Old  string // if not "", only this is replaced; it must occur in Span exactly once
	Text string
}

// Swap adds an edit that replaces old, at the finding's place, with text. It returns the
// finding.
func (d *Diagnostic) Swap(old, text string) *Diagnostic {
	d.Edits = append(d.Edits, Edit{Span: d.Span, Old: old, Text: text})
	return d
}

// Replace adds an edit that replaces bytes start to end of the finding's file with text.
// It returns the finding.
func (d *Diagnostic) Replace(start, end int, text string) *Diagnostic {
	d.Edits = append(d.Edits, Edit{Span: Span{File: d.Span.File, Start: start, End: end}, Text: text})
	return d
}

// Mendable counts the findings that have edits.
func (l List) Mendable() (n int) {
	for i := range l {
		if len(l[i].Edits) > 0 {
			n++
		}
	}
	return n
}
