package lawtext

import (
	"strings"

	"pufa/internal/law"
)

// cutGlued cuts a line where the next article, item or (in a line with several articles)
// 款 begins without a line of its own. l keeps the part before the cut; rest is the part
// after it.
func (b *builder) cutGlued(l *line) (rest line, cut bool) {
	if b.mode == byNothing || l.row || l.hash > 0 {
		return line{}, false
	}
	at := -1
	if b.mode == byArticle {
		at = b.gluedArticle(l)
	}
	if n := b.gluedItem(l, at); n >= 0 {
		at = n
	}
	if b.glued {
		if n := strings.Index(b.s[l.text:l.end], "。 "); n >= 0 {
			if to := skip(b.s, l.text+n+len("。"), l.end); to < l.end && (at < 0 || to < at) {
				at = to
			}
		}
	}
	if at < 0 {
		return line{}, false
	}
	rest = lineOf(b.s, at, l.end)
	rest.next = l.next
	l.end = skipBack(b.s, l.text, at)
	return rest, true
}

// gluedArticle returns the offset of the label of the next article in the line: after the
// end of a sentence, and only if that article has no line of its own later.
func (b *builder) gluedArticle(l *line) int {
	last := b.last
	if l.isArticle() && (l.label.number.Follows(b.last) || len(b.st.Articles) == 0) {
		last = l.label.number
	} else if b.cur < 0 {
		return -1
	}
	if at, ok := b.labels[last.Main+1]; ok && b.lines[at].start > l.start {
		return -1
	}
	if b.expected == "" || b.expects != last.Main+1 {
		b.expects, b.expected = last.Main+1, law.Number{Main: last.Main + 1}.Label("条")
	}
	from := l.text
	for {
		n := strings.Index(b.s[from:l.end], b.expected)
		if n < 0 {
			return -1
		}
		at := from + n
		before := skipBack(b.s, l.text, at)
		after := at + len(b.expected)
		from = after
		if before == l.text || mentions(b.s[skip(b.s, after, l.end):l.end]) || inQuotes(b.s[l.text:at]) {
			continue
		}
		if text := b.s[l.text:before]; !ended(text) || before == at && !strings.HasSuffix(text, "。") {
			// without the end of a sentence: only if the number after it has a line of
			// its own
			if next, ok := b.labels[b.expects+1]; !ok || b.lines[next].start < l.start || cites(text) {
				continue
			}
		}
		b.add("lawtext/article-glued", law.Extent{Start: at, End: after}, b.expected)
		b.glued = true
		return at
	}
}

// cites reports whether text ends with words that introduce a citation: 依照本法, 违反, 、.
func cites(text string) bool {
	return strings.ContainsRune("法例定则》〉照据反合、，；：和与及至到或对将按条款项章在的由以“（(", lastRune(text))
}

// gluedItem returns the offset of the next item in the line, before limit (-1 = the end
// of the line): after ：for the first item, after ；or 。for the others.
func (b *builder) gluedItem(l *line, limit int) int {
	if limit < 0 {
		limit = l.end
	}
	if b.cur < 0 && !l.isArticle() && l.label.style != b.pointed {
		return -1
	}
	want := 1
	if l.label.style == hanBracket {
		want = l.label.number.Main + 1
	}
	wide, narrow := -1, -1 // the next bracket of either width
	for from := l.text; from < limit; {
		wide, narrow = nextOf(b.s, "（", wide, from, limit), nextOf(b.s, "(", narrow, from, limit)
		at := min(wide, narrow)
		if at == limit {
			return -1
		}
		from = at + 1
		found := labelAt(b.s, at, limit)
		if found.style != hanBracket || found.number.Main != want || found.end >= limit {
			continue
		}
		before := b.s[l.text:skipBack(b.s, l.text, at)]
		switch lastRune(before) {
		case '：', ':':
			if want != 1 {
				continue
			}
		case '；', ';', '。':
			if want == 1 {
				continue
			}
		default:
			continue
		}
		if inQuotes(before) {
			continue
		}
		b.add("lawtext/item-glued", law.Extent{Start: at, End: found.end}, b.s[at:found.end])
		return at
	}
	return -1
}

// nextOf returns the offset of mark in s at or after from, or limit. known is its
// previous result, so that nothing is searched twice.
func nextOf(s, mark string, known, from, limit int) int {
	if known >= from {
		return known
	}
	if n := strings.Index(s[from:limit], mark); n >= 0 {
		return from + n
	}
	return limit
}

// inQuotes reports whether text leaves a quotation open.
func inQuotes(text string) bool {
	return strings.LastIndex(text, "“") > strings.LastIndex(text, "”")
}
