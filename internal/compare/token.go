package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is the smallest unit that is marked: a numeral with its unit, a word of letters,
// a punctuation mark, one Han character. White space belongs to the token before it, at
// the beginning to the first.
type token struct {
	key  string // folded
	text string // as written
	kind tokenKind
}

type tokenKind int

const (
	hanToken      tokenKind = iota // a character of a word
	functionToken                  // a character that joins words
	numberToken                    // 第二十条, 三十日, 百分之五, （一）, 2022年
	wordToken                      // of other scripts
	punctToken
)

// functional characters join words and mean little alone.
const functional = "的和或与及者之其以于在对由为将把被从向等并且但而则所是了本各"

// numerals and units form a numberToken. 一 alone does not, since 一般 and 统一 are words; nor
// do numerals with units that form words (一时, 一部分, 十分).
const numerals = "零〇一二三四五六七八九十百千万亿两"

var units = []string{"个工作日", "工作日", "个月", "周岁", "周年", "小时", "分钟", "公里", "公斤", "公顷", "平方米", "立方米", "人民币",
	"年", "月", "日", "天", "周", "岁", "元", "条", "款", "项", "目", "章", "节", "编", "次", "倍", "人", "名", "个", "种", "类", "级",
	"份", "件", "户", "届", "号", "米", "吨", "克", "亩", "%", "‰"}

// tokenize cuts text into tokens, whose texts joined together are the text. A text of
// only white space has none.
func tokenize(text string) []token {
	var s scanner
	for at, r := range text {
		if f := fold(r); f != 0 {
			s.runes, s.at, s.fresh = append(s.runes, f), append(s.at, at), append(s.fresh, s.broken)
			s.broken = false
		} else if r == '\n' {
			s.broken = true
		}
	}
	var out []token
	for i := 0; i < len(s.runes); {
		n, kind := s.next(i)
		from, to := s.at[i], len(text)
		if i == 0 {
			from = 0
		}
		if i+n < len(s.runes) {
			to = s.at[i+n]
		}
		out = append(out, token{string(s.runes[i : i+n]), text[from:to], kind})
		i += n
	}
	return out
}

type scanner struct {
	runes  []rune // folded
	at     []int  // offset of each
	fresh  []bool // whether it begins a line
	broken bool
}

// next returns the length and the kind of the token at i.
func (s *scanner) next(i int) (int, tokenKind) {
	if n := s.number(i); n > 0 {
		return n, numberToken
	}
	r := s.runes[i]
	switch {
	case strings.ContainsRune(functional, r):
		return 1, functionToken
	case isPunct(r):
		return 1, punctToken
	case isLetter(r):
		return s.span(i, isLetter), wordToken
	}
	return 1, hanToken
}

// isLetter reports whether r is part of a word in letters or digits.
func isLetter(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// span returns the number of characters from i on for which ok holds.
func (s *scanner) span(i int, ok func(rune) bool) int {
	n := 0
	for i+n < len(s.runes) && ok(s.runes[i+n]) && (n == 0 || !s.fresh[i+n]) {
		n++
	}
	return n
}

// has returns the length of word if it is at i, else 0.
func (s *scanner) has(i int, word string) int {
	n := 0
	for _, r := range word {
		if i+n >= len(s.runes) || s.runes[i+n] != r || n > 0 && s.fresh[i+n] {
			return 0
		}
		n++
	}
	return n
}

// number returns the length of the numeral at i with what belongs to it, or 0.
func (s *scanner) number(i int) int {
	if s.runes[i] == '(' { // （一）, (1)
		if n := s.count(i + 1); n > 0 && s.has(i+1+n, ")") > 0 {
			return n + 2
		}
		return 0
	}
	n := s.has(i, "第")
	if n == 0 {
		n = s.has(i, "百分之")
	}
	prefix := n
	digits := s.count(i + n)
	if digits == 0 {
		return 0
	}
	n += digits
	if k := s.has(i+n, "分之"); k > 0 { // 三分之二
		if m := s.count(i + n + k); m > 0 {
			return n + k + m
		}
	}
	for _, u := range units {
		if k := s.has(i+n, u); k > 0 {
			n += k
			if u == "条" { // 第一百三十三条之一
				if k := s.has(i+n, "之"); k > 0 {
					if m := s.count(i + n + k); m > 0 {
						n += k + m
					}
				}
			}
			return n
		}
	}
	if prefix == 0 && digits == 1 && strings.ContainsRune(numerals, s.runes[i]) {
		return 0
	}
	return n
}

// count returns the length of the digits at i, Chinese or Arabic, or 0.
func (s *scanner) count(i int) int {
	if i >= len(s.runes) {
		return 0
	}
	n := s.span(i, func(r rune) bool { return strings.ContainsRune(numerals, r) })
	if n > 0 {
		return n
	}
	n = s.span(i, func(r rune) bool { return r >= '0' && r <= '9' || r == '.' || r == ',' })
	for n > 0 && (s.runes[i+n-1] == '.' || s.runes[i+n-1] == ',') { // belongs to the sentence, not to the number
		n--
	}
	if n == 0 || s.runes[i] == '.' || s.runes[i] == ',' || i+n < len(s.runes) && isLetter(s.runes[i+n]) && !s.fresh[i+n] {
		return 0
	}
	if k := s.span(i+n, func(r rune) bool { return r == '万' || r == '亿' }); k > 0 { // 5万元
		n += k
	}
	return n
}

// size returns the number of characters of a token.
func (t token) size() int { return utf8.RuneCountInString(t.key) }
