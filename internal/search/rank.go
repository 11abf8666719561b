package search

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// ranking holds all parameters of the ranking. Scripts get it with the core, so that they
// rank alike.
type ranking struct {
	Priors    []float64 `json:"priors"` // by standing
	Strengths []float64 `json:"strengths"`
	Share     float64   `json:"share"`     // part of the score that depends on the share of the query that a passage has
	FromTitle float64   `json:"fromTitle"` // share of the title's weight that counts for a passage
	Titled    float64   `json:"titled"`    // share of a term that only the title has
	WholeLaw  float64   `json:"wholeLaw"`  // factor of a whole statute, relative to its articles
	Weak      float64   `json:"weak"`      // share of a query below which the far shelf is searched, too
	Partial   int       `json:"partial"`   // number of passages shown that lack some terms
	Usual     loads     `json:"usual"`     // for an answer
	Cited     loads     `json:"cited"`     // for words beside a provision that was found by its name
	Copies    copies    `json:"copies"`

	// Weights of a query's terms, which query.go explains.
	Crossing float64 `json:"crossing"`
	Again    float64 `json:"again"`
}

// loads limits the files loaded from each shelf.
type loads struct {
	Worth float64      `json:"worth"` // value from which on a file of terms is loaded, if others are
	Terms [shelves]int `json:"terms"`
	Long  [shelves]int `json:"long"` // of terms, if more are worth it: one less says little, several do
	Both  [shelves]int `json:"both"` // of both families, above which none of the wide family is loaded
	Heads [shelves]int `json:"heads"`
}

// rankingOf returns the parameters for a site. On a large one, files are larger.
func rankingOf(large bool) ranking {
	r := ranking{
		Strengths: strengths[:], Share: .5, FromTitle: .55, Titled: .6, WholeLaw: .8, Weak: .4, Partial: 30,
		Usual:    loads{Worth: .5, Terms: [shelves]int{4, 2}, Long: [shelves]int{10, 2}, Both: [shelves]int{4, 2}, Heads: [shelves]int{2, 1}},
		Cited:    loads{Terms: [shelves]int{1, 1}, Long: [shelves]int{1, 1}, Both: [shelves]int{2, 2}, Heads: [shelves]int{1, 1}},
		Copies:   copies{Least: 3, Most: 100, Few: 8, First: 3, Files: 3},
		Crossing: crossing, Again: again,
	}
	if large {
		r.Usual.Long = r.Usual.Terms
	}
	for s := range standings {
		r.Priors = append(r.Priors, math.Round(prior(s)*1000)/1000)
	}
	return r
}

// hit is a passage during ranking.
type hit struct {
	match
	score   float64
	matched float64 // information of the query's terms that the passage has
}

// termList is the entry of a term of the query.
type termList struct {
	term
	total   int
	matches []match
	info    float64 // information content of the term
	loaded  bool    // the file that would have it was loaded
	paged   bool    // matches are pages; their passages with the term are not known
}

// find returns the matching passages, the best first.
func (e *Engine) find(q query) []hit {
	most := e.limits(q)
	hits := e.findIn(q, most)
	if len(hits) == 0 {
		most.Worth = 0
		for s := range shelves {
			most.Terms[s], most.Both[s] = len(q.terms), 2*len(q.terms)
		}
		hits = e.findIn(q, most)
	}
	return hits
}

func (e *Engine) limits(q query) loads {
	if q.cited {
		return e.core.Ranking.Cited
	}
	return e.core.Ranking.Usual
}

func (e *Engine) findIn(q query, most loads) []hit {
	lists := e.lists(q, near, most)
	all := information(lists)
	hits := e.rank(lists, all)
	if len(e.core.Shelves) > far && (!q.asks || len(hits) == 0 || hits[0].matched < e.core.Ranking.Weak*all) {
		more := e.lists(q, far, most)
		for i := range more {
			lists[i].info = max(lists[i].info, more[i].info)
		}
		hits = append(hits, e.rank(more, information(lists))...)
		slices.SortFunc(hits, better)
	}
	return hits
}

// information returns the information content of lists.
func information(lists []termList) (all float64) {
	for _, l := range lists {
		all += l.info
	}
	return all
}

