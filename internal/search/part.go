package search

// part is the index of the pages of a range of slots. Parts are made at the same time, and
// joined in order.
type part struct {
	shelf     int
	from, end int // slots
	numbers   []uint16
	slots     []uint32
	heads     []string
	texts     []line
	postings  postings
	words     wordMatches
	names     wordMatches // of statutes
	useful    []bool
}

// shelfParts is the number of parts of a shelf, enough for many cores. The index does not
// depend on it.
const shelfParts = 8

// line is a line of a file of texts.
type line struct {
	file uint32
	text string
}

// read reads the pages of a part.
func (t *part) read(x *Index, pk *packer) {
	t.heads = make([]string, t.end-t.from)
	r := newReader(x.synonyms)
	var text, notes []rune
	var packed []byte
	for slot := t.from; slot < t.end; slot++ {
		p := x.table[slot]
		if p == nil {
			continue
		}
		passages := p.Passages()
		t.heads[slot-t.from] = newHead(p, passages).encode()
		for i := range passages {
			a := &passages[i]
			text, notes = characters(text, a.Text), characters(notes, a.Notes)
			if i%chunk == 0 {
				packed = append(append(packed[:0], textName(slot, i/chunk)...), ':')
			} else {
				packed = append(packed, passageMark)
			}
			packed = pk.pack(packed, text)
			if len(notes) > 0 {
				packed = pk.pack(append(packed, notesMark), notes)
			}
			if (i+1)%chunk == 0 || i+1 == len(passages) {
				t.texts = append(t.texts, line{textPlace(slot, i/chunk) & uint32(x.sizes.Texts-1), string(packed)})
			}
			if i < passagesMost {
				r.passage(p, a, text, notes, i == 0)
				t.add(r, slot, i)
			}
		}
		t.addWords(slot, p)
	}
	t.useful = r.useful
}

// add adds what was read of a passage.
func (t *part) add(r *reader, slot, passage int) {
	t.slots, t.numbers = append(t.slots, uint32(slot)), append(t.numbers, uint16(passage))
	t.postings.begin(len(r.terms.filled))
	for _, seat := range r.terms.filled {
		s := &r.terms.seats[seat]
		t.postings.add(s.key, strength(s.weight, r.length))
	}
	for w, weight := range r.words {
		t.words.add(w, match{uint32(slot), uint16(passage), strength(weight, r.length)})
	}
}

// addWords adds the words that mean a whole page.
func (t *part) addWords(slot int, p *Page) {
	whole := match{slot: uint32(slot), strength: surest}
	for _, w := range p.Latin {
		t.words.add(w, whole)
	}
	for _, n := range lawNames(p) {
		t.names.add(nameMark+n, whole)
	}
}

// join adds a part. All names are on the near shelf: local statutes are cited, too.
func (x *Index) join(t *part) {
	s := &x.shelves[t.shelf]
	if s.passages == 0 {
		s.first = len(x.slots)
	}
	s.passages += len(t.slots)
	s.parts = append(s.parts, &t.postings)
	x.slots, x.numbers = append(x.slots, t.slots...), append(x.numbers, t.numbers...)
	for _, slot := range t.slots {
		x.standings = append(x.standings, uint8(standing(x.table[slot])))
	}
	x.heads = append(x.heads, t.heads...)
	for _, l := range t.texts {
		x.texts[l.file] = append(x.texts[l.file], l.text)
	}
	s.words = append(s.words, &t.words)
	x.shelves[near].words = append(x.shelves[near].words, &t.names)
	if x.useful == nil {
		x.useful = make([]bool, len(t.useful))
	}
	for i, useful := range t.useful {
		x.useful[i] = x.useful[i] || useful
	}
}
