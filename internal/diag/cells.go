package diag

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Cells returns how many columns of a terminal a text takes: two for a Han
// character and for full-width punctuation, none for combining marks, one for
// the rest. Characters that Unicode calls ambiguous (“ ” … ·) count one, as
// present terminals show them.
func Cells(s string) int {
	n := 0
	for _, r := range s {
		n += cells(r)
	}
	return n
}

func cells(r rune) int {
	if r < 0x300 { // below the first combining mark; most terminals show the soft hyphen
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) || r >= 0x1160 && r <= 0x11ff { // Hangul medial vowels and finals join their initial
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Harmless replaces characters that could forge terminal output. Line ends and tabs stay.
func Harmless(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return harmless(r)
	}, s)
}

// harmless replaces a character for which [Steers] holds.
func harmless(r rune) rune {
	if Steers(r) {
		return unicode.ReplacementChar
	}
	return r
}

// Steers reports whether a character is invisible and has an effect: it moves the cursor,
// colours the screen, or changes the direction of writing.
func Steers(r rune) bool {
	return unicode.IsControl(r) ||
		r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || // direction overrides and isolates
		r == 0x200e || r == 0x200f || r == 0x061c || // direction marks
		r == 0x2028 || r == 0x2029 // separators that some terminals take as line ends
}
