package markdown

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pufa/internal/cite"
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

// A survey finds the signs that package cite would, and what text has to look at.
func TestSurveyTellsWhatTheLineHolds(t *testing.T) {
	for text, want := range map[string]survey{
		"第一条　为了公布，制定本法。": {words: 11},
		"《宪法》第三条规定":      {words: 7},
		"数额 3000 元":      {words: 4},
		"甲 & 乙":          {words: 2, special: true},
		"电话：【待填】":        {words: 4, special: true, foreign: true},
		"再见～":            {words: 2, special: true},
		"三＊四":            {words: 2, special: true},
		"［注］":            {words: 1, special: true, foreign: true},
		"民法典{nocite}":    {words: 4, special: true, foreign: true},
		"𠀀本法é第三条":        {words: 7},
		"20XX年，周五，三×四":   {words: 6, dated: true},
		"甲*乙":            {marked: true},
		"甲. 乙":           {marked: true},
	} {
		finder := newPlainFinder(inlineParsers())
		got, signs := finder.survey([]byte(text), []int32{})
		if got != want {
			t.Errorf("%q: %+v, want %+v", text, got, want)
		}
		for _, c := range text {
			if one, _ := finder.survey([]byte(string(c)), nil); !one.marked && (!one.dated && mayHold([]byte(string(c))) || !one.foreign && mayBeForeign([]byte(string(c)))) {
				t.Errorf("%c: no word of it", c)
			}
		}
		if want := cite.Signs(nil, text); !got.marked && !slices.Equal(signs, want) {
			t.Errorf("%q: signs %v, want %v", text, signs, want)
		}
	}
}

// What is known of a character by its bytes is what is told of it otherwise.
func TestWideClassesTellTheSameAsTheRune(t *testing.T) {
	for r := rune(0x800); r < 0x10000; r++ {
		class := wideClasses()[r]
		word := isHan(r) || isKana(r)
		if class&^(foreignClass|datedClass) == rareClass || utf8.RuneLen(r) != 3 {
			continue
		}
		if (class&hanClass != 0) != word || isLetter(r) || (class&signClass != 0) != strings.ContainsRune(cite.SignLetters, r) {
			t.Errorf("%U: %b", r, class)
		}
	}
}

// mayHold reports whether the patterns of dates can match at all.
func mayHold(line []byte) bool {
	if mayBeBlank(line) || mayHoldWeekday(line) {
		return true
	}
	for at := range line {
		if bytes.HasPrefix(line[at:], []byte("月")) {
			if _, ok := dayAround(line, at); ok {
				return true
			}
		}
	}
	return false
}
