package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
)

// Authors number paragraphs as official documents do (GB/T 9704: 一、 （一） 1.
// （1）), or copy lines with bullets, one below the other, and Markdown would
// join them into one paragraph. Such lines remain lines, with their marks as
// typed:
//
//	材料：
//	1、身份证
//	2、答复书

// lineMark is a family of marks at the beginning of lines; 0 = none.
type lineMark byte

const (
	hanMark     lineMark = 'h' // 一、 第一， 第一步，
	bracketMark lineMark = 'b' // （一） (1) 【1】 (a)
	digitMark   lineMark = 'd' // 1、 1） 1.甲 １． 1.1 甲
	letterMark  lineMark = 'l' // A、 a) A.甲 a. 甲 Ⅰ. 甲
	timeMark    lineMark = 't' // 9:00 签到, 2026年1月1日　甲
	circleMark  lineMark = 'c' // ① ⑴ ⒈ ㈠
	bulletMark  lineMark = 'u' // • · -甲 ——甲
	nameMark    lineMark = 'n' // 电话：12345
	proseMark   lineMark = 'p' // 第一条, 一是, 甲、: may as well begin a wrapped line
)

const (
	hanDigits = "一二三四五六七八九十百零〇"
	bullets   = "•·▪●◆■★☆○◇□►▶▷➢➤▲△▼※◎√✓✔☑☐✗✘❖→—–－＋＊"
)

// markOf returns the mark at the beginning of a line.
func markOf(line []byte) lineMark {
	r, size := utf8.DecodeRune(line)
	rest := line[size:]
	next, _ := utf8.DecodeRune(rest)
	n := numeral(line)
	after, size := utf8.DecodeRune(line[n:])
	behind, _ := utf8.DecodeRune(line[n+size:])
	switch {
	case r >= '①' && r <= '⑳', r >= '⑴' && r <= '⒛', r >= '㈠' && r <= '㈩', r >= '❶' && r <= '❿', r >= '㊀' && r <= '㊉':
		return circleMark
	case strings.ContainsRune(bullets, r):
		if (next != r || r == '—') && len(bytes.Trim(rest, "— \t\n")) > 0 {
			return bulletMark
		}
	case r == '-' && (isWide(next) || next == '“' || next == '[' || next == '*'), (r == '*' || r == '+') && isWide(next) && bytes.IndexByte(rest, byte(r)) < 0:
		return bulletMark
	case strings.ContainsRune("（(【［[", r):
		n := max(numeral(rest), len(shortName.Find(rest)))
		if after, _ := utf8.DecodeRune(rest[n:]); n > 0 && strings.ContainsRune("）)】］]", after) {
			return bracketMark
		}
	case r == '第':
		n := numeral(rest)
		switch after, _ := utf8.DecodeRune(rest[n:]); {
		case n == 0:
		case after == '、', after == '，', bytes.HasPrefix(rest[n:], []byte("步，")):
			return hanMark
		case strings.ContainsRune("条章节编", after):
			return proseMark
		}
	case n > 0 && strings.ContainsRune(hanDigits, r):
		switch after {
		case '、', '．':
			return hanMark
		case '.':
			if isWide(behind) {
				return hanMark
			}
		case '是', '要':
			return proseMark
		}
	case strings.ContainsRune("甲乙丙丁戊己庚辛壬癸", r) && next == '、':
		return proseMark
	case n > 0:
		if tied(after, behind) || levels.Match(line) {
			return digitMark
		}
	case r < utf8.RuneSelf && unicode.IsLetter(r), r >= 'Ⅰ' && r <= 'ⅻ':
		behind, _ := utf8.DecodeRune(rest[min(len(rest), utf8.RuneLen(next)):])
		if next != utf8.RuneError && (tied(next, behind) || spacedLetter.Match(line)) {
			return letterMark
		}
	}
	if timed.Match(line) {
		return timeMark
	}
	if named.Match(line) {
		return nameMark
	}
	return 0
}

