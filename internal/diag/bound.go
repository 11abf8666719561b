package diag

// most is how many findings of one code are kept of one file: who mends so many sees
// the rest after that.
const most = 1000

// Bounded returns the list without findings of a code beyond so many in one file. How
// many were left out is one finding more, as severe as they were.
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
