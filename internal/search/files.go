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
	"unicode/utf8"
)

// traditional lists traditional characters, each with its simplified one behind it.
//
//go:embed traditional.txt
var traditional string

// Families of files, by the folders they lie in.
const (
	terms = "t" // pairs of characters, words and names
	wide  = "w" // single characters; the pages of terms that are on very many
	heads = "p" // what pages and their parts are called, and where they are
	texts = "x" // what passages say
)

// Sizes says how many files an index has of each family, each number a power of
// two. It depends on how many pages and articles there are and on nothing they say,
// so that the names of all files are known before anything is read.
type Sizes struct {
	Terms, Wide, Texts int
	Heads              [tiers]int // files of heads of each tier; all 0 = they stand in the core
}

// SizesFor returns the sizes for pages of each kind that have so many articles
// altogether.
func SizesFor(pages [kinds]int, articles int) Sizes {
	units, all := articles, 0 // what an article weighs
	for _, n := range pages {
		all += n
		units += 8 * n
	}
	// Up to 512 files, small ones, then no more than are needed.
	s := Sizes{Terms: powerOfTwo(min(units/4, 512)), Wide: powerOfTwo(min(units/16, 128)), Texts: powerOfTwo(min(units/24, 512))}
	if units > 8192 {
		s.Terms, s.Wide, s.Texts = max(s.Terms, powerOfTwo(units/200)), max(s.Wide, powerOfTwo(units/1000)), max(s.Texts, powerOfTwo(units/110))
	}
	if all <= headsMost {
		return s
	}
	for k, n := range pages {
		s.Heads[tier(Kind(k))] += n
	}
	for t, n := range s.Heads {
		if n > 0 {
			s.Heads[t] = powerOfTwo(n / 360)
		}
	}
	return s
}

// headsMost is how many pages may be described in the core.
const headsMost = 150

// Names returns the names of all files, in order.
func (s Sizes) Names() []string {
	out := []string{coreName, traditionalName}
	add := func(family string, n int) {
		for i := range n {
			out = append(out, family+"/"+strconv.Itoa(i)+".js")
		}
	}
	heads := 0
	for _, n := range s.Heads {
		heads += n
	}
	add("p", heads)
	add("t", s.Terms)
	add("w", s.Wide)
	add("x", s.Texts)
	slices.Sort(out)
	return out
}

const (
	coreName        = "core.js"
	traditionalName = "traditional.js"
)

// chunk is how many passages of a page stand together in a file of texts.
const chunk = 24

// core is what must be known before anything is looked for.
type core struct {
	Digest   string          `json:"digest"` // of the numbers of all pages
	Passages int             `json:"passages"`
	Kinds    string          `json:"kinds"`   // of each slot: "-" for none, a letter for a [Kind]; a number says how many alike follow
	Slots    int             `json:"slots"`   // size of the table
	Files    map[string]int  `json:"files"`   // how many there are of each family
	Heads    [tiers]int      `json:"heads"`   // how many files of heads each tier has; 0 = they stand in Pages
	Pages    json.RawMessage `json:"pages"`   // heads by slot
	Symbols  string          `json:"symbols"` // behind the new line
	Frequent string          `json:"frequent"`
	Asking   string          `json:"asking"`
	Joining  string          `json:"joining"`
	Endings  string          `json:"endings"`
	Synonyms []string        `json:"synonyms"` // "工钱 薪水=工资 劳动报酬"
}

// Files returns the files of the index by their names. engine, the script that asks
// them, stands in front of the core.
func (x *Index) Files(engine string) map[string][]byte {
	z := x.sizes
	c := core{
		Digest: x.digest(), Passages: x.passages, Slots: len(x.table), Kinds: x.kinds(), Heads: z.Heads,
		Files:   map[string]int{terms: z.Terms, wide: z.Wide, texts: z.Texts},
		Symbols: strings.Join(symbols()[1:], " "), Frequent: frequent, Asking: asking, Joining: functional, Endings: strings.Join(endings, " "),
	}
	c.Synonyms = x.synonyms.lines()
	out := map[string][]byte{}
	add := func(family string, data []string) {
		for i, d := range data {
			name := family + "/" + strconv.Itoa(i)
			out[name+".js"] = script(name, c.Digest, d)
		}
	}
	add(terms, termFiles(x.entries(terms), z.Terms))
	add(wide, termFiles(x.entries(wide), z.Wide))
	add(texts, x.textFiles())
	pages, data := x.headFiles()
	c.Pages = pages
	add(heads, data)
	out[traditionalName] = script("traditional", c.Digest, traditional)
	j, err := json.Marshal(c)
	if err != nil {
		panic(err) // strings and numbers; json can write them
	}
	out[coreName] = append([]byte(engine), script("core", c.Digest, string(j))...)
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

// kinds lists the kind of each slot's page.
func (x *Index) kinds() string {
	var b strings.Builder
	for i := 0; i < len(x.table); {
		end := i + 1
		for end < len(x.table) && kindLetter(x.table[end]) == kindLetter(x.table[i]) {
			end++
		}
		b.WriteByte(kindLetter(x.table[i]))
		if end > i+1 {
			b.WriteString(strconv.Itoa(end - i))
		}
		i = end
	}
	return b.String()
}

func kindLetter(p *Page) byte {
	if p == nil {
		return '-'
	}
	return 'a' + byte(p.Kind)
}

// readKinds reads what kinds wrote.
func readKinds(s string) (out []byte) {
	for i := 0; i < len(s); {
		letter, n := s[i], 0
		for i++; i < len(s) && s[i] <= '9' && s[i] >= '0'; i++ {
			n = n*10 + int(s[i]-'0')
		}
		for range max(1, n) {
			out = append(out, letter)
		}
	}
	return out
}

// powerOfTwo returns the one that is next above n; 1 for 0.
func powerOfTwo(n int) int { return 1 << bits.Len(uint(max(0, n-1))) }

// entries returns what stands behind each term of a family.
func (x *Index) entries(family string) map[string]string {
	out := make(map[string]string, len(x.lists.keys))
	add := func(term string, list []place) {
		if family == wide && len(list) > x.most {
			out[allMark+term] = encodePages(list, len(x.table))
		}
		if (utf8.RuneCountInString(term) == 1) == (family == wide) {
			out[term] = encode(len(list), x.best(list), len(x.table))
		}
	}
	for i, k := range x.lists.keys {
		add(string(k.runes()), x.lists.places[i])
	}
	for w, list := range x.words {
		add(w, list)
	}
	return out
}

// allMark begins the entry that lists all pages of a term.
const allMark = "*"

// fileOf returns the number of the file that holds a term, of n.
func fileOf(term string, n int) int {
	r := []rune(term)
	if strings.HasPrefix(term, allMark) || strings.HasPrefix(term, nameMark) {
		r = r[1:]
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
