package search

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Engine asks an index. It holds what it has loaded.
type Engine struct {
	load  func(name string) string // data of a file, "" = it could not be loaded
	core  core
	kinds []byte
	words map[string]bool // known ones: whether they tell something
	files map[string]string
	heads map[string]map[string]head
	texts map[string]map[string][][2]string
}

// NewEngine returns one for an index whose files load returns, by their names
// without ".js".
func NewEngine(load func(name string) string) *Engine {
	e := &Engine{load: load, files: map[string]string{}, heads: map[string]map[string]head{}, texts: map[string]map[string][][2]string{}}
	if json.Unmarshal([]byte(load("core")), &e.core) != nil {
		e.core = core{}
	}
	e.kinds = readKinds(e.core.Kinds)
	e.words = map[string]bool{}
	for _, s := range strings.Fields(e.core.Symbols) { // what statutes repeat are words, but for those around the, of, and
		if utf8.RuneCountInString(s) > 1 && clean(s) == s && !strings.ContainsAny(s, e.core.Joining) {
			e.words[s] = true
		}
	}
	for _, s := range e.core.Synonyms {
		for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '=' }) {
			e.words[clean(w)] = true
		}
	}
	for _, s := range strings.Fields(e.core.Asking) {
		e.words[s] = false
	}
	return e
}

