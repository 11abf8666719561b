package repair

import (
	"strings"

	"pufa/internal/diag"
)

// Line is a run of whole lines that edits change, before and after.
type Line struct {
	Number int // of the first line, before the edits, from 1
	Before []Part
	After  []Part
}

// Part is a piece of text that edits change or leave alone. Of a pure insertion or
// deletion, one side is empty.
type Part struct {
	Text    string
	Changed bool
}

// Lines returns what edits do to a text, as lines without their line ends. The edits must
// be sorted and must not overlap; lines that share an edit come as one [Line].
func Lines(text string, edits []diag.Edit) []Line {
	var out []Line
	number, counted := 1, 0 // lines are counted once
	for i := 0; i < len(edits); {
		start := strings.LastIndexByte(text[:edits[i].Span.Start], '\n') + 1
		end := lineEnd(text, edits[i].Span.End)
		k := i + 1
		for ; k < len(edits) && edits[k].Span.Start <= end; k++ {
			end = lineEnd(text, edits[k].Span.End)
		}
		number += strings.Count(text[counted:start], "\n")
		counted = start
		out = append(out, line(text, number, start, end, edits[i:k]))
		i = k
	}
	return out
}

func lineEnd(text string, at int) int {
	if n := strings.IndexByte(text[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(text)
}

func line(text string, number, start, end int, edits []diag.Edit) Line {
	l := Line{Number: number}
	at := start
	both := func(s string) {
		if s != "" {
			l.Before, l.After = append(l.Before, Part{s, false}), append(l.After, Part{s, false})
		}
	}
	for _, e := range edits {
		both(text[at:e.Span.Start])
		l.Before, l.After = append(l.Before, Part{text[e.Span.Start:e.Span.End], true}), append(l.After, Part{e.Text, true})
		at = e.Span.End
	}
	both(text[at:end])
	return l
}
