package cite

import (
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// numeral reads a Chinese, ASCII or full-width numeral at s[i:] and returns its
// value and the index after it; ok is false if there is none.
func numeral(s string, i int) (n, end int, ok bool) {
	end = i
	latin := false
	for end < len(s) {
		isLatin, size := s[end] < 0x80 || s[end] == "０"[0], 1
		if s[end] >= 0x80 {
			size = len("零")
		}
		if !at(digits, s, end) || end > i && isLatin != latin {
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

var (
	digits = lettersOf("0123456789０１２３４５６７８９零〇○一二三四五六七八九十百千两")
	counts = lettersOf("0123456789０１２３４５６７８９一二两三四五六七八九十") // the first characters of a count
)

// drawn are the first characters of numbers in brackets.
const drawn = "（(㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"

var brackets = lettersOf(drawn)

// bracketed reads a numeral in brackets, （五） or (5), or a single character
// for one, ㈤.
func bracketed(s string, i int) (n, end int, ok bool) {
	if !at(brackets, s, i) {
		return 0, i, false
	}
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

// space returns the index after any blanks at s[i:]. People put them around
// ASCII digits, 第 31 条, and a wrapped line counts as a blank.
func space(s string, i int) int {
	for i < len(s) {
		n := blank(s[i:])
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// blank returns the length in bytes of the blank at the beginning of s; 0 =
// none.
func blank(s string) int {
	switch s[0] {
	case ' ', '\t', '\n':
		return 1
	case 0xC2:
		if strings.HasPrefix(s, "\u00a0") {
			return 2
		}
	case 0xE2:
		if strings.HasPrefix(s, "\u2002") || strings.HasPrefix(s, "\u200b") {
			return 3
		}
	case 0xE3:
		if strings.HasPrefix(s, "\u3000") {
			return 3
		}
	}
	return 0
}

// spaceBefore returns the index before any blanks that end at i, but not less
// than floor.
func spaceBefore(s string, floor, i int) int {
	for i > floor {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		if blank(s[i-size:]) != size {
			break
		}
		i -= size
	}
	return i
}

// word returns the index after w if s[i:] begins with it, else 0. A word is
// never empty, so 0 is never a real index.
func word(s string, i int, w string) int {
	if strings.HasPrefix(s[i:], w) {
		return i + len(w)
	}
	return 0
}
