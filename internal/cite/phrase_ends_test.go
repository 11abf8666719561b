package cite

import (
	"testing"
	"unicode/utf8"
)

// What the quick look of phraseEnding leaves out ends with no word, no day and no blank.
func TestPhraseEndsMissNoPhrase(t *testing.T) {
	befores := []string{"", "旧", "第二次", "2015", "二〇一五", "15", "2015-3-", "2015年3月", "七", "立法法", "修", "’1"}
	for c := rune(1); c < 1<<16; c++ {
		if !utf8.ValidRune(c) || phraseEnds.has(c) && dayEnds.has(c) {
			continue
		}
		for _, before := range befores {
			s := before + string(c)
			_, year := yearEnding(s)
			_, short := shortYearEnding(s)
			word, _ := wordEnding(s, &phrase{said: [roles]bool{amended: true}})
			blank := c == ' ' || c == '\u3000' // cut off before
			if !dayEnds.has(c) && !blank && (constitutions.end(s) != "" || year < len(s) || short < len(s)) {
				t.Fatalf("%q ends a day", s)
			}
			if !phraseEnds.has(c) && (word != "" || spaceBefore(s, 0, len(s)) < len(s)) {
				t.Fatalf("%q ends a phrase", s)
			}
		}
	}
}
