package diag

// most is the number of findings of one code that are kept for one file. The rest appear
// once these are mended.
const most = 1000

// Bounded returns the list with at most 1000 findings of a code in one file. One more
// finding, of the same severity, gives the number left out.
func (l List) Bounded() List {
	if len(l) <= most {
		return l
	}
	type kind struct{ file, code string }
	count := map[kind]int{}
	kept := l[:0:0]
	for _, d := range l {
		k := kind{d.Span.File, d.Code}
		if count[k]++; count[k] <= most {
			kept = append(kept, d)
		}
	}
	if len(kept) == len(l) {
		return l
	}
	for _, d := range l {
		k := kind{d.Span.File, d.Code}
		if more := count[k] - most; more > 0 {
			kept.Add("source/more-of-same", At(k.file), more, k.code).Severity = d.Severity
			count[k] = 0
		}
	}
	return kept
}
