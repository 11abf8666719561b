package markdown

import (
	"regexp"
	"slices"
	"unicode/utf8"

	"pufa/internal/cite"
	"pufa/internal/doc"
)

// saying is what stands between a provision and the words that an author says it
// has: 第三十五条|规定：|“…”.
var saying = regexp.MustCompile(`^(?:的|中|里)?(?:内容|原文)?(?:也|还|已经|已|就|都|同样|分别|明确|专门|又|则|均|即)*(?:是?这样(?:写|规定|说)的|规定|写明|写道|写着|写|明确|指出|要求|载明|说|原文|是|为)(?:了|着|得很清楚|如下|的是|的原文是|是|为)?[：:，,]?(?:“|「|")`)

// furthest is how many bytes of such words are looked at.
const furthest = 80

// said reads the words in quotation marks that an author says a citation has, which
// ends at byte end of text: where they stand between the marks. ok is false if there
// are none.
func said(text []byte, end int) (from, to int, ok bool) {
	m := saying.FindIndex(text[end:min(len(text), end+furthest)])
	if m == nil {
		return 0, 0, false
	}
	from = end + m[1]
	opening, _ := utf8.DecodeLastRune(text[:from])
	closing := map[rune]rune{'“': '”', '「': '」', '"': '"'}[opening]
	depth := 1
	for at := from; at < len(text); {
		c, size := utf8.DecodeRune(text[at:])
		switch {
		case c == closing:
			if depth--; depth == 0 {
				return from, at, utf8.RuneCount(text[from:at]) > 1
			}
		case c == opening:
			depth++
		}
		at += size
	}
	return 0, 0, false
}

// quoteSaid lets the last reference to a citation hold the words that an author says
// it has, so that they are compared with it.
func (c *citer) quoteSaid(w *writer, cited cite.Citation, r *citedRange) {
	text := w.plain[c.plain:]
	from, to, ok := said(text, cited.End)
	if !ok {
		return
	}
	r.ref.Quoted = string(text[from:to])
	if len(cited.Links()) > 1 {
		r.ref.QuotedOf = slices.Clone(cited.Targets)
	}
	from, to = from+c.plain, to+c.plain
	for _, p := range c.pieces {
		start, end := max(from, p.plain), min(to, p.plain+p.size)
		if start >= end || p.at < 0 {
			continue
		}
		span := w.span(p.at+start-p.plain, p.at+end-p.plain)
		r.places = append(r.places, doc.Place{Text: start - from, Size: end - start, Start: span.Start, End: span.End})
	}
}
