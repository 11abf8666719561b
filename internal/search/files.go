package search

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// traditional lists traditional characters, each with its simplified one behind it.
//
//go:embed traditional.txt
var traditional string

// Folders of the families that both shelves share.
const (
	heads = "p" // what pages and their parts are called, and where they are
	texts = "x" // what passages say
)

// Sizes says how many files an index has of each family, each number a power of
// two. It depends on how many pages and articles there are and on nothing they say,
// so that the names of all files are known before anything is read.
type Sizes struct {
	Terms, Wide [shelves]int
	Texts       int
	Heads       [tiers]int // files of heads of each tier; all 0 = they stand in the core
}

// large reports whether there are two shelves.
func (s Sizes) large() bool { return s.Terms[far] > 0 }

// symbols returns the symbols that texts are written with.
func (s Sizes) symbols() []string {
	if s.large() {
		return symbols(symbolsMost)
	}
	return symbols(symbolsSmall)
}

// SizesFor returns the sizes for so many pages and articles of each kind.
func SizesFor(pages, articles [kinds]int) Sizes {
	var units [shelves]int // what articles and pages weigh
	all, allArticles := 0, 0
	for k, n := range pages {
		units[shelfOf(Kind(k))] += articles[k] + 8*n
		all += n
		allArticles += articles[k]
	}
	total := units[near] + units[far]
	if allArticles <= smallest {
		// Up to 512 files, small ones.
		s := Sizes{Texts: powerOfTwo(min(total/24, 512))}
		s.Terms[near], s.Wide[near] = powerOfTwo(min(total/4, 512)), powerOfTwo(min(total/16, 128))
		return s.withHeads(pages, all)
	}
	s := Sizes{Texts: powerOfTwo(total / 110)}
	s.Terms = [shelves]int{powerOfTwo(max(512, units[near]/100)), powerOfTwo(units[far] / 256)}
	s.Wide = [shelves]int{powerOfTwo(max(128, units[near]/400)), powerOfTwo(units[far] / 512)}
	return s.withHeads(pages, all)
}

// withHeads adds how many files of heads there are.
func (s Sizes) withHeads(pages [kinds]int, all int) Sizes {
	if all <= headsMost {
		return s
	}
	for k, n := range pages {
		s.Heads[tier(Kind(k))] += n
	}
	for t, n := range s.Heads {
		if n > 0 {
			s.Heads[t] = powerOfTwo(n / 280)
		}
	}
	return s
}

// headsMost is how many pages may be described in the core.
const headsMost = 150

// Names returns the names of all files, in order.
func (s Sizes) Names() []string {
	out := []string{coreName + ".js", traditionalName + ".js", wordsName + ".js"}
	add := func(family string, n int) {
		for i := range n {
			out = append(out, family+"/"+strconv.Itoa(i)+".js")
		}
	}
	inHeads := 0
	for _, n := range s.Heads {
		inHeads += n
	}
	add(heads, inHeads)
	add(texts, s.Texts)
	for i := range shelves {
		add(terms[i], s.Terms[i])
		add(wide[i], s.Wide[i])
	}
	slices.Sort(out)
	return out
}

// Files of which there is one.
const (
	coreName        = "core"
	traditionalName = "traditional"
	wordsName       = "words" // everyday words and words of the law, for slips
)

// chunk is how many passages of a page stand together in a file of texts.
const chunk = 24

// core is what must be known before anything is looked for.
type core struct {
	Digest    string          `json:"digest"` // of the numbers of all pages
	Shelves   []coreShelf     `json:"shelves"`
	Standings string          `json:"standings"` // of each slot: a letter; a number says how many alike follow
	Files     map[string]int  `json:"files"`     // how many there are of each family
	Heads     [tiers]int      `json:"heads"`     // how many files of heads each tier has; 0 = they stand in Pages
	Pages     json.RawMessage `json:"pages"`     // heads by slot
	Symbols   string          `json:"symbols"`   // behind the new line
	Frequent  string          `json:"frequent"`
	Pairs     string          `json:"pairs"`   // those inside of words
	Asking    string          `json:"asking"`  // words of questions
	Joining   string          `json:"joining"` // characters that mostly join words
	Endings   string          `json:"endings"` // of the names of statutes
	Ranking   ranking         `json:"ranking"`
	Limits    limits          `json:"limits"`
}

// limits are numbers that those who ask must share with those who wrote the index.
type limits struct {
	Query        int `json:"query"`        // characters of a query that are looked at
	Asking       int `json:"asking"`       // of the longest word of questions
	Fames        int `json:"fames"`        // standings of a kind
	Law          int `json:"law"`          // the first kind that is a statute
	StrengthBits int `json:"strengthBits"` // of a place in a list
	PairSpace    int `json:"pairSpace"`    // hashes for each pair inside of words
	Chunk        int `json:"chunk"`        // passages that stand together in a file of texts
}

// coreShelf is what the core says of a shelf.
type coreShelf struct {
	From     int `json:"from"` // the first slot
	Slots    int `json:"slots"`
	Passages int `json:"passages"`
}

