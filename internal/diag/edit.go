package diag

// Edit is one step of mending a finding: what stands at Span is replaced by Text. Its
// span is bytes of the decoded text, empty where something is only put in; unlike a
// finding's, one that ends at 0 is the place before the first character.
//
// A finding carries edits only where there is no doubt what its author meant, and
// where nobody has to know the law or the facts to tell. They are done all together
// or not at all.
type Edit struct {
	Span Span
	Old  string // unless "", only this is replaced, which has to stand in Span exactly once
	Text string
}

// Swap adds the edit that puts text in the place of old, which stands at the finding's
// place. It returns the finding.
func (d *Diagnostic) Swap(old, text string) *Diagnostic {
	d.Edits = append(d.Edits, Edit{Span: d.Span, Old: old, Text: text})
	return d
}

// Replace adds the edit that puts text in the place of bytes start to end of the
// finding's file. It returns the finding.
func (d *Diagnostic) Replace(start, end int, text string) *Diagnostic {
	d.Edits = append(d.Edits, Edit{Span: Span{File: d.Span.File, Start: start, End: end}, Text: text})
	return d
}

// Mendable counts the entries that say how they are mended.
func (l List) Mendable() (n int) {
	for i := range l {
		if len(l[i].Edits) > 0 {
			n++
		}
	}
	return n
}
