package search

import (
	"cmp"
	"slices"

	"hash/fnv"
)

// slots numbers pages so that adding or removing a page changes hardly any other number:
// each goes to the place given by the hash of its address, or to the next free place
// after it, in the order of hashes. At least half of the result is nil.
func slots(pages []*Page) []*Page {
	size := 16
	for size < 2*len(pages) {
		size *= 2
	}
	type seat struct {
		want uint32
		page *Page
	}
	seats := make([]seat, len(pages))
	for i, p := range pages {
		h := fnv.New32a()
		h.Write([]byte(p.URL))
		seats[i] = seat{spread(h.Sum32()) % uint32(size), p}
	}
	slices.SortFunc(seats, func(a, b seat) int {
		return cmp.Or(cmp.Compare(a.want, b.want), cmp.Compare(a.page.URL, b.page.URL))
	})
	table := make([]*Page, size)
	next := 0
	var over []*Page // pages that found no place before the end start again at the front
	for _, s := range seats {
		next = max(next, int(s.want))
		if next >= size {
			over = append(over, s.page)
			continue
		}
		table[next] = s.page
		next++
	}
	for i := 0; len(over) > 0; i++ {
		if table[i] == nil {
			table[i], over = over[0], over[1:]
		}
	}
	return table
}
