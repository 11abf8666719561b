package search

import "strings"

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

// runs calls run for each stretch of letters of a text, folded, with nothing
// between them but spaces beside a Han character. The slice is used again.
func runs(text string, buffer *[]rune, run func([]rune)) {
	b := (*buffer)[:0]
	gap := false
	for _, r := range text {
		if r >= 0x4e00 && r <= 0x9fff { // nearly all, and folded
			b, gap = append(b, r), false
			continue
		}
		r = fold(r)
		switch {
		case letter(r):
			if gap && len(b) > 0 && latin(r) && latin(b[len(b)-1]) {
				run(b)
				b = b[:0]
			}
			b, gap = append(b, r), false
		case space(r):
			gap = true
		default:
			if len(b) > 0 {
				run(b)
			}
			b, gap = b[:0], false
		}
	}
	if len(b) > 0 {
		run(b)
	}
	*buffer = b
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
