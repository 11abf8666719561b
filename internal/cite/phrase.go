package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// phrase is what words say about an edition: 2015年第一次修正后的, 旧,
// 2023年修正前的.
type phrase struct {
	day       Edition // 2015年3月15日; zero = no day
	amendment int     // 第一次
	said      [roles]bool
}

// role is the meaning of one word of a phrase.
type role int

const (
	linking role = iota // 的
	newer               // 新
	version             // 版
	amended             // 修正
	began               // 施行, 公布: the day it began
	former              // 旧
	prior               // 修正|前, 2015年|以前
	roles
)

// phraseWords are the words of phrases by their roles. A word that ends in
// another word comes before it.
var phraseWords = [roles]words{
	linking: ending("的", "为", "是", "系", "时"),
	newer:   ending("新", "最新"),
	version: ending("那一版", "那版", "版本", "版", "文本"),
	amended: ending(strings.Fields(`修正 修订 修改 修正本 修订本 修正后 修订后 修改后 修正过 修订过 修改过`)...),
	began:   ending(strings.Fields(`起施行 施行 起实施 实施 起生效 生效 公布 发布 颁布 通过 制定 出台`)...),
	former:  ending(strings.Fields(`旧 原 老 旧版 老版 原版 旧法 原法 老法 旧条例 原条例 原来的 过去的 从前的 先前的 此前的 早先的 当时的 那时的 已失效 已经失效 已废止 已被废止 已经废止`)...),
	prior:   ending("以前", "之前", "前"),
}

// longestPhrase is the most bytes that a phrase may have, longestClause the
// most in which the day before it is looked for. Both are limited because each
// citation of a block searches again.
const (
	longestPhrase = 90
	longestClause = 600
)

// phraseEnding reads the longest phrase at the end of s and returns where it
// begins.
func phraseEnding(s string) (p phrase, from int) {
	from = len(s)
	for {
		from = spaceBefore(s, 0, from)
		w, r := wordEnding(s[:from], &p)
		if w == "" {
			break
		}
		p.said[r] = true
		from -= len(w)
	}
	words := from
	p.day, from = yearEnding(s[:words])
	switch {
	case from < words:
	case p.said[amended], p.said[version]:
		if p.day, from = shortYearEnding(s[:words]); from == words && p.said[amended] {
			p.day, from = dayOf(s[:words])
		}
	default:
		if w := constitutions.end(s[:words]); w != "" {
			p.day.Year, from = constitutionYears[w], words-len(w)
		} else if e, begin := shortYearEnding(s[:words]); begin < words && (marked(s[begin:]) || strings.HasSuffix(s[:words], "年") && datesSource(s[:begin])) {
			p.day, from = e, begin
		}
	}
	return p, from
}

// wholePhrase reports whether s is a phrase and nothing else.
func wholePhrase(s string) bool {
	_, from := phraseEnding(s)
	return from == 0
}

// wordEnding returns the word of a phrase at the end of s. p is what was read
// after it.
func wordEnding(s string, p *phrase) (string, role) {
	if n, from := timesEnding(s); n > 0 && p.said[amended] && p.amendment == 0 {
		p.amendment = n
		return s[from:], linking
	}
	for _, r := range [...]role{former, prior, amended, version, began, newer, linking} {
		w := phraseWords[r].end(s)
		rest := strings.TrimSuffix(s, w)
		switch {
		case w == "":
		case r == former && utf8.RuneCountInString(w) == 1 && joined(rest):
		case r == prior && w == "前" && !timely(rest):
		default:
			return w, r
		}
	}
	return "", 0
}

// timesEnding reads 第二次 at the end of s, and returns where it begins.
func timesEnding(s string) (n, from int) {
	if !strings.HasSuffix(s, "次") {
		return 0, len(s)
	}
	from = strings.LastIndex(s, "第")
	if from < 0 {
		return 0, len(s)
	}
	n, end, ok := numeral(s, from+len("第"))
	if !ok || end != len(s)-len("次") {
		return 0, len(s)
	}
	return n, from
}

// joined reports whether 原, 旧 or 老 after s is part of a longer word: 草原,
// 养老.
func joined(s string) bool {
	c, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("新草中平高还复病起养敬爱尊怀破陈守终古", c)
}

// timely reports whether s ends in a word that 前 may follow: 修正, 2015年.
func timely(s string) bool {
	_, from := yearEnding(s)
	return from < len(s) || phraseWords[amended].end(s) != "" || phraseWords[began].end(s) != "" || strings.HasSuffix(s, "修法")
}

// edition returns what the phrase means. alone says that a day without a verb
// is that of an edition, as in brackets.
func (p *phrase) edition(alone bool) Edition {
	e := p.day
	if e == (Edition{}) {
		e.Amendment = p.amendment
	}
	named := e != Edition{}
	switch {
	case p.said[prior] && (named || p.said[amended] || p.said[linking]), p.said[former] && !named:
		e.Former = true
	case !named, p.said[amended], p.said[version], p.said[former]: // 2015年的旧
	case p.said[began]:
		e.Aside = true
	case !alone && e.Month > 0: // 2015年3月《立法法》修改时
		return Edition{}
	}
	return e
}

// editionBefore reads the edition named before a title: 2015年修正的《立法法》,
// 2015年版《立法法》, 1999年《合同法》, 旧《立法法》, 修正前的《立法法》.
func editionBefore(s string) Edition {
	p, _ := phraseEnding(s)
	return p.edition(false)
}

// editionEnding reads the edition named between a title, with or without 《》,
// and a provision: 《立法法》2015年修正本|第七十三条. It returns where the
// words begin, or end.
func editionEnding(s string, floor, end int) (Edition, int) {
	p, from := phraseEnding(s[floor:end])
	if e := p.edition(true); e.Named() {
		return e, floor + from
	}
	return Edition{}, end
}

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

// shortYearEnding reads 15年, 一五年, 15 or ’15 at the end of s and returns where it begins.
// Whether it is a year or a number of years, the words around it say.
func shortYearEnding(s string) (e Edition, from int) {
	t := strings.TrimRight(strings.TrimSuffix(s, "年"), " \u3000")
	n, from := 0, len(t)
	for unit := 1; unit <= 10; unit *= 10 {
		c, size := utf8.DecodeLastRuneInString(t[:from])
		d := digitOf(c)
		if d < 0 {
			return Edition{}, len(s)
		}
		n += d * unit
		from -= size
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

// digitOf returns the value of a digit, of any width or Han; -1 = it is none.
func digitOf(c rune) int {
	for _, row := range [...]string{"0123456789", "０１２３４５６７８９", "零一二三四五六七八九"} {
		if i := strings.IndexRune(row, c); i >= 0 {
			return utf8.RuneCountInString(row[:i])
		}
	}
	if c == '〇' {
		return 0
	}
	return -1
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
// 2015年3月15日第十二届全国人民代表大会第三次 会议|修正.
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

// constitutions are those called by two digits of their year. 八二宪法 is the
// present one, whatever amendments came later.
var (
	constitutions     = ending("五四", "七五", "七八")
	constitutionYears = map[string]int{"五四": 1954, "七五": 1975, "七八": 1978}
)

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