// tied reports whether a number and the text after its mark belong together:
// 1、甲 and 1.甲, but not 1. a, which is Markdown, or 3.5.
func tied(mark, behind rune) bool {
	switch mark {
	case '、', '．', '）':
		return true
	case '，', ',', '。':
		return isHan(behind)
	case '.', ')':
		return behind != utf8.RuneError && (isWide(behind) || isShared(behind) || strings.ContainsRune("*[", behind))
	}
	return false
}

var (
	// named matches a line that names its content: 地址：某路1号, QQ：12345,
	// 附件1：甲.
	named = regexp.MustCompile(`^\*{0,2}(?:\p{Han}{1,8}\*{0,2}[：:]|[\p{Han}A-Za-z0-9-]{1,8}\*{0,2}：)\*{0,2}[ \t\x{3000}]*[^\s：:]`)

	shortName    = regexp.MustCompile(`^(?:[a-z]|[A-Z]|[甲乙丙丁戊己庚辛壬癸])`)
	levels       = regexp.MustCompile(`^[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?[ \x{3000}]+\p{Han}`)
	spacedLetter = regexp.MustCompile(`^(?:[A-Za-z]|[Ⅰ-ⅻ])[.．][ \x{3000}]+\p{Han}`)
	timed        = regexp.MustCompile(`^(?:[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?[ \x{3000}：:]|[0-9]{1,2}[:：][0-9]{2}(?:[-—–~～至]+[0-9]{1,2}[:：][0-9]{2})?[ \x{3000}])`)
)

// numeral is the length of a short number, Han, ASCII or full-width, at the
// start of a line.
func numeral(line []byte) int {
	const most = 3 // digits: 2026 is a year
	n, digits := 0, 0
	for digits < most {
		r, size := utf8.DecodeRune(line[n:])
		if (r < '0' || r > '9') && (r < '０' || r > '９') && !strings.ContainsRune(hanDigits, r) {
			break
		}
		n, digits = n+size, digits+1
	}
	return n
}

// ownLines returns the offsets of the lines of a block that stand by
// themselves, including the first if it does; nil = none, except perhaps the
// first.
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
	indented := bytes.HasSuffix(w.source[:lines.At(0).Start], []byte(indent)) // no line of such a text is wrapped
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
			ended := strings.ContainsRune("：:；;。！？…", last)
			switch {
			case mark == bracketMark && strings.ContainsRune("第条款项至和及与或、", last): // 第三十一条 ⏎（六）项 was wrapped
				continue
			case mark == nameMark && strings.ContainsRune("，、", last), mark == proseMark && !ended:
				continue
			case count[mark] < 2 && !ended && !indented && !likeItem(n, mark):
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

// likeItem reports whether a line with such a mark was meant as the next item
// of the list around the block, but lacks a space: - 甲 ⏎ -乙.
func likeItem(n gast.Node, mark lineMark) bool {
	item, ok := n.Parent().(*gast.ListItem)
	if !ok {
		return false
	}
	list, ok := item.Parent().(*gast.List)
	return ok && (list.IsOrdered() && mark == digitMark || !list.IsOrdered() && mark == bulletMark)
}

// ownList writes lines that stand by themselves as a list without marks of its
// own.
type ownList struct {
	starts []int     // of the lines
	block  gast.Node // that contains them
	open   bool      // the list has begun
	before string    // ends the element before it
}

// beginOwn begins a block that may contain lines that stand by themselves;
// element is the one otherwise written around it, "p" or "".
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
	case t.Parent() != w.own.block || len(w.raw) > w.floor: // inside bold words that continue
		w.html = append(w.html, "<br>\n"...)
	case w.own.open:
		w.html = append(w.html, "</li>\n<li>"...)
	default:
		w.html = append(w.html, w.own.before+"\n<ul class=\"lines\">\n<li>"...)
		w.own.open = true
	}
	return true
}
