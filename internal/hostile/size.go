package main

import (
	"context"
	"maps"
	"slices"
	"strings"
)

// bounds are how much input the table tries.
type bounds struct {
	bytes int // of one file
	files int
}

// maxPath is the longest path in bytes that every machine makes below a folder for work.
const maxPath = 1000

// holds reports whether files are within the bounds.
func (b bounds) holds(f files) bool {
	for name, text := range f {
		if len(text) > b.bytes || len(name) > maxPath {
			return false
		}
	}
	return len(f) <= b.files
}

// size returns how often a construct is repeated at most: as the bounds allow, or as pufa
// allows. Then beyond tells the errors that end it there, which fewer of it do not cause.
func (m *meter) size(ctx context.Context, c construct) (n int, beyond string, err error) {
	const few = 4
	n = few
	for m.most.holds(c.make(2 * n)) {
		n *= 2
	}
	for step := n / 2; step >= max(1, n/16); step /= 2 {
		if m.most.holds(c.make(n + step)) {
			n += step
		}
	}
	least, err := m.single(ctx, c, few)
	if err != nil {
		return 0, "", err
	}
	for n > few {
		s, err := m.single(ctx, c, n)
		if err != nil {
			return 0, "", err
		}
		more := slices.Sorted(maps.Keys(s.codes))
		more = slices.DeleteFunc(more, func(code string) bool { return least.codes[code] })
		if len(more) == 0 {
			break
		}
		beyond, n = strings.Join(more, " "), n/2
	}
	return n, beyond, nil
}

// single runs a construct once, with the collector aside.
func (m *meter) single(ctx context.Context, c construct, n int) (sample, error) {
	once := *m
	once.times = 1
	s, err := once.run(ctx, c.make(n), c.args, aside)
	m.runs = once.runs
	return s, err
}
