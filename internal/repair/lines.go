package repair

import (
	"strings"

	"pufa/internal/diag"
)

// Line is a stretch of whole lines that edits change, as it was and as it will be.
type Line struct {
	Number int // of the first line that was there, from 1
	Before []Part
	After  []Part
}

// Part is a piece of a text that edits change, or leave. One that they change is empty on
// the side where there is nothing.
type Part struct {
	Text    string
	Changed bool
}

// Lines shows what edits, in order and apart, do to a text: each changed line once,
// without its line end, together with the others that its edits reach.
func Lines(text string, edits []diag.Edit) []Line {
	var out []Line
	for i := 0; i < len(edits); {
		start := strings.LastIndexByte(text[:edits[i].Span.Start], '\n') + 1
		end := lineEnd(text, edits[i].Span.End)
		k := i + 1
		for ; k < len(edits) && edits[k].Span.Start <= end; k++ {
			end = lineEnd(text, edits[k].Span.End)
		}
		out = append(out, line(text, start, end, edits[i:k]))
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

func line(text string, start, end int, edits []diag.Edit) Line {
	l := Line{Number: strings.Count(text[:start], "\n") + 1}
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