// Files returns the files of the index by their names. engine, the script that asks
// them, stands in front of the core.
func (x *Index) Files(engine string) map[string][]byte {
	z := x.sizes
	c := core{
		Digest: x.digest(), Standings: x.standingsBySlot(), Heads: z.Heads, Files: map[string]int{texts: z.Texts},
		Symbols: strings.Join(z.symbols()[1:], " "), Frequent: frequent, Pairs: x.pairs.data,
		Asking: asking, Joining: functional, Endings: strings.Join(endings, " "), Ranking: rankingOf(),
		Limits: limits{Query: queryMost, Asking: askingMost, Fames: fames, Law: int(National), StrengthBits: strengthBits, PairSpace: pairSpace, Chunk: chunk},
	}
	out := map[string][]byte{}
	add := func(family string, data []string) {
		for i, d := range data {
			name := family + "/" + strconv.Itoa(i)
			out[name+".js"] = script(name, c.Digest, d)
		}
	}
	for i := range x.shelves {
		s := &x.shelves[i]
		if z.Terms[i] == 0 {
			continue
		}
		c.Shelves = append(c.Shelves, coreShelf{s.from, s.slots, s.passages})
		c.Files[terms[i]], c.Files[wide[i]] = z.Terms[i], z.Wide[i]
		inTerms, inWide := x.entries(s)
		if i == near {
			x.synonyms.entries(inTerms)
		}
		add(terms[i], termFiles(inTerms, z.Terms[i]))
		add(wide[i], termFiles(inWide, z.Wide[i]))
	}
	add(texts, x.textFiles())
	pages, data := x.headFiles()
	c.Pages = pages
	add(heads, data)
	out[traditionalName+".js"] = script(traditionalName, c.Digest, traditional)
	out[wordsName+".js"] = script(wordsName, c.Digest, strings.Join(append(x.synonyms.lines(), x.names()...), "\n"))
	j, err := json.Marshal(c)
	if err != nil {
		panic(err) // strings and numbers; json can write them
	}
	out[coreName+".js"] = append([]byte(engine), script(coreName, c.Digest, string(j))...)
	return out
}

// script hands data to the page that loads it.
func script(name, digest, data string) []byte {
	quoted := quote(data)
	return fmt.Appendf(nil, "pufa.searchFile(%q,%q,%s)\n", name, digest, quoted)
}

// quote writes a string of JavaScript that may stand in a file of its own.
func quote(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte('\'')
	for _, r := range s {
		switch r {
		case '\'', '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case '\n':
			b.WriteString(`\n`)
		case '\r', 0x2028, 0x2029:
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}

// digest tells numberings of pages apart: files of two indexes may be mixed where
// it is the same.
func (x *Index) digest() string {
	h := fnv.New64a()
	for slot, p := range x.table {
		if p != nil {
			fmt.Fprintf(h, "%d %s\n", slot, p.URL)
		}
	}
	return strconv.FormatUint(h.Sum64(), 36)
}

// standingsBySlot lists the standing of each slot's page; a slot without one is written
// as the one before, which is shorter.
func (x *Index) standingsBySlot() string {
	var b strings.Builder
	last, n := byte(standingLetter), 0
	end := func() {
		if n > 0 {
			b.WriteByte(last)
		}
		if n > 1 {
			b.WriteString(strconv.Itoa(n))
		}
	}
	for _, p := range x.table {
		if letter := byte(standingLetter); p != nil {
			if letter += byte(standing(p)); letter != last {
				end()
				last, n = letter, 0
			}
		}
		n++
	}
	end()
	return b.String()
}

// standingLetter stands for the first of the standings.
const standingLetter = 'A'

// readStandings reads what standingsBySlot wrote.
func readStandings(s string) (out []uint8) {
	for i := 0; i < len(s); {
		letter, n := s[i], 0
		for i++; i < len(s) && s[i] <= '9' && s[i] >= '0'; i++ {
			n = n*10 + int(s[i]-'0')
		}
		for range max(1, n) {
			out = append(out, letter-standingLetter)
		}
	}
	return out
}

// powerOfTwo returns the one that is next above n; 1 for 0.
func powerOfTwo(n int) int { return 1 << bits.Len(uint(max(0, n-1))) }

// entries returns what stands behind each term of a shelf.
func (x *Index) entries(s *shelf) (inTerms, inWide map[string]string) {
	inTerms, inWide = make(map[string]string, len(s.postings.keys)), map[string]string{}
	lists := s.postings.lists()
	var buffer []place
	for i, k := range s.postings.keys {
		r := k.runes()
		term, most := string(r), s.most
		if len(r) == 1 { // one character tells little, whatever is found
			most /= 8
		}
		joins := len(r) > 1 && x.pairs.joins(r[0], r[1])
		if joins && x.sizes.large() || len(lists[i]) > most {
			buffer = x.places(lists[i], buffer)
			inWide[allMark+term] = encodePages(buffer, s.from, s.slots)
		}
		if joins && x.sizes.large() {
			continue
		}
		buffer = x.places(x.best(lists[i], most), buffer)
		if e := encode(len(lists[i]), buffer, s.from, s.slots); len(r) == 1 || joins {
			inWide[term] = e
		} else {
			inTerms[term] = e
		}
	}
	for w, list := range s.words {
		inTerms[w] = encode(len(list), list, s.from, s.slots)
	}
	return inTerms, inWide
}

// allMark begins the entry that lists all pages of a term.
const allMark = "*"

// fileOf returns the number of the file that holds a term, of n.
func fileOf(term string, n int) int {
	r := []rune(term)
	if strings.HasPrefix(term, allMark) || strings.HasPrefix(term, nameMark) || strings.HasPrefix(term, lawMark) {
		r = r[1:]
	} else if len(r) > 2 {
		return int(spreadWord(r)) & (n - 1)
	}
	return int(spread(uint32(pivot(r)))) & (n - 1)
}

func termFiles(entries map[string]string, n int) []string {
	sorted := make([]string, 0, len(entries))
	for term := range entries {
		sorted = append(sorted, term)
	}
	slices.Sort(sorted)
	files := make([]strings.Builder, n)
	for _, term := range sorted {
		f := &files[fileOf(term, n)]
		f.WriteString(" " + term + ":" + entries[term])
	}
	out := make([]string, n)
	for i := range files {
		out[i] = files[i].String() + " "
	}
	return out
}
