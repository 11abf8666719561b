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

// traditional lists traditional characters, each followed by its simplified form.
//
//go:embed traditional.txt
var traditional string

// Folders of the families that both shelves share.
const (
	heads = "p" // titles and addresses of pages and their parts
	texts = "x" // texts of passages
)

// Sizes is the number of files of each family of an index, each a power of two. It
// depends only on the numbers of pages and articles, so the names of all files are known
// before any body is read.
type Sizes struct {
	Terms, Wide [shelves]int
	Texts       int
	Heads       [tiers]int // files of heads of each tier; all 0 = heads are in the core
}

// large reports whether there are two shelves.
func (s Sizes) large() bool { return s.Terms[far] > 0 }

// symbols returns the symbols for packing texts.
func (s Sizes) symbols() []string {
	if s.large() {
		return symbols(symbolsMost)
	}
	return symbols(symbolsSmall)
}

// SizesFor returns the sizes for the given numbers of pages and articles of each kind.
func SizesFor(pages, articles [kinds]int) Sizes {
	var units [shelves]int // weight of articles and pages
	all, allArticles := 0, 0
	for k, n := range pages {
		units[shelfOf(Kind(k))] += articles[k] + 8*n
		all += n
		allArticles += articles[k]
	}
	total := units[near] + units[far]
	if allArticles <= smallest {
		// Up to 2048 small files.
		s := Sizes{Texts: powerOfTwo(min(total/12, 512))}
		s.Terms[near], s.Wide[near] = powerOfTwo(min(total/3, 2048)), powerOfTwo(min(total/16, 128))
		return s.withHeads(pages, all)
	}
	s := Sizes{Texts: powerOfTwo(total / 220)}
	s.Terms = [shelves]int{powerOfTwo(max(512, units[near]/50)), powerOfTwo(units[far] / 256)}
	s.Wide = [shelves]int{powerOfTwo(max(128, units[near]/400)), powerOfTwo(units[far] / 512)}
	return s.withHeads(pages, all)
}

// withHeads sets the number of files of heads.
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

// headsMost is the maximum number of pages with heads in the core.
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

// Single files.
const (
	coreName        = "core"
	traditionalName = "traditional"
	wordsName       = "words" // words of the law and names of statutes, for slips
)

// chunk is the number of passages of a page that are stored together in a file of texts.
const chunk = 24

// core is what a search needs before anything else.
type core struct {
	Digest    string          `json:"digest"` // of the numbers of all pages
	Shelves   []coreShelf     `json:"shelves"`
	Standings string          `json:"standings"` // a letter for each slot; a number after it repeats it
	Files     map[string]int  `json:"files"`     // number of files of each family
	Heads     [tiers]int      `json:"heads"`     // number of files of heads of each tier; 0 = heads are in Pages
	Pages     json.RawMessage `json:"pages"`     // heads by slot
	Symbols   string          `json:"symbols"`   // after the new line
	Frequent  string          `json:"frequent"`
	Pairs     string          `json:"pairs"`   // pairs inside words
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
	Always       int `json:"always"`       // files of terms that are loaded whatever they are worth
	Fames        int `json:"fames"`        // standings of a kind
	Copied       int `json:"copied"`       // of what may be copied from any page
	Named        int `json:"named"`        // statutes of one name that are looked at
	Law          int `json:"law"`          // the first kind that is a statute
	StrengthBits int `json:"strengthBits"` // of a match in a list
	PairSpace    int `json:"pairSpace"`    // hashes for each pair inside of words
	Chunk        int `json:"chunk"`        // passages that stand together in a file of texts
}

// coreShelf is the part of the core about a shelf.
type coreShelf struct {
	From     int `json:"from"` // the first slot
	Slots    int `json:"slots"`
	Passages int `json:"passages"`
}

// Files returns the files of the index by name. engine, the script that searches them, is
// put before the core.
func (x *Index) Files(engine string) map[string][]byte {
	z := x.sizes
	c := core{
		Digest: x.digest(), Standings: x.standingsBySlot(), Heads: z.Heads, Files: map[string]int{texts: z.Texts},
		Symbols: strings.Join(z.symbols()[1:], " "), Frequent: frequent, Pairs: x.pairs.data,
		Asking: asking, Joining: functional, Endings: strings.Join(endings, " "), Ranking: rankingOf(z.large()),
		Limits: limits{Query: queryMost, Asking: askingMost, Always: always, Fames: fames, Copied: copied, Named: named, Law: int(National), StrengthBits: strengthBits, PairSpace: pairSpace, Chunk: chunk},
	}
	var scripts []made
	add := func(name string, lines func() []string) { scripts = append(scripts, made{name: name, lines: lines}) }
	family := func(name string, n int, lines func(i int) []string) {
		for i := range n {
			add(name+"/"+strconv.Itoa(i), func() []string { return lines(i) })
		}
	}
	add(wordsName, func() []string { return append(x.synonyms.slips(), x.names()...) }) // takes longest, so first
	add(traditionalName, func() []string { return []string{traditional} })
	for i := range x.shelves {
		s := &x.shelves[i]
		if z.Terms[i] == 0 {
			continue
		}
		c.Shelves = append(c.Shelves, coreShelf{s.from, s.slots, s.passages})
		c.Files[terms[i]], c.Files[wide[i]] = z.Terms[i], z.Wide[i]
		inTerms, inWide := x.entries(s, z.Terms[i], z.Wide[i])
		if i == near {
			x.synonyms.entries(x.useful, inTerms.add)
		}
		family(terms[i], z.Terms[i], inTerms.lines)
		family(wide[i], z.Wide[i], inWide.lines)
	}
	family(texts, z.Texts, func(i int) []string { return x.texts[i] })
	inCore, inHeads := x.headFiles()
	c.Pages = json.RawMessage(object(inCore))
	family(heads, len(inHeads), func(i int) []string { return []string{object(inHeads[i])} })
	x.each(len(scripts), func(i int) { scripts[i].data = script(scripts[i].name, c.Digest, scripts[i].lines()...) })
	j, err := json.Marshal(c)
	if err != nil {
		panic(err) // impossible: strings and numbers
	}
	out := map[string][]byte{coreName + ".js": append([]byte(engine), script(coreName, c.Digest, string(j))...)}
	for _, s := range scripts {
		out[s.name+".js"] = s.data
	}
	return out
}

// made is a script being made.
type made struct {
	name  string
	lines func() []string
	data  []byte
}

// object returns a JSON object with the given members.
func object(members []string) string { return "{" + strings.Join(members, ",\n") + "}" }

// digest identifies the numbering of pages: files of two indexes with the same digest may
// be mixed.
func (x *Index) digest() string {
	h := fnv.New64a()
	for slot, p := range x.table {
		if p != nil {
			fmt.Fprintf(h, "%d %s\n", slot, p.URL)
		}
	}
	return strconv.FormatUint(h.Sum64(), 36)
}

// standingsBySlot lists the standing of each slot's page. An empty slot repeats the one
// before, which is shorter.
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

// standingLetter is the letter for standing 0.
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

// powerOfTwo returns the smallest power of two that is at least n; 1 for 0.
func powerOfTwo(n int) int { return 1 << bits.Len(uint(max(0, n-1))) }
