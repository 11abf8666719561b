package search

import (
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
// knows yet what people will ask.
func CostOf(files map[string][]byte, synonyms *Synonyms) Cost {
	if len(files) == 0 {
		return Cost{}
	}
	c := Cost{Files: len(files)}
	for _, data := range files {
		c.Bytes += int64(len(data))
	}
	m := newMeter()
	var excerpts []int
	for i := range 8 {
		if data, ok := files[texts+"/"+strconv.Itoa(i)+".js"]; ok {
			excerpts = append(excerpts, m.compressed(data))
		}
	}
	type file struct {
		size int // compressed
		data string
	}
	kept := map[string]file{} // many searches load the same files
	size := 0                 // loaded by the current search
	e := NewEngine(func(name string) string {
		f, there := kept[name]
		if !there {
			raw := files[name+".js"]
			f = file{m.compressed(raw), Data(string(raw))}
			kept[name] = f
		}
		size += f.size
		return f.data
	})
	always := size + median(excerpts) // plus the core, which is read only once
	var loaded []int
	for _, query := range synonyms.samples() {
		size = always
		clear(e.files) // each counts as a first search
		e.Search(query, "")
		loaded = append(loaded, size)
	}
	c.First = median(loaded)
	return c
}

// samples returns likely queries: two short everyday words each.
func (s *Synonyms) samples() []string {
	const most = 15
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

func median(numbers []int) int {
	if len(numbers) == 0 {
		return 0
	}
	slices.Sort(numbers)
	return numbers[len(numbers)/2]
}

// meter measures compressed sizes. A compressor is large, so one is used for all.
type meter struct {
	size counter
	gzip *gzip.Writer
}

func newMeter() *meter {
	m := &meter{}
	m.gzip = gzip.NewWriter(&m.size)
	return m
}

// compressed returns the size of what a server sends.
func (m *meter) compressed(data []byte) int {
	m.size = 0
	m.gzip.Reset(&m.size)
	_, _ = m.gzip.Write(data) // a counter never fails
	_ = m.gzip.Close()
	return int(m.size)
}

type counter int

func (n *counter) Write(p []byte) (int, error) {
	*n += counter(len(p))
	return len(p), nil
}
