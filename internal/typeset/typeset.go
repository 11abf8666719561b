// Package typeset measures and breaks lines of text for drawings, where no browser does
// it. The reader's fonts are not known when a site is built, so letters count as wide as
// in the wider fonts: a line may break too early, never too late.
package typeset

import (
	"strings"
	"unicode/utf8"
)

// Em is the width of a Han character, in the unit of this package.
const Em = 100

// Width returns the largest width that a text may have, in hundredths of its height.
func Width(text string) int {
	n := 0
	for _, r := range text {
		n += letter(r)
	}
	return n
}

func letter(r rune) int {
	switch {
	case !narrow(r):
		return Em
	case strings.ContainsRune("WMm@%‰", r):
		return 95
	case r >= 'A' && r <= 'Z':
		return 75
	case r <= ' ' || strings.ContainsRune(".,:;'!|()[]-", r):
		return 42
	}
	return 60
}

// Wrap breaks a text into lines no wider than most. Closing marks stay with what they
// close and opening marks with what follows; Latin words and numbers stay whole unless
// one alone is wider.
func Wrap(text string, most int) []string {
	var lines []string
	for text != "" {
		cut, best, used := 0, 0, 0
		for cut < len(text) {
			r, n := utf8.DecodeRuneInString(text[cut:])
			if used += letter(r); used > most {
				break
			}
			if cut += n; breaks(text, cut) {
				best = cut
			}
		}
		if cut == len(text) {
			return append(lines, text)
		}
		if best == 0 {
			if _, n := utf8.DecodeRuneInString(text); cut == 0 {
				cut = n
			}
			best = cut
		}
		lines = append(lines, strings.TrimRight(text[:best], " "))
		text = strings.TrimLeft(text[best:], " ")
	}
	return lines
}

// breaks reports whether a line may end before byte at.
func breaks(text string, at int) bool {
	if at <= 0 || at >= len(text) {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	switch {
	case strings.ContainsRune("，。、；：？！）》」』”’…", after), strings.ContainsRune("（《「『“‘", before):
		return false
	}
	return !(narrow(before) && narrow(after) && before != ' ' && after != ' ')
}

// narrow reports whether a character is narrower than a square. Signs such as ■, ① and →
// are square in Chinese fonts.
func narrow(r rune) bool { return r < 0x2100 && !strings.ContainsRune("“”‘’…—", r) }
