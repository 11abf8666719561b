package markdown

import (
	"testing"
	"unicode"
)

func TestWordsAreHanCharactersAndRuns(t *testing.T) {
	for text, want := range map[string]int{
		"":               0,
		"受理":             2,
		"受理，告知。":         4,
		"“受理”（60 日内）……":  5,
		"GB/T 9704-2012": 3,
		"pufa's 1.5 倍":   3,
		"〇一":             2,
		"ひらがな":           4,
		"café":           1,
		"ＡＢＣ":            3,
		"a，b":            2,
	} {
		if got := countWords([]byte(text)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

// The marks that are known by their bytes are none of a word.
func TestMarksAreNoLetters(t *testing.T) {
	for r := rune(0x800); r < 0x10000; r++ {
		if b := []byte(string(r)); len(b) == 3 && isMark(b[0], b[1], b[2]) && (isHan(r) || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)) {
			t.Errorf("%U counts", r)
		}
	}
}
