package search

import (
	"cmp"
	"math/bits"
	"slices"
)

// A large site has two shelves: near are pages and statutes that hold for the whole
// country, far are those of places, and what is not in force. Whoever asks a question
// is answered from the near one; the far one is looked through for what it does not
// have, and for words that were copied. On a small site all is near.
const (
	near = iota
	far
	shelves
)

// shelfOf returns where pages of a kind stand on a large site.
func shelfOf(k Kind) int {
	if k == Local || k >= Pending {
		return far
	}
	return near
}

// Folders of the files of each shelf.
var (
	terms = [shelves]string{"t", "u"} // pairs of characters, words and names
	wide  = [shelves]string{"w", "v"} // single characters, pairs that join words, the pages of terms that are on very many
)

// Of a term that more passages of a shelf have, the best are listed, and in a file of
// the wide family all pages. Small sites list all.
var listMost = [shelves]int{1024, 48}

// smallest is how many passages a site with two shelves has.
const smallest = 8192

// shelf is what is known of the passages of one.
type shelf struct {
	from, slots int // the first slot of its pages, and how many slots there are
	passages    int
	most        int // places that a term lists
	postings    *postings
	words       map[string][]place
}

// place is a passage that has a term: the slot of its page, its number on the
// page, and how strongly.
type place struct {
	slot     uint32
	passage  uint16
	strength uint8
}

// word adds a place to a word unless it is there.
func (s *shelf) word(w string, at place) {
	list := s.words[w]
	if n := len(list); n > 0 && list[n-1].slot == at.slot {
		return
	}
	s.words[w] = append(list, at)
}

// standing is what the rank of a page depends on beside its words: its kind, and how
// much it is cited. It is a number below [standings].
func standing(p *Page) int { return int(p.Kind)*fames + fame(p.Weight) }

const (
	fames     = 4
	standings = int(kinds) * fames
)

// fame sorts statutes by how many pages cite them: by none, a few, many, very many.
func fame(cited int) int { return min(fames-1, (bits.Len(uint(cited))+1)/3) }

// prior is what the score of a page is multiplied by.
func prior(standing int) float64 {
	return worth[standing/fames] * (1 + byFame*float64(standing%fames))
}

// byFame is how much each step of fame adds.
const byFame = 0.08

// worthOrder ranks each standing with each strength, the best first.
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

// best returns those of a term's postings that are listed: the most that are worth
// most, in their order.
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
