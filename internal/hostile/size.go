package main

import (
	"context"
	"fmt"
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

// size returns how often a construct is repeated at most, as the bounds allow, or as pufa
// allows within the time of a run, and what that costs. In the second case beyond tells the
// errors that end it between this and four times as many, and that a few do not cause.
func (m *meter) size(ctx context.Context, c construct) (n int, cost sample, beyond string, err error) {
	n = few
	for m.most.holds(c.make(2 * n)) {
		n *= 2
	}
	for step := n / 2; step >= max(1, n/16); step /= 2 {
		if m.most.holds(c.make(n + step)) {
			n += step
		}
	}
	var least sample
	for {
		if cost, err = m.run(ctx, c.make(n), c.args, aside); err != nil || len(cost.codes) == 0 && !cost.over || n <= few {
			return n, cost, beyond, err
		}
		if cost.over {
			beyond, n = fmt.Sprint("> ", m.limit), max(few, n/4)
			continue
		}
		if least.codes == nil {
			if least, err = m.run(ctx, c.make(few), c.args, aside); err != nil {
				return n, cost, "", err
			}
		}
		more := slices.DeleteFunc(slices.Sorted(maps.Keys(cost.codes)), func(code string) bool { return least.codes[code] })
		if len(more) == 0 {
			return n, cost, beyond, nil
		}
		beyond, n = strings.Join(more, " "), max(few, n/4)
	}
}
