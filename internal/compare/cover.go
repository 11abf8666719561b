package compare

// run is how many characters in a row must agree to count as taken over. Three
// agree by chance all over a statute.
const run = 4

// formula is in how many articles of both editions a run may stand and still
// show something. Beyond that it is a phrase of the statute's or of all
// statutes' (对直接负责的主管人员, 由国务院规定). Eight is four articles of each edition.
const formula = 8

// phrases knows every run of characters in both editions by a number from 0.
type phrases struct {
	holders []int32 // number of articles that have it
	stamp   []int32 // scratch: marked when equal to epoch
	epoch   int32
}

// spell prepares all articles for looking for phrases.
func (c *corpus) spell() {
	number := map[uint64]int32{}
	var last []int32 // article that had the run last, so that each counts once
	count := int32(0)
	for _, side := range [][]provision{c.old, c.new} {
		for i := range side {
			count++
			p := &side[i]
			p.bare = make([]rune, 0, len(p.words))
			for _, r := range p.words {
				if !isPunct(r) {
					p.bare = append(p.bare, r)
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

// runAt packs the run at i into one number, 16 bits for each character. Rarer
// characters beyond that may be mistaken for others; nothing but a share depends
// on it.
func runAt(bare []rune, i int) uint64 {
	key := uint64(0)
	for _, r := range bare[i : i+run] {
		key = key<<16 | uint64(r&0xffff)
	}
	return key
}

// claim says how much of a part stands in a whole and in none of the whole's
// other counterparts: as a share of the part, and of the whole. What a
// counterpart has too is no evidence, nor are formulas.
func (c *corpus) claim(part, whole *provision, others []*provision) (ofPart, ofWhole float64) {
	if part.hefts == 0 || whole.hefts == 0 {
		return 0, 0
	}
	known := make([]bool, len(whole.bare))
	for _, o := range others {
		c.epoch++
		for _, n := range o.runs {
			c.stamp[n] = c.epoch
		}
		c.mark(whole, known)
	}
	c.epoch++
	for _, n := range part.runs {
		if c.holders[n] <= formula {
			c.stamp[n] = c.epoch
		}
	}
	mine := make([]bool, len(whole.bare))
	c.mark(whole, mine)
	for i, m := range mine {
		if m && !known[i] {
			ofWhole += whole.heft[i]
		}
	}
	if ofWhole == 0 {
		return 0, 0
	}
	c.epoch++
	for i, n := range whole.runs {
		unknown := 0
		for _, k := range known[i : i+run] {
			if !k {
				unknown++
			}
		}
		if unknown > run/2 && c.holders[n] <= formula {
			c.stamp[n] = c.epoch
		}
	}
	held := make([]bool, len(part.bare))
	c.mark(part, held)
	for i, m := range held {
		if m {
			ofPart += part.heft[i]
		}
	}
	return ofPart / part.hefts, ofWhole / whole.hefts
}

// mark marks the characters of p that stand in runs of this epoch.
func (c *corpus) mark(p *provision, marked []bool) {
	for i, n := range p.runs {
		if c.stamp[n] == c.epoch {
			for k := i; k < i+run; k++ {
				marked[k] = true
			}
		}
	}
}
