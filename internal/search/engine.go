package search

import (
	"cmp"
	"encoding/json"
	"strconv"
	"strings"
)

// Engine searches an index. It keeps the files that it has loaded.
type Engine struct {
	load      func(name string) string // data of a file, "" = it could not be loaded
	core      core
	standings []uint8
	words     vocabulary
	files     map[string]string
	heads     map[string]map[string]*head
}

// NewEngine returns an engine for an index. load returns the data of a file by its name
// without ".js".
func NewEngine(load func(name string) string) *Engine {
	e := &Engine{load: load, files: map[string]string{}, heads: map[string]map[string]*head{}}
	if json.Unmarshal([]byte(load(coreName)), &e.core) != nil {
		e.core = core{}
	}
	e.standings = readStandings(e.core.Standings)
	e.words = vocabulary{decodePairs(e.core.Pairs), map[string]bool{}}
	for _, w := range strings.Fields(e.core.Asking) {
		e.words.asks[w] = true
	}
	return e
}

// Data returns the data in a file of the index.
func Data(script string) string {
	at := strings.LastIndex(script, "\npufa.searchFile(") + 1
	from := strings.Index(script[at:], ",'")
	end := strings.LastIndex(script, "')")
	if from < 0 || end < at+from+2 {
		return ""
	}
	return strings.NewReplacer(`\n`, "\n", `\'`, "'", `\\`, `\`).Replace(script[at+from+2 : end])
}

// Result is one passage found.
type Result struct {
	Title   string // of the page
	Part    string // 第三十五条, or the title of the part; "" = the whole page
	Law     string // for an article: title of the statute without 中华人民共和国
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

// Search answers a query. law is the title of the statute whose page is open, "" = none.
func (e *Engine) Search(query, law string) []Result {
	q, answers := e.answer(query, law)
	return e.among(answers, e.copies(q))
}

// answer returns a query and what is shown first.
func (e *Engine) answer(text, law string) (q query, results []Result) {
	if len(e.core.Shelves) == 0 {
		return q, nil
	}
	q = newQuery(text, e.words)
	results = e.cited(q, law)
	q.cited = len(results) > 0
	if q.cited && q.cite.plain {
		return q, results // what else has these words is not worth its files
	}
	seen := map[string]bool{}
	for _, r := range results {
		seen[r.URL] = true
	}
	for _, h := range e.described(q, e.find(q)) {
		if r, ok := e.result(h.match); ok && !seen[r.URL] {
			results = append(results, r)
		}
	}
	return q, order(results)
}

// described drops passages of pages whose heads are in files that the best results of
// each shelf do not need.
func (e *Engine) described(q query, hits []hit) []hit {
	most := e.limits(q).Heads
	var files [shelves]map[int]bool
	var out []hit
	for _, h := range hits {
		f, stored := e.headFile(h.slot)
		s := e.shelfOf(h.slot)
		if files[s] == nil {
			files[s] = map[int]bool{}
		}
		if stored && len(files[s]) < most[s] {
			files[s][f] = true
		}
		if !stored || files[s][f] {
			out = append(out, h)
		}
	}
	return out
}

// shelfOf returns the shelf of a slot.
func (e *Engine) shelfOf(slot uint32) int {
	if len(e.core.Shelves) > far && int(slot) >= e.core.Shelves[far].From {
		return far
	}
	return near
}

// order puts the best page before provisions; further pages come after the first three.
func order(results []Result) []Result {
	var pages, out []Result
	provisions := 0
	for i, r := range results {
		if !r.Kind.IsLaw() && i > 0 && provisions < 3 {
			pages = append(pages, r)
			continue
		}
		out = append(out, r)
		if r.Kind.IsLaw() {
			if provisions++; provisions == 3 {
				out = append(out, pages...)
			}
		}
	}
	if provisions < 3 {
		out = append(out, pages...)
	}
	return out
}

// head returns the head of a page; nil if it could not be loaded.
func (e *Engine) head(slot uint32) *head {
	name := coreName
	if f, ok := e.headFile(slot); ok {
		name = heads + "/" + strconv.Itoa(f)
	}
	inFile := ""
	if name != coreName {
		inFile = e.file(name)
	}
	if e.heads[name] == nil {
		data := e.core.Pages
		if name != coreName {
			data = json.RawMessage(inFile)
		}
		read := map[string]*head{}
		if json.Unmarshal(data, &read) != nil {
			return nil
		}
		e.heads[name] = read
	}
	return e.heads[name][strconv.Itoa(int(slot))]
}

func (e *Engine) kindOf(slot uint32) Kind { return Kind(e.standingOf(slot) / fames) }

func (e *Engine) standingOf(slot uint32) int {
	if int(slot) < len(e.standings) {
		return min(int(e.standings[slot]), standings-1)
	}
	return 0
}

// headFile returns the number of the file with a page's head; false if it is in the core.
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
func (e *Engine) result(p match) (Result, bool) {
	h := e.head(p.slot)
	if h == nil {
		return Result{}, false
	}
	r := Result{Title: h.Title, URL: h.URL, Kind: e.kindOf(p.slot), Badge: h.Badge}
	if p.passage == 0 {
		return r, true
	}
	i := int(p.passage) - 1
	if numbers := h.numbers(); i < len(numbers) {
		r.Law, r.Article = cmp.Or(h.Law, strings.TrimPrefix(h.Title, country)), numbers[i]
		r.Part = label(cmp.Or(h.Label, aLabel), numbers[i])
		r.URL = beside(h.URL, strings.Replace(cmp.Or(h.Address, anArticle), "*", numbers[i], 1))
	} else if i < len(h.Parts) {
		r.Part = h.Parts[i][1]
		r.URL = beside(h.URL, encoded(h.Parts[i][0]))
	}
	return r, true
}

// beside resolves an address relative to a page.
func beside(page, address string) string {
	if strings.HasPrefix(address, "#") {
		return page + address
	}
	return page[:strings.LastIndexByte(page, '/')+1] + address
}
