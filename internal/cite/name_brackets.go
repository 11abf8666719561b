package cite

import (
	"strings"
	"unicode/utf8"
)

// bracketsBefore returns the beginning of brackets that end at end, if their
// content may stand between a name and a provision, else -1:
// （以下简称《条例》）, (国务院令第431号), （2018年修正）, 【2018年修正】.
func bracketsBefore(s string, floor, end int) int {
	closing, _ := utf8.DecodeLastRuneInString(s[floor:end])
	var opening string
	switch closing {
	case '）', ')':
		opening = "（("
	case '〕', '】', '］', ']':
		opening = "〔【［["
	default:
		return -1
	}
	from := max(floor, end-240)
	i := strings.LastIndexAny(s[from:end], opening)
	if i < 0 || !asideWords(s[from+i:end]) {
		return -1
	}
	return from + i
}

// bracketsAfter returns the index after the brackets at s[i:], if their content
// may stand between a name and a provision, else i.
func bracketsAfter(s string, i int) int {
	for k := space(s, i); k < len(s); k = space(s, i) {
		end := bracketsAt(s, k)
		if end == k || !asideWords(s[k:end]) {
			break
		}
		i = end
	}
	return i
}

// asideWords reports whether a bracket after a name holds an abbreviation, a
// document number or a year; or, if the bracket is not round, words about an
// edition.
func asideWords(bracket string) bool {
	if c, _ := utf8.DecodeRuneInString(bracket); c != '（' && c != '(' {
		_, size := utf8.DecodeLastRuneInString(bracket)
		p, from := phraseEnding(bracket[utf8.RuneLen(c) : len(bracket)-size])
		return from == 0 && p.said != [roles]bool{}
	}
	for _, w := range [...]string{"简称", "以下称", "下称", "号", "年", "修", "试行", "以下", "编）", "编)", "旧", "失效", "废止", "（原", "(原", "（老", "(老"} {
		if strings.Contains(bracket, w) {
			return true
		}
	}
	inner := strings.Trim(bracket, "（()） ")
	_, _, digits := numeral(inner, 0)
	return digits
}
