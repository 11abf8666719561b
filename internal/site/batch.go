package site

import "strconv"

// batchSize is the number of pages in a batch, unless configured.
const batchSize = 20

// Batch is one part of a long list. The first has the list's own address.
//
// Stable batches: the first holds the newest pages, at least half a batch and
// at most one and a half. The others are counted from the oldest and are full,
// so that a new page changes only the first batch and old addresses keep their
// content. Batches from the front are what other programs make: all are full
// but the last, and a new page shifts the content of all of them.
type Batch struct {
	URL   URL
	Pages []*Page
}

// batches cuts a list. dir is the folder for the addresses of all batches
// except the first.
func (s Settings) batches(first URL, dir string, pages []*Page) []Batch {
	size := s.Lists.Size
	if s.Lists.FromFront {
		out := []Batch{{URL: first, Pages: pages[:min(size, len(pages))]}}
		for start := size; start < len(pages); start += size {
			u := s.page(dir+"page/", strconv.Itoa(len(out)+1))
			out = append(out, Batch{URL: u, Pages: pages[start:min(start+size, len(pages))]})
		}
		return out
	}
	old := 0 // in all batches but the first
	if len(pages) > size+size/2 {
		old = (len(pages) - size/2) / size
	}
	head := len(pages) - old*size
	out := []Batch{{URL: first, Pages: pages[:head]}}
	for n := old; n >= 1; n-- {
		end := len(pages) - (n-1)*size
		out = append(out, Batch{URL: s.page(dir+"list/", strconv.Itoa(n)), Pages: pages[end-size : end]})
	}
	return out
}
