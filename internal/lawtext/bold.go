package lawtext

import (
	"strings"

	"pufa/internal/law"
)

// unmarked returns text without Markdown's marks for bold, **…**, and without HTML tags,
// which are not words. Unpaired asterisks stay, and tables keep their cells.
func unmarked(text string) string {
	if len(text) > 0 && text[0] == '<' {
		if _, table := markupAt(text, 0); table {
			return law.ReadGrid(text).Markup()
		}
	}
	if text == "" || text[0] != '|' {
		text = law.WithoutMarkup(text)
	}
	if !strings.Contains(text, "**") {
		return text
	}
	var out strings.Builder
	for {
		before, rest, opens := cutMark(text)
		inner, after, closes := cutMark(rest)
		if !opens || !closes || trim(inner) == "" {
			out.WriteString(text)
			return out.String()
		}
		out.WriteString(before)
		out.WriteString(inner)
		text = after
	}
}

// cutMark cuts text at the first pair of exactly two asterisks.
func cutMark(text string) (before, after string, found bool) {
	for at := 0; at < len(text); {
		n := strings.IndexByte(text[at:], '*')
		if n < 0 {
			break
		}
		at += n
		run := 0
		for at+run < len(text) && text[at+run] == '*' {
			run++
		}
		if run == 2 {
			return text[:at], text[at+2:], true
		}
		at += run
	}
	return text, "", false
}
