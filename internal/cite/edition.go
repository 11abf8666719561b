package cite

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Edition is how a citation says which text of a statute it means. The zero
// Edition is the text in force.
type Edition struct {
	Year, Month, Day int  // 2015年修正, 2015年3月15日修正; 0 = not named
	Former           bool // 旧, 修正前的: the text before that one or, without a year, before the present one

	// Aside: the words are about the statute and tell a day of its life, （2008年1月1日起
	// 施行）. If that is the day of an edition, it is meant; else none is.
	Aside bool
}

// Named reports whether an edition is named at all.
func (e Edition) Named() bool { return e != Edition{} && !e.Aside }

// String returns what the words said, for messages: 2015年, 2015年3月15日, 2015年以前,
// 以前.
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
	if e.Former {
		s += "以前"
	}
	return s
}

// ParseEdition reads what brackets behind a name say of the edition: 2015年修正,
// 2018修订, 2015, 2015年3月15日修正, 旧, 修正前. When a statute was made and since
// when it applies is an aside, and a document number says nothing of it; where both
// stand there, the day of the amendment counts. The zero Edition is that none is
// named.
func ParseEdition(s string) Edition {
	s = strings.Trim(s, "（()）〔〕[]【】［］ \u3000")
	switch s {
	case "旧", "旧法", "旧版", "旧条例", "原", "原法", "修正前", "修订前", "修改前", "修法前":
		return Edition{Former: true}
	}
	amended := lastOf(s, "修正", "修订", "修改")
	if amended < 0 {
		for _, w := range [...]string{"施行", "实施", "通过", "公布", "生效", "号"} {
			if strings.Contains(s, w) {
				return aside(s)
			}
		}
	}
	var found Edition
	for i := 0; i < len(s); {
		e, end := dayAt(s, i)
		switch {
		case end == i:
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
		case amended >= 0 && i < amended, amended < 0 && !found.Named() && (end == len(s) || editionWords.begin(s[end:])):
			found, i = e, end
		default:
			i = end
		}
	}
	if found.Named() && amended >= 0 {
		found.Former = strings.HasPrefix(s[amended+len("修正"):], "前")
	}
	return found
}

