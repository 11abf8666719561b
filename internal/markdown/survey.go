package markdown

import (
	"bytes"
	"sync"
	"unicode"
	"unicode/utf8"

	"pufa/internal/cite"
)

// survey is what is known about a line of running text before it is written.
type survey struct {
	marked  bool // it has a mark of Markdown; the other fields are not set then
	special bool // [writer.text] cannot just copy it
	foreign bool // it may have what [writer.foreign] looks for
	dated   bool // it may have what [writer.dates] looks for
	words   int  // see countWords
}

// surveyor classifies the characters of a line in one pass.
type surveyor struct {
	ascii [utf8.RuneSelf]class
	wide  *[1 << 16]class // of the three-byte characters
}

// class is what a character is.
type class uint8

const (
	hanClass     class = 1 << iota // a word
	markClass                      // of Markdown
	specialClass                   // escaped in HTML, or the beginning of a sign or slip
	letterClass                    // part of a word
	jointClass                     // between letters, part of a word
	signClass                      // see cite.Signs
	foreignClass                   // see survey.foreign
	datedClass                     // see survey.dated

	rareClass = jointClass // of a three-byte character: classified one by one
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
	for _, c := range []byte(foreignSigns) {
		s.ascii[c] |= foreignClass
	}
	for _, c := range []byte("Xx") { // of dateSigns
		s.ascii[c] |= datedClass
	}
	return s
}

// wideClasses classifies the characters of Chinese text.
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
	for _, c := range "【】［］＊～｀" { // a placeholder, or a mistyped mark of Markdown
		wide[c] = specialClass
	}
	for _, c := range cite.SignLetters {
		wide[c] |= signClass
	}
	for _, c := range wideForeignSigns {
		wide[c] |= foreignClass
	}
	for _, c := range dateSigns {
		wide[c] |= datedClass
	}
	return &wide
})

// counter is a surveyor without marks.
var counter = newSurveyor(nil)

// countWords counts each Han character as a word and each run of other letters
// and digits as one.
func countWords(text []byte) int {
	found, _ := counter.survey(text, nil)
	return found.words
}

// survey classifies text, which is UTF-8, up to the first mark. It appends to
// signs as [cite.Signs] does, unless signs is nil.
func (s *surveyor) survey(text []byte, signs []int32) (survey, []int32) {
	words, in := 0, false // inside a word
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
			if c <= '9' && c >= '0' && bytes.HasPrefix(text[i:], []byte("月")) { // see dayAround
				seen |= datedClass
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
			if class == hanClass { // most characters
				words++
				in = false
				i += 3
				continue
			}
			seen |= class
		}
		if class&^(foreignClass|datedClass) == rareClass {
			r, n := utf8.DecodeRune(text[i:])
			i += n
			letter := isLetter(r)
			if r == '×' {
				seen |= datedClass
			}
			if isHan(r) || isKana(r) || letter && !in {
				words++
			}
			in = letter
			continue
		}
		if class&signClass != 0 && signs != nil {
			signs = append(signs, int32(i))
		}
		words += int(class & hanClass)
		in = false
		i += 3
	}
	return survey{special: seen&specialClass != 0, foreign: seen&foreignClass != 0, dated: seen&datedClass != 0, words: words}, signs
}

// isLetter reports whether r is part of a word of several characters.
func isLetter(r rune) bool {
	return !isWide(r) && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

// isKana reports whether r is a letter that counts as a word, like Han
// characters.
func isKana(r rune) bool { return isWide(r) && unicode.IsLetter(r) }

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
