package search

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// head is the data about a page and its parts that results show.
type head struct {
	URL    string `json:"u"`
	Title  string `json:"t"`
	Law    string `json:"l,omitempty"`
	Badge  string `json:"b,omitempty"`
	Weight int    `json:"w,omitempty"`
	// Numbers lists articles: "1~132,133,133-1". Address and Label are the patterns of
	// their addresses and labels, with * for the number: "*.html"; "" = "#art_*", "第*条".
	Numbers string      `json:"n,omitempty"`
	Address string      `json:"a,omitempty"`
	Label   string      `json:"h,omitempty"`
	Parts   [][2]string `json:"p,omitempty"` // of other pages: address and title

	list []string // Numbers, expanded once asked for
}

// newHead returns the head of a page.
func newHead(p *Page, passages []Passage) head {
	h := head{URL: p.URL, Title: p.Title, Badge: p.Badge, Weight: p.Weight}
	if p.Law != strings.TrimPrefix(p.Title, country) {
		h.Law = p.Law
	}
	if len(passages) < 2 {
		return h
	}
	parts := passages[1:]
	if parts[0].Number == "" {
		for _, a := range parts {
			h.Parts = append(h.Parts, [2]string{readable(a.Address), a.Title})
		}
		return h
	}
	if h.Address = strings.Replace(parts[0].Address, parts[0].Number, "*", 1); h.Address == anArticle {
		h.Address = ""
	}
	if strings.HasSuffix(parts[0].Label, "、") {
		h.Label = "*、"
	}
	var b strings.Builder
	for i := 0; i < len(parts); {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(parts[i].Number)
		end := i + 1
		for end < len(parts) && follows(parts[end-1].Number, parts[end].Number) {
			end++
		}
		if end > i+1 {
			b.WriteString("~" + parts[end-1].Number)
		}
		i = end
	}
	h.Numbers = b.String()
	return h
}

func (h head) encode() string {
	j, err := json.Marshal(h)
	if err != nil {
		panic(err) // strings and numbers; json can write them
	}
	return string(j)
}

// readable decodes the non-ASCII characters of an address, which is shorter; encoded
// undoes it. Scripts need not, since browsers encode addresses.
func readable(address string) string {
	var b strings.Builder
	for i := 0; i < len(address); i++ {
		if address[i] == '%' && i+2 < len(address) {
			if n, err := strconv.ParseUint(address[i+1:i+3], 16, 8); err == nil && n >= 0x80 {
				b.WriteByte(byte(n))
				i += 2
				continue
			}
		}
		b.WriteByte(address[i])
	}
	return b.String()
}

func encoded(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c < 0x80 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// Defaults that heads leave out.
const (
	country   = "中华人民共和国"
	anArticle = "#art_*"
	aLabel    = "第*条"
)

func follows(a, b string) bool {
	n, err := strconv.Atoi(a)
	return err == nil && b == strconv.Itoa(n+1)
}

// numbers returns the numbers that newHead abbreviated. Many results are of one statute,
// so that they are expanded only once.
func (h *head) numbers() []string {
	if h.list != nil || h.Numbers == "" {
		return h.list
	}
	for r := range strings.SplitSeq(h.Numbers, ",") {
		first, last, many := strings.Cut(r, "~")
		if !many {
			h.list = append(h.list, r)
			continue
		}
		from, _ := strconv.Atoi(first)
		to, _ := strconv.Atoi(last)
		for n := from; n <= to; n++ {
			h.list = append(h.list, strconv.Itoa(n))
		}
	}
	return h.list
}

// tiers is the number of groups of kinds whose heads share files, since they are found
// together.
const tiers = 4

func tier(k Kind) int {
	switch {
	case !k.IsLaw():
		return 0
	case k == National:
		return 1
	case k == Central:
		return 2
	}
	return 3
}

// headFiles returns the heads in each file of heads, grouped by tier, and all others, which
// are in the core.
func (x *Index) headFiles() (inCore []string, files [][]string) {
	var first [tiers]int // file of each tier
	n := 0
	for t, size := range x.sizes.Heads {
		first[t] = n
		n += size
	}
	files = make([][]string, n)
	for slot, p := range x.table {
		if p == nil {
			continue
		}
		line := `"` + strconv.Itoa(slot) + `":` + x.heads[slot]
		t := tier(p.Kind)
		if size := x.sizes.Heads[t]; size == 0 {
			inCore = append(inCore, line)
		} else {
			f := first[t] + slot&(size-1)
			files[f] = append(files[f], line)
		}
	}
	return inCore, files
}

// textName returns the name of a piece of a page's texts, textPlace the file that
// contains it.
func textName(slot, piece int) string { return strconv.Itoa(slot) + "/" + strconv.Itoa(piece) }

func textPlace(slot, piece int) uint32 { return spread(uint32(slot + piece*7919)) }
