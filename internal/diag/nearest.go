package diag

import (
	"math"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Nearest returns the candidate that want was probably meant to be, or "" if none is near
// enough: up to a third of want's characters may differ, but always one. Upper and lower
// case count as half a difference. Of several equally near candidates the first wins.
func Nearest(want string, candidates []string) string { return NewCandidates(candidates).Nearest(want) }

// Candidates are the names that somebody may have meant, prepared for many look-ups.
type Candidates struct {
	names  []string
	traits []traits
}

// traits rule out most pairs of names twenty times faster than [distance] does.
type traits struct {
	length  int    // in characters
	letters uint64 // characters without case, and lower-cased ASCII, each as bit code%64
}

// NewCandidates prepares candidates.
func NewCandidates(names []string) *Candidates {
	c := &Candidates{names: names, traits: make([]traits, len(names))}
	for i, n := range names {
		c.traits[i] = traitsOf(n)
	}
	return c
}

func traitsOf(name string) traits {
	t := traits{}
	for _, r := range name {
		t.length++
		switch {
		case 'A' <= r && r <= 'Z':
			t.letters |= 1 << ((r | 0x20) % 64)
		case caseless(r), r < utf8.RuneSelf && r != 'k' && r != 's': // K and ſ are k and s in another case
			t.letters |= 1 << (r % 64)
		}
	}
	return t
}

// leastDistance is a lower bound of the distance of two names: one step for each
// letter more, or for each character that is not in the other.
func (t traits) leastDistance(o traits) int {
	return 2 * max(t.length-o.length, o.length-t.length, bits.OnesCount64(t.letters&^o.letters), bits.OnesCount64(o.letters&^t.letters))
}

// Name returns a candidate by its index.
func (c *Candidates) Name(i int) string { return c.names[i] }

// Nearest is [Nearest] among the candidates.
func (c *Candidates) Nearest(want string) string {
	steps := math.MaxInt
	if i := c.Index(want, -1, &steps); i >= 0 {
		return c.Name(i)
	}
	return ""
}

// Index returns the index of the candidate that want was probably meant to be, ignoring
// index except; -1 = none is near enough. Since long names are slow to compare, it
// subtracts its work from steps and gives up when none are left.
func (c *Candidates) Index(want string, except int, steps *int) int {
	best, bestCost := -1, 2*max(1, utf8.RuneCountInString(want)/3)+1
	is, runes := traitsOf(want), []rune(want)
	for i, name := range c.names {
		if *steps--; *steps < 0 {
			return -1
		}
		if i == except || is.leastDistance(c.traits[i]) >= bestCost {
			continue
		}
		*steps -= len(runes) * c.traits[i].length / 4
		if cost := distance(runes, []rune(name), bestCost); cost < bestCost {
			best, bestCost = i, cost
		}
	}
	return best
}

// distance is the Levenshtein distance in half steps, with a swap of neighbours
// as one step; limit and above mean "too far" and need not be exact.
func distance(a, b []rune, limit int) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	next := make([]int, len(b)+1)
	for j := range row {
		row[j] = 2 * j
	}
	for i := 1; i <= len(a); i++ {
		next[0] = 2 * i
		low := next[0]
		for j := 1; j <= len(b); j++ {
			next[j] = min(row[j]+2, next[j-1]+2, row[j-1]+replace(a[i-1], b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+2)
			}
			low = min(low, next[j])
		}
		if low >= limit {
			return limit
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}

func replace(a, b rune) int {
	switch {
	case a == b:
		return 0
	case !caseless(a) && !caseless(b) && strings.EqualFold(string(a), string(b)):
		return 1
	}
	return 2
}

// caseless reports whether r is a Han character or similar, which cannot have case.
func caseless(r rune) bool { return 0x2E80 <= r && r < 0xA000 }
