package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"pufa/internal/law"
)

// yearEnding reads the year or the day at the end of s and returns where it
// begins. Longer numbers are not years: 编号92015年.
func yearEnding(s string) (e Edition, from int) {
	for from = len(s); from > 0 && len(s)-from < 45; {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
		if c, _ := utf8.DecodeRuneInString(s[from:]); !digits.has(c) && !strings.ContainsRune("年月日-./ \u3000", c) {
			break
		}
		if e, end := dayAt(s, from); end == len(s) && !digitBefore(s, from) {
			return e, from
		}
	}
	return Edition{}, len(s)
}

// rangeEnding reads the first day of a range, 2015年3月15日|至, at the end of s and returns
// where it begins.
func rangeEnding(s string) (e Edition, from int) {
	t := strings.TrimRight(s, " \u3000")
	sign := toSigns.end(t)
	if sign == "" {
		return Edition{}, len(s)
	}
	t = strings.TrimSuffix(strings.TrimSuffix(t, sign), "起")
	if e, from = yearEnding(t); from == len(t) {
		return Edition{}, len(s)
	}
	return e, from
}

// toSigns stand between the first and the last day of a range.
var toSigns = ending("——", "—", "–", "-", "－", "~", "～", "至", "到")

// shortYearEnding reads 15年, 一五年, 15 or ’15 at the end of s and returns where it begins.
// Whether it is a year or a number of years, the words around it say.
func shortYearEnding(s string) (e Edition, from int) {
	t := strings.TrimRight(strings.TrimSuffix(s, "年"), " \u3000")
	from = len(t)
	for range 2 {
		_, size := utf8.DecodeLastRuneInString(t[:from])
		from -= size
	}
	n, ok := law.ParseCount(t[from:])
	if !ok || strings.ContainsAny(t[from:], "十百千万两") { // 十五年 is a time
		return Edition{}, len(s)
	}
	if digitBefore(t, from) {
		return Edition{}, len(s)
	}
	if c, size := utf8.DecodeLastRuneInString(t[:from]); marked(string(c)) {
		from -= size
	}
	if n < 49 {
		n += 100
	}
	return Edition{Year: 1900 + n}, from
}

// marked reports whether s begins with the sign of a year that is cut short: ’15.
func marked(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return c == '’' || c == '‘' || c == '\'' || c == '＇'
}

// datesSource reports whether 15年 after s is a year: at its beginning, after a mark, or after
// words that lead to a source. 工作满|15年 is no year.
func datesSource(s string) bool {
	s = strings.TrimRight(s, " \u3000")
	c, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || unicode.IsPunct(c) || c == '\n' || leading.end(s) != ""
}

// leading are words before the name of a source.
var leading = ending(strings.Fields(`根据 依据 依照 按照 参照 对照 适用 按 依 据 见 和 与 及 或 在 从 比 对 引 看 读 即 指 用`)...)

// dayOf reads the day that comes before whoever amended the statute:
// 2015年3月15日第十二届全国人民代表大会第三次会议|修正.
func dayOf(s string) (found Edition, from int) {
	from = len(s)
	begin := max(0, from-longestClause)
	for begin < from && !utf8.RuneStart(s[begin]) {
		begin++
	}
	t := s[begin:]
	if strings.HasSuffix(t, "》") { // 《关于修改〈立法法〉的决定》
		t = t[:max(0, strings.LastIndex(t, "《"))]
	} else if makers.end(t) == "" {
		return Edition{}, from
	}
	for i := strings.LastIndexAny(t, "，。；：、！？“”《》\n,;:") + 1; i < len(t); {
		e, end := dayAt(t, i)
		if end > i && strings.ContainsAny(t[i:end], "年-./") && !digitBefore(s, begin+i) {
			found, from, i = e, begin+i, end
			continue
		}
		_, size := utf8.DecodeRuneInString(t[i:])
		i += size
	}
	return found, from
}

// makers are the last words of what amends a statute: a person or body, or a
// paper.
var makers = ending("会议", "大会", "常务委员会", "常委会", "人大", "国务院", "决定")

func digitBefore(s string, i int) bool {
	c, _ := utf8.DecodeLastRuneInString(s[:i])
	return digits.has(c)
}

// dayAt reads 2015, 2015年, 2015年3月, 2015年3月15日, 2015-03-15 or 二〇一五年 at s[i:] and
// returns the index after it, or i.
func dayAt(s string, i int) (e Edition, end int) {
	n, k, ok := numeral(s, i)
	if !ok || !plausibleYear(s[i:k], n) {
		return Edition{}, i
	}
	e, end = Edition{Year: n}, k
	marks := [...]string{"年", "月", "日"}
	if word(s, k, "-") > 0 || word(s, k, ".") > 0 || word(s, k, "/") > 0 {
		mark := s[k : k+1]
		marks = [...]string{mark, mark, ""}
	}
	if k = word(s, space(s, k), marks[0]); k == 0 {
		return e, end
	}
	if marks[0] == "年" {
		end = k
	}
	if m, k2, ok := numeral(s, space(s, k)); ok && m <= 12 {
		if k = word(s, space(s, k2), marks[1]); k == 0 {
			return e, end
		}
		if marks[1] == "月" {
			e.Month, end = m, k
		}
		if d, k3, ok := numeral(s, space(s, k)); ok && d <= 31 {
			if marks[2] == "" {
				e.Month, e.Day, end = m, d, k3
			} else if k = word(s, space(s, k3), marks[2]); k > 0 {
				e.Day, end = d, k
			}
		}
	}
	return e, end
}

func plausibleYear(written string, n int) bool {
	return utf8.RuneCountInString(written) == 4 && n >= 1949 && n < 2100
}
