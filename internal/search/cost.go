package search

import (
	"cmp"
	"compress/gzip"
	"slices"
	"strconv"
	"unicode/utf8"
)

// Cost is the size of a search.
type Cost struct {
	Files int   // number of files of the index
	Bytes int64 // their total size
	First int   // bytes that a median first search loads, compressed, including the script
}

// CostOf measures an index with searches for two everyday words each, since nobody
// knows yet what people will ask. Compressing takes long, so only what the median search
// loads is compressed.
func CostOf(files map[string][]byte, synonyms *Synonyms) Cost {
	if len(files) == 0 {
		return Cost{}
	}
	c := Cost{Files: len(files)}
	for _, data := range files {
		c.Bytes += int64(len(data))
	}
	size := func(names []string) (n int) {
		for _, name := range names {
			n += len(files[name+".js"])
		}
		return n
	}
	var loading []string
	kept := map[string]string{} // many searches load the same files
	e := NewEngine(func(name string) string {
		loading = append(loading, name)
		if _, there := kept[name]; !there {
			kept[name] = Data(string(files[name+".js"]))
		}
		return kept[name]
	})
	first := loading // the core, which is read only once
	var searches, excerpts [][]string
	for _, query := range synonyms.samples() {
		loading = nil
		clear(e.files) // each counts as a first search
		e.answer(query, "")
		searches = append(searches, loading)
	}
	for i := range 32 {
		if name := texts + "/" + strconv.Itoa(i); files[name+".js"] != nil {
			excerpts = append(excerpts, []string{name})
		}
	}
	for _, name := range slices.Concat(first, median(searches, size), median(excerpts, size)) {
		c.First += compressed(files[name+".js"])
	}
	return c
}

// samples returns likely queries: two short everyday words each.
func (s *Synonyms) samples() []string {
	const most = 11 // the median of 63 is within a sixth of it
	var short []string
	if s != nil {
		for _, w := range s.everyday {
			if utf8.RuneCountInString(w) <= entryMost {
				short = append(short, w)
			}
		}
	}
	if len(short) < 2*most {
		return []string{"多久给答复"}
	}
	out := make([]string, most)
	step := len(short) / (2 * most)
	for i := range 2 * most {
		out[i%most] += short[i*step]
	}
	return out
}

// median returns the list of names of median size; nil of none.
func median(lists [][]string, size func([]string) int) []string {
	if len(lists) == 0 {
		return nil
	}
	slices.SortStableFunc(lists, func(a, b []string) int { return cmp.Compare(size(a), size(b)) })
	return lists[len(lists)/2]
}

// compressed returns the size of what a server sends.
func compressed(data []byte) int {
	var size counter
	w := gzip.NewWriter(&size)
	_, _ = w.Write(data) // a counter never fails
	_ = w.Close()
	return int(size)
}

type counter int

func (n *counter) Write(p []byte) (int, error) {
	*n += counter(len(p))
	return len(p), nil
}
