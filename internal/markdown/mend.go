package markdown

import (
	"bytes"
	"strings"

	gast "github.com/yuin/goldmark/ast"

	"pufa/internal/diag"
)

// A finding includes a repair only if the slip can mean just one thing. If the
// repaired text could be read in yet another way, there is none.

// mend adds a repair to a finding: text replaces bytes start to end of the
// body.
func (w *writer) mend(d *diag.Diagnostic, start, end int, text string) {
	d.Replace(w.base+start, w.base+end, text)
}

// brokenLink reports a ]( at an offset that made no link.
func (w *writer) brokenLink(at int) {
	rest := w.source[at+len("]("):] // a bare address in it is a node of its own
	rest = rest[:lineLength(rest)]
	end := bytes.IndexByte(rest, ')')
	inside := rest[:max(end, 0)]
	stop := at + len("](") + len(inside)
	code, mended := "markdown/link-unread", ""
	switch address, title, titled := bytes.Cut(inside, []byte(" ")); {
	case bytes.ContainsAny(inside, "“”‘’"):
		code = "markdown/link-quotes"
		if words := strings.Trim(string(title), " “”\""); titled && len(address) > 0 && !strings.ContainsAny(words, "\"“”‘’\\") {
			mended = string(address) + ` "` + words + `"`
		}
	case titled && bytes.ContainsAny(inside, "./#") && !bytes.ContainsAny(inside, "<>()\"'\\，。") && len(bytes.TrimSpace(inside)) == len(inside):
		mended = "<" + string(inside) + ">"
	}
	d := w.diags.Add(code, w.span(at, at+len("](")))
	if mended != "" {
		w.mend(d, at+len("]("), stop, mended)
	}
}

// wideBars adds the repair of a row's other bars to the finding about the first
// one.
func (w *writer) wideBars(d *diag.Diagnostic, line []byte, at, from int) {
	const bar = "｜"
	for i := from; i < len(line); {
		k := bytes.Index(line[i:], []byte(bar))
		if k < 0 {
			return
		}
		w.mend(d, at+i+k, at+i+k+len(bar), "|")
		i += k + len(bar)
	}
}

// unindent removes the spaces before each line of a block, if all lines stand
// alone: consecutive lines may or may not be one block.
func (w *writer) unindent(d *diag.Diagnostic, n *gast.CodeBlock) {
	if n.Parent() != w.root {
		return // the spaces may also attach the block to something
	}
	lines := n.Lines()
	var edits [][2]int
	after := true // the line before is blank
	for i := range lines.Len() {
		stop := lines.At(i).Stop
		start := bytes.LastIndexByte(w.source[:max(stop-1, 0)], '\n') + 1
		line := w.source[start:stop]
		blank := len(bytes.TrimSpace(line)) == 0
		if !blank && !after {
			return
		}
		if spaces := len(line) - len(bytes.TrimLeft(line, " \t\u3000")); !blank {
			edits = append(edits, [2]int{start, start + spaces})
		}
		after = blank
	}
	next := w.source[min(lines.At(lines.Len()-1).Stop, len(w.source)):]
	if !after && len(bytes.TrimSpace(next[:lineLength(next)])) > 0 {
		return
	}
	for _, e := range edits {
		w.mend(d, e[0], e[1], "")
	}
}

// closeUp removes the spaces of a range, if there are any.
func (w *writer) closeUp(d *diag.Diagnostic, start, end int) {
	if start < end {
		w.mend(d, start, end, "")
	}
}

// thirdColon repairs a box that begins with two colons at an offset, if it has
// an end.
func (w *writer) thirdColon(d *diag.Diagnostic, at int) {
	if start, end := w.boxEnd(at); end > start {
		w.mend(d, at, at, ":")
		w.mendFence(d, start, end)
	}
}

