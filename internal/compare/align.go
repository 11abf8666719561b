package compare

import (
	"cmp"
	"slices"

	"pufa/internal/law"
)

// How alike two articles must be to count as one that changed. Unrelated articles of one
// statute score 0.10–0.20, an article with every clause rewritten 0.30–0.50. Chosen by
// eye on nine pairs of editions, from light amendments (立法法 2015/2023, 民事诉讼法 2021/2023,
// 监察法 2018/2024) over revisions (公司法 2018/2023, 行政复议法 2017/2023, 妇女权益保障法 2018/2022) to
// new texts under an old subject (信访条例 2005/信访工作条例 2022, 反洗钱法 2006/2024, 职业教育法
// 1996/2022).
const (
	inOrder  = 0.30 // between neighbours that were paired in order
	outside  = 0.45 // out of order: the place speaks against the pair
	enclosed = 0.20 // both left over between the same two pairs: the place speaks for it
	rival    = 0.70 // of the best counterpart that either could have
)

// Align says which articles of the new edition correspond to those of the old one. Every
// article of both is in exactly one entry. Entries come in the order of the new text; a
// deleted article comes after the article that preceded it. Texts divided into points
// (一、) are compared by point. nil counts as a text without articles.
func Align(old, new *law.Statute) []Entry {
	p := newPairing(newCorpus(old, new))
	p.keepingOrder(inOrder)
	p.outOfOrder(outside)
	p.keepingOrder(enclosed)
	return p.entries(p.groups())
}

// pairing is the state of one alignment.
type pairing struct {
	*corpus
	pairs            []pair    // candidates; by old, then new
	bestOld, bestNew []float64 // the best likeness of each article
	toNew, toOld     []int     // index of the counterpart; -1 = none
	straight         []bool    // by old: paired in order
}

func newPairing(c *corpus) *pairing {
	p := &pairing{
		corpus:  c,
		pairs:   c.alike(),
		bestOld: make([]float64, len(c.old)), bestNew: make([]float64, len(c.new)),
		toNew: slices.Repeat([]int{-1}, len(c.old)), toOld: slices.Repeat([]int{-1}, len(c.new)),
		straight: make([]bool, len(c.old)),
	}
	for _, q := range p.pairs {
		p.bestOld[q.old], p.bestNew[q.new] = max(p.bestOld[q.old], q.like), max(p.bestNew[q.new], q.like)
	}
	return p
}

func (p *pairing) join(q pair) { p.toNew[q.old], p.toOld[q.new] = q.new, q.old }

// free reports whether neither article of q has a counterpart.
func (p *pairing) free(q pair) bool { return p.toNew[q.old] < 0 && p.toOld[q.new] < 0 }

// keepingOrder pairs articles that kept their order, around existing pairs too. It leaves
// out a pair that is much less alike than the best match of either article elsewhere:
// otherwise an article that moved would be paired with whatever is in its old place.
func (p *pairing) keepingOrder(least float64) {
	room := p.rooms()
	var fit []pair
	for _, q := range p.pairs {
		lo, hi := room(q.old)
		if q.like >= least && q.like >= rival*max(p.bestOld[q.old], p.bestNew[q.new]) && p.free(q) && lo < q.new && q.new < hi {
			fit = append(fit, q)
		}
	}
	for _, q := range chain(fit, len(p.new)) {
		p.join(q)
		p.straight[q.old] = true
	}
}

// chain returns, of all sets of pairs that don't cross or share an article, the
// one whose squared likenesses have the greatest sum; squared, since two doubtful
// pairs are worth less than a good one. pairs are ordered by old, then new; size
// is the number of new articles.
func chain(pairs []pair, size int) []pair {
	sums := make([]float64, len(pairs)) // of the best chain that ends with the pair
	before := make([]int, len(pairs))   // the pair before it there; -1 = none
	// heads is a Fenwick tree of maxima: the pair that ends the best chain among
	// those that end left of a new article.
	heads := slices.Repeat([]int{-1}, size+1)
	end := -1
	for from := 0; from < len(pairs); {
		to := from
		for ; to < len(pairs) && pairs[to].old == pairs[from].old; to++ {
			before[to] = -1
			for k := pairs[to].new; k > 0; k -= k & -k {
				if h := heads[k]; h >= 0 && (before[to] < 0 || sums[h] > sums[before[to]]) {
					before[to] = h
				}
			}
			sums[to] = pairs[to].like * pairs[to].like
			if before[to] >= 0 {
				sums[to] += sums[before[to]]
			}
		}
		for ; from < to; from++ { // only now: an article is paired once
			for k := pairs[from].new + 1; k <= size; k += k & -k {
				if h := heads[k]; h < 0 || sums[from] > sums[h] {
					heads[k] = from
				}
			}
			if end < 0 || sums[from] > sums[end] {
				end = from
			}
		}
	}
	var out []pair
	for ; end >= 0; end = before[end] {
		out = append(out, pairs[end])
	}
	return out
}

// outOfOrder pairs the remaining articles at any place, the most alike first.
func (p *pairing) outOfOrder(least float64) {
	var fit []pair
	for _, q := range p.pairs {
		if q.like >= least && p.free(q) {
			fit = append(fit, q)
		}
	}
	slices.SortFunc(fit, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(a.old, b.old), cmp.Compare(a.new, b.new))
	})
	for _, q := range fit {
		if p.free(q) {
			p.join(q)
		}
	}
}

// rooms returns a function that says between which places (both exclusive) an article of
// the old edition would be in the new one: those of the nearest articles around it that
// were paired in order.
func (p *pairing) rooms() func(i int) (lo, hi int) {
	los, his := make([]int, len(p.old)), make([]int, len(p.old))
	at := -1
	for i := range p.old {
		los[i] = at
		if p.straight[i] {
			at = p.toNew[i]
		}
	}
	at = len(p.new)
	for i := len(p.old) - 1; i >= 0; i-- {
		his[i] = at
		if p.straight[i] {
			at = p.toNew[i]
		}
	}
	return func(i int) (int, int) { return los[i], his[i] }
}
