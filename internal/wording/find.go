package wording

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
)

// Hit is a place at which a word of the list stands.
type Hit struct {
	Start, End int // bytes of the source
	Word       Word
}

// Find returns where words of the list stand in the prose of a Markdown text that
// has no front matter, in order. Of words that overlap, the one that begins first
// counts, then the longest.
func (l List) Find(source string) []Hit {
	p := proseOf(source)
	var found []Hit
	for _, w := range l {
		if w.Avoid == "" {
			continue
		}
		for from := 0; ; {
			i := bytes.Index(p.text[from:], []byte(w.Avoid))
			if i < 0 {
				break
			}
			from += i
			if end := from + len(w.Avoid); !w.excepted(p.text, from) {
				found = append(found, Hit{p.at[from], p.at[end-1] + 1, w})
			}
			from += len(w.Avoid)
		}
	}
	slices.SortFunc(found, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	end := 0
	return slices.DeleteFunc(found, func(h Hit) bool {
		if h.Start < end {
			return true
		}
		end = h.End
		return false
	})
}

// excepted reports whether the word at a place is part of a longer one that is
// right: of an exception, or of what is to be written.
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
