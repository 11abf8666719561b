package compare

import (
	"cmp"
	"slices"
)

// The claim (see corpus.claim) that an article needs to be paired with another, or to
// join it as a part. Near means within a few articles of the place where it would be. On
// the pairs of editions named at inOrder, claims that a reader would accept begin at
// 0.17; below that, chance ones become as frequent.
const (
	nearby    = 8
	near      = 0.17
	far       = 0.21
	oneUnit   = 0.31 // of the 款 or 项 that has most in common
	mostParts = 8
)

// group becomes an [Entry]: articles by index, each list in order. Only one side has
// several articles.
type group struct{ old, new []int }

// groups finds counterparts for the remaining articles: those of which only phrases were
// taken over, and those that were merged or split. A remaining article joins the pair
// that contains its words, unless the pair has them anyway from its own counterpart. The
// strongest claim goes first; later ones are weighed against the group as it is by then.
func (p *pairing) groups() []group {
	p.spell()
	g := grouping{pairing: p, room: p.rooms(), ofOld: slices.Repeat([]int{-1}, len(p.old)), ofNew: slices.Repeat([]int{-1}, len(p.new))}
	for i, k := range p.toNew {
		if k >= 0 {
			g.add(pair{old: i, new: k})
		}
	}
	type claimant struct {
		pair
		score float64
	}
	var found []claimant
	for _, q := range p.pairs {
		if score := g.weigh(q); score > 0 {
			found = append(found, claimant{q, score})
		}
	}
	slices.SortFunc(found, func(a, b claimant) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.old, b.old), cmp.Compare(a.new, b.new))
	})
	for _, q := range found {
		if g.weigh(q.pair) > 0 {
			g.add(q.pair)
		}
	}
	for i, n := range g.ofOld {
		if n < 0 {
			g.list = append(g.list, group{old: []int{i}})
		}
	}
	for k, n := range g.ofNew {
		if n < 0 {
			g.list = append(g.list, group{new: []int{k}})
		}
	}
	return g.list
}

type grouping struct {
	*pairing
	room         func(i int) (lo, hi int)
	list         []group
	ofOld, ofNew []int // index into list; -1 = none
}

// add puts the articles of a pair into one group: the group of either, or a new one.
func (g *grouping) add(q pair) {
	n := max(g.ofOld[q.old], g.ofNew[q.new])
	if n < 0 {
		n = len(g.list)
		g.list = append(g.list, group{})
	}
	if g.ofOld[q.old] < 0 {
		g.ofOld[q.old] = n
		g.list[n].old = append(g.list[n].old, q.old)
		slices.Sort(g.list[n].old)
	}
	if g.ofNew[q.new] < 0 {
		g.ofNew[q.new] = n
		g.list[n].new = append(g.list[n].new, q.new)
		slices.Sort(g.list[n].new)
	}
}

// weigh returns the claim of the article without a group on the other; 0 if it is too
// weak, or if both have groups.
func (g *grouping) weigh(q pair) float64 {
	part, whole := &g.old[q.old], &g.new[q.new]
	least := far
	var others []*provision
	switch o, n := g.ofOld[q.old], g.ofNew[q.new]; {
	case o < 0 && n < 0:
		if lo, hi := g.room(q.old); q.new > lo-nearby && q.new < hi+nearby {
			least = near
		}
	case o < 0: // merged with those that n has already
		if len(g.list[n].new) > 1 || len(g.list[n].old) == mostParts {
			return 0
		}
		for _, i := range g.list[n].old {
			others = append(others, &g.old[i])
			if max(i-q.old, q.old-i) <= nearby {
				least = near
			}
		}
	case n < 0: // split off, beside those that o has already
		if len(g.list[o].old) > 1 || len(g.list[o].new) == mostParts {
			return 0
		}
		part, whole = whole, part
		for _, k := range g.list[o].new {
			others = append(others, &g.new[k])
			if max(k-q.new, q.new-k) <= nearby {
				least = near
			}
		}
	default:
		return 0
	}
	score, ofOne := g.claim(part, whole, others)
	if score >= least || ofOne >= oneUnit {
		return max(score, ofOne)
	}
	return 0
}

// entries puts groups into reading order.
func (p *pairing) entries(groups []group) []Entry {
	after := make([]int, len(p.old)) // the new article after which an old one was
	at := -1
	for i := range p.old {
		if p.straight[i] {
			at = p.toNew[i]
		}
		after[i] = at
	}
	place := func(g group) (at, behind, old int) {
		if len(g.new) > 0 {
			return g.new[0], 0, 0
		}
		return after[g.old[0]], 1, g.old[0]
	}
	slices.SortFunc(groups, func(a, b group) int {
		atA, behindA, oldA := place(a)
		atB, behindB, oldB := place(b)
		return cmp.Or(cmp.Compare(atA, atB), cmp.Compare(behindA, behindB), cmp.Compare(oldA, oldB))
	})
	out := make([]Entry, 0, len(groups))
	for _, g := range groups {
		out = append(out, p.entry(g))
	}
	return out
}

func (p *pairing) entry(g group) Entry {
	var e Entry
	for _, i := range g.old {
		e.Old = append(e.Old, p.old[i].number)
	}
	for _, k := range g.new {
		e.New = append(e.New, p.new[k].number)
	}
	switch {
	case len(g.old) == 0:
		e.Relation = Added
	case len(g.new) == 0:
		e.Relation = Deleted
	case len(g.old) > 1 || len(g.new) > 1 || !slices.Equal(p.old[g.old[0]].words, p.new[g.new[0]].words):
		e.Relation = Amended
	case e.Old[0] != e.New[0]:
		e.Relation = Moved
	}
	return e
}
