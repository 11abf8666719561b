package cite

import (
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// numeral reads a numeral at s[i:], Chinese, Latin or full-width, and returns
// its value and the index behind it; ok is false if there is none.
func numeral(s string, i int) (n, end int, ok bool) {
	end = i
	latin := false
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		isLatin := r >= '0' && r <= '9' || r >= '０' && r <= '９'
		if !isLatin && !strings.ContainsRune("零〇○一二三四五六七八九十百千两", r) || end > i && isLatin != latin {
			break
		}
		latin = isLatin
		end += size
	}
	if end == i || end-i > 36 {
		return 0, i, false
	}
	n, ok = law.ParseCount(s[i:end])
	return n, end, ok && n > 0
}

// bracketed reads a numeral in brackets, （五） or (5), or one drawn with them, ㈤.
func bracketed(s string, i int) (n, end int, ok bool) {
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case r >= '㈠' && r <= '㈩':
		return int(r-'㈠') + 1, i + size, true
	case r >= '⑴' && r <= '⒇':
		return int(r-'⑴') + 1, i + size, true
	case r != '（' && r != '(':
		return 0, i, false
	}
	n, end, ok = numeral(s, space(s, i+size))
	if !ok {
		return 0, i, false
	}
	end = space(s, end)
	if r, size := utf8.DecodeRuneInString(s[end:]); r == '）' || r == ')' {
		return n, end + size, true
	}
	return 0, i, false
}

// space returns the index behind any blanks at s[i:]. People put them around
// Latin digits, 第 31 条, and a wrapped line is a blank.
func space(s string, i int) int {
	for i < len(s) {
		switch c := s[i]; {
		case c == ' ' || c == '\t' || c == '\n':
			i++
		case c >= 0x80:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r != '\u3000' && r != '\u00a0' && r != '\u2002' && r != '\u200b' {
				return i
			}
			i += size
		default:
			return i
		}
	}
	return i
}

// spaceBefore returns the index in front of any blanks that end at i, but not
// one before floor.
func spaceBefore(s string, floor, i int) int {
	for i > floor {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if space(string(r), 0) == 0 || r == utf8.RuneError {
			return i
		}
		i -= size
	}
	return i
}

// word returns the index behind w if s[i:] begins with it, else 0; a word is
// never empty, so 0 is no index behind one.
func word(s string, i int, w string) int {
	if strings.HasPrefix(s[i:], w) {
		return i + len(w)
	}
	return 0
}
