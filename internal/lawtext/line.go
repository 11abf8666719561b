package lawtext

import (
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// line is one line of the file that is not empty, without the marks and spaces around it.
type line struct {
	start, end int // of the line without spaces and marks; label included
	text       int // offset of the text, after the label and the marks around it
	hash       int // Markdown heading level; 0 = none
	label      label
	row        bool // of a table
	next       int  // index of the next line with a label or a heading mark; len(lines) = none
}

// split cuts s from at on into lines. Comments are left out; head is the number of lines
// before the line INFO END, 0 if there is none.
func split(s string, at int) (lines []line, head int) {
	lines = make([]line, 0, (len(s)-at)/120+8)
	for at < len(s) {
		if at = skip(s, at, len(s)); at < len(s) && s[at] == '<' {
			if to, table := markupAt(s, at); to > at {
				if table {
					lines = append(lines, line{start: at, end: to, text: at, row: true})
				}
				at = to
				continue
			}
		}
		end := len(s)
		if n := strings.IndexByte(s[at:], '\n'); n >= 0 {
			end = at + n
		}
		next := end + 1
		start := skip(s, at, end)
		end = skipBack(s, start, end)
		if start == end {
			at = next
			continue
		}
		l := lineOf(s, start, end)
		if comment := s[l.start:l.end]; isComment(comment) {
			if head == 0 && strings.Contains(comment, "INFO END") {
				head = len(lines)
			}
		} else if l.start < l.end {
			lines = append(lines, l)
		}
		at = next
	}
	next := len(lines)
	for i := len(lines) - 1; i >= 0; i-- {
		lines[i].next = next
		if lines[i].label.style != none || lines[i].hash > 0 {
			next = i
		}
	}
	return lines, head
}

// isComment reports whether text is exactly one HTML comment.
func isComment(text string) bool {
	return strings.HasPrefix(text, "<!--") && strings.HasSuffix(text, "-->") && strings.Count(text, "-->") == 1
}

// marks are the characters that are markup at the beginning of a Markdown line.
const marks = "#*>-+|<_"

// lineOf removes the Markdown marks from a line and reads its label.
func lineOf(s string, start, end int) line {
	l := line{start: start, end: end}
	if s[start] == '|' {
		l.row, l.text = true, start
		return l
	}
	literal := false    // a mark escaped by a backslash
	for l.start < end { // marks may be nested: "> - **第一条**"
		switch c := s[l.start]; {
		case c == '#':
			n := l.start
			for n < end && s[n] == '#' {
				n++
			}
			l.hash = min(n-l.start, 6)
			l.start = skip(s, n, end)
			if tail := strings.TrimRight(s[l.start:end], "#"); tail != "" && len(tail) < end-l.start && isSpace(lastRune(tail)) {
				end = skipBack(s, l.start, l.start+len(tail)) // ## 第一章 ##
			}
			continue
		case c == '>', (c == '-' || c == '*' || c == '+') && l.start+1 < end && s[l.start+1] == ' ':
			l.start = skip(s, l.start+1, end)
			continue
		case c == '<':
			if n := strings.Index(s[l.start:end], "-->"); n > 0 && strings.HasPrefix(s[l.start:], "<!--") {
				if after := skip(s, l.start+n+len("-->"), end); after < end {
					l.start = after
					continue
				}
			}
			if n := law.TagLength(s[l.start:end]); n > 0 {
				l.start = skip(s, l.start+n, end)
				continue
			}
		case c == '\\' && l.start+1 < end && strings.IndexByte(marks, s[l.start+1]) >= 0:
			l.start++
			literal = true
		}
		break
	}
	end = withoutClosingTags(s, l.start, end)
	l.end = end
	bold, marked, whole := 0, l.start, false
	for !literal && l.start+1 < end && (s[l.start:l.start+2] == "**" || s[l.start:l.start+2] == "__") {
		l.start = skip(s, l.start+2, end)
		bold++
	}
	if bold > 0 && l.end-2 > l.start && (s[l.end-2:l.end] == "**" || s[l.end-2:l.end] == "__") {
		l.end, whole = skipBack(s, l.start, l.end-2), true // the whole line is bold
	}
	l.label = labelAt(s, l.start, l.end)
	if l.label.style == none && !whole {
		l.start = marked // the marks are for words in the line: **应当**登记
	}
	l.text = l.start
	if l.label.style != none {
		l.text = skip(s, l.label.end, l.end)
		for n := law.TagLength(s[l.text:l.end]); n > 0; n = law.TagLength(s[l.text:l.end]) { // <b>第一条</b>
			l.text = skip(s, l.text+n, l.end)
		}
		for ; bold > 0 && l.text+1 < l.end && (s[l.text:l.text+2] == "**" || s[l.text:l.text+2] == "__"); bold-- {
			l.text = skip(s, l.text+2, l.end)
			l.label.loose = false
		}
	}
	return l
}

// words returns the line's text without its label.
func (l *line) words(s string) string { return s[l.text:l.end] }

// whole returns the line's text with its label.
func (l *line) whole(s string) string { return s[l.start:l.end] }

// maxTitle is the maximum length in bytes of a heading without #: 40 Han characters.
const maxTitle = 120

// short reports whether text is short enough for a heading and not a sentence.
func short(text string) bool {
	return len(text) <= maxTitle && !strings.ContainsAny(text, "。；：，？！;:,?!")
}

// isHeading reports whether the line is the heading of a division: 第一章 总则,
// with or without #.
func (l *line) isHeading(s string) bool {
	if l.label.style != ordinal || l.label.unit == article {
		return false
	}
	text := l.words(s)
	if l.hash > 0 {
		return len(text) <= 2*maxTitle
	}
	text = strings.TrimSuffix(text, "。")
	return short(text) && !(l.label.loose && mentions(text))
}

// mentions reports whether text that directly follows 第…条 or 第…章 shows a citation, not a
// label: 第三条规定的, 第三条、第四条, 第二章的. Words that may as well begin an article (及时, 中华人民共和国, 所有)
// don't.
func mentions(text string) bool {
	first, n := utf8.DecodeRuneInString(text)
	rest := text[n:]
	switch first {
	case '、', '，', '；', '。', '：', '）', ')', '》', '”', '’', '〉', '的', ',', ';':
		return true
	case '第':
		_, next, _ := countAt(rest, 0, len(rest))
		return next > 0 && begins(rest[skip(rest, next, len(rest)):], "款", "项", "条", "目", "章", "节")
	case '和', '与', '及', '至', '到', '或':
		return begins(rest, "第", "者第", "《")
	case '以':
		return begins(rest, "及第")
	case '所':
		return begins(rest, "称", "列", "述", "规", "指", "定")
	case '中':
		return begins(rest, "“", "的", "规", "所", "增", "，")
	case '款':
		return !begins(rest, "项")
	case '项':
		return !begins(rest, "目")
	}
	if after, ok := strings.CutPrefix(text, "规定"); ok {
		return begins(after, "的", "，", ",", "：", ":", "、", "。", "为", "不", "应", "情", "处", "执", "办", "给", "期", "者", "以", "与")
	}
	return begins(text, "修改为", "改为", "相应", "删去", "删除", "增加一", "作为第", "之间", "后增加", "之后", "之规定")
}

func begins(text string, words ...string) bool {
	for _, w := range words {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// isArticle reports whether the line begins like an article.
func (l *line) isArticle() bool { return l.label.style == ordinal && l.label.unit == article }

// ended reports whether text ends with the end of a sentence.
func ended(text string) bool {
	for {
		switch r := lastRune(text); r {
		case '。', '！', '？', '!', '?', '…', '.':
			return true
		case '”', '’', '）', ')', '》', '】', '」', '*', '"', '_':
			text = text[:len(text)-len(string(r))]
		default:
			return false
		}
	}
}
