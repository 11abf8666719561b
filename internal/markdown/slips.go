package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"

	"pufa/internal/diag"
)

// A Chinese input method types full-width marks, but Markdown knows only the
// half-width ones, so the text stays text. Nothing is reinterpreted: each slip
// is reported with what to write instead. Code is not checked, and the
// numbering of legal texts (一、 （一）) is not among the marks.

// slips reports such marks inside a line of running text at offset at.
func (w *writer) slips(value []byte, at int) {
	if i := bytes.Index(value, []byte("](")); i >= 0 {
		w.brokenLink(at + i)
	}
	w.apartLink(value, at)
	for i := bytes.IndexByte(value, 0xEF); i >= 0 && i+2 < len(value); {
		s, size := value[i:], 3
		if s[1] == 0xBC && s[2] == 0x88 || s[1] == 0xBD && (s[2] == 0x9E || s[2] == 0x80) || s[1] == 0xBC && s[2] == 0x8A {
			size = w.slipAt(value, i, at)
		}
		next := bytes.IndexByte(value[i+size:], 0xEF)
		if next < 0 {
			return
		}
		i += size + next
	}
}

// slipAt checks one of （ ～ ＊ ｀ at value[i] and returns how many bytes it
// has read.
func (w *writer) slipAt(value []byte, i, at int) int {
	s := value[i:]
	switch r, size := utf8.DecodeRune(s); r {
	case '（':
		w.wideLink(value, i, at)
	case '～', '＊':
		twice := bytes.Repeat(s[:size], 2)
		run := size
		for bytes.HasPrefix(s[run:], s[:size]) {
			run += size
		}
		if run != 2*size {
			return run
		}
		end := bytes.Index(s[run:min(len(s), 600)], twice)
		if end <= 0 {
			return run // 再见～～ and 张＊＊ are not marks
		}
		mark := map[rune]string{'～': "~~", '＊': "**"}[r]
		d := w.diags.Add("markdown/full-width-mark", w.span(at+i, at+i+2*size), string(twice), mark)
		w.mend(d, at+i, at+i+run, mark)
		w.mend(d, at+i+run+end, at+i+run+end+run, mark)
		return run + end + run
	case '｀':
		w.mend(w.diags.Add("markdown/full-width-mark", w.span(at+i, at+i+size), "｀", "`"), at+i, at+i+size, "`")
	}
	return 3
}

// apart matches [text] (address), 【text】(address) and [text]【address】.
var apart = regexp.MustCompile(`(\[([^\[\]\n]{1,80})\][ \x{3000}]+|[【［]([^【】［］\n]{1,80})[】］][ \x{3000}]*|\[([^\[\]\n]{1,80})\])[(【［]([^()【】［］\s]+)[)】］]`)

// apartLink reports a link whose two parts are separated, or whose first part
// has the wrong brackets.
func (w *writer) apartLink(value []byte, at int) {
	if !anyOf(value, []string{"(", "【", "［"}) {
		return
	}
	m := apart.FindSubmatchIndex(value)
	if m == nil {
		return
	}
	text, address := "", string(value[m[10]:m[11]])
	for g := 4; g < 10; g += 2 {
		if m[g] >= 0 {
			text = string(value[m[g]:m[g+1]])
		}
	}
	if !strings.ContainsAny(address, "./#") || strings.ContainsAny(address, "。，") {
		return // [甲] (乙) is ordinary text
	}
	w.mend(w.diags.Add("markdown/link-apart", w.span(at+m[0], at+m[1]), clip(text), clip(address)), at+m[0], at+m[1], "["+text+"]("+address+")")
}

// wideLink reports 【text】（address） and mixed forms; the （ is at i.
func (w *writer) wideLink(value []byte, i, at int) {
	const most = 300 // bytes of a text between brackets
	from := max(0, i-most)
	before := value[from:i]
	var open []byte
	switch {
	case bytes.HasSuffix(before, []byte("】")):
		open = []byte("【")
	case bytes.HasSuffix(before, []byte("］")):
		open = []byte("［")
	case bytes.HasSuffix(before, []byte("]")):
		open = []byte("[")
	default:
		return
	}
	start := bytes.LastIndex(before, open)
	if start >= 0 {
		start += from
	}
	inner := value[i+len("（") : min(len(value), i+most)]
	end := bytes.Index(inner, []byte("）"))
	if start < 0 || end < 0 {
		// The closing mark may come after a bare address that was linked.
		if start < 0 || len(inner) > 0 {
			return
		}
		w.diags.Add("markdown/full-width-link", w.span(at+start, at+i+len("（")), clip(string(value[start+len(open):i-closeLen(before)])), "……")
		return
	}
	address := inner[:end]
	if !bytes.ContainsAny(address, "./#") || bytes.ContainsAny(address, " 。，") {
		return // 【注】（见上文） is ordinary text
	}
	text, stop := string(value[start+len(open):i-closeLen(before)]), at+i+len("（")+end+len("）")
	w.mend(w.diags.Add("markdown/full-width-link", w.span(at+start, stop), clip(text), clip(string(address))), at+start, stop, "["+text+"]("+string(address)+")")
}

