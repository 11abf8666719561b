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

// relation says from where a step is counted. Zero is by its number.
type relation int8

const (
	byNumber relation = iota
	this              // 本款
	before            // 前款, 前两款, 上款
	that              // 该款, 同款
	firstOf           // 前三项, behind the 款 that they are of
)

// step is one level of a provision: 第三款, 前款.
type step struct {
	unit   unit
	rel    relation
	count  int        // of before and firstOf: how many; 前款 is 1
	number law.Number // zero if rel is not byNumber
}

// provision is the steps as written, without what the reader is expected to
// carry over from the provision before.
type provision struct {
	at         [subitem]step // each narrower than the one before
	n          int
	ranged     bool // 至 stands before it
	start, end int  // where it is written
}

func (p *provision) steps() []step { return p.at[:p.n] }

func (p *provision) add(st step) {
	if p.n < len(p.at) {
		p.at[p.n] = st
		p.n++
	}
}

// chainer reads a run of provisions. It is used again and again.
type chainer struct {
	s     string
	prose bool // it stands in prose, which counts other things as well
	own   bool // the run is about the text itself, so that 本条 and 前款 may go on it
	run   []provision
	end   int
	leans bool // it would be another run without a name before it
	owns  bool // or with another statute's
}

// chain reads the longest run of provisions at s[i:], joined by 、 和 至 and the
// like, and returns it with the index behind it; nothing if there is none. The
// run is good until the next one. named says that the name of a statute stands
// before it: then 第 may be missing.
func (c *chainer) chain(s string, i int, named, own bool) ([]provision, int) {
	mode := needOrdinal
	if named {
		mode = afterName
	}
	*c = chainer{s: s, prose: c.prose, own: own, run: c.run[:0]}
	if !c.provision(i, mode) {
		return nil, i
	}
	for {
		j, ranged := separator(s, c.end, true)
		if j == c.end || !c.next(j, ranged) {
			if c.prose {
				return c.withoutCounted()
			}
			return c.run, c.end
		}
	}
}

// withoutCounted leaves off the end of a run, or of what a comma joins to it, what
// counts something else: 《某法》第三十四条，第十五条线索.
func (c *chainer) withoutCounted() ([]provision, int) {
	for n := len(c.run) - 1; n > 0 && counted.begin(c.s[c.end:]); n-- {
		if !strings.ContainsAny(c.s[c.run[n-1].end:c.run[n].start], "，,") {
			break
		}
		c.run, c.end = c.run[:n], c.run[n-1].end
	}
	return c.run, c.end
}

// next reads the provision behind a separator.
func (c *chainer) next(i int, ranged bool) bool {
	if c.also(i, ranged) {
		return true
	}
	if st, _ := relative(c.s, i); st.rel != byNumber && st.rel != that {
		if c.owns = true; !c.own {
			return false
		}
	}
	n, end := len(c.run), c.end
	division := c.last().unit <= section
	if !c.provision(i, inList) {
		return false
	}
	if comma := strings.ContainsAny(c.s[end:i], "，,"); comma && division && c.run[n].at[0].unit == article {
		c.run, c.end = c.run[:n], end // 改为第八节，第一百二十三条…: another thought
		return false
	}
	c.run[n].ranged = ranged
	return true
}

// also reads the 之二 of 第一百二十条之一、之二.
func (c *chainer) also(i int, ranged bool) bool {
	last := c.last()
	j := word(c.s, i, "之")
	if j == 0 || last.number.Sub == 0 {
		return false
	}
	n, end, ok := numeral(c.s, j)
	if !ok {
		return false
	}
	last.number.Sub = n
	c.begin(last, ranged, i)
	c.stop(end)
	return true
}

func (c *chainer) last() step {
	if len(c.run) == 0 {
		return step{}
	}
	p := &c.run[len(c.run)-1]
	return p.at[p.n-1]
}

// begin adds a provision of one step that is written from start on.
func (c *chainer) begin(st step, ranged bool, start int) {
	p := provision{n: 1, ranged: ranged, start: start}
	p.at[0] = st
	c.run = append(c.run, p)
}

