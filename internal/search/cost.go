package search

import (
	"compress/gzip"
	"slices"
	"strconv"
)

// Cost is what a search costs.
type Cost struct {
	Files int   // of the index
	Bytes int64 // of all of them
	First int   // what a median first search loads, compressed, the script included
}

// CostOf measures an index. The searches are for three everyday words each, since
// nobody knows yet what people will ask.
func CostOf(files map[string][]byte, synonyms *Synonyms) Cost {
	if len(files) == 0 {
		return Cost{}
	}
	c := Cost{Files: len(files)}
	for _, data := range files {
		c.Bytes += int64(len(data))
	}
	sizes := map[string]int{} // compressed
	load := func(name string) (size int) {
		if sizes[name] == 0 {
			sizes[name] = compressed(files[name+".js"])
		}
		return sizes[name]
	}
	var excerpts []int
	for i := range 32 {
		if data, ok := files[texts+"/"+strconv.Itoa(i)+".js"]; ok {
			excerpts = append(excerpts, compressed(data))
		}
	}
	var loaded []int
	for _, query := range synonyms.samples() {
		size := median(excerpts)
		NewEngine(func(name string) string {
			size += load(name)
			return Data(string(files[name+".js"]))
		}).Search(query, "")
		loaded = append(loaded, size)
	}
	c.First = median(loaded)
	return c
}

// samples are what somebody might ask.
func (s *Synonyms) samples() []string {
	const most = 31
	if s == nil || len(s.everyday) < 3*most {
		return []string{"多久给答复"}
	}
	out := make([]string, most)
	step := len(s.everyday) / (3 * most)
	for i := range 3 * most {
		out[i%most] += s.everyday[i*step]
	}
	return out
}

func median(numbers []int) int {
	if len(numbers) == 0 {
		return 0
	}
	slices.Sort(numbers)
	return numbers[len(numbers)/2]
}

// compressed is the size of what a server sends.
func compressed(data []byte) int {
	var n counter
	w := gzip.NewWriter(&n)
	_, _ = w.Write(data) // a counter takes everything
	_ = w.Close()
	return int(n)
}

type counter int

func (n *counter) Write(p []byte) (int, error) {
	*n += counter(len(p))
	return len(p), nil
}
