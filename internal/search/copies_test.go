package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// On a large site, words from the middle of any statute find it, though each of their pairs
// is on many other pages that the lists name instead.
func TestCopiedWordsFindTheirPageAmongMany(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var words []rune // of two characters
	for r := '倀'; len(words) < 80; r += 11 {
		words = append(words, r)
	}
	var pages []*Page
	for n := range 1200 {
		passages := []Passage{{}}
		for a := range 8 {
			var text strings.Builder
			for range 12 {
				w := 2 * random.IntN(len(words)/2)
				text.WriteString(string(words[w : w+2]))
			}
			number := fmt.Sprint(a + 1)
			passages = append(passages, Passage{Address: "#art_" + number, Number: number, Label: "第" + number + "条", Text: text.String() + "。"})
		}
		pages = append(pages, &Page{URL: fmt.Sprintf("fagui/%d/index.html", n), Title: fmt.Sprintf("第%d号规定", n), Law: fmt.Sprintf("第%d号规定", n), Kind: Local, Passages: held(passages)})
	}
	e := engine(build(pages))
	if len(e.core.Shelves) <= far {
		t.Fatal("this site is not large")
	}
	for range 200 {
		p := pages[random.IntN(len(pages))]
		text := []rune(p.Passages()[1+random.IntN(8)].Text)
		from := random.IntN(len(text) - 8)
		query := string(text[from : from+8])
		at := slices.IndexFunc(e.Search(query, ""), func(r Result) bool { return strings.HasPrefix(r.URL, p.URL) })
		if k := e.core.Ranking.Copies; at < 0 || at >= k.First+k.Few {
			t.Errorf("%s of %s is at %d", query, p.URL, at)
		}
	}
	text := string([]rune(pages[7].Passages()[5].Text)[:6])
	first, common := string([]rune(text)[:3]), string(words[:2])
	for query, want := range map[string]bool{text: true, first: false, text + "吗": false, text + "龘": false, common + common: false} {
		if got := len(e.copies(newQuery(query, e.words))) > 0; got != want {
			t.Errorf("%s is looked for as a copy: %v", query, got)
		}
	}
	cited := newQuery(text, e.words)
	cited.cite.article = "1"
	if len(e.copies(cited)) > 0 {
		t.Error("a citation is looked for as a copy")
	}
	if small := engine(build(pages[:100])); len(small.copies(newQuery(text, small.words))) > 0 {
		t.Error("the lists of a small site are whole")
	}
}

// Answers stay first and nothing is listed twice; a few pages come before further answers.
func TestCopiesStandBehindTheFirstAnswers(t *testing.T) {
	pages := sample()
	e := engine(build(pages))
	e.core.Ranking.Copies = copies{Few: 2, First: 1}
	answers := []Result{{URL: "1"}, {URL: "2"}, {URL: "zhinan/a.html"}}
	for _, c := range []struct {
		urls []string // of the pages
		want string
	}{
		{nil, "1 2 zhinan/a.html"},
		{[]string{"zhinan/a.html"}, "1 zhinan/a.html 2"},
		{[]string{"wenda/b.html", "zhinan/a.html"}, "1 wenda/b.html zhinan/a.html 2"},
		{[]string{"wenda/b.html", "zhinan/a.html", "fagui/jiu/index.html"}, "1 2 zhinan/a.html wenda/b.html fagui/jiu/index.html"},
	} {
		var at []uint32
		for _, url := range c.urls {
			at = append(at, uint32(slices.IndexFunc(slots(pages), func(p *Page) bool { return p != nil && p.URL == url })))
		}
		var got []string
		for _, r := range e.among(answers, at) {
			got = append(got, r.URL)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%v: %s, want %s", c.urls, s, c.want)
		}
	}
}
