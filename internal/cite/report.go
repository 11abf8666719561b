package cite

import "pufa/internal/diag"

// Report adds a finding for each citation that leads nowhere because of its own
// words. file is the source of text; the offsets of found are bytes of it.
func Report(diags *diag.List, file, text string, found []Citation) {
	for _, c := range found {
		span := diag.Span{File: file, Start: c.Start, End: c.End}
		switch c.Reason {
		case NoLaw:
			diags.Add("cite/no-law", span, text[c.Start:c.End])
		case NoPlace:
			diags.Add("cite/no-place", span, text[c.Start:c.End])
		}
	}
}
