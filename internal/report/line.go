package report

import (
	"slices"
	"strings"

	"pufa/internal/amount"
	"pufa/internal/diag"
)

// line is a line of a report's source: prose, or a row of a table.
type line struct {
	start int // in the file
	text  string
	head  []cell // of the table; nil in prose
	cells []cell
}

type cell struct {
	start int
	text  string
}

// linesOf returns the lines after the front matter.
func linesOf(text string) []line {
	var out []line
	var head []cell
	at, fences := 0, 0
	for l := range strings.SplitAfterSeq(text, "\n") {
		start := at
		at += len(l)
		trimmed := strings.TrimSpace(l)
		if trimmed == "+++" && fences < 2 {
			fences++
			continue
		}
		if fences == 1 || trimmed == "" {
			head = nil
			continue
		}
		if !strings.HasPrefix(trimmed, "|") {
			head = nil
			out = append(out, line{start: start, text: l})
			continue
		}
		cells := cellsOf(l, start)
		if head == nil {
			head = cells
			continue
		}
		if strings.Trim(trimmed, "|-: ") == "" { // the line below the head
			continue
		}
		out = append(out, line{start: start, text: l, head: head, cells: cells})
	}
	return out
}

func cellsOf(l string, start int) []cell {
	var out []cell
	from := strings.IndexByte(l, '|') + 1
	for from <= len(l) {
		to := bar(l[from:])
		if to < 0 {
			break
		}
		raw := l[from : from+to]
		text := strings.Trim(raw, " \t*`")
		out = append(out, cell{start + from + strings.Index(raw, text), text})
		from += to + 1
	}
	return out
}

// bar returns where a cell ends, or -1; \| is a bar within it.
func bar(l string) int {
	for i := range len(l) {
		if l[i] == '|' && (i == 0 || l[i-1] != '\\') {
			return i
		}
	}
	return -1
}

// span returns the place in the file of bytes start to end of [amount.InText] of the
// line.
func (l line) span(start, end int) diag.Span {
	at, s := 0, diag.Span{Start: l.start + len(l.text), End: l.start + len(l.text)}
	for i, r := range l.text {
		if at == start {
			s.Start = l.start + i
		}
		if at >= end {
			s.End = l.start + i
			break
		}
		at += len(amount.InText(string(r)))
	}
	return s
}

// isOf reports whether the number in cell j may have a unit: the cell has it, or another
// cell of the row, or the head of the column. If none has a unit, it may be anything.
func (l line) isOf(j int, n amount.Amount, unit string) bool {
	if n.Unit != "" {
		return n.Unit == unit
	}
	for k, c := range l.cells {
		if k != j && c.text == unit {
			return true
		}
	}
	if j < len(l.head) && strings.Contains(l.head[j].text, unit) {
		return true
	}
	return !slices.ContainsFunc(l.head, func(h cell) bool { return h.text == "单位" || strings.EqualFold(h.text, "unit") })
}
