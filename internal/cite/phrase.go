package cite

import (
	"strings"
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
	held                // 有效: a day on which it was in force
	first               // 最初的
	former              // 旧
	then                // 当时
	prior               // 修正|前, 2015年|以前
	roles
)

// phraseWords are the words of phrases by their roles. A word that ends in
// another word comes before it.
var phraseWords = [roles]words{
	linking: ending("的", "为", "是", "系", "时", "期间", "间", "那次", "这次", "该次", "那一次", "这一次"),
	newer:   ending("新", "最新"),
	version: ending(strings.Fields(`那一版 那版 这一版 这版 那一个 那个 那一部 那部 这部 版本 版 文本 条文 原文`)...),
	amended: ending(strings.Fields(`修正 修订 修改 修法 修法后 修正本 修订本 修正后 修订后 修改后 修正过 修订过 修改过`)...),
	began:   ending(strings.Fields(`起施行 施行 起实施 实施 起生效 生效 公布 发布 颁布 通过 制定 出台`)...),
	held:    ending("有效", "适用", "现行有效"),
	first:   ending(strings.Fields(`初版 首版 第一版 最初 最初版本 最早版本 原始版本 原始文本`)...),
	former: ending(strings.Fields(`旧 原 老 旧版 老版 原版 旧法 原法 老法 旧条例 原条例 旧有的 原有 原有的 原来的 历史版本 历史文本 过往版本 早期版本
上一版本 上一个版本 上个版本 上一版 前一版本 前一个版本 前一版 上一部 前一部 更早的 较早的 已不用的 已经不用的 已失效 已经失效 已失效的 已经失效的 失效的 已废止 已被废止 已经废止 已废止的 已被废止的 已经废止的 废止的 已作废 已作废的 作废的 已被取代 被取代的 已被替代 被替代的`)...),
	then:  ending(strings.Fields(`当时 那时 彼时 过去 从前 以前 以往 此前 先前 早先 早前 原先 往日 昔日 曾经 曾 早年 早些年 前些年 前几年`)...),
	prior: ending("以前", "之前", "前"),
}

// longestPhrase is the most bytes that a phrase may have, longestClause the
// most in which the day before it is looked for. Both are limited because each
// citation of a block searches again.
const (
	longestPhrase = 90
	longestClause = 600
)

// dayEnds are the characters that a day or a year can end with.
var dayEnds = func() *letters {
	l := lettersOf("年月日")
	for i, bits := range digits {
		l[i] |= bits
	}
	return l
}()

// phraseEnds are the characters that a phrase can end with: those of its words, of days,
// and blanks.
var phraseEnds = func() *letters {
	l := lettersOf("次 \t\n\u00a0\u2002\u200b\u3000")
	for i, bits := range dayEnds {
		l[i] |= bits
	}
	for _, set := range phraseWords {
		for c := range set {
			l.add(c)
		}
	}
	return l
}()

// phraseEnding reads the longest phrase at the end of s and returns where it
// begins.
func phraseEnding(s string) (p phrase, from int) {
	from = len(s)
	if c, _ := utf8.DecodeLastRuneInString(s); !phraseEnds.has(c) { // as behind most titles
		return p, from
	}
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
	if c, _ := utf8.DecodeLastRuneInString(s[:words]); p == (phrase{}) && !dayEnds.has(c) { // as behind 条例 and 法
		return p, from
	}
	p.day, from = yearEnding(s[:words])
	switch {
	case from < words:
		if day, begin := rangeEnding(s[:from]); begin < from {
			p.day, from = day, begin
			p.said[version] = true
		}
	case p.said[amended], p.said[version]:
		if p.day, from = shortYearEnding(s[:words]); from == words && p.said[amended] {
			p.day, from = dayOf(s[:words])
		}
	default:
		if w := constitutions.end(s[:words]); w != "" {
			p.day.Year, from = constitutionYears[w], words-len(w)
		} else if e, begin := shortYearEnding(s[:words]); begin < words && (marked(s[begin:]) || strings.HasSuffix(s[:words], "年") && datesSource(s[:begin]) && !lasting.begin(s[words:])) {
			p.day, from = e, begin
		}
	}
	return p, from
}

