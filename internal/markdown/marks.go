package markdown

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
)

// Authors number their paragraphs as official documents do (GB/T 9704: 一、 （一） 1. （1）)
// or copy lines with bullets from elsewhere, one below the other, and Markdown would
// join them into one paragraph. Such lines stay on lines of their own, with the marks
// as they were typed:
//
//	材料：
//	1、身份证
//	2、答复书

// lineMark is a family of marks that lines begin with; 0 = none.
type lineMark byte

const (
	hanMark     lineMark = 'h' // 一、
	bracketMark lineMark = 'b' // （一） (1)
	digitMark   lineMark = 'd' // 1、 1． 1.甲
	circleMark  lineMark = 'c' // ① ⑴
	bulletMark  lineMark = 'u' // • · -甲
)

const hanDigits = "一二三四五六七八九十百零〇"

// markOf returns the mark that a line begins with.
func markOf(line []byte) lineMark {
	r, size := utf8.DecodeRune(line)
	rest := line[size:]
	next, _ := utf8.DecodeRune(rest)
	switch {
	case r >= '①' && r <= '⑳' || r >= '⑴' && r <= '⒇':
		return circleMark
	case bytes.ContainsRune([]byte("•·▪●◆■★☆○◇□►"), r):
		if next != r && len(bytes.TrimSpace(rest)) > 0 {
			return bulletMark
		}
	case r == '-' && isHan(next):
		return bulletMark
	case r == '（' || r == '(':
		n := numeral(rest)
		if after, _ := utf8.DecodeRune(rest[n:]); n > 0 && (after == '）' || after == ')') {
			return bracketMark
		}
	case bytes.ContainsRune([]byte(hanDigits), r):
		n := numeral(line)
		if after, _ := utf8.DecodeRune(line[n:]); after == '、' {
			return hanMark
		}
	case r >= '0' && r <= '9':
		n := numeral(line)
		after, size := utf8.DecodeRune(line[n:])
		behind, _ := utf8.DecodeRune(line[n+size:])
		if n <= 3 && (after == '、' || after == '．' || after == '.' && isHan(behind)) {
			return digitMark
		}
	}
	return 0
}

// numeral is the length of a short number, Han or Latin, at the start of a line.
func numeral(line []byte) int {
	const most = 4 // digits
	n, digits := 0, 0
	for digits < most {
		r, size := utf8.DecodeRune(line[n:])
		if (r < '0' || r > '9') && !bytes.ContainsRune([]byte(hanDigits), r) {
			break
		}
		n, digits = n+size, digits+1
	}
	return n
}

// ownLines returns where the lines of a block begin that stand by themselves, the first
// included if it is one; nil = none but perhaps the first.
func (w *writer) ownLines(n gast.Node) []int {
	lines := n.Lines()
	if lines.Len() < 2 {
		return nil
	}
	count := map[lineMark]int{}
	for i := range lines.Len() {
		s := lines.At(i)
		count[markOf(s.Value(w.source))]++
	}
	if count[0] == lines.Len() {
		return nil
	}
	var own []int
	for i := range lines.Len() {
		s := lines.At(i)
		mark := markOf(s.Value(w.source))
		if mark == 0 {
			continue
		}
		if i > 0 {
			before := lines.At(i - 1)
			last, _ := utf8.DecodeLastRune(bytes.TrimRightFunc(before.Value(w.source), unicode.IsSpace))
			switch {
			case mark == bracketMark && bytes.ContainsRune([]byte("第条款项至和及与或、"), last): // 第三十一条 ⏎（六）项 was wrapped
				continue
			case count[mark] < 2 && !bytes.ContainsRune([]byte("：:；;。！？…"), last):
				continue
			}
		}
		own = append(own, s.Start)
	}
	if len(own) == 1 && own[0] == lines.At(0).Start {
		return nil
	}
	return own
}

// ownList writes the lines that stand by themselves as a list without marks of its own.
type ownList struct {
	starts []int     // of the lines
	block  gast.Node // that holds them
	open   bool      // the list has begun
	before string    // ends what stands before it
}

// beginOwn begins a block some of whose lines may stand by themselves; element is what
// stands around it otherwise, "p" or "".
func (w *writer) beginOwn(n gast.Node, element string) {
	w.own = ownList{starts: w.ownLines(n), block: n}
	switch {
	case len(w.own.starts) > 0 && w.own.starts[0] == n.Lines().At(0).Start:
		w.own.open = true
		w.html = append(w.html, "<ul class=\"lines\">\n<li>"...)
	case element != "":
		w.html = append(w.html, "<p>"...)
		w.own.before = "</p>"
	}
}

// endOwn ends the block.
func (w *writer) endOwn(element string) {
	switch {
	case w.own.open:
		w.html = append(w.html, "</li>\n</ul>\n"...)
	case element != "":
		w.html = append(w.html, "</p>\n"...)
	}
	w.own = ownList{}
}

// ownBreak writes the line end after t, if the next line stands by itself.
func (w *writer) ownBreak(t *gast.Text) bool {
	if len(w.own.starts) == 0 {
		return false
	}
	at, _ := slices.BinarySearch(w.own.starts, t.Segment.Stop)
	if at == len(w.own.starts) || bytes.Count(w.source[t.Segment.Stop:w.own.starts[at]], []byte("\n")) != 1 {
		return false
	}
	w.plain = append(w.plain, '\n')
	switch {
	case t.Parent() != w.own.block || len(w.raw) > w.floor: // inside bold words, which go on
		w.html = append(w.html, "<br>\n"...)
	case w.own.open:
		w.html = append(w.html, "</li>\n<li>"...)
	default:
		w.html = append(w.html, w.own.before+"\n<ul class=\"lines\">\n<li>"...)
		w.own.open = true
	}
	return true
}
