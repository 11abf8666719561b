package lawtext

import (
	"strings"
)

// survey examines the whole text before it is built: which lines are the table of
// contents, where the annexes begin, and whether the text consists of articles or points.
// from is the first line of the body.
func (b *builder) survey(from int) {
	b.body = [3]int{from, len(b.lines), len(b.lines)}
	b.labels = map[int]int{}
	for i := from; i < len(b.lines); i++ {
		if l := &b.lines[i]; l.isArticle() {
			b.labels[l.label.number.Main] = i
		}
	}
	b.findAnnexes(from)
	b.firstAt = b.findFirst(from)
	b.mode = byArticle
	if b.firstAt < 0 {
		b.findPoints(from)
	}
	b.findContents(from)
	b.findClosing(from)
}

// findFirst returns the line of the first article, -1 if the text has none. A text that
// begins with a high number (a book of a code, an amendment) continues from there; a
// single label with a high number is a quotation.
func (b *builder) findFirst(from int) int {
	if b.isCase(from) {
		return -1
	}
	for i := from; i < b.body[2]; i++ {
		l := &b.lines[i]
		if !l.isArticle() {
			continue
		}
		n := l.label.number
		if l.label.loose && mentions(l.words(b.s)) {
			continue
		}
		if i > from && b.quotes(b.lines[i-1].whole(b.s)) && n.Main != 1 {
			continue
		}
		if n.Main == 1 && n.Sub == 0 || strings.Contains(b.st.Title, "修正案") {
			return i
		}
		if next, ok := b.labels[n.Main+1]; ok && next > i {
			return i
		}
	}
	return -1
}

// isCase reports whether headings show a court case or a commentary, which quotes
// provisions with their labels but has none of its own.
func (b *builder) isCase(from int) bool {
	for i := from; i < b.body[2]; i++ {
		l := &b.lines[i]
		if l.hash == 0 {
			continue
		}
		for _, w := range [...]string{"基本案情", "案情回顾", "案情简介", "裁判结果", "裁判要旨", "裁判要点", "裁判理由", "典型意义", "案例分析", "法官说法", "法官解读"} {
			if strings.Contains(l.whole(b.s), w) {
				return true
			}
		}
	}
	return false
}

// quotes reports whether a line introduces text of another statute.
func (b *builder) quotes(words string) bool {
	if !strings.HasSuffix(words, "：") && !strings.HasSuffix(words, ":") {
		return false
	}
	for _, w := range [...]string{"修改为", "增加", "作为", "如下", "改为", "增写", "规定", "条文"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// findPoints decides whether a text without articles consists of points, and how they are
// labelled: usually 一、, but 1. if 一、 only heads groups of consecutively numbered points.
func (b *builder) findPoints(from int) {
	b.mode = byNothing
	if b.isCase(from) {
		return
	}
	heads, lastComma := 0, -1
	for i := from; i < b.body[2]; i++ {
		if b.lines[i].label.style == hanComma {
			lastComma = i
		}
	}
	for i := from; i < b.body[2]; i++ {
		l := &b.lines[i]
		switch l.label.style {
		case hanComma:
			if l.label.number.Main == 1 && b.mode == byNothing {
				b.mode, b.pointed, b.firstAt = byPoint, hanComma, i
			}
			if b.mode == byPoint {
				heads++
			}
		case digitDot:
			if b.mode == byNothing && l.label.number.Main == 1 {
				b.mode, b.pointed, b.firstAt = byPoint, digitDot, i
				return
			}
			if b.mode == byPoint && heads == 2 {
				if l.label.number.Main > 1 {
					b.pointed = digitDot
				}
				return
			}
		case hanBracket:
			if b.mode == byNothing && l.label.number.Main == 1 && lastComma < i {
				b.mode, b.pointed, b.firstAt = byPoint, hanBracket, i
				return
			}
		}
	}
}

// findContents marks the lines of a table of contents: headings before the first article
// that are repeated before it, or consecutive headings that are repeated word for word.
func (b *builder) findContents(from int) {
	b.toc = map[int]bool{}
	end := b.body[2]
	if b.firstAt >= 0 {
		end = b.firstAt
	}
	first, again := -1, -1
	listed := -1 // the line 目录
	for i := from; i < end; i++ {
		l := &b.lines[i]
		switch {
		case listed < 0 && tight(l.whole(b.s)) == "目录":
			listed = i
			b.toc[i] = true
		case !l.isHeading(b.s):
		case strings.Count(l.words(b.s), "第") > 1 && strings.Count(l.whole(b.s), "章") > 2:
			b.toc[i] = true // the whole table in one line
		case first < 0:
			first = i
		case l.label.number == b.lines[first].label.number && l.label.unit == b.lines[first].label.unit:
			again = i
		}
	}
	switch {
	case again >= 0:
		for i := first; i < again; i++ {
			b.toc[i] = true
		}
	case listed >= 0 && first > listed:
		last := map[string]int{}
		for i := first; i < len(b.lines); i++ {
			if b.lines[i].isHeading(b.s) {
				last[tight(b.lines[i].whole(b.s))] = i
			}
		}
		for i := first; i < end && b.lines[i].isHeading(b.s); i++ {
			if last[tight(b.lines[i].whole(b.s))] > i {
				b.toc[i] = true
			}
		}
	}
	if b.firstAt < 0 {
		return
	}
	run := 0
	var lastly map[string]int     // words of a marked heading → last line with them
	for i := from; i < end; i++ { // consecutive headings that are all repeated
		l := &b.lines[i]
		if b.toc[i] || l.hash == 0 || l.isHeading(b.s) || i+1 >= end || b.lines[i+1].hash == 0 {
			run = 0
			continue
		}
		if run++; run == 3 {
			for ; i < end && b.lines[i].hash > 0; i++ {
			}
			if lastly == nil {
				lastly = b.lastHeadings()
			}
			for at := i - 1; at >= from && b.lines[at].hash > 0; at-- {
				if lastly[b.lines[at].whole(b.s)] >= i {
					b.toc[at] = true
				}
			}
			run = 0
		}
	}
}

// lastHeadings maps the words of marked headings to the last line with them.
func (b *builder) lastHeadings() map[string]int {
	last := map[string]int{}
	for i := range b.lines {
		if b.lines[i].hash > 0 {
			last[b.lines[i].whole(b.s)] = i
		}
	}
	return last
}
