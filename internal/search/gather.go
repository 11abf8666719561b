package search

// sums adds up weights of terms. It is reused for each passage.
type sums struct {
	seats  []seat
	round  uint32
	filled []int32 // the seats taken in this round
}

type seat struct {
	key    key
	round  uint32 // in any other round the seat counts as empty
	weight float32
}

func newSums() *sums { return &sums{seats: make([]seat, 1<<12), round: 1} }

func (s *sums) clear() {
	s.round++
	s.filled = s.filled[:0]
}

func (s *sums) add(k key, weight float32) {
	mask := uint64(len(s.seats) - 1)
	for i := k.hash() & mask; ; i = (i + 1) & mask {
		at := &s.seats[i]
		if at.round != s.round {
			*at = seat{k, s.round, weight}
			s.filled = append(s.filled, int32(i))
			if 2*len(s.filled) > len(s.seats) {
				s.grow()
			}
			return
		}
		if at.key == k {
			at.weight += weight
			return
		}
	}
}

func (s *sums) grow() {
	old, filled := s.seats, s.filled
	s.seats, s.filled, s.round = make([]seat, 2*len(old)), nil, 1
	for _, i := range filled {
		s.add(old[i].key, old[i].weight)
	}
}

func (k key) hash() uint64 {
	h := uint64(k) * 0x9e3779b97f4a7c15
	return h ^ h>>29
}

// posting is a passage, by its number among all, and how strongly it has a term.
type posting uint32

const strengthBits = 3

func (p posting) passage() int    { return int(p >> strengthBits) }
func (p posting) strength() uint8 { return uint8(p & (1<<strengthBits - 1)) }

// postings says which passages have which term. There are tens of millions: they are
// collected as they come, and sorted by term at the end.
type postings struct {
	index []int32 // by hash: 1 + the number of the term; 0 = free
	keys  []key   // of terms, by number
	count []int32 // postings of each
	notes [][]note
}

type note struct {
	term    int32
	posting posting
}

const notesTogether = 1 << 16

func newPostings() *postings { return &postings{index: make([]int32, 1<<12)} }

// add records that a passage has a term. Passages must come in order.
func (l *postings) add(k key, p posting) {
	n := l.number(k)
	l.count[n]++
	last := len(l.notes) - 1
	if last < 0 || len(l.notes[last]) == notesTogether {
		l.notes = append(l.notes, make([]note, 0, notesTogether))
		last++
	}
	l.notes[last] = append(l.notes[last], note{n, p})
}

// number returns the number of a term, assigning a new one if necessary.
func (l *postings) number(k key) int32 {
	mask := uint64(len(l.index) - 1)
	for i := k.hash() & mask; ; i = (i + 1) & mask {
		n := l.index[i]
		if n == 0 {
			l.keys, l.count = append(l.keys, k), append(l.count, 0)
			l.index[i] = int32(len(l.keys))
			if 2*len(l.keys) > len(l.index) {
				l.grow()
			}
			return int32(len(l.keys) - 1)
		}
		if l.keys[n-1] == k {
			return n - 1
		}
	}
}

func (l *postings) grow() {
	l.index = make([]int32, 2*len(l.index))
	mask := uint64(len(l.index) - 1)
	for n, k := range l.keys {
		i := k.hash() & mask
		for l.index[i] != 0 {
			i = (i + 1) & mask
		}
		l.index[i] = int32(n + 1)
	}
}

// lists returns the postings of each term, by its number, in the order of passages. It
// empties l.
func (l *postings) lists() [][]posting {
	out := make([][]posting, len(l.keys))
	total := 0
	for _, n := range l.count {
		total += int(n)
	}
	all := make([]posting, total)
	for i, n := range l.count {
		out[i], all = all[:0:n], all[n:]
	}
	for i, notes := range l.notes {
		for _, n := range notes {
			out[n.term] = append(out[n.term], n.posting)
		}
		l.notes[i] = nil
	}
	return out
}
