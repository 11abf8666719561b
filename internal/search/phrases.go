package search

// phrases is a set of texts of two characters or more, each with a number from 0 on, that
// are looked for at every place of a text.
type phrases struct {
	opens  [1 << 16 / 64]uint64 // by hash: pairs with which one begins; small, since most places have none
	starts steps                // by the first two characters; apart from the others, so that they stay in the processor's cache
	others steps                // by node and next character
	nodes  int32                // a node is a beginning of phrases
}

// steps is a hash table of steps, at least half of it free.
type steps struct {
	seats []step
	taken int
}

// step leads to a node.
type step struct {
	from key
	next uint64 // by [sign]: characters with which it may go on
	node int32  // 0 = the seat is free
	ends int32  // number of the phrase that ends here, plus 1; 0 = none
}

// newPhrases makes a set. Of equal texts the first one's number counts; texts of a single
// character are left out.
func newPhrases(list []string) *phrases {
	p := &phrases{starts: steps{seats: make([]step, 16)}, others: steps{seats: make([]step, 16)}}
	for i, text := range list {
		r := []rune(text)
		if len(r) < 2 {
			continue
		}
		at, bit := opening(r[0], r[1])
		p.opens[at] |= bit
		s := p.enter(&p.starts, pair(r[0], r[1]))
		for _, c := range r[2:] {
			s.next |= sign(c)
			s = p.enter(&p.others, behind(s.node, c))
		}
		if s.ends == 0 {
			s.ends = int32(i) + 1
		}
	}
	return p
}

func opening(a, b rune) (at uint32, bit uint64) {
	h := (uint32(a)*65599 + uint32(b)) * 2654435769 >> 16
	return h / 64, 1 << (h % 64)
}

func sign(r rune) uint64 { return 1 << (uint32(r) * 2654435769 >> 26) }

// behind returns the key of the step from a node by a character.
func behind(node int32, r rune) key { return key(node)<<32 | key(r) }

// enter returns the step with a key, made if it is new.
func (p *phrases) enter(t *steps, from key) *step {
	if s := t.seat(from); s.node > 0 {
		return s
	}
	if 2*t.taken >= len(t.seats) {
		old := t.seats
		t.seats = make([]step, 2*len(old))
		for _, s := range old {
			if s.node > 0 {
				*t.seat(s.from) = s
			}
		}
	}
	t.taken++
	p.nodes++
	s := t.seat(from)
	s.from, s.node = from, p.nodes
	return s
}

// seat returns the step with a key, or the free seat for it.
func (t *steps) seat(from key) *step {
	mask := uint64(len(t.seats) - 1)
	i := from.hash() & mask
	for t.seats[i].node > 0 && t.seats[i].from != from {
		i = (i + 1) & mask
	}
	return &t.seats[i]
}

// mayBegin reports whether a phrase may begin with two characters; nearly always rightly.
func (p *phrases) mayBegin(a, b rune) bool {
	at, bit := opening(a, b)
	return p.opens[at]&bit != 0
}

// at calls found for each phrase with which a text begins, the shortest first, with its
// number and length. The text has at least two characters.
func (p *phrases) at(text []rune, found func(number, length int)) {
	s := p.starts.seat(pair(text[0], text[1]))
	for n := 2; s.node > 0; n++ {
		if s.ends > 0 {
			found(int(s.ends)-1, n)
		}
		if n == len(text) || s.next&sign(text[n]) == 0 {
			return
		}
		s = p.others.seat(behind(s.node, text[n]))
	}
}
