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

// postings says which of the passages of a part have which term. There are tens of
// millions: they are collected passage by passage, and sorted by term at the end.
type postings struct {
	terms    numbering
	passages [][]note // in order
	room     []note   // for notes of further passages
}

// note is the number of a term, and how strongly a passage has it.
type note uint32

// roomAtOnce is the number of notes for which room is made together.
const roomAtOnce = 1 << 16

// begin begins with a passage of so many terms.
func (l *postings) begin(terms int) {
	if len(l.room) < terms {
		l.room = make([]note, max(terms, roomAtOnce))
	}
	l.passages = append(l.passages, l.room[:0:terms])
	l.room = l.room[terms:]
}

// add records a term of the passage begun last.
func (l *postings) add(k key, strength uint8) {
	p := &l.passages[len(l.passages)-1]
	*p = append(*p, note(l.terms.number(k, 1))<<strengthBits|note(strength))
}

// numbering numbers terms from 0 on.
type numbering struct {
	seats []numbered // by hash, at least half of them free
	many  int
}

// numbered is a term with its number.
type numbered struct {
	key    key
	number int32
	count  int32 // of passages that have the term; 0 = the seat is free
}

// number returns the number of a term that so many more passages have.
func (t *numbering) number(k key, passages int32) int32 {
	if 2*t.many >= len(t.seats) {
		t.grow()
	}
	s := t.seat(k)
	if s.count == 0 {
		s.key, s.number = k, int32(t.many)
		t.many++
	}
	s.count += passages
	return s.number
}

// seat returns the seat of a term, which is free if the term is new.
func (t *numbering) seat(k key) *numbered {
	mask := uint64(len(t.seats) - 1)
	i := k.hash() & mask
	for t.seats[i].count > 0 && t.seats[i].key != k {
		i = (i + 1) & mask
	}
	return &t.seats[i]
}

func (t *numbering) grow() {
	old := t.seats
	t.seats = make([]numbered, max(1<<12, 2*len(old)))
	for _, s := range old {
		if s.count > 0 {
			*t.seat(s.key) = s
		}
	}
}

// termPostings are the postings of a term, in the order of passages.
type termPostings struct {
	key      key
	postings []posting
}

// lists returns the postings of each term. from is the number of the first passage; the
// parts are emptied.
func lists(from int, parts []*postings, each Each) []termPostings {
	var all numbering
	for _, l := range parts {
		for _, t := range l.terms.seats {
			if t.count > 0 {
				all.number(t.key, t.count)
			}
		}
	}
	out := make([]termPostings, all.many)
	next := make([]int32, all.many) // by term: where its next posting belongs
	total := int32(0)
	for _, t := range all.seats {
		if t.count > 0 {
			next[t.number] = total
			total += t.count
		}
	}
	room := make([]posting, total)
	for _, t := range all.seats {
		if t.count > 0 {
			end := next[t.number] + t.count
			out[t.number] = termPostings{t.key, room[next[t.number]:end:end]}
		}
	}
	places := make([][]int32, len(parts)) // by part, and by number of a term in it: where its next posting belongs
	first := make([]int, len(parts))      // by part: the number of its first passage
	for i, l := range parts {
		places[i], first[i] = make([]int32, l.terms.many), from
		from += len(l.passages)
		for _, t := range l.terms.seats {
			if t.count > 0 {
				n := all.seat(t.key).number
				places[i][t.number] = next[n]
				next[n] += t.count
			}
		}
	}
	each(len(parts), func(i int) {
		l, at := parts[i], places[i]
		for k, notes := range l.passages {
			for _, n := range notes {
				term := n >> strengthBits
				room[at[term]] = posting(first[i]+k)<<strengthBits | posting(n&(1<<strengthBits-1))
				at[term]++
			}
			l.passages[k] = nil // so that the memory is free for what follows
		}
		*l = postings{}
	})
	return out
}
