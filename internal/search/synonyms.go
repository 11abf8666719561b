package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Synonyms are everyday words with the words of the law that mean the same.
type Synonyms struct {
	everyday []string
	lawful   [][]string
	keys     [][]key
	weight   []float32             // of what is said in words of the law
	begins   [1 << 16]bool         // characters with which words of the law begin
	first    map[key][]synonymWord // by the first two characters of a word of the law
}

type synonymWord struct {
	rest  []rune // behind the first two characters
	index int
	tells float32
}

// NewSynonyms makes them from a table: everyday word → words of the law, each of
// two characters or more. Shorter ones do nothing.
func NewSynonyms(table map[string][]string) *Synonyms {
	s := &Synonyms{first: map[key][]synonymWord{}}
	for word := range table {
		s.everyday = append(s.everyday, word)
	}
	slices.Sort(s.everyday)
	law := map[string]bool{}
	for _, words := range table {
		for _, w := range words {
			law[w] = true
		}
	}
	var buffer []rune
	for i, word := range s.everyday {
		var keys []key
		runs(word, &buffer, func(run []rune) {
			for k := 1; k < len(run); k++ {
				keys = append(keys, pair(run[k-1], run[k]))
			}
		})
		s.keys = append(s.keys, keys)
		if law[word] { // it says what it means, and less of what is near to it
			s.weight = append(s.weight, inSynonyms/2)
		} else {
			s.weight = append(s.weight, inSynonyms)
		}
		s.lawful = append(s.lawful, table[word])
		for _, l := range table[word] {
			if w := []rune(clean(l)); len(w) >= 2 && w[0] < 1<<16 {
				k := pair(w[0], w[1])
				s.begins[w[0]] = true
				s.first[k] = append(s.first[k], synonymWord{w[2:], i, tells(len(w))})
			}
		}
	}
	return s
}

// tells says how much a word of the law of so many characters says: many provisions
// have a short one, and few the long ones.
func tells(length int) float32 { return .5 + .25*float32(min(length, 10)-2) }

// each calls found for each place in a run where a word of the law stands, with
// the index of the everyday word and how much it tells.
func (s *Synonyms) each(run []rune, found func(int, float32)) {
	if s == nil {
		return
	}
	for i := 1; i < len(run); i++ {
		if c := run[i-1]; c >= 1<<16 || !s.begins[c] {
			continue
		}
		for _, w := range s.first[pair(run[i-1], run[i])] {
			if len(w.rest) <= len(run)-i-1 && slices.Equal(w.rest, run[i+1:i+1+len(w.rest)]) {
				found(w.index, w.tells)
			}
		}
	}
}

// lines lists the words for those who ask, everyday words that mean the same in one
// line: "工钱 薪水=工资 劳动报酬".
func (s *Synonyms) lines() []string {
	if s == nil {
		return nil
	}
	at := map[string]int{}
	var out []string
	for i, word := range s.everyday {
		law := strings.Join(s.lawful[i], " ")
		if k, there := at[law]; there {
			out[k] = word + " " + out[k]
			continue
		}
		at[law] = len(out)
		out = append(out, word+"="+law)
	}
	return out
}

// lawMark begins the entry of an everyday word: the words of the law for it.
const lawMark = "="

// entries adds an entry for each everyday word, for those who mark what was found.
func (s *Synonyms) entries(out map[string]string) {
	if s == nil {
		return
	}
	for i, word := range s.everyday {
		if word = clean(word); utf8.RuneCountInString(word) > 1 {
			out[lawMark+word] = strings.Join(s.lawful[i], ",")
		}
	}
}
