package cite

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"pufa/internal/law"
)

// Edition tells which text of a statute a citation means. The zero Edition is
// the text in force.
type Edition struct {
	Year, Month, Day int  // 2015年修正, 2015年3月15日修正; 0 = not named
	Amendment        int  // 第二次修正, without a year: which amendment made it; 0 = not named
	Former           bool // 旧, 修正前的: the text before that one or, if none is named, before the present text

	First   bool // 最初的: the text before any amendment
	InForce bool // 2016年有效的: the text in force on that day, or at the end of that month or year

	// Aside: the words only mention a day in the life of the statute,
	// （2008年1月1日起施行）. They mean an edition if that is its day. With Former, they
	// speak of the past, 当时《立法法》规定, and mean the text before the present one if
	// there is one.
	Aside bool
}

// Named reports whether an edition is named.
func (e Edition) Named() bool { return e != Edition{} && !e.Aside }

// String returns the words, for messages: 2015年, 2015年3月15日, 2015年以前,
// 以前, 最初, 2016年有效.
func (e Edition) String() string {
	s := ""
	for _, part := range [...]struct {
		n    int
		unit string
	}{{e.Year, "年"}, {e.Month, "月"}, {e.Day, "日"}} {
		if part.n > 0 {
			s += strconv.Itoa(part.n) + part.unit
		}
	}
	if e.Amendment > 0 {
		s += "第" + law.FormatNumeral(e.Amendment) + "次修正"
	}
	switch {
	case e.First:
		s += "最初"
	case e.InForce:
		s += "有效"
	case e.Former:
		s += "以前"
	}
	return s
}

// ParseEdition reads what brackets after a name say about the edition:
// 2015年修正, 2018修订, 2015, 2015年3月15日修正, 旧, 修正前, 第一次修正. The
// day on which a statute was made or took effect is an aside, and a document
// number names no edition. Where brackets give both, the amendment counts. The
// zero Edition means that none is named.
func ParseEdition(s string) Edition {
	var found Edition
	s = strings.Trim(s, "（()）〔〕[]【】［］ \u3000")
	if overtaken(s) {
		return Edition{Former: true}
	}
	if e := validUntil(s); e.Named() {
		return e
	}
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("（()），,；;、", c) }) {
		p, from := phraseEnding(part)
		if strings.Trim(part[:from], " \u3000自于在从经") != "" {
			continue
		}
		if e := p.edition(true); e.Named() || e.Aside && !found.Named() {
			found = e
		}
	}
	if found.Named() {
		return found
	}
	if e := amendedIn(s); e.Named() {
		return e
	}
	if found.Aside {
		return found
	}
	return aside(s)
}

// overtaken reports whether words in brackets say that a text is no longer in force.
func overtaken(s string) bool {
	switch s {
	case "失效", "废止", "已修改", "已被修改", "已经修改":
		return true
	}
	return false
}

// validUntil reads the last day on which a text was in force, 有效期至2023年3月14日: the
// text is the one before that of the next day.
func validUntil(s string) Edition {
	e, end := dayAt(s, len(until.at(s)))
	if until.at(s) == "" || end < len(s) {
		return Edition{}
	}
	if e.Day > 0 {
		next := time.Date(e.Year, time.Month(e.Month), e.Day+1, 0, 0, 0, 0, time.UTC)
		e.Year, e.Month, e.Day = next.Year(), int(next.Month()), next.Day()
	}
	e.Former = true
	return e
}

// until are words before the last day on which a text was in force.
var until = beginning(strings.Fields(`有效期至 有效至 施行至 实施至 适用至`)...)

