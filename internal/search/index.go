package search

import (
	"cmp"
	"slices"
)

// Index is the index of a site's passages.
type Index struct {
	table     []*Page // by slot: the near ones, then the far ones
	shelves   [shelves]shelf
	slots     []uint32   // by number of the passage: the slot of its page
	numbers   []uint16   // its number on the page
	heads     []string   // by slot, as JSON
	texts     [][]string // by file: its lines
	standings []uint8    // the standing of its page
	synonyms  *Synonyms
	useful    []bool // by synonym: its words of the law are on the site
	pairs     pairSet
	sizes     Sizes
}

// passagesMost is the maximum number of passages of a page; no statute has as many
// articles.
const passagesMost = 1 << 16

// Build makes an index of pages, which must have different addresses. It does not change
// them.
func Build(pages []*Page, sizes Sizes, synonyms *Synonyms) *Index {
	x := &Index{sizes: sizes, synonyms: synonyms, texts: make([][]string, sizes.Texts)}
	var by [shelves][]*Page
	for _, p := range pages {
		s := near
		if sizes.large() {
			s = shelfOf(p.Kind)
		}
		by[s] = append(by[s], p)
	}
	for i := range x.shelves {
		s := &x.shelves[i]
		*s = shelf{from: len(x.table), postings: newPostings(), words: map[string][]match{}, most: 1 << 30}
		if i == near || len(by[i]) > 0 {
			x.table = append(x.table, slots(by[i])...)
		}
		s.slots = len(x.table) - s.from
		if sizes.large() {
			s.most = listMost[i]
		}
	}
	r, pk := newReader(synonyms), newPacker(sizes.symbols())
	x.heads = make([]string, len(x.table))
	for slot, p := range x.table {
		if p == nil {
			continue
		}
		passages := p.Passages()
		x.read(r, slot, p, passages)
		x.heads[slot] = newHead(p, passages).encode()
		x.pack(pk, slot, passages)
	}
	x.useful = r.useful
	x.pairs = decodePairs(encodePairs(knownPairs(synonyms, x.useful)))
	for _, slot := range x.cited() {
		x.shelves[near].word(nameMark+anyLaw, match{slot: slot, strength: surest})
	}
	return x
}

// read adds the terms of a page.
func (x *Index) read(r *reader, slot int, p *Page, passages []Passage) {
	s := &x.shelves[near]
	if slot >= x.shelves[far].from {
		s = &x.shelves[far]
	}
	for i := range min(len(passages), passagesMost) {
		n := len(x.slots)
		x.slots, x.numbers, x.standings = append(x.slots, uint32(slot)), append(x.numbers, uint16(i)), append(x.standings, uint8(standing(p)))
		s.passages++
		r.passage(p, &passages[i], i == 0)
		s.postings.begin(n, len(r.terms.filled))
		for _, seat := range r.terms.filled {
			t := &r.terms.seats[seat]
			s.postings.add(t.key, strength(t.weight, r.length))
		}
		for w, weight := range r.words {
			s.words[w] = append(s.words[w], match{uint32(slot), uint16(i), strength(weight, r.length)})
		}
	}
	for _, w := range p.Latin {
		s.word(w, match{slot: uint32(slot), strength: surest})
	}
	for _, n := range lawNames(p) { // all names are on the near shelf: local statutes are cited, too
		x.shelves[near].word(nameMark+n, match{slot: uint32(slot), strength: surest})
	}
}

// cited returns the slots of the most cited statutes, in order.
func (x *Index) cited() []uint32 {
	const most = 8
	var found []uint32
	for slot, p := range x.table {
		if p != nil && p.Kind.IsLaw() && p.Kind < Superseded && p.Weight > 0 {
			found = append(found, uint32(slot))
		}
	}
	slices.SortStableFunc(found, func(a, b uint32) int { return cmp.Compare(x.table[b].Weight, x.table[a].Weight) })
	found = found[:min(len(found), most)]
	slices.Sort(found)
	return found
}

// matches returns the matches of postings.
func (x *Index) matches(list []posting, buffer []match) []match {
	buffer = buffer[:0]
	for _, p := range list {
		n := p.passage()
		buffer = append(buffer, match{x.slots[n], x.numbers[n], p.strength()})
	}
	return buffer
}
