package e2e

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pufa/internal/search"
	"pufa/internal/testkit"
)

// parityQueries are questions, citations, words and rubbish.
var parityQueries = []string{
	"信访多久给答复", "不服处理意见怎么办", "去上访最多能去几个人", "两个部门都推不管由谁受理", "材料被转给被检举的人", "老公借的钱老婆要还吗", "被狗咬了谁赔", "离婚冷静期多少天",
	"第三十五条", "35", "条例 34", "宪法41条", "信访工作条例第十七条第二款第（一）项", "《信访工作条例》 17", "信访条例２２条", "民法典一百四十八", "第一百二十条之一", "第二条至第五条", "〇",
	"复查", "访", "的", "不", "xinfang", "xfgztl", "ABC", "12345", "2022年", "各级机关、单位应当", "  书 面  答 复  ", "ｆａｎｇ", "有下列行为之一", "应当", "条例第", "他们的", "可不可以", "怎么办",
	"", " ", "，。！？", "《》", "</script>", "a'b\"c\\", "\x00\x01", "😀👨‍👩‍👧", "𠀀𠀁", "__proto__", "constructor", strings.Repeat("信访", 200), strings.Repeat("长", 90),
}

// What Go finds in an index is what the scripts of the theme find in it, in the same order: on
// a small site, and on a large one, whose index has two shelves.
func TestScriptsFindWhatGoFinds(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	small := engineOf(site.dir)
	t.Run("small", func(t *testing.T) {
		b := c.tab(t)
		b.open(site.url("index.html"))
		compareSearches(b, small, site.base, parityQueries)
	})
	t.Run("large", func(t *testing.T) {
		dir := t.TempDir()
		texts := largeIndex(t, site, dir)
		testkit.Write(t, dir, "index.html", []byte(`<!doctype html><html lang="zh"><title>Index</title><link rel="icon" href="data:,"><script src="search/core.js"></script></html>`))
		large := serve(t, dir, nil)
		b := c.tab(t)
		b.open(large.url("index.html"))
		queries := slices.Clone(parityQueries)
		random := rand.New(rand.NewPCG(1, 1))
		for range 60 { // words that were copied
			text := []rune(texts[random.IntN(len(texts))])
			n := min(len(text), 1+random.IntN(8))
			from := random.IntN(len(text) - n + 1)
			queries = append(queries, string(text[from:from+n]))
		}
		compareSearches(b, engineOf(dir), large.base, queries)
	})
}

func engineOf(dir string) *search.Engine {
	return search.NewEngine(func(name string) string {
		text, _ := os.ReadFile(filepath.Join(dir, "search", filepath.FromSlash(name)+".js"))
		return search.Data(string(text))
	})
}

// compareSearches asks both sides. Slips are corrected by the scripts alone.
func compareSearches(b *tab, e *search.Engine, base string, queries []string) {
	b.t.Helper()
	list, err := json.Marshal(queries)
	if err != nil {
		b.t.Fatal(err)
	}
	found := ask[[][]string](b, fmt.Sprintf(`(async () => {
		const out = [];
		for (const q of %s) out.push((await pufa.search(q, { exact: true, excerpts: 0 })).map((r) => [r.title, r.part, r.law, r.article, r.url.slice(%d), r.badge, r.cited ? "cited" : ""].join("|")));
		return out;
	})()`, list, len(base)))
	some := 0
	for i, q := range queries {
		var want []string
		for _, r := range e.Search(q, "") {
			cited := ""
			if r.Cited {
				cited = "cited"
			}
			want = append(want, strings.Join([]string{r.Title, r.Part, r.Law, r.Article, r.URL, r.Badge, cited}, "|"))
		}
		some += len(want)
		if !slices.Equal(found[i], want) {
			at := 0
			for at < min(len(want), len(found[i])) && want[at] == found[i][at] {
				at++
			}
			b.t.Errorf("%.30q: scripts find %d, Go %d; from the %dth: %q, %q", q, len(found[i]), len(want), at+1, found[i][at:min(at+2, len(found[i]))], want[at:min(at+2, len(want))])
		}
	}
	if some < 10*len(queries) {
		b.t.Errorf("%d results in all", some)
	}
}

// largeIndex writes the index of a site of thousands of articles, whose sentences are those
// of another site, with its scripts. It returns the sentences.
func largeIndex(t *testing.T, site served, dir string) []string {
	t.Helper()
	var sentences []string
	engineOf(site.dir).Each(func(_ search.Result, text string) {
		for s := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '。' || r == '；' }) {
			sentences = append(sentences, s+"。")
		}
	})
	random := rand.New(rand.NewPCG(2, 2))
	kinds := []search.Kind{search.National, search.Central, search.Local, search.Superseded, search.Guide}
	names := []string{"法", "条例", "规定"}
	var pages []*search.Page
	var count, articles [search.Kinds]int
	for i := range 600 {
		kind := kinds[i%len(kinds)]
		p := &search.Page{URL: fmt.Sprintf("fagui/%d/index.html", i), Title: fmt.Sprintf("第%d号%s", i, names[i%3]), Kind: kind, Weight: i * i % 97}
		passages := []search.Passage{{}}
		p.Passages = func() []search.Passage { return passages }
		count[kind]++
		if !kind.IsLaw() {
			passages[0].Text = sentences[random.IntN(len(sentences))]
			pages = append(pages, p)
			continue
		}
		p.Law = p.Title
		for n := range 20 + i%9 {
			number := fmt.Sprint(n + 1)
			passages = append(passages, search.Passage{Address: "#art_" + number, Number: number, Label: "第" + number + "条", Text: sentences[random.IntN(len(sentences))] + sentences[random.IntN(len(sentences))]})
			articles[kind]++
		}
		pages = append(pages, p)
	}
	core := site.text(t, "search/core.js")
	scripts := core[:strings.LastIndex(core, "\npufa.searchFile(")+1]
	synonyms := search.NewSynonyms(map[string][]string{"踢皮球": {"推诿、敷衍"}, "多久": {"日内", "之日起"}, "找谁": {"管辖"}})
	inOrder := func(n int, do func(i int)) {
		for i := range n {
			do(i)
		}
	}
	files := search.Build(pages, search.SizesFor(count, articles), synonyms, inOrder).Files(scripts)
	for name, data := range files {
		testkit.Write(t, dir, "search/"+name, data)
	}
	return sentences
}