// wideBox reports full-width colons at an offset that were meant to begin or
// end a box, in a block that begins with the line or contains it.
func (w *writer) wideBox(n gast.Node, line []byte, at, size int) {
	fence := strings.Repeat(":", max(3, size/len("：")))
	d := w.diags.Add("markdown/full-width-mark", w.span(at, at+size), string(line[:size]), fence)
	if len(bytes.TrimSpace(line[size:])) == 0 {
		for p := n.Parent(); p != nil; p = p.Parent() {
			if box, ok := p.(*containerNode); ok && !box.closed {
				w.mend(d, at, at+size, fence)
				return
			}
		}
		return // reported at the beginning of the box
	}
	if start, end := w.boxEnd(at); end > start {
		w.mend(d, at, at+size, fence)
		w.mendFence(d, start, end)
	}
}

// boxEnd finds the end of a misspelled box that begins at an offset: the next
// line with nothing but colons of either width, with no other box before it.
func (w *writer) boxEnd(at int) (start, end int) {
	for line := at + lineLength(w.source[at:]) + 1; line < len(w.source); {
		text := w.source[line : line+lineLength(w.source[line:])]
		if rest := bytes.TrimLeft(text, ":："); len(text)-len(rest) >= len("::") {
			if len(bytes.TrimSpace(rest)) > 0 {
				return 0, 0
			}
			return line, line + len(text) - len(rest)
		}
		line += len(text) + 1
	}
	return 0, 0
}

// mendFence replaces the colons between two offsets by three.
func (w *writer) mendFence(d *diag.Diagnostic, start, end int) {
	if string(w.source[start:end]) != ":::" {
		w.mend(d, start, end, ":::")
	}
}

// takeLine removes a mark that is alone on its line.
func (w *writer) takeLine(d *diag.Diagnostic, start, end int) {
	from := bytes.LastIndexByte(w.source[:start], '\n') + 1
	to := end + lineLength(w.source[end:])
	if len(bytes.TrimSpace(w.source[from:start]))+len(bytes.TrimSpace(w.source[end:to])) == 0 {
		w.mend(d, from, min(to+1, len(w.source)), "")
	}
}

// narrowBraces makes the braces at an offset half-width and moves them next to
// the picture they belong to.
func (w *writer) narrowBraces(d *diag.Diagnostic, start, end int) {
	text := narrow(string(w.source[start:end]))
	if a, size := parseAttributes(text); size != len(text) || len(a.pairs)+len(a.id) == 0 {
		return
	}
	line := w.source[bytes.LastIndexByte(w.source[:start], '\n')+1 : start]
	before := bytes.TrimRight(line, " \u3000")
	switch picture := bytes.LastIndex(before, []byte("![")); {
	case picture >= 0 && bytes.HasSuffix(before, []byte(")")) && !bytes.ContainsAny(before[picture:len(before)-1], ")\n"):
		start -= len(line) - len(before)
	case bytes.HasPrefix(line, []byte("#")) && len(bytes.TrimSpace(w.source[end:end+lineLength(w.source[end:])])) == 0:
	default:
		return
	}
	if string(w.source[start:end]) != text {
		w.mend(d, start, end, text)
	}
}

// narrow makes full-width marks, letters and digits half-width, and quotation
// marks straight.
func narrow(s string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case c >= '！' && c <= '～':
			return c - '！' + '!'
		case c == '\u3000':
			return ' '
		case c == '“' || c == '”':
			return '"'
		}
		return c
	}, s)
}

// moveBraces moves the braces before the title of a box to the end of its line.
func (w *writer) moveBraces(d *diag.Diagnostic, n *containerNode, braces string) {
	line := string(w.source[n.start:n.end])
	i := strings.Index(line, braces)
	if i < 0 || strings.Count(line, "{") > 1 {
		return
	}
	rest := line[i+len(braces):]
	spaces := len(rest) - len(strings.TrimLeft(rest, " "))
	w.mend(d, n.start+i, n.start+i+len(braces)+spaces, "")
	w.mend(d, n.end, n.end, " "+braces)
}
