package slug

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"
)

// phrasesText has on each line a word of law and administration with its syllables. It
// settles where a word begins and ends, and how a character with several readings is read
// in it. A line of a single character changes the reading that the character has where no
// longer phrase covers it.
//
//go:embed phrases.txt
var phrasesText string

// table holds the phrases.
type table struct {
	syllables map[string]word
	longest   map[rune]int // by first character: of the longest phrase, in characters
}

// phrases reads the table on first use, since most runs never need it.
var phrases = sync.OnceValue(func() table {
	t := table{syllables: map[string]word{}, longest: map[rune]int{}}
	for line := range strings.Lines(phrasesText) {
		if f := strings.Fields(line); len(f) > 0 {
			t.syllables[f[0]] = f[1:]
			first, _ := utf8.DecodeRuneInString(f[0])
			t.longest[first] = max(t.longest[first], utf8.RuneCountInString(f[0]))
		}
	}
	return t
})