func closeLen(before []byte) int {
	_, n := utf8.DecodeLastRune(before)
	return n
}

// lineSlips checks the first character of each line of a block of text.
func (w *writer) lineSlips(n gast.Node) {
	w.oddLines(n)
	w.joinedLines(n)
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		line := w.source[s.Start:s.Stop]
		if len(line) < 2 {
			continue
		}
		switch c := line[0]; {
		case c == '#':
			w.tightHeading(line, s.Start)
		case c == ':' && line[1] == ':':
			if _, colons := bareFence(line); colons > 0 {
				w.diags.Add("markdown/container-stray", w.span(s.Start, s.Start+colons))
			}
		case c == 0xEF && !bytes.HasPrefix(line, []byte("（")): // most such lines are items of a statute
			w.wideMark(n, line, s.Start, i)
		}
	}
}

// tightHeading reports #标题. A topic between two marks (#普法#) is not a
// heading.
func (w *writer) tightHeading(line []byte, at int) {
	n := 0
	for n < len(line) && line[n] == '#' {
		n++
	}
	if n > 6 || n == len(line) || bytes.IndexByte(line[n:], '#') >= 0 {
		return
	}
	r, size := utf8.DecodeRune(line[n:])
	if !isWide(r) && !isShared(r) && (r|0x20 < 'a' || r|0x20 > 'z') {
		return
	}
	text := string(bytes.TrimSpace(line[n:]))
	w.mend(w.diags.Add("markdown/heading-tight", w.span(at, at+n+size), string(line[:n]), clip(text)), at+n, at+n, " ")
}

// wideMark reports a full-width mark at the start of line number nth.
func (w *writer) wideMark(n gast.Node, line []byte, at, nth int) {
	r, size := utf8.DecodeRune(line)
	run := size
	for bytes.HasPrefix(line[run:], line[:size]) {
		run += size
	}
	count := run / size
	rest := line[run:]
	spaces := len(rest) - len(bytes.TrimLeft(rest, " \u3000"))
	spaced := spaces > 0
	report := func(mark string) *diag.Diagnostic {
		d := w.diags.Add("markdown/full-width-mark", w.span(at, at+run), string(line[:run]), mark)
		end := at + run
		if strings.HasSuffix(mark, " ") {
			end += spaces
		}
		w.mend(d, at, end, mark)
		return d
	}
	switch r {
	case '＃':
		if count <= 6 && !bytes.Contains(rest, line[:size]) {
			report(string(bytes.Repeat([]byte("#"), count)) + " ")
		}
	case '＞':
		report(string(bytes.Repeat([]byte(">"), count)) + " ")
	case '－', '＋', '＊':
		if count == 1 && spaced {
			report("- ")
		}
	case '｜':
		if bytes.Count(line, line[:size]) >= 2 {
			d := report("|")
			w.wideBars(d, line, at, run)
		}
	case '：':
		name, _, _ := strings.Cut(strings.TrimSpace(string(rest)), " ")
		if _, known := w.parser.container(name); count >= 3 || count == 2 && (known || otherBoxes[name]) {
			w.wideBox(n, line, at, run)
		} else if nth > 0 && count == 1 {
			report(": ")
		}
	case '｛', '［', '｀':
	default:
		if r >= '０' && r <= '９' && count < 4 {
			w.wideNumber(line, at)
		}
	}
}

// wideNumber reports １． and １. at the start of a line.
func (w *writer) wideNumber(line []byte, at int) {
	n, digits := 0, []byte(nil)
	for n < len(line) && len(digits) < 4 {
		r, size := utf8.DecodeRune(line[n:])
		if r < '０' || r > '９' {
			break
		}
		digits = append(digits, byte('0'+r-'０'))
		n += size
	}
	switch {
	case bytes.HasPrefix(line[n:], []byte("．")):
		n += len("．")
	case bytes.HasPrefix(line[n:], []byte(". ")):
		n++
	default:
		return
	}
	spaces := len(line[n:]) - len(bytes.TrimLeft(line[n:], " \u3000"))
	w.mend(w.diags.Add("markdown/full-width-mark", w.span(at, at+n), string(line[:n]), string(digits)+". "), at, at+n+spaces, string(digits)+". ")
}

// indentedProse reports an indented block of code that is Chinese prose: the
// four spaces were meant as 首行缩进.
func (w *writer) indentedProse(n *gast.CodeBlock) {
	han, all := 0, 0
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		for _, r := range string(w.source[s.Start:s.Stop]) {
			if isWide(r) {
				han++
			}
			if r > ' ' {
				all++
			}
		}
	}
	if han*2 > all {
		start, end := w.linesOf(n)
		w.unindent(w.diags.Add("markdown/prose-as-code", w.span(start, end)), n)
	}
}
