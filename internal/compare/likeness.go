package compare

import (
	"cmp"
	"math"
	"slices"

	"pufa/internal/law"
)

// provision is an article prepared for comparing.
type provision struct {
	number law.Number
	words  []rune // see wording
	begins []int  // offset in words of each 款 and 项
	grams  []gram // by id
	weight float64

	// Filled in by spell when phrases are needed.
	bare  []rune    // words without punctuation
	heft  []float64 // of each character in bare
	hefts float64   // their sum
	runs  []int32   // the run that begins at each place in bare, see phrases
	units []unit    // the 款 and 项
}

// gram is a pair of neighbouring characters and how often it occurs. Pairs are
// the smallest unit that tells words apart without a dictionary: most Chinese
// words have two characters.
type gram struct {
	id    int32
	count int32
}

// corpus is both editions together; it knows how significant a pair of characters is. A
// pair in every article (人民, 政府, 应当) says little about which article one reads.
type corpus struct {
	old, new []provision
	ids      map[uint64]int32 // pair of characters → gram.id
	spread   []int32          // by gram.id: number of articles of both editions that have it
	weights  []float64        // by gram.id: inverse document frequency
	phrases
}

func newCorpus(old, new *law.Statute) *corpus {
	c := &corpus{ids: map[uint64]int32{}}
	c.old, c.new = c.prepare(old), c.prepare(new)
	total := float64(len(c.old) + len(c.new))
	c.weights = make([]float64, len(c.spread))
	for id, n := range c.spread {
		c.weights[id] = math.Log(1 + total/float64(n))
	}
	for _, side := range [][]provision{c.old, c.new} {
		for i := range side {
			for _, g := range side[i].grams {
				side[i].weight += float64(g.count) * c.weights[g.id]
			}
		}
	}
	return c
}

func (c *corpus) prepare(st *law.Statute) []provision {
	if st == nil {
		return nil
	}
	articles := st.Provisions()
	out := make([]provision, len(articles))
	var all []int32
	for i := range articles {
		p := &out[i]
		p.number = articles[i].Number
		p.words, p.begins = wording(&articles[i])
		all = all[:0]
		for k := 1; k < len(p.words); k++ {
			if isPunct(p.words[k-1]) || isPunct(p.words[k]) {
				continue
			}
			key := gramOf(p.words[k-1], p.words[k])
			id, known := c.ids[key]
			if !known {
				id = int32(len(c.ids))
				c.ids[key] = id
				c.spread = append(c.spread, 0)
			}
			all = append(all, id)
		}
		slices.Sort(all)
		for k, id := range all {
			if k > 0 && all[k-1] == id {
				p.grams[len(p.grams)-1].count++
				continue
			}
			p.grams = append(p.grams, gram{id, 1})
			c.spread[id]++
		}
	}
	return out
}

func gramOf(a, b rune) uint64 { return uint64(a)<<32 | uint64(b) }

// telling returns the weight of a pair of characters. A pair across punctuation counts as
// one that occurs in a single article.
func (c *corpus) telling(a, b rune) float64 {
	if id, ok := c.ids[gramOf(a, b)]; ok {
		return c.weights[id]
	}
	return math.Log(1 + float64(len(c.old)+len(c.new)))
}

// common returns the weight of what two articles have in common.
func (c *corpus) common(a, b *provision) float64 {
	sum := 0.0
	for i, k := 0, 0; i < len(a.grams) && k < len(b.grams); {
		switch cmp.Compare(a.grams[i].id, b.grams[k].id) {
		case -1:
			i++
		case 1:
			k++
		default:
			sum += float64(min(a.grams[i].count, b.grams[k].count)) * c.weights[a.grams[i].id]
			i++
			k++
		}
	}
	return sum
}

// likeness returns how alike two articles are, from 0 to 1: the geometric mean of the
// shares that each has in common with the other. An article of one sentence that grew to
// five keeps √(1/5) = 0.45, where the arithmetic mean would leave 0.33.
func (c *corpus) likeness(a, b *provision) float64 {
	if slices.Equal(a.words, b.words) {
		return 1
	}
	if a.weight == 0 || b.weight == 0 {
		return 0
	}
	return min(c.common(a, b)/math.Sqrt(a.weight*b.weight), 0.999)
}

// pair is an article of the old edition and one of the new, by index.
type pair struct {
	old, new int
	like     float64
}

// Limits that keep the work nearly linear for texts of any size. A pair of characters in
// more than 400 articles is no hint even in a code of 1,260.
const (
	widest     = 400
	candidates = 12
)

// alike returns candidate pairs: for each article of either edition the articles most
// like it, ordered by old, then new.
func (c *corpus) alike() []pair {
	out := c.identical()
	for _, q := range c.nearest(c.old, c.new) {
		out = append(out, pair{old: q[0], new: q[1]})
	}
	for _, q := range c.nearest(c.new, c.old) {
		out = append(out, pair{old: q[1], new: q[0]})
	}
	slices.SortFunc(out, func(a, b pair) int { return cmp.Or(cmp.Compare(a.old, b.old), cmp.Compare(a.new, b.new)) })
	out = slices.CompactFunc(out, func(a, b pair) bool { return a.old == b.old && a.new == b.new })
	for n := range out {
		old, new := &c.old[out[n].old], &c.new[out[n].new]
		out[n].like = c.likeness(old, new)
		if old.number != new.number { // among equals the number decides
			out[n].like -= 1e-6
		}
	}
	return out
}

// nearest returns pairs of indices: for each of as a few of bs that have most in common
// with it, relative to their length.
func (c *corpus) nearest(as, bs []provision) [][2]int {
	holders := make([][]int32, len(c.spread))
	for k := range bs {
		for _, g := range bs[k].grams {
			if c.spread[g.id] <= widest {
				holders[g.id] = append(holders[g.id], int32(k))
			}
		}
	}
	type hit struct {
		at    int
		score float64
	}
	var out [][2]int
	score := make([]float64, len(bs))
	for i := range as {
		var touched []int32
		for _, g := range as[i].grams {
			w := c.weights[g.id]
			for _, k := range holders[g.id] {
				if score[k] == 0 {
					touched = append(touched, k)
				}
				score[k] += w
			}
		}
		hits := make([]hit, 0, len(touched))
		for _, k := range touched {
			hits = append(hits, hit{int(k), score[k] / math.Sqrt(bs[k].weight)})
			score[k] = 0
		}
		slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.at, b.at)) })
		for _, h := range hits[:min(len(hits), candidates)] {
			out = append(out, [2]int{i, h.at})
		}
	}
	return out
}

// identical pairs articles with equal wording: first those with the same number, then the
// rest in order. Editions that keep the numbers of deleted articles repeat one wording
// many times (（删去）).
func (c *corpus) identical() []pair {
	type numbered struct {
		law.Number
		words string
	}
	same := map[numbered]int{}
	for k := range c.new {
		same[numbered{c.new[k].number, string(c.new[k].words)}] = k
	}
	var out []pair
	taken := make([]bool, len(c.new))
	left := map[string][]int{} // words → old articles without a pair yet
	for i := range c.old {
		words := string(c.old[i].words)
		if k, ok := same[numbered{c.old[i].number, words}]; ok && !taken[k] {
			taken[k] = true
			out = append(out, pair{old: i, new: k})
			continue
		}
		left[words] = append(left[words], i)
	}
	for k := range c.new {
		words := string(c.new[k].words)
		if list := left[words]; len(list) > 0 && !taken[k] {
			left[words] = list[1:]
			out = append(out, pair{old: list[0], new: k})
		}
	}
	return out
}
