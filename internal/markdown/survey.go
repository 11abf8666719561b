package markdown

import (
	"bytes"
	"sync"
	"unicode"
	"unicode/utf8"

	"pufa/internal/cite"
)

// survey is what is to be known of a line of running text before it is written.
type survey struct {
	marked  bool // a mark of Markdown stands in it; nothing else is told then
	special bool // [writer.text] has more to do than to copy it
	odd     bool // what [writer.foreign] and [writer.dates] look for may stand in it
	words   int  // see countWords
}

// surveyor looks at a line once, for all who would look at each character.
type surveyor struct {
	ascii [utf8.RuneSelf]class
	wide  *[1 << 16]class // of the characters of three bytes
}

// class is what a character is.
type class uint8

const (
	hanClass     class = 1 << iota // a word
	markClass                      // of Markdown
	specialClass                   // escaped in HTML, or the beginning of a sign or slip
	letterClass                    // part of a word
	jointClass                     // between letters part of a word
	signClass                      // see cite.Signs
	rareClass                      // not told here
	oddClass                       // see survey.odd
)

func newSurveyor(marks []byte) surveyor {
	s := surveyor{wide: wideClasses()}
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
	for _, c := range []byte(foreignSigns + "Xx") {
		s.ascii[c] |= oddClass
	}
	return s
}

// wideClasses knows the characters of which Chinese text is made.
var wideClasses = sync.OnceValue(func() *[1 << 16]class {
	var wide [1 << 16]class
	for c := range wide {
		wide[c] = rareClass
	}
	for c := '\u4E00'; c <= '\u9FFF'; c++ {
		wide[c] = hanClass
	}
	for _, c := range "、。〈〉《》「」『』，：；！？（）“”—…" {
		wide[c] = 0
	}
	for _, c := range "【】［］＊～｀" { // a placeholder, or typed for a mark of Markdown
		wide[c] = specialClass
	}
	for _, c := range cite.SignLetters {
		wide[c] |= signClass
	}
	for _, c := range dateSigns + wideForeignSigns {
		wide[c] |= oddClass
	}
	return &wide
})

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
	words, in := 0, false // a word
	var seen class
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			class := s.ascii[c]
			if class&markClass != 0 {
				return survey{marked: true}, signs
			}
			i++
			seen |= class
			if c <= '9' && c >= '0' && bytes.HasPrefix(text[i:], []byte("月")) { // see holdsDay
				seen |= oddClass
			}
			if class&letterClass == 0 {
				in = in && class&jointClass != 0 && i < len(text) && isWordByte(text[i])
			} else if !in {
				words++
				in = true
			}
			continue
		}
		class := rareClass
		if c >= 0xE0 && c < 0xF0 && i+2 < len(text) {
			class = s.wide[uint16(c)<<12|uint16(text[i+1]&63)<<6|uint16(text[i+2]&63)]
			seen |= class
		}
		if class&^oddClass == rareClass {
			r, n := utf8.DecodeRune(text[i:])
			i += n
			letter := isLetter(r)
			if r == '×' {
				seen |= oddClass
			}
			if isHan(r) || isKana(r) || letter && !in {
				words++
			}
			in = letter
			continue
		}
		if class&signClass != 0 {
			signs = append(signs, int32(i))
		}
		words += int(class & hanClass)
		in = false
		i += 3
	}
	return survey{special: seen&specialClass != 0, odd: seen&oddClass != 0, words: words}, signs
}

// isLetter reports whether r is part of a word that has several characters.
func isLetter(r rune) bool {
	return !isWide(r) && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

// isKana reports whether r is a letter that is counted as Han characters are.
func isKana(r rune) bool { return isWide(r) && unicode.IsLetter(r) }

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
