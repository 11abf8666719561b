package cite

import (
	"strings"
	"unicode/utf8"
)

// signs are the characters at which citations are looked for.
var signs = lettersOf("《第笫本该同前上条称“”法典例则案")

// telling are those without one of which a text holds no citation, nor a name
// that one refers to.
var telling = lettersOf("《编章节条款项目法典")

// MayCite reports whether a text may hold a citation, or a name that one refers
// to. It is much quicker than to read the text.
func MayCite(text []byte) bool { return next(telling, text, 0) < len(text) }

// withoutOrdinal returns where the numbers before the 条 at i begin, if they follow
// a name and lack their 第: 民法典1079条, 刑法二百三十四、二百三十五条; else i.
func withoutOrdinal(s string, floor, i int) int {
	k := i
	for k > floor {
		j := spaceBefore(s, floor, k)
		for j > floor {
			c, size := utf8.DecodeLastRuneInString(s[floor:j])
			if !digits.has(c) {
				break
			}
			j -= size
		}
		j = spaceBefore(s, floor, j)
		c, size := utf8.DecodeLastRuneInString(s[floor:j])
		switch {
		case j == spaceBefore(s, floor, k):
			return i // no numeral
		case afterNames.has(c):
			return space(s, j)
		case !joints.has(c):
			return i
		}
		k = j - size
	}
	return i
}

// afterNames are the characters in which names end that numbers without 第 follow.
var afterNames = lettersOf("法典例定则释》）)")

// standsAlone reports whether 本, 前, 上, 该 or 同 at i begins a word of its own:
// not 基本条件, 目前, 以上, 合同.
func standsAlone(s string, i int, c rune) bool {
	p, _ := utf8.DecodeLastRuneInString(s[:i])
	switch c {
	case '本':
		return strings.HasSuffix(s[:i], "构成") || !strings.ContainsRune("各基资成样文日版原副书剧脚标蓝根课", p)
	case '前':
		return !strings.ContainsRune("目之此当提生空年月先日", p)
	case '上':
		return !strings.ContainsRune("以网线之如身路", p)
	case '该':
		return !strings.ContainsRune("各应", p)
	case '同':
		return !strings.ContainsRune("合不相共各", p)
	}
	return true
}
