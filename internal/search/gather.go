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
// collected passage by passage, and sorted by term at the end.
type postings struct {
	terms    []numbered // by hash
	many     int        // number of terms
	passages []noted    // in order
	room     []note     // for notes of further passages
}

// numbered is a term with its number, from 0 on.
type numbered struct {
	key    key
	number int32
	count  int32 // of passages that have the term; 0 = the seat is free
}

// noted has the terms of a passage.
type noted struct {
	passage int
	notes   []note
}

// note is the number of a term, and how strongly a passage has it.
type note uint32

// roomAtOnce is the number of notes for which room is made together.
const roomAtOnce = 1 << 16

func newPostings() *postings { return &postings{terms: make([]numbered, 1<<12)} }

// begin begins with a passage of so many terms. Passages must come in order.
func (l *postings) begin(passage, terms int) {
	if len(l.room) < terms {
		l.room = make([]note, max(terms, roomAtOnce))
	}
	l.passages = append(l.passages, noted{passage, l.room[:0:terms]})
	l.room = l.room[terms:]
}

// add records a term of the passage begun last.
func (l *postings) add(k key, strength uint8) {
	t := l.term(k)
	if t.count == 0 {
		if 2*l.many > len(l.terms) {
			l.grow()
			t = l.term(k)
		}
		t.key, t.number = k, int32(l.many)
		l.many++
	}
	t.count++
	p := &l.passages[len(l.passages)-1]
	p.notes = append(p.notes, note(t.number)<<strengthBits|note(strength))
}

// term returns the seat of a term, which is free if the term is new.
func (l *postings) term(k key) *numbered {
	mask := uint64(len(l.terms) - 1)
	i := k.hash() & mask
	for l.terms[i].count > 0 && l.terms[i].key != k {
		i = (i + 1) & mask
	}
	return &l.terms[i]
}

func (l *postings) grow() {
	old := l.terms
	l.terms = make([]numbered, 2*len(old))
	for _, t := range old {
		if t.count > 0 {
			*l.term(t.key) = t
		}
	}
}

// termPostings are the postings of a term, in the order of passages.
type termPostings struct {
	key      key
	postings []posting
}

// lists returns the postings of each term, in the order in which terms came. It empties l.
func (l *postings) lists() []termPostings {
	total := 0
	for _, t := range l.terms {
		total += int(t.count)
	}
	all := make([]posting, total)
	out := make([]termPostings, l.many)
	for _, t := range l.terms {
		if t.count > 0 {
			out[t.number], all = termPostings{t.key, all[:0:t.count]}, all[t.count:]
		}
	}
	for i, p := range l.passages {
		for _, n := range p.notes {
			list := &out[n>>strengthBits].postings
			*list = append(*list, posting(p.passage)<<strengthBits|posting(n&(1<<strengthBits-1)))
		}
		l.passages[i].notes = nil // so that the memory is free for what follows
	}
	*l = postings{}
	return out
}
