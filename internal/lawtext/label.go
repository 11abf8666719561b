package lawtext

import (
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// style is the form of the label at the beginning of a line.
type style int

const (
	none         style = iota
	ordinal            // 第一条, 第一章
	hanComma           // 一、
	hanBracket         // （一）, (一), ㈠
	digitDot           // 1. 1． 1、
	digitBracket       // （1）, ⑴
	circled            // ①
)

// label is the label at the beginning of a line.
type label struct {
	style  style
	number law.Number
	unit   unit // of an ordinal
	end    int  // offset after the label
	loose  bool // no space between the label and the text, or one inside the label
	typo   bool // a character of the label is mistyped: 第三十－条, 笫五十四条
}

// unit is the word of an ordinal.
type unit int

const (
	article unit = iota
	book
	subbook
	chapter
	section
)

func (u unit) level() law.Level { return law.Level(u) }

// labelAt reads the label at s[at:end], if there is one.
func labelAt(s string, at, end int) label {
	if at >= end {
		return label{}
	}
	if c := s[at]; c >= '0' && c <= '9' {
		return digitLabel(s, at, end)
	}
	r, n := utf8.DecodeRuneInString(s[at:end])
	switch {
	case r == '第' || r == '笫':
		return ordinalAt(s, at, at+n, end, r == '笫')
	case r == '（' || r == '(':
		return bracketLabel(s, at+n, end)
	case isHanDigit(r):
		return commaLabel(s, at, end)
	case r >= '０' && r <= '９':
		return digitLabel(s, at, end)
	case r >= '①' && r <= '⑳':
		return label{style: circled, number: law.Number{Main: int(r-'①') + 1}, end: at + n}
	case r >= '⑴' && r <= '⒇':
		return label{style: digitBracket, number: law.Number{Main: int(r-'⑴') + 1}, end: at + n}
	case r >= '⒈' && r <= '⒛':
		return label{style: digitDot, number: law.Number{Main: int(r-'⒈') + 1}, end: at + n}
	case r >= '㈠' && r <= '㈩':
		return label{style: hanBracket, number: law.Number{Main: int(r-'㈠') + 1}, end: at + n}
	}
	return label{}
}

// ordinalAt reads 第…条, 第…条之…, 第…章 and the like. at is the offset after 第.
func ordinalAt(s string, start, at, end int, typo bool) label {
	n, next, slip := countAt(s, at, end)
	if n == 0 {
		return label{}
	}
	l := label{style: ordinal, number: law.Number{Main: n}, typo: typo || slip}
	at = skip(s, next, end)
	l.loose = at > next
	switch rest := s[at:end]; {
	case strings.HasPrefix(rest, "条"):
		l.unit, at = article, at+len("条")
	case strings.HasPrefix(rest, "章"):
		l.unit, at = chapter, at+len("章")
	case strings.HasPrefix(rest, "节"):
		l.unit, at = section, at+len("节")
	case strings.HasPrefix(rest, "分编"):
		l.unit, at = subbook, at+len("分编")
	case strings.HasPrefix(rest, "编"):
		l.unit, at = book, at+len("编")
	default:
		return label{}
	}
	if sub := skip(s, at, end); strings.HasPrefix(s[sub:end], "之") {
		if m, next, slip := countAt(s, sub+len("之"), end); m > 0 && !startsWord(s[next:end]) {
			l.number.Sub, at = m, next
			l.typo = l.typo || slip
		}
	}
	l.end = at
	if l.loose && at < end && skip(s, at, end) > at { // 第 三 条 为了: spaced out, not misplaced
		l.loose = false
	} else if !l.loose && at < end && !separates(s[at:end]) {
		l.loose = true
	}
	return l
}

// separates reports whether text begins with a separator between label and text.
func separates(text string) bool {
	r := firstRune(text)
	return isSpace(r) || r == '*' || r == '_' || r == '【' || r == '〔'
}

// startsWord reports whether the character after 之一 shows that 一 begins a word:
// 第三条之一般规定.
func startsWord(rest string) bool {
	for _, w := range [...]string{"般", "切", "定", "致", "并", "款", "项", "部"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// maxNumeral is the maximum number of characters of a numeral; the longest below ten
// thousand has seven.
const maxNumeral = 12

// countAt reads a Chinese or Arabic number, which may contain spaces. slip means that a
// dash was used for 一. n is 0 if there is no number.
func countAt(s string, at, end int) (n, next int, slip bool) {
	var buf [maxNumeral * 4]byte
	text := buf[:0]
	count := 0
	next = at
	for at = skip(s, at, end); at < end && count < maxNumeral; count++ {
		r, size := utf8.DecodeRuneInString(s[at:end])
		switch {
		case isHanDigit(r), isHanUnit(r):
			text = append(text, s[at:at+size]...)
		case r >= '0' && r <= '9':
			text = append(text, byte(r))
		case r >= '０' && r <= '９':
			text = append(text, byte(r-'０')+'0')
		case count > 0 && (r == '－' || r == '—' || r == '-' || r == '–' || r == 'ー'):
			text = append(text, "一"...)
			slip = true
		default:
			size = 0
		}
		if size == 0 {
			break
		}
		at += size
		next = at
		at = skip(s, at, end)
	}
	if len(text) == 0 {
		return 0, next, false
	}
	if text[0] < utf8.RuneSelf {
		for _, c := range text {
			if c >= utf8.RuneSelf || n >= 10_000_000 {
				return 0, next, false
			}
			n = n*10 + int(c-'0')
		}
		return n, next, slip
	}
	n, _ = law.ParseCount(string(text))
	return n, next, slip
}

func isHanDigit(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '〇', '○', '零', '两':
		return true
	}
	return false
}

func isHanUnit(r rune) bool { return r == '百' || r == '千' || r == '万' }

// bracketLabel reads （一） or （1）; at is the offset after the opening bracket.
func bracketLabel(s string, at, end int) label {
	n, next, slip := countAt(s, at, end)
	if n == 0 || n > 300 {
		return label{}
	}
	first := s[skip(s, at, end)]
	at = skip(s, next, end)
	r := firstRune(s[at:end])
	if r != '）' && r != ')' {
		return label{}
	}
	l := label{style: hanBracket, number: law.Number{Main: n}, end: at + utf8.RuneLen(r), typo: slip}
	if first < utf8.RuneSelf || isWideDigit(s[skip(s, at, end):]) || first == 0xef {
		l.style = digitBracket
	}
	return l
}

func isWideDigit(s string) bool { r := firstRune(s); return r >= '０' && r <= '９' }

// commaLabel reads 一、 or 一．.
func commaLabel(s string, at, end int) label {
	n, next, _ := countAt(s, at, end)
	if n == 0 || n > 300 {
		return label{}
	}
	if r := firstRune(s[next:end]); r == '、' || r == '．' {
		return label{style: hanComma, number: law.Number{Main: n}, end: next + utf8.RuneLen(r)}
	}
	return label{}
}

// digitLabel reads 1. 1． 1、 and the 1\. of Markdown converters; 3.5 is a
// quantity.
func digitLabel(s string, at, end int) label {
	n, next, slip := countAt(s, at, end)
	if n == 0 || n > 300 || slip {
		return label{}
	}
	if next < end && s[next] == '\\' {
		next++
	}
	r := firstRune(s[next:end])
	if r != '.' && r != '．' && r != '、' {
		return label{}
	}
	l := label{style: digitDot, number: law.Number{Main: n}, end: next + utf8.RuneLen(r)}
	if follow := firstRune(s[l.end:end]); r != '、' && (follow >= '0' && follow <= '9' || follow >= '０' && follow <= '９') {
		return label{}
	}
	return l
}
