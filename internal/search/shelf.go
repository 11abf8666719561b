package search

import (
	"cmp"
	"math/bits"
	"slices"
)

// A large site has two shelves: near has pages and national statutes, far has local
// statutes and texts not in force. Questions are answered from near; far is searched for
// what near lacks and for copied words. On a small site everything is near.
const (
	near = iota
	far
	shelves
)

// shelfOf returns the shelf of a kind on a large site.
func shelfOf(k Kind) int {
	if k == Local || k >= Pending {
		return far
	}
	return near
}

// Folders of the files of each shelf.
var (
	terms = [shelves]string{"t", "u"} // pairs of characters, words and names
	wide  = [shelves]string{"w", "v"} // single characters, pairs that join words, the pages of very frequent terms
)

// If more passages of a shelf have a term, only the best are listed, and a file of the
// wide family lists all pages. Small sites list all.
var listMost = [shelves]int{576, 24}

// smallest is the number of passages from which on a site has two shelves.
const smallest = 8192

// shelf is the index of the passages of a shelf.
type shelf struct {
	from, slots int // the first slot of its pages, and the number of slots
	passages    int
	first       int // number of its first passage
	most        int // maximum number of places listed for a term
	parts       []*postings
	words       allWords
}

// match is a passage with a term: the slot of its page, its number on the page, and the
// strength of the term.
type match struct {
	slot     uint32
	passage  uint16
	strength uint8
}

// standing is the part of a page's rank that does not depend on words: its kind, and how
// much it is cited. It is a number below [standings].
func standing(p *Page) int { return int(p.Kind)*fames + fame(p.Weight) }

const (
	fames     = 4
	standings = int(kinds) * fames
)

// fame classes statutes by the number of pages that cite them: none, a few, many, very
// many.
func fame(cited int) int { return min(fames-1, (bits.Len(uint(cited))+1)/3) }

// prior is the factor of the score of a page.
func prior(standing int) float64 {
	return worth[standing/fames] * (1 + byFame*float64(standing%fames))
}

// byFame is the bonus for each step of fame.
const byFame = 0.08

// worthOrder ranks all combinations of standing and strength, the best first.
var worthOrder = func() (order [standings << strengthBits]uint16) {
	var all []int
	for i := range order {
		all = append(all, i)
	}
	value := func(i int) float64 { return prior(i>>strengthBits) * strengths[i&(1<<strengthBits-1)] }
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(value(b), value(a)) })
	for rank, i := range all {
		order[i] = uint16(rank)
	}
	return order
}()

// best returns the most valuable of a term's postings, at most most, in their order.
func (x *Index) best(list []posting, most int) []posting {
	if len(list) <= most {
		return list
	}
	class := func(p posting) uint16 {
		return worthOrder[int(x.standings[p.passage()])<<strengthBits|int(p.strength())]
	}
	var count [len(worthOrder)]int
	for _, p := range list {
		count[class(p)]++
	}
	room := most
	for c := range count {
		count[c] = min(count[c], room)
		room -= count[c]
	}
	out := make([]posting, 0, most)
	for _, p := range list {
		if c := class(p); count[c] > 0 {
			count[c]--
			out = append(out, p)
		}
	}
	return out
}
