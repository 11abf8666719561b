package cite

import (
	"strings"

	"pufa/internal/law"
)

// chainer reads a run of provisions. One is used for all runs of a text.
type chainer struct {
	s           string
	prose       bool // the text is prose, where numbers also count other things
	own         bool // the run is about the text itself, so it may continue with 本条 and 前款
	run         []provision
	end         int
	needsName   bool // the run would read differently without a name before it
	refusesName bool // the run would read differently after the name of another statute
}

// chain reads the longest run of provisions at s[i:], joined by 、 and 至 and
// the like. It returns the run and the index after it; no run if there is none.
// The run is valid until the next call. named says that the name of a statute
// comes before it, so 第 may be missing.
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

// withoutCounted drops, from the end of a run or from what a comma joins to it,
// whatever counts something else (《某法》第三十四条，第十五条线索) or has a
// statement of its own (第七十三条改为第八十二条，第七十二条改为第八十一条).
func (c *chainer) withoutCounted() ([]provision, int) {
	for n := len(c.run) - 1; n > 0 && (counted.begin(c.s[c.end:]) || renumbered(c.s, c.run[0].start, c.end)); n-- {
		if !strings.ContainsAny(c.s[c.run[n-1].end:c.run[n].start], "，,") {
			break
		}
		c.run, c.end = c.run[:n], c.run[n-1].end
	}
	return c.run, c.end
}

// next reads the provision after a separator.
func (c *chainer) next(i int, ranged bool) bool {
	if c.also(i, ranged) {
		return true
	}
	if st, _ := relative(c.s, i); st.rel != byNumber && st.rel != that {
		if c.refusesName = true; !c.own {
			return false
		}
	}
	n, end := len(c.run), c.end
	division := c.last().unit <= section
	if !c.provision(i, inList) {
		return false
	}
	if comma := strings.ContainsAny(c.s[end:i], "，,"); comma && division && c.run[n].at[0].unit == article {
		c.run, c.end = c.run[:n], end // 改为第八节，第一百二十三条…: a new statement begins
		return false
	}
	c.run[n].ranged = ranged
	return true
}

// also reads the second number of 第一百二十条之一、之二.
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

// begin adds a provision of one step, written from start on.
func (c *chainer) begin(st step, ranged bool, start int) {
	p := provision{n: 1, ranged: ranged, start: start}
	p.at[0] = st
	c.run = append(c.run, p)
}

// stop ends the last provision at end.
func (c *chainer) stop(end int) {
	c.end = end
	c.run[len(c.run)-1].end = end
}

// article returns the number of the last article of the run, 0 for none.
func (c *chainer) article() int {
	for i := len(c.run) - 1; i >= 0; i-- {
		if st := c.run[i].at[0]; st.unit == article {
			return st.number.Main
		}
	}
	return 0
}

// provision reads all steps of one provision and, where numbers share a unit
// (第一、三项), those of the provisions after it.
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

// bookInList reads the title of a 编 in a list and the number after it. It
// returns i if there is none.
func bookInList(s string, i int, mode ordinalMode) (int, law.Number) {
	if mode == inList {
		if e, n := bookAfter(s, i); e > i && ordinal(s, e) > 0 {
			return e, n
		}
	}
	return i, law.Number{}
}