// aside reads the last whole day that words about a statute tell.
func aside(s string) Edition {
	var found Edition
	for i := 0; i < len(s); {
		e, end := dayAt(s, i)
		if end == i {
			_, size := utf8.DecodeRuneInString(s[i:])
			end = i + size
		} else if e.Day > 0 {
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

// dayAt reads 2015, 2015年, 2015年3月, 2015年3月15日, 2015-03-15 or 二〇一五年 at s[i:] and
// returns the index behind it, or i.
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
	if k = word(s, k, marks[0]); k == 0 {
		return e, end
	}
	if marks[0] == "年" {
		end = k
	}
	if m, k2, ok := numeral(s, space(s, k)); ok && m <= 12 {
		if k = word(s, k2, marks[1]); k == 0 {
			return e, end
		}
		if marks[1] == "月" {
			e.Month, end = m, k
		}
		if d, k3, ok := numeral(s, space(s, k)); ok && d <= 31 {
			if marks[2] == "" {
				e.Month, e.Day, end = m, d, k3
			} else if k = word(s, k3, marks[2]); k > 0 {
				e.Day, end = d, k
			}
		}
	}
	return e, end
}

// editionWords follow the year of an edition.
var editionWords = beginning("修", "版", "文本", "年版", "年文本", "第", "，", ",", "；", "、", "）", ")")

// editionBefore reads the edition that is named before a title: 2015年修正的《立法法》,
// 2015年版《立法法》, 2015年修正本《立法法》, 旧《立法法》, 修正前的《立法法》.
func editionBefore(s string) Edition {
	s = strings.TrimSuffix(s, "的")
	if w := former.end(s); w != "" {
		s = s[:len(s)-len(w)]
		if e, _ := yearEnding(s); strings.HasSuffix(w, "前") && e.Named() { // 2023年修正前的
			e.Former = true
			return e
		}
		return Edition{Former: true}
	}
	whole, amended, passed := s, false, false
	for w := made.end(s); w != ""; w = made.end(s) {
		s = strings.TrimSuffix(s, w)
		amended, passed = amended || strings.HasPrefix(w, "修"), passed || w == "通过"
	}
	e, _ := yearEnding(s)
	if !amended && (passed || e.Month > 0 || s == whole && !strings.HasSuffix(s, "年")) {
		return Edition{} // 2007年通过的《劳动合同法》; 2015年3月《立法法》修改时
	}
	return e
}

var (
	former = ending("旧", "原", "旧版", "修正前", "修订前", "修改前", "修法前")
	made   = ending("版", "版本", "文本", "修正", "修订", "修改", "修正本", "修订本", "修正后", "修订后", "修改后", "修改过", "修订过", "修正过", "新", "通过", "第一次", "第二次", "第三次", "第四次", "第五次")
)

// editionEnding reads the edition that is named between a title, without 《》 or
// with, and a provision: 《立法法》2015年修正本|第七十三条. It returns where the words
// begin, or end.
func editionEnding(s string, floor, end int) (Edition, int) {
	t := strings.TrimSuffix(s[floor:end], "的")
	w := behind.end(t)
	if w == "" {
		return Edition{}, end
	}
	t = strings.TrimSuffix(t, w)
	for w := made.end(t); w != ""; w = made.end(t) {
		t = strings.TrimSuffix(t, w)
	}
	e, from := yearEnding(t)
	if !e.Named() {
		return Edition{}, end
	}
	return e, floor + from
}

// bracketsAt returns the index behind brackets of any form at s[i:], or i.
func bracketsAt(s string, i int) int {
	opening, size := utf8.DecodeRuneInString(s[i:])
	closing := map[rune]string{'（': "）", '(': ")", '〔': "〕", '[': "]", '【': "】", '［': "］"}[opening]
	if closing == "" {
		return i
	}
	n := strings.Index(s[i+size:min(len(s), i+90)], closing)
	if n < 0 {
		return i
	}
	return i + size + n + len(closing)
}

// wholly is brackets that hold an edition and nothing else.
var wholly = regexp.MustCompile(`^.(?:19|20)[0-9]{2}年?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:第[一二三四五六]次)?(?:修正|修订|修改)?(?:本|版|文本)?.$`)

// editionBehind reads the edition that brackets behind a provision name: 《刑法》第十七条
// （2020年修正）.
func editionBehind(s string, i int) Edition {
	if k := bracketsAt(s, i); k > i && wholly.MatchString(s[i:k]) {
		return ParseEdition(s[i:k])
	}
	return Edition{}
}

// editionAfter reads it right behind a title at s[i:], and returns the index behind
// it, or i.
func editionAfter(s string, i int) (Edition, int) {
	if k := bracketsAt(s, i); k > i { // 《立法法》〔2015年修正〕
		if e := ParseEdition(s[i:k]); e.Named() {
			return e, space(s, k)
		}
		return Edition{}, i
	}
	e, k := dayAt(s, i)
	if k == i {
		return e, i
	}
	end := k
	for end < len(s) && !at(ordinals, s, end) && end-k < 40 {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	if got, from := editionEnding(s, i, end); from == i && got == e {
		return e, end
	}
	return Edition{}, i
}

var behind = ending("版", "版本", "文本", "修正", "修订", "修正本", "修订本", "修改")

// yearEnding reads the year, or the day, that s ends in, and returns where it
// begins. What is longer than a year is none: 编号92015年.
func yearEnding(s string) (e Edition, from int) {
	for from = len(s); from > 0 && len(s)-from < 45; {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
		if c, _ := utf8.DecodeRuneInString(s[from:]); !digits.has(c) && !strings.ContainsRune("年月日-./", c) {
			break
		}
		if e, end := dayAt(s, from); end == len(s) && !digitBefore(s, from) {
			return e, from
		}
	}
	return Edition{}, len(s)
}

func digitBefore(s string, i int) bool {
	c, _ := utf8.DecodeLastRuneInString(s[:i])
	return digits.has(c)
}

// referenceIn returns the document number that brackets behind a name hold:
// （国务院令第431号）, （2005年1月10日国务院令第431号公布）, （法释〔2020〕26号）; "" = none.
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

// Undated returns the name of a statute without the year of an edition behind it:
// 立法法 for 立法法（2015年修正）.
func Undated(name string) string {
	stem, _ := cutYear(name)
	return stem
}

// TitleEdition parts a name from the edition that brackets behind it name:
// 立法法（2015年修正）.
func TitleEdition(name string) (title string, e Edition) { return cutYear(name) }

// cutYear cuts brackets that name an edition off the end of a title: 刑法（2020年修正）.
func cutYear(title string) (stem string, e Edition) {
	stem, brackets := cutEdition(title)
	if brackets == "" || strings.HasSuffix(stem, "修正案") { // 宪法修正案（2018年）
		return title, Edition{}
	}
	if e = ParseEdition(brackets); !e.Named() {
		return title, Edition{}
	}
	return stem, e
}

func plausibleYear(written string, n int) bool {
	return utf8.RuneCountInString(written) == 4 && n >= 1949 && n < 2100
}

// nowadays are words before a provision that end the talk of a former edition.
var nowadays = ending("现在的", "现在是", "现为", "现行", "现行的", "如今的", "如今是", "今", "新的", "改为", "改成", "变为", "变成")
