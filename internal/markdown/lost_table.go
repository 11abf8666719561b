package markdown

import (
	"bytes"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"pufa/internal/diag"
)

// extraCells reports the cells of a table beyond the width of its head, which
// are dropped.
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
		w.joinedRow(start, line, width)
		at := cellStart(line, width)
		rest := bytes.TrimRight(bytes.TrimSpace(line[at:]), "|")
		if len(bytes.TrimSpace(rest)) > 0 {
			w.marksTold = w.marksTold || bytes.IndexByte(line, '`') >= 0 // cut in two by the bar
			w.diags.Add("markdown/table-extra-cells", w.span(start+at, start+len(bytes.TrimRight(line, " \t|"))), width, clip(string(bytes.TrimSpace(rest))))
		}
	}
}

// cellStart returns where the cell with an index begins in a row, or the row's
// end.
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

// headlessTable reports lines with bars that are not a table: no line, or a
// wrong one, separates head and rows, or an empty line separates the rows from
// the table.
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

// tableBelow reports a table in the wrong form: rows below a line of words,
// cells separated by tabs, as copied from a spreadsheet, or a grid.
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

// columnsOf returns how many cells a row has, by its bars; 0 = it is not a row.
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

// rule reports whether a line was meant to separate the head of a table from
// its rows.
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