// lasting are words that make a number of years of 15年 before them.
var lasting = beginning("间", "期间", "以前", "之前", "前")

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
	last, _ := utf8.DecodeLastRuneInString(s)
	for _, of := range wordsByEnd[last] {
		w, r := of.end(s), of.role
		rest := strings.TrimSuffix(s, w)
		switch {
		case w == "":
		case r == former && utf8.RuneCountInString(w) == 1 && joined(rest):
		case r == then && !datesSource(rest): // 十八岁|以前
		case r == prior && w == "前" && !timely(rest):
		default:
			return w, r
		}
	}
	return "", 0
}

// wordsOf are the words of one role.
type wordsOf struct {
	role
	words
}

// wordsByEnd lists the words of phrases that may end with a character, in the order in
// which [wordEnding] tries them.
var wordsByEnd = func() map[rune][]wordsOf {
	by := map[rune][]wordsOf{}
	for _, r := range [...]role{first, former, then, prior, amended, version, began, held, newer, linking} {
		for c := range phraseWords[r] {
			by[c] = append(by[c], wordsOf{r, phraseWords[r]})
		}
	}
	return by
}()

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

// timely reports whether s ends in a word that 前 may follow: 修正, 改, 2015年.
func timely(s string) bool {
	_, from := yearEnding(s)
	return from < len(s) || phraseWords[amended].end(s) != "" || phraseWords[began].end(s) != "" || strings.HasSuffix(s, "改")
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
	case p.said[first] && !named && !p.said[amended]:
		e.First = true
	case p.said[held] && e.Year > 0 && !p.said[amended] && !p.said[version] && !p.said[prior]:
		e.InForce = true
	case p.said[prior] && (named || p.said[amended] || p.said[linking]), p.said[former] && !named:
		e.Former = true
	case p.said[then] && !named:
		e.Former, e.Aside = true, !p.said[linking] // 当时《立法法》规定
	case !named, p.said[amended], p.said[version], p.said[former]: // 2015年的旧
	case p.said[began]:
		e.Aside = true
	case !alone && e.Month > 0 && !(e.Day > 0 && p.said[linking]): // 2015年3月《立法法》修改时; but 2015年3月15日的《立法法》
		return Edition{}
	}
	return e
}

// editionBefore reads the edition named before a title: 2015年修正的《立法法》,
// 2015年版《立法法》, 1999年《合同法》, 旧《立法法》, 修正前的《立法法》; 修正前，《立法法》.
func editionBefore(s string) Edition {
	clause := strings.TrimRight(s, "，, \u3000")
	if before := strings.TrimSuffix(clause, leading.end(clause)); strings.HasSuffix(before, "，") || strings.HasSuffix(before, ",") {
		clause = strings.TrimRight(before, "，, \u3000") // 修正前，|依据《立法法》
	}
	p, from := phraseEnding(clause)
	switch {
	case clause != strings.TrimRight(s, " \u3000"):
		if !p.said[then] && !(p.said[prior] && p.said[amended]) {
			return Edition{}
		}
	case p.said[amended] && unchanged.end(s[:from]) != "":
		return Edition{Former: true}
	}
	return p.edition(false)
}

// unchanged are words before 修改的 that mean the text before that.
var unchanged = ending("未", "尚未", "未经", "没有", "没", "未曾", "不曾", "从未")

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

// constitutions are those called by two digits of their year. 八二宪法 is the
// present one, whatever amendments came later.
var (
	constitutions     = ending("五四", "七五", "七八")
	constitutionYears = map[string]int{"五四": 1954, "七五": 1975, "七八": 1978}
)
