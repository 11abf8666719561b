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
	each      Each
}

// passagesMost is the maximum number of passages of a page; no statute has as many
// articles.
const passagesMost = 1 << 16

// Each calls do for 0 to n-1, in any order or at the same time, and waits for all.
type Each func(n int, do func(i int))

// Build makes an index of pages, which must have different addresses. It does not change
// them. Several pages may be asked for their passages at the same time.
func Build(pages []*Page, sizes Sizes, synonyms *Synonyms, each Each) *Index {
	x := &Index{sizes: sizes, synonyms: synonyms, each: each, texts: make([][]string, sizes.Texts)}
	var by [shelves][]*Page
	for _, p := range pages {
		s := near
		if sizes.large() {
			s = shelfOf(p.Kind)
		}
		by[s] = append(by[s], p)
	}
	var parts []*part
	for i := range x.shelves {
		s := &x.shelves[i]
		*s = shelf{from: len(x.table), most: 1 << 30}
		if i == near || len(by[i]) > 0 {
			x.table = append(x.table, slots(by[i])...)
		}
		s.slots = len(x.table) - s.from
		if sizes.large() {
			s.most = listMost[i]
		}
		for k := range shelfParts {
			parts = append(parts, &part{shelf: i, from: s.from + s.slots*k/shelfParts, end: s.from + s.slots*(k+1)/shelfParts})
		}
	}
	pk := newPacker(sizes.symbols())
	each(len(parts), func(i int) { parts[i].read(x, pk) })
	for _, p := range parts {
		x.join(p)
	}
	x.pairs = decodePairs(encodePairs(knownPairs(synonyms, x.useful)))
	var nameless wordMatches
	for _, slot := range x.cited() {
		nameless.add(nameMark+anyLaw, match{slot: slot, strength: surest})
	}
	x.shelves[near].words = append(x.shelves[near].words, &nameless)
	return x
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
