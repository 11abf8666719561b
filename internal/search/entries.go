package search

import (
	"cmp"
	"slices"
	"strings"
)

// entryFiles are files of terms: " term:data term:data ".
type entryFiles [][]termEntry

type termEntry struct{ term, data string }

// add adds the entry of a term. If a term has two, the later one counts.
func (f entryFiles) add(term, data string) {
	at := fileOf(term, len(f))
	f[at] = append(f[at], termEntry{term, data})
}

// lines returns the text of a file, in the order of terms.
func (f entryFiles) lines(i int) []string {
	list := f[i]
	slices.SortStableFunc(list, func(a, b termEntry) int { return cmp.Compare(a.term, b.term) })
	size := 1
	for _, e := range list {
		size += len(e.term) + len(e.data) + 2
	}
	var b strings.Builder
	b.Grow(size)
	for k, e := range list {
		if k+1 < len(list) && list[k+1].term == e.term {
			continue
		}
		b.WriteByte(' ')
		b.WriteString(e.term)
		b.WriteByte(':')
		b.WriteString(e.data)
	}
	b.WriteByte(' ')
	return []string{b.String()}
}

// entries returns the entries of a shelf, in files of terms and wide files.
func (x *Index) entries(s *shelf, filesOfTerms, wideFiles int) (inTerms, inWide entryFiles) {
	inTerms, inWide = make(entryFiles, filesOfTerms), make(entryFiles, wideFiles)
	all := lists(s.first, s.parts, x.each)
	const atOnce = 1 << 10
	encoded := make([]struct{ inTerms, inWide []termEntry }, (len(all)+atOnce-1)/atOnce)
	x.each(len(encoded), func(i int) {
		e := &encoded[i]
		e.inTerms, e.inWide = x.encode(s, all[i*atOnce:min((i+1)*atOnce, len(all))])
	})
	for _, e := range encoded {
		for _, t := range e.inTerms {
			inTerms.add(t.term, t.data)
		}
		for _, t := range e.inWide {
			inWide.add(t.term, t.data)
		}
	}
	var words [wordGroups][]termEntry
	x.each(wordGroups, func(i int) {
		var w bitWriter
		for word, list := range s.words.group(i) {
			words[i] = append(words[i], termEntry{word, encode(&w, len(list), list, s.from, s.slots)})
		}
	})
	for _, t := range slices.Concat(words[:]...) {
		inTerms.add(t.term, t.data)
	}
	return inTerms, inWide
}

// encode returns the entries of some terms.
func (x *Index) encode(s *shelf, all []termPostings) (inTerms, inWide []termEntry) {
	var buffer []match
	var w bitWriter
	for _, t := range all {
		list := t.postings
		r := t.key.runes()
		term, most := string(r), s.most
		if len(r) == 1 { // a single character says little
			most /= 8
		}
		joins := len(r) > 1 && x.pairs.joins(r[0], r[1])
		if joins && x.sizes.large() || len(list) > most {
			buffer = x.matches(list, buffer)
			inWide = append(inWide, termEntry{allMark + term, encodePages(&w, buffer, s.from, s.slots)})
		}
		if joins && x.sizes.large() {
			continue
		}
		buffer = x.matches(x.best(list, most), buffer)
		if e := (termEntry{term, encode(&w, len(list), buffer, s.from, s.slots)}); len(r) == 1 || joins {
			inWide = append(inWide, e)
		} else {
			inTerms = append(inTerms, e)
		}
	}
	return inTerms, inWide
}

// allMark begins the key of the entry with all pages of a term.
const allMark = "*"

// fileOf returns which of n files contains a term.
func fileOf(term string, n int) int {
	r := []rune(term)
	if strings.HasPrefix(term, allMark) || strings.HasPrefix(term, nameMark) || strings.HasPrefix(term, lawMark) {
		r = r[1:]
	} else if len(r) > 2 {
		return int(spreadWord(r)) & (n - 1)
	}
	return int(spread(uint32(pivot(r)))) & (n - 1)
}
