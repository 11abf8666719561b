package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
)

// What the parser drops, or reads differently from a Chinese author, is
// reported: readers cannot miss what is not there.

// unclosedCode reports a block of code that is never closed.
func (w *writer) unclosedCode(n *gast.FencedCodeBlock) {
	start := n.Pos()
	if start < 0 || start >= len(w.source) {
		return
	}
	mark := w.source[start]
	if mark != '`' && mark != '~' {
		return
	}
	size := run(w.source[start:], mark)
	end := start + lineLength(w.source[start:])
	if lines := n.Lines(); lines.Len() > 0 {
		end = lines.At(lines.Len() - 1).Stop
	} else {
		end++
	}
	for rest := w.source[min(end, len(w.source)):]; len(rest) > 0; { // blank lines at the end are not part of the block
		line := rest[:lineLength(rest)]
		if trimmed := bytes.TrimLeft(line, " \t>"); len(trimmed) > 0 {
			if run(trimmed, mark) >= size {
				return
			}
			break
		}
		rest = rest[min(len(line)+1, len(rest)):]
	}
	w.diags.Add("markdown/code-open", w.span(start, start+lineLength(w.source[start:])), strings.Repeat(string(mark), size))
}

// unclosedHTML reports a comment or the like that is never closed.
func (w *writer) unclosedHTML(n *gast.HTMLBlock) {
	if n.HTMLBlockType > gast.HTMLBlockType5 || n.HasClosure() || n.Lines().Len() == 0 {
		return
	}
	lines := n.Lines()
	first, last := lines.At(0), lines.At(lines.Len()-1)
	text := w.source[first.Start:last.Stop]
	for open, shut := range map[string]string{"<!--": "-->", "<?": "?>"} {
		if at := bytes.Index(text, []byte(open)); at >= 0 && !bytes.Contains(text[at:], []byte(shut)) {
			w.diags.Add("markdown/comment-open", w.span(first.Start+at, first.Start+at+len(open)), open, shut)
		}
	}
}

// surprisingHeading reports a sentence that the line below it made a heading.
func (w *writer) surprisingHeading(n *gast.Heading) {
	lines := n.Lines()
	if at := n.Pos(); lines.Len() == 0 || n.Level > 2 || at >= 0 && at < len(w.source) && w.source[at] == '#' {
		return
	}
	last := lines.At(lines.Len() - 1)
	below := w.source[min(last.Stop, len(w.source)):]
	if len(below) > 0 && below[0] == '\n' {
		below = below[1:]
	}
	line := bytes.TrimSpace(below[:lineLength(below)])
	if len(line) == 0 || strings.Trim(string(line), "-") != "" && strings.Trim(string(line), "=") != "" {
		return
	}
	first := lines.At(0)
	text := strings.TrimSpace(string(w.source[first.Start:last.Stop]))
	end, _ := utf8.DecodeLastRuneInString(text)
	const most = 40 // characters of a heading
	if strings.ContainsRune("。！？；，：…", end) || len(line) == 1 || lines.Len() > 1 || utf8.RuneCountInString(text) > most {
		w.diags.Add("markdown/heading-surprise", w.span(first.Start, first.Start+len(text)), clip(text), string(line))
	}
}

// hiddenWords reports words that Markdown takes for the address of a link and
// never shows: [注]: 截至年底.
func (w *writer) hiddenWords(n *gast.LinkReferenceDefinition) {
	at := n.Pos()
	if address := string(n.Destination); at >= 0 && at < len(w.source) && strings.IndexFunc(address, isHan) >= 0 && !strings.ContainsAny(address, "./#:") {
		w.diags.Add("markdown/words-hidden", w.span(at, at+lineLength(w.source[at:])), string(n.Label), clip(address))
	}
}

// oddLines checks the beginnings of a block's lines for marks that nearly work.
func (w *writer) oddLines(n gast.Node) {
	lines, task := n.Lines(), inTask(n)
	for i := range lines.Len() {
		s := lines.At(i)
		line := s.Value(w.source)
		switch first, _ := utf8.DecodeRune(line); first {
		case ':', '[', '～', '｀', '·', '\'', '‘', '’':
		default:
			if !task {
				continue
			}
		}
		line = bytes.TrimRight(line, "\n")
		switch {
		case bytes.HasPrefix(line, []byte("::")) && countColons(line) == 2:
			name, _, _ := strings.Cut(strings.TrimSpace(string(line[2:])), " ")
			if _, known := w.parser.container(name); known || otherBoxes[strings.ToLower(name)] {
				w.thirdColon(w.diags.Add("markdown/container-colons", w.span(s.Start, s.Start+2), name), s.Start)
			}
		case i == 0 && !w.marksTold && task && bytes.HasSuffix(line, []byte(" *")) && n.Parent().Parent().(*gast.List).Marker == '*':
			w.marksTold = true
			w.diags.Add("markdown/mark-left", w.span(s.Start+len(line)-1, s.Start+len(line)), "* "+clip(string(line)), "*")
		case i == 0 && n.PreviousSibling() == nil && task && taskLike.Match(line):
			box := taskLike.FindSubmatchIndex(line)[3]
			w.diags.Add("markdown/task-box", w.span(s.Start, s.Start+box), string(line[:box]))
		case fenceLike(line):
			w.diags.Add("markdown/code-mark", w.span(s.Start, s.Start+len(line)), clip(string(line)))
		case bytes.HasPrefix(line, []byte("[^")) && bytes.Contains(line, []byte("]：")):
			label := string(line[2:bytes.Index(line, []byte("]："))])
			if w.noteColons == nil {
				w.noteColons = map[string]bool{}
			}
			w.noteColons[label] = true
			end := s.Start + len(label) + len("[^]：")
			spaces := len(w.source[end:]) - len(bytes.TrimLeft(w.source[end:], " \u3000"))
			w.mend(w.diags.Add("markdown/footnote-colon", w.span(s.Start, end), label), end-len("："), end+spaces, ": ")
		case i > 0 && len(line) > 1 && line[0] == ':' && line[1] != ':' && line[1] != ' ' && line[1] != '\t':
			if r, _ := utf8.DecodeRune(line[1:]); isHan(r) {
				w.mend(w.diags.Add("markdown/definition-tight", w.span(s.Start, s.Start+1+utf8.RuneLen(r)), clip(string(line[1:]))), s.Start+1, s.Start+1, " ")
			}
		}
	}
}