// Data returns what a file of the index hands to the page that loads it.
func Data(script string) string {
	at := strings.LastIndex(script, "\npufa.searchFile(") + 1
	from := strings.Index(script[at:], ",'")
	end := strings.LastIndex(script, "')")
	if from < 0 || end < at+from+2 {
		return ""
	}
	return strings.NewReplacer(`\n`, "\n", `\'`, "'", `\\`, `\`).Replace(script[at+from+2 : end])
}

// Result is one passage that was found.
type Result struct {
	Title   string // of the page
	Part    string // 第三十五条, or what the part is called; "" = the page as a whole
	Law     string // of an article: title of the statute without 中华人民共和国
	Article string // its number: "17", "120-1"
	URL     string
	Kind    Kind
	Badge   string
	Cited   bool // the query named it
}

func (e *Engine) file(name string) string {
	data, there := e.files[name]
	if !there {
		data = e.load(name)
		e.files[name] = data
	}
	return data
}

// hit is a passage with what is known of it while results are ranked.
type hit struct {
	place
	score   float64
	matched float64 // information of the query's terms that the passage has
}

// Limits of what is loaded for the first answer.
const (
	termFilesMost = 4
	headFilesMost = 3
	partial       = 30 // passages shown that have not all that was asked for
)

// Search answers a query. Of results behind the first few, excerpts are empty.
func (e *Engine) Search(query, law string) []Result {
	if e.core.Slots == 0 {
		return nil
	}
	q := newQuery(query, e.words)
	hits := e.rank(e.lists(q, termFilesMost))
	if len(hits) == 0 {
		hits = e.rank(e.lists(q, len(q.terms)))
	}
	results := e.cited(q, law)
	seen := map[string]bool{}
	for _, r := range results {
		seen[r.URL] = true
	}
	for _, h := range e.known(hits) {
		if r, ok := e.result(h.place); ok && !seen[r.URL] {
			results = append(results, r)
		}
	}
	return order(results)
}

// known leaves out the passages of pages that are described in other files than the
// best need.
func (e *Engine) known(hits []hit) []hit {
	files := map[int]bool{}
	var out []hit
	for _, h := range hits {
		f, stored := e.headFile(h.slot)
		if stored && !files[f] && len(files) < headFilesMost {
			files[f] = true
		}
		if !stored || files[f] {
			out = append(out, h)
		}
	}
	return out
}

// order lets one page that answers stand before provisions, and further ones behind
// the first three.
func order(results []Result) []Result {
	first := slices.IndexFunc(results, func(r Result) bool { return !r.Kind.IsLaw() })
	if first < 0 {
		return results
	}
	out := slices.Clone(results)
	for i := first + 1; i < min(len(out), 12); i++ {
		if !out[i].Kind.IsLaw() {
			continue
		}
		to := first + 1
		for to < i && out[to].Kind.IsLaw() {
			to++
		}
		r := out[i]
		copy(out[to+1:i+1], out[to:i])
		out[to] = r
	}
	return out
}

// rank finds passages, the best first.
func (e *Engine) rank(lists []termList) []hit {
	all := 0.0
	type page struct {
		titles   []float64 // by term
		passages map[uint16][]float64
	}
	pages := map[uint32]*page{}
	for i, l := range lists {
		if l.total == 0 {
			continue
		}
		info := l.weight * e.information(l.total)
		all += info
		for _, p := range l.places {
			pg := pages[p.slot]
			if pg == nil {
				pg = &page{titles: make([]float64, len(lists)), passages: map[uint16][]float64{}}
				pages[p.slot] = pg
			}
			if p.passage == 0 {
				pg.titles[i] = info * strengths[p.strength]
			}
			if pg.passages[p.passage] == nil {
				pg.passages[p.passage] = make([]float64, len(lists))
			}
			pg.passages[p.passage][i] = info * strengths[p.strength]
		}
	}
	var hits []hit
	for slot, pg := range pages {
		kind := e.kindOf(slot)
		for n, own := range pg.passages {
			h := hit{place: place{slot: slot, passage: n}}
			for i, l := range lists {
				if l.total == 0 {
					continue
				}
				s := own[i]
				if s > 0 {
					h.matched += l.weight * e.information(l.total)
				}
				if n > 0 {
					if t := pg.titles[i] * fromTitle; t > s {
						if s == 0 {
							h.matched += l.weight * e.information(l.total) * .8
						}
						s = t
					}
				}
				h.score += s
			}
			share := h.matched / max(all, 1e-9)
			h.score *= (1 - byShare + byShare*share) * worth[kind]
			if n == 0 && kind.IsLaw() {
				h.score *= wholeLaw
			}
			hits = append(hits, h)
		}
	}
	slices.SortFunc(hits, func(a, b hit) int {
		switch {
		case a.score > b.score+1e-9:
			return -1
		case b.score > a.score+1e-9:
			return 1
		case a.slot != b.slot:
			return int(a.slot) - int(b.slot)
		}
		return int(a.passage) - int(b.passage)
	})
	rest := 0
	return slices.DeleteFunc(hits, func(h hit) bool {
		if h.matched >= all-1e-9 {
			return false
		}
		rest++
		return rest > partial
	})
}

const (
	byShare   = 0.7  // how much of the score depends on how much of the query a passage has
	fromTitle = 0.55 // how much of what its page's title says is said of a passage
	wholeLaw  = 0.8  // worth of a statute as a whole beside its articles
)

// information says how much it tells that a passage has a term which n have.
func (e *Engine) information(n int) float64 {
	return math.Log(1 + float64(e.core.Passages)/(float64(n)+4))
}

func (e *Engine) kindOf(slot uint32) Kind {
	if int(slot) < len(e.kinds) && e.kinds[slot] != '-' {
		return Kind(e.kinds[slot] - 'a')
	}
	return Other
}

// termList is what a file says of a term of the query.
type termList struct {
	term
	total  int
	places []place
}

// lists loads the lists of the query's terms: from the files that tell most, or
// from all.
func (e *Engine) lists(q query, most int) []termList {
	out := make([]termList, len(q.terms))
	family := terms
	if q.single {
		family = wide
	}
	n := e.core.Files[family]
	files := q.filesByValue(n)
	files = files[:min(len(files), most)]
	whole, found := false, false
	for i, t := range q.terms {
		out[i].term = t
		f := fileOf(t.text, n)
		if !slices.Contains(files, f) {
			continue
		}
		if data, ok := entry(e.file(family+"/"+strconv.Itoa(f)), t.text); ok {
			out[i].total, out[i].places = decode(data, e.core.Slots)
			found = true
			whole = whole || len(out[i].places) == out[i].total
		}
	}
	if found && !whole {
		e.addPages(out)
	}
	return out
}

// addPages adds all pages to lists that name the best passages only, where no list
// is whole.
func (e *Engine) addPages(lists []termList) {
	for i := range lists {
		l := &lists[i]
		if l.total == 0 {
			continue
		}
		name := allMark + l.text
		data, ok := entry(e.file(wide+"/"+strconv.Itoa(fileOf(name, e.core.Files[wide]))), name)
		if !ok {
			continue
		}
		there := map[uint32]bool{}
		for _, p := range l.places {
			there[p.slot] = true
		}
		for _, p := range decodePages(data, e.core.Slots) {
			if !there[p.slot] {
				l.places = append(l.places, p)
			}
		}
	}
}

// head returns what a page is called; false if that could not be loaded.
func (e *Engine) head(slot uint32) (head, bool) {
	name, data := "core", string(e.core.Pages)
	if f, ok := e.headFile(slot); ok {
		name = heads + "/" + strconv.Itoa(f)
		data = e.file(name)
	}
	if e.heads[name] == nil {
		read := map[string]head{}
		if json.Unmarshal([]byte(data), &read) != nil {
			return head{}, false
		}
		e.heads[name] = read
	}
	h, ok := e.heads[name][strconv.Itoa(int(slot))]
	return h, ok
}

// headFile returns the number of the file that has a page's head; false if the
// core has it.
func (e *Engine) headFile(slot uint32) (int, bool) {
	t, first := tier(e.kindOf(slot)), 0
	for _, n := range e.core.Heads[:t] {
		first += n
	}
	if n := e.core.Heads[t]; n > 0 {
		return first + int(slot)&(n-1), true
	}
	return 0, false
}

// result describes a passage.
func (e *Engine) result(p place) (Result, bool) {
	h, ok := e.head(p.slot)
	if !ok {
		return Result{}, false
	}
	r := Result{Title: h.Title, URL: h.URL, Kind: e.kindOf(p.slot), Badge: h.Badge}
	if p.passage == 0 {
		return r, true
	}
	i := int(p.passage) - 1
	if numbers := h.numbers(); i < len(numbers) {
		r.Law, r.Article = h.Law, numbers[i]
		r.Part = label(h.Label, numbers[i])
		r.URL = beside(h.URL, strings.Replace(h.Address, "*", numbers[i], 1))
	} else if i < len(h.Parts) {
		r.Part = h.Parts[i][1]
		r.URL = beside(h.URL, h.Parts[i][0])
	}
	return r, true
}

// beside returns the address that a relative one means on a page.
func beside(page, address string) string {
	if strings.HasPrefix(address, "#") {
		return page + address
	}
	return page[:strings.LastIndexByte(page, '/')+1] + address
}
