package search

// sums adds up weights of terms. It is emptied and used again for each passage.
type sums struct {
	seats  []seat
	round  uint32
	filled []int32 // the seats taken in this round
}

type seat struct {
	key    key
	round  uint32 // the seat is empty in any other
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

// lists holds the places of each term. It is a map that is only added to, since
// there are tens of millions of places.
type lists struct {
	index  []int32 // by hash: 1 + the place in keys and places; 0 = free
	keys   []key
	places [][]place
}

func newLists() *lists { return &lists{index: make([]int32, 1<<12)} }

func (l *lists) add(k key, p place) {
	mask := uint64(len(l.index) - 1)
	for i := k.hash() & mask; ; i = (i + 1) & mask {
		n := l.index[i]
		if n == 0 {
			l.keys, l.places = append(l.keys, k), append(l.places, []place{p})
			l.index[i] = int32(len(l.keys))
			if 2*len(l.keys) > len(l.index) {
				l.grow()
			}
			return
		}
		if l.keys[n-1] == k {
			l.places[n-1] = append(l.places[n-1], p)
			return
		}
	}
}

func (l *lists) grow() {
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