// otherBoxes are the names of boxes in other programs, which people try.
var otherBoxes = map[string]bool{"tip": true, "info": true, "danger": true, "details": true, "caution": true, "important": true, "success": true,
	"question": true, "注意": true, "提示": true, "说明": true, "警告": true, "重要": true}

// taskLike matches what people write for [ ] and [x].
var taskLike = regexp.MustCompile(`^(\[\]|\[[√✓✔　]\]|【[ xX√✓✔　]?】|［[ xX√✓✔　]?］)[ \x{3000}]*\S`)

// inTask reports whether a block begins a list item, as a task does.
func inTask(n gast.Node) bool {
	_, item := n.Parent().(*gast.ListItem)
	return item
}

// fenceLike reports whether a line is ``` or ~~~ as typed with a Chinese input
// method.
func fenceLike(line []byte) bool {
	r, size := utf8.DecodeRune(line)
	switch r {
	case '～', '｀', '·', '\'', '‘', '’':
		line = bytes.TrimRight(line, " \t")
		count := bytes.Count(line, line[:size])
		return count*size == len(line) && (count == 3 || count > 3 && (r == '～' || r == '｀'))
	}
	return false
}

// leftMarks reports marks that make nothing bold, struck or code.
func (w *writer) leftMarks(value []byte, at int) {
	if w.marksTold || !bytes.ContainsAny(value, "*~_`") {
		return
	}
	if i := bytes.Index(value, []byte("**")); i >= 0 && run(value[i:], '*') == 2 && (i == 0 || value[i-1] != '\\') {
		w.marksTold = true
		end := len(value)
		if k := bytes.Index(value[i+2:], []byte("**")); k >= 0 {
			end = i + 2 + k + 2
		}
		w.boldLeft(value, at, i, end)
		return
	}
	if m := leftMark.FindSubmatchIndex(value); m != nil {
		w.marksTold = true
		from, to := m[2], m[3]
		for g := 4; from < 0; g += 2 {
			from, to = m[g], m[g+1]
		}
		if words, _, _ := bytes.Cut(value[to:], []byte("__")); string(value[from:to]) == "__" && len(words) > 0 && len(bytes.TrimSpace(words)) == len(words) {
			d := w.diags.Add("markdown/underscores", w.span(at+from, at+to+len(words)+len("__")), clip(string(words)))
			w.mend(d, at+from, at+to, "**")
			w.mend(d, at+to+len(words), at+to+len(words)+len("__"), "**")
			return
		}
		w.diags.Add("markdown/mark-left", w.span(at+from, at+to), clip(string(bytes.TrimSpace(value[from:m[1]]))), string(value[from:to]))
	}
}

// boldLeft reports the ** at value[i]; end is after the next one, if there is
// one.
func (w *writer) boldLeft(value []byte, at, i, end int) {
	d := w.diags.Add("markdown/bold-left", w.span(at+i, at+i+2), clip(string(bytes.TrimSpace(value[i:end]))))
	if end < i+5 || !bytes.HasSuffix(value[:end], []byte("**")) {
		return
	}
	inside := value[i+2 : end-2]
	if words := bytes.Trim(inside, " \u3000"); len(words) > 0 && len(words) < len(inside) && !bytes.Contains(words, []byte("*")) {
		left := len(inside) - len(bytes.TrimLeft(inside, " \u3000"))
		w.closeUp(d, at+i+2, at+i+2+left)
		w.closeUp(d, at+i+2+left+len(words), at+end-2)
	}
}

// leftMark matches marks next to words that have no partner, or are separated
// from the words. It does not match waves after words, as in 再见~~, or blanks
// to fill in, as in ____.
var leftMark = regexp.MustCompile(`(?:^|[^\\~])(~~)[ ]?[\p{Han}A-Za-z0-9][^~]*|(?:^|[^\\])(` + "`" + `)[^` + "`" + `]*|(?:^|[^_\\])(__)[ ]?\p{Han}[^_]{0,40}[ ]?__(?:[^_]|$)|(?:^|[^*\\])(\*) \p{Han}[^*]{0,40} \*(?:[^*]|$)`)

func run(s []byte, mark byte) int {
	n := 0
	for n < len(s) && s[n] == mark {
		n++
	}
	return n
}

// lineLength is the length of the first line, without its end.
func lineLength(s []byte) int {
	if n := bytes.IndexByte(s, '\n'); n >= 0 {
		return n
	}
	return len(s)
}