// stop says that the last provision ends at end.
func (c *chainer) stop(end int) {
	c.end = end
	c.run[len(c.run)-1].end = end
}

// article returns the number of the article that the run named last, 0 for none.
func (c *chainer) article() int {
	for i := len(c.run) - 1; i >= 0; i-- {
		if st := c.run[i].at[0]; st.unit == article {
			return st.number.Main
		}
	}
	return 0
}

// provision reads all the steps of one provision, and, where numbers share a
// unit (第一、三项), of the ones that follow.
func (c *chainer) provision(i int, mode ordinalMode) bool {
	if st, end := relative(c.s, i); end > i {
		c.begin(st, false, i)
		c.stop(end)
	} else if e, n := bookInList(c.s, i, mode); e > i { // …、继承编第二章
		c.begin(step{unit: book, number: n}, false, i)
		c.stop(e)
		if !c.group(e, needOrdinal, true) {
			c.run = c.run[:len(c.run)-1]
			return false
		}
	} else if !c.group(i, mode, false) {
		return false
	}
	for c.group(space(c.s, c.end), deeper, true) {
	}
	if st, end := relative(c.s, c.end); st.rel == before && st.count > 1 && st.unit > c.last().unit {
		p := &c.run[len(c.run)-1] // 第三款前三项: its first three
		st.rel = firstOf
		p.add(st)
		c.stop(end)
	}
	return true
}

// bookInList reads the title of a 编 in a list, with a number behind it; i = none.
func bookInList(s string, i int, mode ordinalMode) (int, law.Number) {
	if mode == inList {
		if e, n := bookAfter(s, i); e > i && ordinal(s, e) > 0 {
			return e, n
		}
	}
	return i, law.Number{}
}

// ordinalMode says how a number may lack its 第.
type ordinalMode int

const (
	needOrdinal ordinalMode = iota
	afterName               // 民法典1079条
	inList                  // 第九十八条和九十九条
	deeper                  // 第七条（三）项
)

// group reads numbers up to the unit they share: 第十、十八、二十六条. If onto, the
// first goes on the last provision, and must be narrower.
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
			c.leans = c.leans || n == 0 && mode == afterName
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
					c.leans = true
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

// ordinals are the characters in which 第 is written, and numbered those in which
// a number begins, behind one of them or without.
var (
	ordinals = lettersOf("第笫")
	numbered = lettersOf("0123456789０１２３４５６７８９零〇○一二三四五六七八九十百千两" + drawn)
)

// subAfter reads 之一 behind unit u at s[i:] into n and returns the index behind it,
// or i.
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

// mayLack reports whether a number without 第 can be one of unit u here.
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

// ordinal returns the index behind 第 and blanks, or 0.
func ordinal(s string, i int) int {
	if i+3 <= len(s) && (s[i:i+3] == "第" || s[i:i+3] == "笫") {
		return space(s, i+3)
	}
	return 0
}

// unitLetters are the characters in which units begin.
var unitLetters = lettersOf("编分章节条款项目")

// unitAt returns the unit that stands at s[i:] and the index behind it, or zero
// where the character begins another word: 条例, 项目, 章程.
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

// relative reads 本条, 前款, 前两款, 上款, 该条, 同条 at s[i:] and returns the index
// behind it, or i.
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

// separator reads what joins two provisions and returns the index of the second,
// or i; ranged reports 至 and its like. Commas join provisions, but not numbers
// that share a unit.
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

// joints are the characters in which they begin.
var joints = lettersOf("、以或和及与至到—－–-~～，,")

var separators = [...]struct {
	text          string
	ranged, comma bool
}{
	{"、", false, false}, {"以及", false, false}, {"或者", false, false}, {"和", false, false}, {"及", false, false}, {"或", false, false}, {"与", false, false},
	{"至", true, false}, {"到", true, false}, {"——", true, false}, {"—", true, false}, {"－", true, false}, {"–", true, false}, {"-", true, false}, {"~", true, false}, {"～", true, false},
	{"，", false, true}, {",", false, true},
}
