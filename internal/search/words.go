package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// knownPairs returns the pairs of characters inside words: everyday words, words of the
// law, and frequent words of statutes. In a query these pairs carry the meaning. useful
// says which synonyms count.
func knownPairs(s *Synonyms, useful []bool) map[key]bool {
	var words [][]rune
	for _, w := range symbols(symbolsMost) { // symbols around 的, 及 and the like are not words
		if clean(w) == w && !strings.ContainsAny(w, functional) {
			words = append(words, []rune(w))
		}
	}
	if s != nil {
		for i, w := range s.everyday {
			if !useful[i] {
				continue
			}
			for _, w := range append([]string{w}, s.lawful[i]...) {
				if utf8.RuneCountInString(w) <= wordMost {
					words = append(words, []rune(clean(w)))
				}
			}
		}
	}
	out, short := map[key]bool{}, map[key]bool{}
	for _, w := range words {
		if len(w) == 2 {
			short[pair(w[0], w[1])], out[pair(w[0], w[1])] = true, true
		}
	}
	often := map[key]int{}
	for _, w := range words {
		for i := 1; i < len(w); i++ {
			if between(w, i, short) {
				continue
			}
			k := pair(w[i-1], w[i])
			if often[k]++; often[k] == oftenLeast {
				out[k] = true
			}
		}
	}
	return out
}

// between reports whether a character of a word and the one before belong to two
// different short words: 人隐 in 别人隐私, 不出 in 不出庭.
func between(word []rune, i int, short map[key]bool) bool {
	before := i > 1 && short[pair(word[i-2], word[i-1])]
	behind := i+1 < len(word) && short[pair(word[i], word[i+1])]
	return before && behind || before && strings.ContainsRune(functional, word[i]) || behind && strings.ContainsRune(functional, word[i-1])
}

// wordMost is the maximum length of a word. Longer strings are phrases, with pairs across
// the borders of words.
const wordMost = 3

// oftenLeast is the number of words from which on a pair is known that is no word itself.
// The core would be a sixth longer with all of them.
const oftenLeast = 3

// A set of pairs is sent as the gaps between sorted hashes, about a byte each. One in 32
// of the other pairs is taken for a member.
const pairSpace = 32

// encodePairs writes a set of pairs, beginning with its size.
func encodePairs(pairs map[key]bool) string {
	limit := pairLimit(len(pairs))
	var hashes []uint32
	for k := range pairs {
		hashes = append(hashes, k.short(limit))
	}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	var w bitWriter
	w.gamma(uint64(len(pairs)) + 1)
	w.gamma(uint64(len(hashes)) + 1)
	next := uint32(0)
	for _, h := range hashes {
		w.rice(uint64(h-next), 4)
		next = h + 1
	}
	return w.finish()
}

// pairSet is an encoded set of pairs.
type pairSet struct {
	data   string
	limit  int
	hashes map[uint32]bool
}

func decodePairs(data string) pairSet {
	r := bitReader{data: data}
	s := pairSet{data: data, limit: pairLimit(int(r.gamma()) - 1), hashes: map[uint32]bool{}}
	next := uint32(0)
	for n := r.gamma() - 1; n > 0 && r.at <= len(data); n-- {
		next += uint32(r.rice(4))
		s.hashes[next] = true
		next++
	}
	return s
}

func (s pairSet) has(a, b rune) bool { return s.hashes[pair(a, b).short(s.limit)] }

// joins reports whether a pair joins words and is inside no known word. Such pairs say
// nothing about a question and are stored separately.
func (s pairSet) joins(a, b rune) bool {
	return (strings.ContainsRune(functional, a) || strings.ContainsRune(functional, b)) && !s.has(a, b)
}

func pairLimit(n int) int { return powerOfTwo(pairSpace * n) }

// short returns a hash of a pair below limit, which is a power of two.
func (k key) short(limit int) uint32 {
	return spread(uint32(k>>32)*65599+uint32(k)) & uint32(limit-1)
}
