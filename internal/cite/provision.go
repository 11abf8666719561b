package cite

import (
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// unit is what a number counts, from the widest to the narrowest. Zero is none.
type unit int8

const (
	book unit = iota + 1
	subbook
	chapter
	section
	article
	paragraph
	item
	subitem
)

// relation says what a step is counted from. Zero is by its number.
type relation int8

const (
	byNumber relation = iota
	this              // 本款
	before            // 前款, 前两款, 上款
	that              // 该款, 同款
	firstOf           // 前三项, after the 款 that contains them
)

// step is one level of a provision: 第三款, 前款.
type step struct {
	unit   unit
	rel    relation
	count  int        // of before and firstOf: how many; 前款 is 1
	number law.Number // zero if rel is not byNumber
}

// provision holds the steps as written, without those that the reader carries
// over from the provision before.
type provision struct {
	at         [subitem]step // each narrower than the previous one
	n          int
	ranged     bool // 至 comes before it
	start, end int  // where it is
}

func (p *provision) steps() []step { return p.at[:p.n] }

func (p *provision) add(st step) {
	if p.n < len(p.at) {
		p.at[p.n] = st
		p.n++
	}
}

// ordinalMode says how a number may come without its 第.
type ordinalMode int

const (
	needOrdinal ordinalMode = iota
	afterName               // 民法典1079条
	inList                  // 第九十八条和九十九条
	deeper                  // 第七条（三）项
)

// group reads numbers up to the unit they share: 第十、十八、二十六条. With
// onto, the first one extends the last provision and must be narrower.
func (c *chainer) group(i int, mode ordinalMode, onto bool) bool {
	if !at(ordinals, c.s, i) && !at(numbered, c.s, i) {
		return false
	}
	var numbers [40]law.Number
	var ranged [40]bool
	var starts, ends [40]int
	n, drawn, bare := 0, false, false
	for j := i; ; n++ {
		if n == len(numbers) {
			return false
		}
		k := ordinal(c.s, j)
		if k == 0 {
			if n == 0 && mode == needOrdinal {
				return false
			}
			k, bare = j, bare || n == 0
			c.needsName = c.needsName || n == 0 && mode == afterName
		}
		num, end, ok := bracketed(c.s, k)
		drawn = drawn || ok && n == 0
		if !ok {
			num, end, ok = numeral(c.s, k)
		}
		if !ok {
			return false
		}
		numbers[n].Main, starts[n] = num, j
		if z := word(c.s, end, "之"); z > 0 && n == 0 { // 第一百三十三之一条
			if sub, e, ok := numeral(c.s, z); ok {
				if u, _ := unitAt(c.s, e); u == article {
					numbers[n].Sub, end = sub, e
				}
			}
		}
		if u, e := unitAt(c.s, space(c.s, end)); u > 0 {
			if onto && u <= c.last().unit || bare && !c.mayLack(mode, u, drawn, numbers[0].Main, c.s[i:end]) {
				return false
			}
			c.end = subAfter(c.s, e, u, &numbers[n])
			for m := range n + 1 {
				st := step{unit: u, number: numbers[m]}
				if m == 0 && onto {
					c.run[len(c.run)-1].add(st)
				} else {
					c.begin(st, ranged[m], starts[m])
				}
				if m < n {
					c.run[len(c.run)-1].end = ends[m]
				}
			}
			c.stop(c.end)
			return true
		}
		if d := ordinal(c.s, end); d > 0 && mode == afterName && n == 0 { // 刑法第二百三十六第三款: 条 forgotten
			if _, e, ok := numeral(c.s, d); ok {
				if u, _ := unitAt(c.s, e); u == paragraph {
					c.needsName = true
					c.begin(step{unit: article, number: numbers[0]}, false, i)
					c.stop(end)
					return true
				}
			}
		}
		sep, rng := separator(c.s, end, false)
		if _, _, ok := bracketed(c.s, sep); sep == end && !(drawn && ok) || n+1 == len(numbers) { // 第（一）（三）项
			return false
		}
		ends[n], ranged[n+1] = end, rng
		j = sep
	}
}

// ordinals are the forms of 第; numbered are the first characters of a number,
// after 第 or without it.
var (
	ordinals = lettersOf("第笫")
	numbered = lettersOf("0123456789０１２３４５６７８９零〇○一二三四五六七八九十百千两" + drawn)
)

// subAfter reads 之一 after unit u at s[i:] into n and returns the index after
// it, or i.
func subAfter(s string, i int, u unit, n *law.Number) int {
	j := word(s, i, "之")
	if j == 0 || n.Sub != 0 || u != article && u != chapter && u != section {
		return i
	}
	if sub, end, ok := numeral(s, j); ok && sub < 100 {
		if next, _ := unitAt(s, end); next == 0 {
			n.Sub = sub
			return end
		}
	}
	return i
}

// mayLack reports whether a number of unit u may come without 第 here.
func (c *chainer) mayLack(mode ordinalMode, u unit, drawn bool, n int, written string) bool {
	latin := written[0] < 0x80 || strings.HasPrefix(written, "\xef\xbc") // ASCII or full-width digits
	switch mode {
	case afterName:
		return u == article
	case inList:
		return u == c.last().unit || u == article && n > c.article() && c.article() > 0
	case deeper:
		return u == paragraph || u > paragraph && (drawn || latin)
	}
	return false
}

// ordinal returns the index after 第 and blanks, or 0.
func ordinal(s string, i int) int {
	if i+3 <= len(s) && (s[i:i+3] == "第" || s[i:i+3] == "笫") {
		return space(s, i+3)
	}
	return 0
}

// unitLetters are the first characters of units.
var unitLetters = lettersOf("编分章节条款项目")

// unitAt returns the unit at s[i:] and the index after it, or zero where the
// character begins another word: 条例, 项目, 章程.
func unitAt(s string, i int) (unit, int) {
	if i >= len(s) || !at(unitLetters, s, i) {
		return 0, i
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	end := i + size
	next, _ := utf8.DecodeRuneInString(s[end:])
	not := ""
	u := unit(0)
	switch r {
	case '分':
		if e := word(s, i, "分编"); e > 0 {
			return subbook, e
		}
	case '编':
		u, not = book, "辑号制码写者排程"
	case '章':
		u, not = chapter, "程鱼回"
	case '节':
		u, not = section, "目课假日气约能点水"
	case '条':
		u, not = article, "件例约款目码幅形"
	case '款':
		u, not = paragraph, "项物式"
	case '项':
		u, not = item, "目链"
	case '目':
		u, not = subitem, "标录前击光"
	}
	if u == 0 || next != utf8.RuneError && strings.ContainsRune(not, next) && word(s, end, "程序") == 0 { // 本章程序
		return 0, i
	}
	return u, end
}

// relative reads 本条, 前款, 前两款, 上款, 该条, 同条 at s[i:] and returns the
// index after it, or i.
func relative(s string, i int) (step, int) {
	r, size := utf8.DecodeRuneInString(s[i:])
	st := step{count: 1}
	j := i + size
	switch r {
	case '本':
		st.rel = this
	case '该', '同':
		st.rel = that
	case '前', '上':
		st.rel = before
		if n, end, ok := numeral(s, j); ok && n < 100 {
			st.count, j = n, end
		}
	default:
		return step{}, i
	}
	u, end := unitAt(s, j)
	if u == 0 || u <= section && st.rel != this {
		return step{}, i
	}
	st.unit = u
	return st, end
}

// separator reads what joins two provisions and returns the index of the
// second, or i; ranged reports 至 and the like. Commas join provisions, but not
// numbers that share a unit.
func separator(s string, i int, commas bool) (end int, ranged bool) {
	end = i
	j := space(s, i)
	if !at(joints, s, j) {
		return end, false
	}
	for range 2 { // 、以及
		k := 0
		for _, w := range separators {
			if w.comma && !commas {
				continue
			}
			if k = word(s, j, w.text); k > 0 {
				ranged = ranged || w.ranged
				break
			}
		}
		if k == 0 {
			break
		}
		j = space(s, k)
		end = j
	}
	return end, ranged
}

// joints are the first characters of separators.
var joints = lettersOf("、以或和及与至到—－–-~～，,")

var separators = [...]struct {
	text          string
	ranged, comma bool
}{
	{"、", false, false}, {"以及", false, false}, {"或者", false, false}, {"和", false, false}, {"及", false, false}, {"或", false, false}, {"与", false, false},
	{"至", true, false}, {"到", true, false}, {"——", true, false}, {"—", true, false}, {"－", true, false}, {"–", true, false}, {"-", true, false}, {"~", true, false}, {"～", true, false},
	{"，", false, true}, {",", false, true},
}
