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
	if r < 0x300 { // before the first combining mark; soft hyphen is shown by most terminals
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

// Harmless replaces in a text what could forge the output of a terminal. Line ends
// and tabs stay.
func Harmless(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		return harmless(r)
	}, s)
}

// harmless replaces what steers, so that a hostile file can't forge the output.
func harmless(r rune) rune {
	if Steers(r) {
		return unicode.ReplacementChar
	}
	return r
}

// Steers reports whether a character is not seen and does something: moves the cursor,
// colours the screen, turns the direction of writing.
func Steers(r rune) bool {
	return unicode.IsControl(r) ||
		r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || // overrides and isolates of direction
		r == 0x200e || r == 0x200f || r == 0x061c || // marks of direction
		r == 0x2028 || r == 0x2029 // separators that some terminals take as line ends
}
