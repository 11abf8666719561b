package repair

import (
	"fmt"
	"strings"

	"pufa/internal/diag"
)

// Show prints what edits, in order and apart, do to a text, for people: of each line that
// they change what was there, marked -, and what will be, marked +. In a long line only
// what is around the edits is shown. With color, what differs is set off as terminals can.
func Show(text string, edits []diag.Edit, color bool) string {
	var b strings.Builder
	for _, l := range Lines(text, edits) {
		before, after := "\x1b[1;4;31m", "\x1b[1;4;32m" // bold, underlined; red, green (ECMA-48)
		if !color {
			before, after = "", ""
		}
		lines(&b, l.Number, "-", l.Before, before)
		lines(&b, l.Number, "+", l.After, after)
	}
	return b.String()
}

// lines prints one side of a change, which may be of several lines.
func lines(b *strings.Builder, number int, mark string, parts []Part, paint string) {
	var text strings.Builder
	for i, p := range parts {
		if !p.Changed {
			text.WriteString(shorten(diag.Harmless(p.Text), i > 0, i < len(parts)-1))
			continue
		}
		for n, s := range strings.Split(p.Text, "\n") {
			if n > 0 {
				text.WriteByte('\n')
			}
			if s = diag.Harmless(s); s != "" && paint != "" {
				s = paint + s + "\x1b[0m"
			}
			text.WriteString(s)
		}
	}
	if text.Len() == 0 {
		return // whole lines are put in, or taken out
	}
	for n, line := range strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n") {
		fmt.Fprintf(b, "%6d %s %s\n", number+n, mark, line)
	}
}

// shorten keeps of a text that edits leave what is next to them: its beginning where one
// stands before it, its end where one follows.
func shorten(s string, before, after bool) string {
	const kept = 20 // characters
	runes := []rune(s)
	head, tail := 0, 0
	if before {
		head = kept
	}
	if after {
		tail = kept
	}
	if len(runes) <= head+tail+2 || strings.Contains(s, "\n") {
		return s
	}
	return string(runes[:head]) + "…" + string(runes[len(runes)-tail:])
}
