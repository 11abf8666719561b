package repair

import (
	"fmt"
	"strings"

	"pufa/internal/diag"
)

// Show prints what edits do to a text, for people: each changed line before, marked -,
// and after, marked +. The edits must be sorted and must not overlap. Of a long line only
// the surroundings of the edits are shown. With color, differences are highlighted by
// terminal codes.
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

// lines prints one side of a change, which may span several lines.
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
		return // whole lines are inserted or deleted
	}
	for n, line := range strings.Split(strings.TrimSuffix(text.String(), "\n"), "\n") {
		fmt.Fprintf(b, "%6d %s %s\n", number+n, mark, line)
	}
}

// shorten cuts unchanged text: it keeps the beginning where an edit comes before it, and
// the end where one follows.
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
