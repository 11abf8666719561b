package search

import (
	"cmp"
	"slices"
)

// A term of a large site lists so many passages. Of one that more have, the best
// are listed, and in another file all pages. Small sites list all.
const (
	listMost = 256
	small    = 8192 // passages
)

// place is a passage that has a term: the slot of its page, its number on the
// page, and how strongly.
type place struct {
	slot     uint32
	passage  uint16
	strength uint8
}

// Index is all that is known of a site's passages.
type Index struct {
	table    []*Page // by slot
	synonyms *Synonyms
	sizes    Sizes
	passages int
	most     int                // places that a term lists
	lists    *lists             // in the order of slots and passages
	words    map[string][]place // likewise
}

// passagesMost is how many passages of a page are found; there is no statute of so
// many articles.
const passagesMost = 1 << 16

// Build makes an index of pages with different addresses, in so many files. The
// pages are not changed.
func Build(pages []*Page, sizes Sizes, synonyms *Synonyms) *Index {
	x := &Index{sizes: sizes, table: slots(pages), synonyms: synonyms, lists: newLists(), words: map[string][]place{}}
	r := &reader{synonyms: synonyms, terms: newSums(), words: map[string]float32{}, said: map[int]float32{}}
	for slot, p := range x.table {
		if p == nil {
			continue
		}
		for i := range min(len(p.Passages), passagesMost) {
			x.passages++
			at := place{slot: uint32(slot), passage: uint16(i)}
			r.passage(p, i)
			for _, s := range r.terms.filled {
				t := &r.terms.seats[s]
				at.strength = strength(t.weight, r.length)
				x.lists.add(t.key, at)
			}
			for w, weight := range r.words {
				at.strength = strength(weight, r.length)
				x.words[w] = append(x.words[w], at)
			}
		}
		for _, w := range p.Latin {
			x.word(w, place{slot: uint32(slot), strength: 2})
		}
		for _, n := range lawNames(p) {
			x.word(nameMark+n, place{slot: uint32(slot), strength: 3})
		}
	}
	if x.most = listMost; x.passages <= small {
		x.most = small
	}
	for _, slot := range x.cited() {
		x.word(nameMark+anyLaw, place{slot: slot, strength: 3})
	}
	return x
}

// cited returns the slots of the statutes that are cited most, in order.
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

// word adds a place to a word unless it is there.
func (x *Index) word(w string, at place) {
	list := x.words[w]
	if n := len(list); n > 0 && list[n-1].slot == at.slot {
		return
	}
	x.words[w] = append(list, at)
}

// best returns those of a term's places that it lists.
func (x *Index) best(list []place) []place {
	if len(list) <= x.most {
		return list
	}
	var count [len(worthOrder)]int
	for _, p := range list {
		count[x.class(p)]++
	}
	room := x.most
	for c := range count {
		count[c] = min(count[c], room)
		room -= count[c]
	}
	out := make([]place, 0, x.most)
	for _, p := range list {
		if c := x.class(p); count[c] > 0 {
			count[c]--
			out = append(out, p)
		}
	}
	return out
}

// class returns how much a place is worth: 0 is best.
func (x *Index) class(p place) uint8 {
	return worthOrder[int(x.table[p.slot].Kind)*len(strengths)+int(p.strength)]
}

// worthOrder ranks each kind of page with each strength.
var worthOrder = func() (order [int(kinds) * len(strengths)]uint8) {
	value := func(i int) float64 { return worth[i/len(strengths)] * strengths[i%len(strengths)] }
	for i := range order {
		for k := range order {
			if value(k) > value(i) || value(k) == value(i) && k < i {
				order[i]++
			}
		}
	}
	return order
}()
