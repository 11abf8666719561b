package site

import "strconv"

// batchSize is how many pages a list shows at a time.
const batchSize = 20

// Batch is one part of a long list. The first stands at the list's own address;
// it holds the newest, at least half a batch and at most one and a half. The
// others are counted from the oldest and hold batchSize pages each, so that a
// new page changes the first batch only and old addresses keep their content.
type Batch struct {
	URL   URL
	Pages []*Page
}

// batches cuts a list. dir is the folder for the addresses of all batches but
// the first.
func (s Settings) batches(first URL, dir string, pages []*Page) []Batch {
	old := 0 // batches beside the first
	if len(pages) > batchSize+batchSize/2 {
		old = (len(pages) - batchSize/2) / batchSize
	}
	head := len(pages) - old*batchSize
	out := []Batch{{URL: first, Pages: pages[:head]}}
	for n := old; n >= 1; n-- {
		end := len(pages) - (n-1)*batchSize
		out = append(out, Batch{URL: s.page(dir+"list/", strconv.Itoa(n)), Pages: pages[end-batchSize : end]})
	}
	return out
}
