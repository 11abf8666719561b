package cite

import (
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// beginBlock sets the origin of the block and returns the index after the
// block's own label: 第三条, “第一百二十条之二.
func (r *Reader) beginBlock(s string) int {
	i := space(s, 0)
	r.quoteGoesOn(s, i)
	if r.origin.Label > 0 {
		return min(r.origin.Label, len(s))
	}
	if e := word(s, i, "“"); e > 0 {
		i = e
	}
	for i < len(s) && s[i] == '*' {
		i++
	}
	st, end := ownLabel(s, i)
	if end == i {
		return 0
	}
	if st.unit < article && !strings.ContainsAny(s[end:], "，。；：的") && utf8.RuneCountInString(s[end:]) < 30 {
		return len(s) // 第五章法律责任
	}
	glued := space(s, end) == end && end < len(s) && s[end] != '*'
	if glued && (st.number != r.origin.Article || st.number.IsZero()) {
		return 0
	}
	if r.quote.on {
		r.quote.at = law.Locator{Article: st.number, Paragraph: 1}
	}
	return end
}

// ownLabel reads 第三条 or 第三条之一 alone.
func ownLabel(s string, i int) (step, int) {
	k := ordinal(s, i)
	if k == 0 {
		return step{}, i
	}
	n, end, ok := bracketed(s, k)
	if !ok {
		n, end, ok = numeral(s, k)
	}
	if !ok {
		return step{}, i
	}
	st := step{number: law.Number{Main: n}}
	if z := word(s, end, "之"); z > 0 { // 第一百三十三之一条
		if sub, e, ok := numeral(s, z); ok {
			if u, _ := unitAt(s, e); u == article {
				st.number.Sub, end = sub, e
			}
		}
	}
	if st.unit, end = unitAt(s, space(s, end)); st.unit == 0 || st.unit > article {
		return step{}, i
	}
	return st, subAfter(s, end, st.unit, &st.number)
}
