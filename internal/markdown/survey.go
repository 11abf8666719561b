package markdown

import (
	"unicode"
	"unicode/utf8"

	"pufa/internal/cite"
)

// survey is what is to be known of a line of running text before it is written.
type survey struct {
	marked  bool // a mark of Markdown stands in it; nothing else was looked at then
	special bool // [writer.text] has more to do than to copy it
	words   int  // see countWords
}

// surveyor looks at a line once, for all who would look at each character.
type surveyor struct{ ascii [utf8.RuneSelf]class }

// class is what an ASCII character is.
type class uint8

const (
	markClass    class = 1 << iota // of Markdown
	specialClass                   // escaped in HTML, or the beginning of a sign
	letterClass                    // part of a word
	jointClass                     // between letters part of a word
)

func newSurveyor(marks []byte) surveyor {
	var s surveyor
	for c := range byte(utf8.RuneSelf) {
		switch {
		case isWordByte(c):
			s.ascii[c] = letterClass
		case c == '\'' || c == '.' || c == '-':
			s.ascii[c] = jointClass
		case isMarked[c] || c == dropSign[0]:
			s.ascii[c] = specialClass
		}
	}
	for _, c := range marks {
		s.ascii[c] |= markClass
	}
	return s
}

// counter knows no marks.
var counter = newSurveyor(nil)

// countWords counts each Han character as a word and each run of other letters
// and digits as one.
func countWords(text []byte) int {
	found, _ := counter.survey(text, nil)
	return found.words
}

// survey looks at text, which is UTF-8, up to the first mark. It appends to signs
// what [cite.Signs] would.
func (s *surveyor) survey(text []byte, signs []int32) (survey, []int32) {
	var found survey
	in := false // a word
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			class := s.ascii[c]
			if class&markClass != 0 {
				found.marked = true
				return found, signs
			}
			i++
			found.special = found.special || class&specialClass != 0
			if class&letterClass == 0 {
				in = in && class&jointClass != 0 && i < len(text) && isWordByte(text[i])
			} else if !in {
				found.words++
				in = true
			}
			continue
		}
		if i+2 >= len(text) || c < 0xE0 || c >= 0xF0 {
			r, n := utf8.DecodeRune(text[i:])
			found.count(r, &in)
			i += n
			continue
		}
		c1, c2 := text[i+1], text[i+2]
		if cite.IsSign(c, c1, c2) {
			signs = append(signs, int32(i))
		}
		switch {
		case c-0xE5 <= 0xE9-0xE5 || c == 0xE4 && c1 != 0xB7: // U+4000 to U+9FFF but for the hexagrams
			found.words++
			in = false
		case isMark(c, c1, c2):
			in = false
			found.special = found.special || isSlip(c, c1, c2)
		default:
			r, _ := utf8.DecodeRune(text[i:])
			found.count(r, &in)
			found.special = found.special || isSlip(c, c1, c2)
		}
		i += 3
	}
	return found, signs
}

// count counts a character that is not told by its bytes.
func (s *survey) count(r rune, in *bool) {
	wide := isWide(r)
	letter := !wide && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
	if isHan(r) || wide && unicode.IsLetter(r) || letter && !*in { // kana: as Han
		s.words++
	}
	*in = letter
}

// isSlip knows what begins a placeholder, or what somebody may have typed for a
// mark of Markdown: 【】［］＊～｀.
func isSlip(a, b, c byte) bool {
	switch {
	case a == 0xE3 && b == 0x80:
		return c == 0x90 || c == 0x91
	case a == 0xEF && b == 0xBC:
		return c == 0x8A || c == 0xBB || c == 0xBD
	}
	return a == 0xEF && b == 0xBD && (c == 0x9E || c == 0x80)
}

// isMark knows the usual marks of Chinese text by their bytes: 、。〈》（），：；“”—….
func isMark(a, b, c byte) bool {
	switch {
	case a == 0xE3 && b == 0x80: // U+3001, U+3002, U+3008 to U+3011
		return c == 0x81 || c == 0x82 || c >= 0x88 && c <= 0x91
	case a == 0xEF && b == 0xBC: // U+FF01 to U+FF0F, U+FF1A to U+FF1F
		return c >= 0x81 && c <= 0x8F || c >= 0x9A && c <= 0x9F
	}
	return a == 0xE2 && b == 0x80 && (c == 0x94 || c == 0x9C || c == 0x9D || c == 0xA6) // U+2014, U+201C, U+201D, U+2026
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
