package search

import (
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Synonyms maps everyday words to words of the law with the same meaning.
type Synonyms struct {
	everyday []string
	lawful   [][]string
	keys     [][]key
	weight   []float32 // of each everyday word, when implied by words of the law
	words    *phrases  // words of the law
	means    [][]int   // by word of the law: indexes of everyday words
}

// NewSynonyms makes synonyms from a table: everyday word → words of the law. Words with
// fewer than two characters are ignored.
func NewSynonyms(table map[string][]string) *Synonyms {
	s := &Synonyms{}
	for word := range table {
		s.everyday = append(s.everyday, word)
	}
	slices.Sort(s.everyday)
	means := map[string][]int{} // by word of the law
	var buffer []rune
	for i, word := range s.everyday {
		var keys []key
		buffer = characters(buffer, word)
		runs(buffer, func(run []rune) {
			for k := 1; k < len(run); k++ {
				keys = append(keys, pair(run[k-1], run[k]))
			}
		})
		s.keys = append(s.keys, keys)
		// A long word is not worth more for its many pairs, of which a query may have some
		// by chance.
		s.weight = append(s.weight, float32(inSynonyms/math.Sqrt(float64(max(1, len(keys))))))
		s.lawful = append(s.lawful, table[word])
		for _, l := range table[word] {
			means[l] = append(means[l], i)
		}
	}
	for i, word := range s.everyday {
		if means[word] != nil { // it says what it means, and less of what is near to it
			s.weight[i] /= 2
		}
	}
	same := map[string][]int{} // by its letters: marks inside a word do not count
	for _, word := range slices.Sorted(maps.Keys(means)) {
		w := clean(word)
		same[w] = append(same[w], means[word]...)
	}
	words := slices.Sorted(maps.Keys(same))
	for _, w := range words {
		s.means = append(s.means, same[w])
	}
	s.words = newPhrases(words)
	return s
}

// tells returns the weight of a word of the law by its length: many provisions contain
// short words, few contain long ones.
func tells(length int) float32 { return .5 + .25*float32(min(length, 10)-2) }

// each calls found for each word of the law in a run, with the indexes of the everyday
// words that mean it and its weight.
func (s *Synonyms) each(run []rune, found func([]int, float32)) {
	if s == nil {
		return
	}
	for i := 1; i < len(run); i++ {
		if s.words.mayBegin(run[i-1], run[i]) {
			s.words.at(run[i-1:], func(word, length int) { found(s.means[word], tells(length)) })
		}
	}
}

// slipMost is the maximum length of a word in which slips are looked for: longer ones are
// phrases that nobody types.
const slipMost = 8

// slips lists the words of the law in which slips are looked for, in order.
func (s *Synonyms) slips() []string {
	if s == nil {
		return nil
	}
	var out []string
	for _, words := range s.lawful {
		for _, w := range words {
			if w = clean(w); utf8.RuneCountInString(w) >= 3 && utf8.RuneCountInString(w) <= slipMost {
				out = append(out, w)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// lawMark begins the key of the entry that has the words of the law for an everyday word.
const lawMark = "="

// Entries of words are for highlighting only. Long words are hardly ever typed as they
// are, and phrases are the same for all words of a provision: its short ones mark them.
const (
	entryMost  = 4 // characters of an everyday word with an entry
	phraseMost = 2 // of one that marks a phrase
	beginning  = 8 // characters of a phrase in an entry
)

// entries adds an entry for each short everyday word that is useful, for highlighting
// results.
func (s *Synonyms) entries(useful []bool, add func(term, data string)) {
	if s == nil {
		return
	}
	for i, word := range s.everyday {
		if word = clean(word); !useful[i] || utf8.RuneCountInString(word) < 2 || utf8.RuneCountInString(word) > entryMost {
			continue
		}
		var lawful []string
		for _, w := range s.lawful[i] {
			if r := []rune(w); len(r) > beginning {
				if utf8.RuneCountInString(word) > phraseMost {
					continue
				}
				w = string(r[:beginning])
			}
			lawful = append(lawful, w)
		}
		if lawful != nil {
			add(lawMark+word, strings.Join(lawful, ","))
		}
	}
}