// rank scores the passages of lists, the best first. all is the information content of
// the whole query.
func (e *Engine) rank(lists []termList, all float64) []hit {
	k := &e.core.Ranking
	type page struct {
		titles   []float64 // by term
		passages map[uint16][]float64
	}
	pages := map[uint32]*page{}
	for i, l := range lists {
		for _, p := range l.matches {
			pg := pages[p.slot]
			if pg == nil {
				pg = &page{titles: make([]float64, len(lists)), passages: map[uint16][]float64{}}
				pages[p.slot] = pg
			}
			if pg.passages[p.passage] == nil {
				pg.passages[p.passage] = make([]float64, len(lists))
			}
			says := l.info * k.Strengths[p.strength]
			pg.passages[p.passage][i] = says
			if p.passage == 0 {
				pg.titles[i] = says
			}
		}
	}
	var hits []hit
	for slot, pg := range pages {
		for n, own := range pg.passages {
			h := hit{match: match{slot: slot, passage: n}}
			for i, l := range lists {
				s := own[i]
				if s > 0 {
					h.matched += l.info
				}
				if t := pg.titles[i] * k.FromTitle; n > 0 && t > s {
					if s == 0 && l.paged {
						h.matched += l.info
					} else if s == 0 {
						h.matched += l.info * k.Titled
					}
					s = t
				}
				h.score += s
			}
			h.score *= (1 - k.Share + k.Share*h.matched/max(all, 1e-9)) * k.Priors[e.standingOf(slot)]
			if n == 0 && e.kindOf(slot).IsLaw() {
				h.score *= k.WholeLaw
			}
			hits = append(hits, h)
		}
	}
	slices.SortFunc(hits, better)
	rest := 0
	return slices.DeleteFunc(hits, func(h hit) bool {
		if h.matched >= all-1e-9 {
			return false
		}
		rest++
		return rest > k.Partial
	})
}

// better orders hits, the best first. Scores count as equal within rounding errors.
func better(a, b hit) int {
	switch {
	case a.score > b.score+1e-9:
		return -1
	case b.score > a.score+1e-9:
		return 1
	}
	return cmp.Or(cmp.Compare(a.slot, b.slot), cmp.Compare(a.passage, b.passage))
}

// lists loads the lists of the query's terms from the most useful files of a shelf. Pairs
// that join words count only for copied words.
func (e *Engine) lists(q query, shelf int, most loads) []termList {
	out := make([]termList, len(q.terms))
	for i, t := range q.terms {
		out[i].term = t
	}
	at := e.core.Shelves[shelf]
	whole, found, loaded := false, false, 0
	for _, wider := range []bool{false, true} {
		family, limit, worth := terms[shelf], most.Terms[shelf], most.Worth
		if wider {
			family, limit, worth = wide[shelf], most.Both[shelf]-loaded, 0
			if found && (q.asks || limit <= 0 || !together(out)) {
				break
			}
		}
		n := e.core.Files[family]
		chosen := filesByValue(q.terms, wider, n, worth)
		if !wider && len(chosen) > limit+1 {
			limit = max(limit, most.Long[shelf])
		}
		chosen = chosen[:min(len(chosen), max(limit, 1))]
		loaded += len(chosen)
		for i := range out {
			l := &out[i]
			f := fileOf(l.text, n)
			if l.wide != wider || !slices.Contains(chosen, f) {
				continue
			}
			l.loaded = true
			file := e.file(family + "/" + strconv.Itoa(f))
			if data, ok := entry(file, l.text); ok {
				l.total, l.matches = decode(data, at.From, at.Slots)
			} else if data, ok = entry(file, allMark+l.text); ok && wider {
				l.matches, l.paged = decodePages(data, at.From, at.Slots), true
				l.total = len(l.matches)
			} else {
				continue
			}
			l.info = l.weight * math.Log(1+float64(at.Passages)/(float64(l.total)+4))
			found = true
			whole = whole || len(l.matches) == l.total
		}
	}
	if found && !whole && !q.asks {
		e.addPages(out, shelf)
	}
	return out
}

// together reports whether a passage may have all the terms loaded so far, with the title of
// its page: if none has, the query was not copied from a page.
func together(lists []termList) bool {
	have := map[match]int{} // by passage; strength 0
	loaded := 0
	for _, l := range lists {
		if !l.loaded {
			continue
		}
		if len(l.matches) < l.total {
			return true // not all are listed
		}
		loaded++
		for _, m := range l.matches {
			have[match{slot: m.slot, passage: m.passage}]++
		}
	}
	for m, n := range have {
		if m.passage > 0 {
			n += have[match{slot: m.slot}]
		}
		if n >= loaded {
			return true
		}
	}
	return false
}

// addPages adds all pages to lists of only the best passages, if no list is complete:
// words copied from a page must find it.
func (e *Engine) addPages(lists []termList, shelf int) {
	at := e.core.Shelves[shelf]
	for i := range lists {
		l := &lists[i]
		if l.total == 0 {
			continue
		}
		name := allMark + l.text
		data, ok := entry(e.file(wide[shelf]+"/"+strconv.Itoa(fileOf(name, e.core.Files[wide[shelf]]))), name)
		if !ok {
			continue
		}
		there := map[uint32]bool{}
		for _, p := range l.matches {
			there[p.slot] = true
		}
		for _, p := range decodePages(data, at.From, at.Slots) {
			if !there[p.slot] {
				l.matches = append(l.matches, p)
			}
		}
	}
}
