package e2e

import (
	"flag"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"pufa/internal/search"
)

var (
	copies   = flag.Int("copies", 60, "strings that are copied from pages in a browser and searched for; without one, twenty times as many")
	copySeed = flag.Uint64("copy-seed", 0, "what chooses them; 0 = the clock")
)

// authored are the elements that hold what an author wrote: the text of a page, an
// article of a statute, its note.
var authored = []string{"article.prose", ".text", ".plain-note"}

// drawn are words that templates and scripts write among them: labels, buttons, the
// letters of answers in a quiz. They stand on all pages of a kind, and nobody looks for a
// page by them. The answers of a quiz are not given away.
var drawn = []string{
	"script", "style", "svg", "button", ".note-label", ".vh", ".hint", ".way-privacy", ".way-ways", ".way-next", ".way-asked", ".count", ".count-sources", ".share",
	".forms", ".options b", ".q small", "details.key", ".quiz-name", ".quiz-tools", ".quiz-end", ".quiz-sheet",
}

// Every string of 1 to 8 characters of what an author wrote finds the page where it
// stands.
func TestEveryStringOfAPageFindsIt(t *testing.T) {
	t.Parallel()
	findWhatStandsThere(t, buildSite(t, root))
}

// The same with the whole texts of the statutes, thousands of articles that say almost the
// same.
func TestEveryStringOfAStatuteFindsIt(t *testing.T) {
	t.Parallel()
	findWhatStandsThere(t, buildSite(t, withTexts(t)))
}

func findWhatStandsThere(t *testing.T, dir string) {
	site := serve(t, dir, nil)
	random := copying(t)
	e := engineOf(dir)
	for _, page := range random.pages(copied(site), 20**copies) {
		tree, err := html.Parse(strings.NewReader(site.text(t, page.name)))
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		shown(&text, tree, nil, false)
		for _, query := range random.strings(text.String(), page.times) {
			if !slices.ContainsFunc(e.Search(query, ""), func(r search.Result) bool { return withoutFragment(r.URL) == page.name }) {
				t.Errorf("%q does not find %s, where it stands", query, page.name)
			}
		}
	}
}

// copied lists the pages that strings are copied from: lists and whole statutes show what
// stands elsewhere, too.
func copied(site served) (out []string) {
	list := regexp.MustCompile(`^(tags|search|sitemap)/|/list/|^404\.html$|(^|/)(index|whole|part-[0-9]+)\.html$`)
	for _, p := range site.pages {
		if !list.MatchString(p) {
			out = append(out, p)
		}
	}
	return out
}

func withoutFragment(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return address
}

// copier chooses strings of pages.
type copier struct{ *rand.Rand }

func copying(t *testing.T) copier {
	seed := *copySeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("-copy-seed %d", seed)
	return copier{rand.New(rand.NewPCG(seed, 1))}
}

// copiedPage is a page with how many strings of it are looked for.
type copiedPage struct {
	name  string
	times int
}

// pages chooses pages for so many strings, each page once.
func (c copier) pages(from []string, n int) (out []copiedPage) {
	times := make([]int, len(from))
	for range n {
		times[c.IntN(len(from))]++
	}
	for i, name := range from {
		if times[i] > 0 {
			out = append(out, copiedPage{name, times[i]})
		}
	}
	return out
}

// strings chooses strings of 1 to 8 characters from one line of a text each.
func (c copier) strings(text string, n int) (out []string) {
	letters := []rune(text)
	for range n {
		length := 1 + c.IntN(8)
		from := c.IntN(max(1, len(letters)-length))
		s := strings.TrimSpace(string(letters[from:min(len(letters), from+length)]))
		if !strings.Contains(s, "\n") && regexp.MustCompile(`[\pL\pN]`).MatchString(s) {
			out = append(out, s)
		}
	}
	return out
}

// shown writes what an element shows of what an author wrote, each block on a line; what
// is small is one.
func shown(w *strings.Builder, n *html.Node, above []*html.Node, in bool) {
	if n.Type == html.TextNode {
		if in {
			w.WriteString(n.Data)
		}
		return
	}
	above = append(above, n)
	in = in || slices.ContainsFunc(authored, func(s string) bool { return selects(s, above) })
	if slices.ContainsFunc(drawn, func(s string) bool { return selects(s, above) }) {
		return
	}
	apart := in && !slices.Contains([]string{"a", "b", "strong", "em", "span", "mark", "dfn", "wbr", "sup", "sub", "del", "ins", "cite", "q", "abbr"}, n.Data)
	if apart {
		w.WriteByte('\n')
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		shown(w, c, above, in)
	}
	if apart {
		w.WriteByte('\n')
	}
}

// selects reports whether a selector means the last of nested elements: "tag", ".class",
// "tag.class", or two of these for one within another.
func selects(selector string, nested []*html.Node) bool {
	outer, inner, both := strings.Cut(selector, " ")
	last := nested[len(nested)-1]
	if !both {
		return is(selector, last)
	}
	return is(inner, last) && slices.ContainsFunc(nested[:len(nested)-1], func(n *html.Node) bool { return is(outer, n) })
}

func is(simple string, n *html.Node) bool {
	tag, class, _ := strings.Cut(simple, ".")
	if n.Type != html.ElementNode || tag != "" && n.Data != tag {
		return false
	}
	return class == "" || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "class" && slices.Contains(strings.Fields(a.Val), class) })
}
