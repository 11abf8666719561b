package search

// key is a term of one or two characters.
type key uint64

func alone(r rune) key   { return key(r) }
func pair(a, b rune) key { return key(a)<<32 | key(b) }

func (k key) single() bool { return k>>32 == 0 }

// runes returns the characters of a term.
func (k key) runes() []rune {
	if k.single() {
		return []rune{rune(k)}
	}
	return []rune{rune(k >> 32), rune(k & (1<<32 - 1))}
}

// reader collects the terms of passages. It is reused, by one goroutine.
type reader struct {
	synonyms *Synonyms
	buffer   []rune
	terms    *sums
	words    map[string]float32 // whole words in Latin letters
	said     []float32          // by synonym: weight of its words of the law in the passage
	heard    []int              // synonyms with such a weight, in the order of the text, so that sums are rounded alike
	useful   []bool             // by synonym: its words of the law were in any passage so far
	length   int
}

func newReader(s *Synonyms) *reader {
	r := &reader{synonyms: s, terms: newSums(), words: map[string]float32{}}
	if s != nil {
		r.said, r.useful = make([]float32, len(s.everyday)), make([]bool, len(s.everyday))
	}
	return r
}

// Weights of the parts of a passage.
const (
	inTitle    = 1.75
	inWords    = 2.5
	inAbove    = 0.5
	inNotes    = 0.7
	inText     = 1
	inAsked    = 1.2
	inSynonyms = 0.67 // relative to the words of the law
	saidMost   = 4    // maximum total weight of words of the law
)

// read adds a text whose words have the given weight.
func (r *reader) read(text string, weight float32) {
	if text != "" {
		r.buffer = characters(r.buffer, text)
		r.characters(r.buffer, weight)
	}
}

// characters is read for characters, which it changes.
func (r *reader) characters(text []rune, weight float32) {
	letters := runs(text, func(run []rune) {
		r.length += len(run)
		r.terms.add(alone(run[0]), weight)
		words := latin(run[0])
		for i := 1; i < len(run); i++ {
			c := run[i]
			r.terms.add(alone(c), weight)
			r.terms.add(pair(run[i-1], c), weight)
			words = words || latin(c)
		}
		if words {
			eachWord(run, func(word []rune) { r.words[string(word)] += weight })
		}
	})
	// Words of the law may span marks: 隐藏、转移.
	r.synonyms.each(letters, func(means []int, tells float32) {
		for _, i := range means {
			if r.said[i] == 0 {
				r.heard = append(r.heard, i)
			}
			r.said[i] = min(r.said[i]+weight*tells, saidMost)
		}
	})
}

// eachWord calls word for the words of at least three Latin letters and digits in a run,
// with at least one letter: pairs alone say little about them.
func eachWord(run []rune, word func([]rune)) {
	for i := 0; i < len(run); i++ {
		from, named := i, false
		for i < len(run) && latin(run[i]) {
			named = named || run[i] >= 'a'
			i++
		}
		if n := i - from; named && n >= 3 && n <= 40 {
			word(run[from:i])
		}
	}
}

// passage reads a passage of a page, with the characters of its text and notes, which it
// changes; whole means that it is the page itself. Its terms and words are valid until the
// next call.
func (r *reader) passage(p *Page, a *Passage, text, notes []rune, whole bool) {
	r.terms.clear()
	r.length = 0
	clear(r.words)
	for _, i := range r.heard {
		r.said[i] = 0
	}
	r.heard = r.heard[:0]
	r.characters(text, inText)
	r.characters(notes, inNotes)
	if a.Number != "" {
		r.read(a.Label, inAbove)
	}
	length := r.length
	r.read(a.Above, inAbove)
	r.read(a.Title, inTitle)
	if whole {
		r.read(p.Title, inTitle)
		for _, n := range p.Names {
			r.read(n, inTitle)
		}
	}
	for _, w := range a.Words {
		r.read(w, inWords)
	}
	for _, q := range a.Asked {
		r.read(q, inAsked)
	}
	r.length = length
	for _, i := range r.heard {
		r.useful[i] = true
		for _, k := range r.synonyms.keys[i] {
			r.terms.add(k, r.said[i]*r.synonyms.weight[i])
		}
	}
}

// usual is the length of a passage, in characters, up to which weights count in full; in
// longer ones a word says less. It is a constant, so that one page does not change the
// weights on all others.
const usual = 100

// strength returns the class of a weight. [strengths] has the value of each class.
func strength(weight float32, length int) uint8 {
	w := float64(weight)
	s := 2 * w / (w + 0.65 + 0.35*float64(length)/usual)
	return uint8(min(surest, s*(surest+1)/2))
}

// surest is the highest class.
const surest = 1<<strengthBits - 1

var strengths = func() (value [surest + 1]float64) {
	for i := range value {
		value[i] = (float64(i) + .5) * 2 / (surest + 1)
	}
	return
}()
