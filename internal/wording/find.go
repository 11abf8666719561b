package wording

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// Hit is a place where a word of the list was found.
type Hit struct {
	Start, End int // bytes of the source
	Word       Word
}

// Find returns the places where words of the list occur in the prose of a Markdown text
// without front matter, in order. Of words that overlap, the one that begins first
// counts, then the longest.
func (l List) Find(source string) []Hit {
	p, begin := proseOf(source), l.byFirst()
	var found []Hit
	for i := 0; i < len(p.text); {
		r, size := utf8.DecodeRune(p.text[i:])
		best := 0
		for _, w := range begin[r] {
			if n := len(w.Avoid); n > best && bytes.HasPrefix(p.text[i:], []byte(w.Avoid)) && !w.excepted(p.text, i) {
				if best > 0 {
					found = found[:len(found)-1]
				}
				best, found = n, append(found, Hit{p.at[i], p.at[i+n-1] + 1, w})
			}
		}
		i += max(size, best)
	}
	return found
}

// byFirst groups the words by their first character.
func (l List) byFirst() map[rune][]Word {
	out := map[rune][]Word{}
	for _, w := range l {
		if w.Avoid != "" {
			r, _ := utf8.DecodeRuneInString(w.Avoid)
			out[r] = append(out[r], w)
		}
	}
	return out
}

// excepted reports whether the word at a place is part of a longer one that is right: of
// an exception, or of the word to write instead.
func (w Word) excepted(text []byte, at int) bool {
	for _, e := range append(w.Except[:len(w.Except):len(w.Except)], w.Write) {
		for from := 0; ; {
			i := strings.Index(e[from:], w.Avoid)
			if i < 0 {
				break
			}
			from += i
			if start := at - from; start >= 0 && bytes.HasPrefix(text[start:], []byte(e)) {
				return true
			}
			from++
		}
	}
	return false
}
