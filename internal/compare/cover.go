package compare

import (
	"math"
	"slices"
)

// run is the number of consecutive characters that must agree to count as taken over.
// Three agree by chance all over a statute.
const run = 4

// formula is the largest number of articles, in both editions together, in which a run
// may occur and still be evidence. Beyond that it is a stock phrase of the statute or of
// all statutes (对直接负责的主管人员, 由国务院规定). Eight means four articles of each edition.
const formula = 8

// phrases numbers every run of characters in both editions, from 0.
type phrases struct {
	holders []int32 // number of articles that have it
	stamp   []int32 // scratch: marked when equal to epoch
	epoch   int32
}

// spell prepares all articles for finding phrases.
func (c *corpus) spell() {
	number := map[uint64]int32{}
	var last []int32 // article that had the run last, so that each counts once
	count := int32(0)
	for _, side := range [][]provision{c.old, c.new} {
		for i := range side {
			count++
			p := &side[i]
			p.bare = make([]rune, 0, len(p.words))
			for at, r := range p.words {
				if len(p.units) < len(p.begins) && p.begins[len(p.units)] <= at {
					p.units = append(p.units, unit{from: len(p.bare)})
				}
				if !isPunct(r) {
					p.bare = append(p.bare, r)
				}
			}
			for k := range p.units {
				if p.units[k].to = len(p.bare); k+1 < len(p.units) {
					p.units[k].to = p.units[k+1].from
				}
			}
			for k := 0; k+run <= len(p.bare); k++ {
				key := runAt(p.bare, k)
				n, known := number[key]
				if !known {
					n = int32(len(number))
					number[key] = n
					last, c.holders = append(last, 0), append(c.holders, 0)
				}
				if last[n] != count {
					last[n] = count
					c.holders[n]++
				}
				p.runs = append(p.runs, n)
			}
			p.heft = make([]float64, len(p.bare))
			for k := 1; k < len(p.bare); k++ {
				w := c.telling(p.bare[k-1], p.bare[k]) / 2
				p.heft[k-1] += w
				p.heft[k] += w
			}
			for _, w := range p.heft {
				p.hefts += w
			}
		}
	}
	c.stamp = make([]int32, len(number))
}

// runAt packs the run at i into one number, 16 bits for each character. Rare characters
// beyond 16 bits may be mistaken for others, which only shifts a share slightly.
func runAt(bare []rune, i int) uint64 {
	key := uint64(0)
	for _, r := range bare[i : i+run] {
		key = key<<16 | uint64(r&0xffff)
	}
	return key
}

// unit is a 款 or 项: a stretch of provision.bare.
type unit struct{ from, to int }

// recognised is the minimum length in characters for a 款 or 项 to be recognised by itself;
// shorter ones are stock phrases and headings of lists.
const recognised = 16

// claim returns how strong the evidence is that a part is a counterpart of an article,
// from 0 to 1: the geometric mean of the shares that each has in common with the other.
// It counts either the whole article (whole) or the 款 or 项 that has most in common with
// the part (one). Words that the article's other counterparts also have are no evidence,
// nor are stock phrases; but a part that equals a 款 or 项 of the article was taken from
// there in any case.
func (c *corpus) claim(part, article *provision, others []*provision) (whole, one float64) {
	if part.hefts == 0 || article.hefts == 0 {
		return 0, 0
	}
	known, mine := make([]bool, len(article.bare)), make([]bool, len(article.bare))
	for _, o := range others {
		c.epoch++
		for _, n := range o.runs {
			c.stamp[n] = c.epoch
		}
		c.mark(article, known)
	}
	c.epoch++
	for _, n := range part.runs {
		if c.holders[n] <= formula {
			c.stamp[n] = c.epoch
		}
	}
	c.mark(article, mine)
	for i := range mine {
		mine[i] = mine[i] && !known[i]
	}
	share := func(u unit) float64 {
		got, all := 0.0, 0.0
		for i := u.from; i < u.to; i++ {
			if all += article.heft[i]; mine[i] {
				got += article.heft[i]
			}
		}
		if got == 0 {
			return 0
		}
		return math.Sqrt(got / all * c.held(part, article, known, u))
	}
	whole = share(unit{0, len(article.bare)})
	if len(article.units) > 1 {
		for _, u := range article.units {
			if u.to-u.from >= recognised {
				one = max(one, share(u))
			}
		}
	}
	return whole, max(one, part.copied(article, others))
}

// held returns the share of a part that is also in unit u of an article, not counting
// what is known.
func (c *corpus) held(part, article *provision, known []bool, u unit) float64 {
	c.epoch++
	for i := u.from; i+run <= u.to; i++ {
		unknown := 0
		for _, k := range known[i : i+run] {
			if !k {
				unknown++
			}
		}
		if n := article.runs[i]; unknown > run/2 && c.holders[n] <= formula {
			c.stamp[n] = c.epoch
		}
	}
	held := make([]bool, len(part.bare))
	c.mark(part, held)
	sum := 0.0
	for i, m := range held {
		if m {
			sum += part.heft[i]
		}
	}
	return sum / part.hefts
}

// copied returns the share of p that consists of whole 款 and 项 of an article that the
// others don't have.
func (p *provision) copied(article *provision, others []*provision) float64 {
	sum := 0.0
	for _, u := range p.units {
		words := p.bare[u.from:u.to]
		if len(words) < recognised || !article.has(words) || slices.ContainsFunc(others, func(o *provision) bool { return o.has(words) }) {
			continue
		}
		for i := u.from; i < u.to; i++ {
			sum += p.heft[i]
		}
	}
	return sum / p.hefts
}

// has reports whether a 款 or 项 of p consists of these words.
func (p *provision) has(words []rune) bool {
	return slices.ContainsFunc(p.units, func(u unit) bool { return slices.Equal(p.bare[u.from:u.to], words) })
}

// mark marks the characters of p that are in runs of this epoch.
func (c *corpus) mark(p *provision, marked []bool) {
	for i, n := range p.runs {
		if c.stamp[n] == c.epoch {
			for k := i; k < i+run; k++ {
				marked[k] = true
			}
		}
	}
}
