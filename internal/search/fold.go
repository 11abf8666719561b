package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// fold returns the searchable form of r: half-width for full-width, lower case for
// capitals. One character stays one, so an offset in folded text is an offset in the
// text.
func fold(r rune) rune {
	switch {
	case r < 'A':
		return r
	case r <= 'Z':
		return r + 'a' - 'A'
	case r == 0x3000:
		return ' '
	case r >= 0xff01 && r <= 0xff5e:
		return fold(r - 0xff01 + '!')
	case r == '〇':
		return '零'
	}
	return r
}

// letter reports whether a folded character is searchable: Han, Latin, digits, and
// letters of other scripts, but not marks and spaces.
func letter(r rune) bool {
	switch {
	case r < 0x80:
		return r >= 'a' && r <= 'z' || r >= '0' && r <= '9'
	case r >= 0x4e00 && r <= 0x9fff:
		return true
	}
	return r >= 0xc0 && r <= 0x24f && r != 0xd7 && r != 0xf7 || r >= 0x370 && r <= 0x1fff || r >= 0x3005 && r <= 0x3007 ||
		r >= 0x3041 && r <= 0x30fa || r >= 0x3100 && r <= 0x312f || r >= 0x3400 && r <= 0x4dbf || r >= 0xac00 && r <= 0xd7a3 ||
		r >= 0xf900 && r <= 0xfaff || r >= 0x20000 && r <= 0x3ffff
}

func latin(r rune) bool { return r < 0x80 }

// space reports whether a folded character may occur inside a Chinese word: people insert
// spaces, and so do scanned texts.
func space(r rune) bool {
	return r == ' ' || r == 0xa0 || r >= 0x2000 && r <= 0x200d || r == 0xfeff
}

// runs calls run for each stretch of letters of a text, folded, with nothing between them
// but spaces beside a Han character, and returns all letters. They move to the beginning of
// the text.
func runs(b []rune, run func([]rune)) (letters []rune) {
	from, n := 0, 0
	gap := false
	for _, r := range b {
		if r >= 0x4e00 && r <= 0x9fff { // nearly all, and folded
			b[n], gap = r, false
			n++
			continue
		}
		r = fold(r)
		found := letter(r)
		if n > from && (found && gap && latin(r) && latin(b[n-1]) || !found && !space(r)) {
			run(b[from:n])
			from = n
		}
		if gap = space(r); found {
			b[n] = r
			n++
		}
	}
	if n > from {
		run(b[from:n])
	}
	return b[:n]
}

// characters returns the characters of a text, in a buffer that is used again. Nearly all
// have three bytes; those are decoded here, which is twice as quick as to range over them.
func characters(buffer []rune, text string) []rune {
	b := slices.Grow(buffer[:0], len(text))[:len(text)]
	n := 0
	for i := 0; i < len(text); n++ {
		if i+2 < len(text) {
			x, y, z := text[i], text[i+1], text[i+2]
			if r := rune(x&0x0f)<<12 | rune(y&0x3f)<<6 | rune(z&0x3f); x >= 0xe1 && x <= 0xec && y&0xc0 == 0x80 && z&0xc0 == 0x80 {
				b[n] = r
				i += 3
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		b[n] = r
		i += size
	}
	return b[:n]
}

// clean returns the searchable form of a name: folded, letters only.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r = fold(r); letter(r) {
			return r
		}
		return -1
	}, text)
}
