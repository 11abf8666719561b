// Package glossary reads the words that a page of a glossary explains ([Read]) and finds
// them in other pages ([Mark]).
package glossary

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"pufa/internal/doc"
)

// Word is a word that a glossary page explains.
type Word struct {
	Term    string
	ID      string // of its entry
	Meaning string // the first sentence of its explanation, or two short ones
}

// List holds the words of one glossary page.
type List struct{ byFirst map[rune][]Word } // the longest first

// A meaning ends with the sentence in which it reaches meaningLeast characters, and at
// meaningMost in any case.
const (
	meaningLeast = 10
	meaningMost  = 60
)

// Read lists the words of a page: its headings of the second level. 复查、复核 are two words.
// A single character is left out: it is a part of too many words.
func Read(b *doc.Body) *List {
	l := &List{byFirst: map[rune][]Word{}}
	for i, h := range b.Outline {
		if h.Level > 2 {
			continue
		}
		start, end := b.Section(i)
		meaning := firstSentence(doc.Plain(b.HTML[start:end]))
		if meaning == "" {
			continue
		}
		for _, term := range strings.FieldsFunc(h.Text, func(r rune) bool { return strings.ContainsRune("、/／（）()，, ", r) }) {
			if utf8.RuneCountInString(term) > 1 {
				l.add(Word{term, h.ID, meaning})
			}
		}
	}
	return l
}

func (l *List) add(w Word) {
	first, _ := utf8.DecodeRuneInString(w.Term)
	words := l.byFirst[first]
	at := 0
	for at < len(words) && len(words[at].Term) >= len(w.Term) {
		if words[at].Term == w.Term {
			return // explained twice: reported elsewhere
		}
		at++
	}
	words = append(words, Word{})
	copy(words[at+1:], words[at:])
	words[at] = w
	l.byFirst[first] = words
}

// At returns the longest word that a text begins with.
func (l *List) At(text string) (Word, bool) {
	first, _ := utf8.DecodeRuneInString(text)
	for _, w := range l.byFirst[first] {
		if strings.HasPrefix(text, w.Term) {
			return w, true
		}
	}
	return Word{}, false
}

// source is a provision in brackets: a meaning can do without it.
var source = regexp.MustCompile(`（《[^）]*）`)

func firstSentence(text string) string {
	text = strings.TrimSpace(source.ReplaceAllString(text, ""))
	n := 0
	for at, r := range text {
		if n++; n > meaningMost {
			return text[:at] + "……"
		}
		if r == '。' && n >= meaningLeast {
			return text[:at+len("。")]
		}
	}
	return text
}
