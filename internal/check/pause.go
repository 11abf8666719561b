package check

import (
	"strconv"
	"unicode"

	"pufa/internal/diag"
	"pufa/internal/site"
)

// longBreath is the number of Han characters that can be read aloud without a pause.
const longBreath = 40

// pauses reports summaries with a long stretch without punctuation: summaries are read
// aloud first.
func pauses(s *site.Site, diags *diag.List) {
	for _, p := range s.Pages {
		if n, words := breath(p.Doc.Meta.Summary); n > longBreath {
			diags.Add("check/no-pause", p.Doc.KeySpan("summary"), strconv.Itoa(n), words)
		}
	}
}

// breath returns the longest stretch of a text without a pause: its number of Han
// characters and its beginning.
func breath(text string) (most int, begins string) {
	const shown = 12 // characters
	start, n := 0, 0
	end := func(at int) {
		if n > most {
			words := []rune(text[start:at])
			most, begins = n, string(words[:min(shown, len(words))])
		}
		n = 0
	}
	for i, r := range text {
		switch {
		case unicode.Is(unicode.Han, r):
			if n == 0 {
				start = i
			}
			n++
		case unicode.IsPunct(r):
			end(i)
		}
	}
	end(len(text))
	return most, begins
}
