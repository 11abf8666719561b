package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"pufa/internal/diag"
)

// What the parser drops, or reads otherwise than a Chinese author does, is told: a
// reader cannot miss what is not there.

// unclosedCode reports a block of code that runs to the end because nothing closes it.
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
	for rest := w.source[min(end, len(w.source)):]; len(rest) > 0; { // blank lines at the end are no part of the block
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

// unclosedHTML reports a comment, or the like, that runs to the end.
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

// surprisingHeading reports a sentence that the line below made a heading.
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

// extraCells reports the cells of a table beyond the width of its head, which are
// dropped.
func (w *writer) extraCells(n *east.Table) {
	head := n.FirstChild()
	if head == nil {
		return
	}
	width := head.ChildCount()
	for row := head.NextSibling(); row != nil; row = row.NextSibling() {
		start := row.Pos()
		if start < 0 || start >= len(w.source) {
			continue
		}
		line := w.source[start : start+lineLength(w.source[start:])]
		at := cellStart(line, width)
		rest := bytes.TrimRight(bytes.TrimSpace(line[at:]), "|")
		if len(bytes.TrimSpace(rest)) > 0 {
			w.marksTold = w.marksTold || bytes.IndexByte(line, '`') >= 0 // cut in two by the bar
			w.diags.Add("markdown/table-extra-cells", w.span(start+at, start+len(bytes.TrimRight(line, " \t|"))), width, clip(string(bytes.TrimSpace(rest))))
		}
	}
}

// cellStart returns where the cell with an index begins in a row, or the row's end.
func cellStart(line []byte, index int) int {
	at := len(line) - len(bytes.TrimLeft(line, " \t"))
	if at < len(line) && line[at] == '|' {
		at++
	}
	for ; at < len(line); at++ {
		switch {
		case index == 0:
			return at
		case line[at] == '\\':
			at++
		case line[at] == '|':
			index--
		}
	}
	return len(line)
}

// headlessTable reports lines with bars that are no table: because no line, or a wrong
// one, parts the head from the rows, or because an empty line parts them from the table.
func (w *writer) headlessTable(n *gast.Paragraph) {
	lines := n.Lines()
	first := lines.At(0)
	head := bytes.TrimSpace(first.Value(w.source))
	at := w.span(first.Start, first.Start+len(head))
	columns := columnsOf(head)
	if _, below := n.PreviousSibling().(*east.Table); below && head[0] == '|' && columns > 0 {
		w.diags.Add("markdown/table-apart", at)
		return
	}
	if lines.Len() < 2 {
		return
	}
	if columns == 0 {
		w.tableBelow(n)
		return
	}
	line := "|" + strings.Repeat(" --- |", columns)
	second := lines.At(1)
	if below := bytes.TrimSpace(second.Value(w.source)); rule(below) {
		d := w.diags.Add("markdown/table-line", w.span(second.Start, second.Start+len(below)), clip(string(below)), line)
		w.mend(d, second.Start, second.Start+len(below), line)
		return
	}
	for i := range lines.Len() {
		s := lines.At(i)
		row := bytes.TrimSpace(s.Value(w.source))
		if columnsOf(row) == 0 || head[0] != '|' && columnsOf(row) != columns {
			return
		}
	}
	d, end := w.diags.Add("markdown/table-without-line", at, line), first.Start+len(bytes.TrimRight(first.Value(w.source), "\n"))
	if n.Parent() == w.root {
		w.mend(d, end, end, "\n"+line)
	}
}

// tableBelow reports what would be a table but for its form: rows below a line of words,
// cells that are parted by tabs, as they come from a spreadsheet, and a grid.
func (w *writer) tableBelow(n *gast.Paragraph) {
	lines := n.Lines()
	at := func(i int) []byte { s := lines.At(i); return bytes.TrimSpace(s.Value(w.source)) }
	told := func(i int) diag.Span {
		start := lines.At(i).Start
		return w.span(start, start+lineLength(w.source[start:]))
	}
	rows, tabs := 0, bytes.Count(at(0), []byte("\t"))
	for i := range lines.Len() {
		row := at(i)
		if bytes.Count(row, []byte("\t")) != tabs {
			tabs = 0
		}
		switch {
		case columnsOf(row) > 1 && row[0] == '|':
			rows++
		case rows > 0:
			rows = -lines.Len()
		}
	}
	switch grid := lines.Len() > 2 && at(0)[0] == '+' && rule(at(0)) && rule(at(2)); {
	case grid && columnsOf(at(1)) > 0:
		w.diags.Add("markdown/table-line", told(2), clip(string(at(2))), "|"+strings.Repeat(" --- |", columnsOf(at(1))))
	case tabs > 0:
		w.diags.Add("markdown/table-tabs", told(0), "|"+strings.Repeat(" --- |", tabs+1))
	case rows > 1:
		first := lines.Len() - rows
		w.diags.Add("markdown/table-without-line", told(first), "|"+strings.Repeat(" --- |", columnsOf(at(first))))
	}
}

// hiddenWords reports words that Markdown takes for the address of a link, which shows
// nowhere: [注]: 截至年底.
func (w *writer) hiddenWords(n *gast.LinkReferenceDefinition) {
	at := n.Pos()
	if address := string(n.Destination); at >= 0 && at < len(w.source) && strings.IndexFunc(address, isHan) >= 0 && !strings.ContainsAny(address, "./#:") {
		w.diags.Add("markdown/words-hidden", w.span(at, at+lineLength(w.source[at:])), string(n.Label), clip(address))
	}
}

// columnsOf returns how many cells a row has, by its bars; 0 = it is none.
func columnsOf(row []byte) int {
	bars := bytes.Count(row, []byte("|")) - bytes.Count(row, []byte("\\|"))
	switch {
	case bars == 0 || len(row) < 3 || inCode(row, bytes.IndexByte(row, '|')):
		return 0
	case row[0] == '|' && row[len(row)-1] == '|':
		return max(0, bars-1)
	case row[0] == '|':
		return 0 // |x|的绝对值
	case row[len(row)-1] == '|':
		return bars
	}
	return bars + 1
}

// rule reports whether a line was meant to part the head of a table from its rows.
func rule(line []byte) bool {
	dashes := 0
	for _, r := range string(line) {
		switch {
		case strings.ContainsRune("-—–－─━", r):
			dashes++
		case !strings.ContainsRune("|｜:： \t+", r):
			return false
		}
	}
	return dashes > 1
}

// oddLines looks at the beginning of the lines of a block for marks that nearly work.
func (w *writer) oddLines(n gast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		line := bytes.TrimRight(s.Value(w.source), "\n")
		switch {
		case bytes.HasPrefix(line, []byte("::")) && countColons(line) == 2:
			name, _, _ := strings.Cut(strings.TrimSpace(string(line[2:])), " ")
			if _, known := w.parser.container(name); known || otherBoxes[strings.ToLower(name)] {
				w.thirdColon(w.diags.Add("markdown/container-colons", w.span(s.Start, s.Start+2), name), s.Start)
			}
		case i == 0 && !w.marksTold && inTask(n) && bytes.HasSuffix(line, []byte(" *")) && n.Parent().Parent().(*gast.List).Marker == '*':
			w.marksTold = true
			w.diags.Add("markdown/mark-left", w.span(s.Start+len(line)-1, s.Start+len(line)), "* "+clip(string(line)), "*")
		case i == 0 && n.PreviousSibling() == nil && inTask(n) && taskLike.Match(line):
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

// otherBoxes are names of boxes that other programs have, and that people try.
var otherBoxes = map[string]bool{"tip": true, "info": true, "danger": true, "details": true, "caution": true, "important": true, "success": true,
	"question": true, "注意": true, "提示": true, "说明": true, "警告": true, "重要": true}

// taskLike is what people write for [ ] and [x].
var taskLike = regexp.MustCompile(`^(\[\]|\[[√✓✔　]\]|【[ xX√✓✔　]?】|［[ xX√✓✔　]?］)[ \x{3000}]*\S`)

// inTask reports whether a block begins an item of a list, as a task does.
func inTask(n gast.Node) bool {
	_, item := n.Parent().(*gast.ListItem)
	return item
}

// fenceLike reports whether a line is what Chinese input methods make of ``` and ~~~.
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
		w.diags.Add("markdown/mark-left", w.span(at+from, at+to), clip(string(bytes.TrimSpace(value[from:m[1]]))), string(value[from:to]))
	}
}

// boldLeft reports the ** at value[i]; end is behind the next one, if there is one.
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

// leftMark finds marks beside words that lack a partner, or stand apart from the words.
// Waves behind words, as in 再见~~, and blanks to fill in, as in ____, are none.
var leftMark = regexp.MustCompile(`(?:^|[^\\~])(~~)[ ]?[\p{Han}A-Za-z0-9][^~]*|(?:^|[^\\])(` + "`" + `)[^` + "`" + `]*|(?:^|[^_\\])(__)[ ]?\p{Han}[^_]{0,40}[ ]?__(?:[^_]|$)|(?:^|[^*\\])(\*) \p{Han}[^*]{0,40} \*(?:[^*]|$)`)

func run(s []byte, mark byte) int {
	n := 0
	for n < len(s) && s[n] == mark {
		n++
	}
	return n
}

// lineLength is how long the first line is, without its end.
func lineLength(s []byte) int {
	if n := bytes.IndexByte(s, '\n'); n >= 0 {
		return n
	}
	return len(s)
}