// amendedIn reads the last day on which, by these words, a statute was amended:
// 根据2015年3月15日第十二届全国人民代表大会第三次会议…修正.
func amendedIn(s string) (found Edition) {
	amended := lastOf(s, "修正", "修订", "修改")
	for i := 0; i < amended; {
		e, end := dayAt(s, i)
		if end > i {
			found, i = e, end
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	if found.Named() {
		found.Former = earlier.begin(s[amended+len("修正"):])
	}
	return found
}

// aside reads the last full date in words about a statute, or the year of the
// order that promulgated it: 2015年主席令第二十号.
func aside(s string) Edition {
	var found Edition
	for i := 0; i < len(s); {
		e, end := dayAt(s, i)
		if end == i {
			_, size := utf8.DecodeRuneInString(s[i:])
			end = i + size
		} else if e.Day > 0 || strings.HasSuffix(s[:end], "年") && referenceIn(s[end:]) != "" {
			e.Aside = true
			found = e
		}
		i = end
	}
	return found
}

func lastOf(s string, words ...string) int {
	last := -1
	for _, w := range words {
		last = max(last, strings.LastIndex(s, w))
	}
	return last
}

// editionBrackets are those that may hold an edition, the closing ones by the opening ones.
var editionBrackets = map[rune]string{'（': "）", '(': ")", '〔': "〕", '[': "]", '【': "】", '［': "］"}

// bracketsAt returns the index after the brackets of any form at s[i:], or i.
func bracketsAt(s string, i int) int {
	opening, size := utf8.DecodeRuneInString(s[i:])
	closing := editionBrackets[opening]
	if closing == "" {
		return i
	}
	n := strings.Index(s[i+size:min(len(s), i+90)], closing)
	if n < 0 {
		return i
	}
	return i + size + n + len(closing)
}

// editionBehind reads the edition from brackets after a provision, if they hold
// nothing else: 《刑法》第十七条（2020年修正）.
func editionBehind(s string, i int) Edition {
	k := bracketsAt(s, i)
	if k == i {
		return Edition{}
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	inner := s[i+size:]
	_, size = utf8.DecodeLastRuneInString(s[:k])
	inner = inner[:len(inner)-(len(s)-k)-size]
	if overtaken(inner) {
		return Edition{Former: true}
	}
	if p, from := phraseEnding(inner); strings.Trim(inner[:from], " \u3000") == "" {
		return p.edition(true)
	}
	return Edition{}
}

// editionAfter reads the edition right after a title, at s[i:], and returns the
// index after it, or i: 《立法法》〔2015年修正〕,
// 《立法法》2015年修正本|第七十三条.
func editionAfter(s string, i int) (Edition, int) {
	if k := bracketsAt(s, i); k > i {
		if e := ParseEdition(s[i:k]); e.Named() {
			return e, space(s, k)
		}
		return Edition{}, i
	}
	end := i
	for end < len(s) && !at(ordinals, s, end) && end-i < longestPhrase {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	if e, from := editionEnding(s, i, end); from == i {
		return e, end
	}
	return Edition{}, i
}

// referenceIn returns the document number in the brackets after a name:
// （国务院令第431号）, （2005年1月10日国务院令第431号公布）,
// （法释〔2020〕26号）; "" = none.
func referenceIn(brackets string) string {
	for _, part := range strings.FieldsFunc(brackets, func(c rune) bool { return strings.ContainsRune("（）()，,；;、", c) }) {
		i := strings.LastIndex(part, "号")
		if i < 0 || !strings.ContainsAny(part[:i], "0123456789一二三四五六七八九十") {
			continue
		}
		part = part[:i+len("号")]
		if day := strings.LastIndex(part, "日"); day >= 0 {
			part = part[day+len("日"):]
		}
		return strings.TrimSpace(part)
	}
	return ""
}

// Undated returns the name of a statute without the edition's year after it:
// 立法法 for 立法法（2015年修正）.
func Undated(name string) string {
	stem, _ := cutYear(name)
	return stem
}

// TitleEdition separates a name from the edition named in the brackets after
// it: 立法法（2015年修正）.
func TitleEdition(name string) (title string, e Edition) { return cutYear(name) }

// NamesEdition reports whether words next to a name, in brackets or not, name
// an edition and nothing else: 2015年版, （2015年修正）, 旧.
func NamesEdition(s string) bool {
	p, from := phraseEnding(strings.Trim(s, "（()） \u3000"))
	return from == 0 && p.edition(true).Named()
}

// cutYear cuts the words that name an edition, in brackets or not, off the end
// of a title: 刑法（2020年修正）, 立法法2015年版.
func cutYear(title string) (stem string, e Edition) {
	stem, brackets := cutEdition(title)
	if brackets == "" {
		e, end := editionEnding(title, 0, len(title))
		stem = title[:end]
		if normWord(stem) == "" || strings.HasSuffix(stem, "修正案") {
			return title, Edition{}
		}
		return stem, e
	}
	if strings.HasSuffix(stem, "修正案") { // 宪法修正案（2018年）
		return title, Edition{}
	}
	if e = ParseEdition(brackets); !e.Named() {
		return title, Edition{}
	}
	return stem, e
}
