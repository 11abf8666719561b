package search

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// sample is a small site: a statute in force and one that it replaced, a guide, questions.
func sample() []*Page {
	return []*Page{
		{URL: "fagui/xin/index.html", Title: "示范工作条例", Law: "示范工作条例", Names: []string{"工作条例"}, Kind: Central, Weight: 9, Passages: held([]Passage{
			{Words: []string{"期限"}, Text: "为便民而写。"},
			{Address: "1.html", Number: "1", Label: "第一条", Above: "第一章 总则", Text: "为了方便群众，制定本条例。"},
			{Address: "2.html", Number: "2", Label: "第二条", Text: "承办单位应当自受理之日起60日内办结，并书面答复。", Notes: "最多等两个月。"},
			{Address: "2-1.html", Number: "2-1", Label: "第二条之一", Text: "逾期不办的，由上一级责令改正。"},
		})},
		{URL: "fagui/jiu/index.html", Title: "示范条例", Law: "示范条例", Kind: Superseded, Badge: "已废止", Passages: held([]Passage{
			{}, {Address: "#art_2", Number: "2", Label: "第二条", Text: "承办单位应当自受理之日起30日内办结，并书面答复。"},
		})},
		{URL: "zhinan/a.html", Title: "等了很久没有结果", Kind: Guide, Latin: []string{"jieguo"}, Passages: held([]Passage{{Words: []string{"拖延"}, Text: "先问清楚到了哪一步。\nABC 2026 年 5 月，电话 12345。"}})},
		{URL: "wenda/b.html", Title: "问答", Kind: Questions, Passages: held([]Passage{{Text: "大家常问的。"}, {Address: "#a", Title: "多久有答复？", Text: "两个月以内。"}})},
	}
}

func held(list []Passage) func() []Passage { return func() []Passage { return list } }

func words() *Synonyms {
	return NewSynonyms(map[string][]string{"多久": {"日内", "月以内"}, "踢皮球": {"逾期不办"}, "一": {"单字"}})
}

func build(pages []*Page) map[string][]byte {
	return Build(pages, sizesOf(pages), words(), inOrder).Files("// engine\n")
}

func sizesOf(pages []*Page) Sizes {
	var count, articles [Kinds]int
	for _, p := range pages {
		count[p.Kind]++
		if p.Kind.IsLaw() {
			articles[p.Kind] += len(p.Passages()) - 1
		}
	}
	return SizesFor(count, articles)
}

func engine(files map[string][]byte) *Engine {
	return NewEngine(func(name string) string { return Data(string(files[name+".js"])) })
}

func TestQueriesFindWhatTheyMean(t *testing.T) {
	e := engine(build(sample()))
	for query, want := range map[string]string{
		"示范工作条例第二条":     "fagui/xin/2.html",
		"工作条例2条":        "fagui/xin/2.html",
		"《示范工作条例》第二条之一": "fagui/xin/2-1.html",
		"示范工作条例2-1":     "fagui/xin/2-1.html",
		"条例 2":          "fagui/xin/2.html",
		"第二条":           "fagui/xin/2.html",
		"２":             "fagui/xin/2.html",
		"示范条例第2条":       "fagui/jiu/index.html#art_2",
		"jieguo":        "zhinan/a.html",
		"书面答复":          "fagui/xin/2.html",
		"踢皮球":           "fagui/xin/2-1.html",
		"没 有 结 果":       "zhinan/a.html",
		"ａｂｃ":           "zhinan/a.html",
		"12345":         "zhinan/a.html",
		"最":             "fagui/xin/2.html",
		"多久有答复":         "wenda/b.html#a",
		"示范工作条例第九条书面答复呢": "fagui/xin/2.html",
	} {
		if got := e.Search(query, ""); len(got) == 0 || got[0].URL != want {
			t.Errorf("%s: got %v, want %s", query, got[:min(1, len(got))], want)
		}
	}
	if got := e.Search("2", "示范条例"); len(got) == 0 || got[0].URL != "fagui/jiu/index.html#art_2" {
		t.Errorf("on the page of a statute: %v", got)
	}
	for _, nothing := range []string{"", " ", "，。！", "😀", "魑魅", strings.Repeat("鑫", 10000), "\x00"} {
		if got := e.Search(nothing, ""); len(got) > 0 {
			t.Errorf("%.20q finds %v", nothing, got[0])
		}
	}
}

// Every string of a page finds it, as a plain search for the string would.
func TestEveryStringFindsItsPage(t *testing.T) {
	pages := sample()
	e := engine(build(pages))
	for _, p := range pages {
		for i, a := range p.Passages() {
			for _, text := range []string{a.Text, a.Notes, a.Title, a.Label, p.Title} {
				r := []rune(text)
				for from := range r {
					for to := from + 1; to <= min(from+8, len(r)); to++ {
						query := string(r[from:to])
						if strings.Contains(query, "\n") || clean(query) == "" || a.Label == text && i == 0 {
							continue
						}
						if !slices.ContainsFunc(e.Search(query, ""), func(r Result) bool { return strings.HasPrefix(r.URL, p.URL[:strings.LastIndex(p.URL, "/")]) }) {
							t.Errorf("%q does not find %s", query, p.URL)
						}
					}
				}
			}
		}
	}
}

// The same site makes the same bytes, in whatever order its pages come.
func TestTheIndexIsReproducible(t *testing.T) {
	want := build(sample())
	for range 5 {
		pages := sample()
		rand.Shuffle(len(pages), func(i, k int) { pages[i], pages[k] = pages[k], pages[i] })
		if got := build(pages); !maps.EqualFunc(got, want, slices.Equal) {
			t.Fatal("another order makes other files")
		}
	}
	names := slices.Sorted(maps.Keys(want))
	if all := sizesOf(sample()).Names(); !slices.Equal(all, names) {
		t.Errorf("files %q, foretold %q", names, all)
	}
}

// An edited sentence changes the files with its own words, and few others.
func TestAnEditChangesFewFiles(t *testing.T) {
	var pages []*Page
	for i := range 200 {
		text := strings.Repeat(fmt.Sprintf("第%d页讲了%c%c和%c的事。", i, 0x4e00+i*7, 0x4e00+i*13, 0x4e00+i*31), 5)
		pages = append(pages, &Page{URL: fmt.Sprintf("a/%d.html", i), Title: fmt.Sprintf("页%d", i), Kind: Guide, Passages: held([]Passage{{Text: text}})})
	}
	before := build(pages)
	edited := *pages[7]
	edited.Passages = held([]Passage{{Text: edited.Passages()[0].Text + "新添一句话。"}})
	pages[7] = &edited
	changed := 0
	for name, data := range build(pages) {
		if !slices.Equal(before[name], data) {
			changed++
		}
	}
	if changed == 0 || changed > 20 {
		t.Errorf("%d of %d files changed", changed, len(before))
	}
}

func TestSlotsAreStable(t *testing.T) {
	var pages []*Page
	for i := range 500 {
		pages = append(pages, &Page{URL: fmt.Sprint(i)})
	}
	at := map[string]int{}
	for slot, p := range slots(pages) {
		if p != nil {
			at[p.URL] = slot
		}
	}
	moved := 0
	for slot, p := range slots(append(pages[1:], &Page{URL: "new"}, &Page{URL: "another"})) {
		if p == nil {
			continue
		}
		if was, ok := at[p.URL]; ok && was != slot {
			moved++
		}
	}
	if len(at) != 500 || moved > 10 {
		t.Errorf("%d pages have a slot, %d moved", len(at), moved)
	}
}

func TestLongListsNameTheBestAndAllPages(t *testing.T) {
	x := &Index{}
	var list []posting
	for i := range 2000 {
		p := &Page{Kind: Local}
		if i%500 == 3 {
			p.Kind = National
		}
		x.slots, x.numbers, x.standings = append(x.slots, uint32(2*i)), append(x.numbers, uint16(i%40)), append(x.standings, uint8(standing(p)))
		list = append(list, posting(i<<strengthBits|i%4))
	}
	var w bitWriter
	total, got := decode(encode(&w, len(list), x.matches(x.best(list, 10), nil), 0, 4096), 0, 4096)
	if total != 2000 || len(got) != 10 || !slices.ContainsFunc(got, func(p match) bool { return p.slot == 2*1003 }) {
		t.Errorf("%d of %d: %v", len(got), total, got)
	}
	if pages := decodePages(encodePages(&w, x.matches(list, nil), 0, 4096), 0, 4096); len(pages) != 2000 || pages[1999].slot != 2*1999 {
		t.Errorf("%d pages", len(pages))
	}
}

func FuzzLists(f *testing.F) {
	f.Add([]byte{1, 2, 3, 200, 40, 7})
	f.Fuzz(func(t *testing.T, raw []byte) {
		var w bitWriter
		var list []match
		slot, passage := uint32(0), uint16(0)
		for _, b := range raw {
			if b > 100 {
				slot, passage = slot+uint32(b), 0
			}
			passage += uint16(b)*uint16(b)/8 + 1
			list = append(list, match{slot, passage, b & surest})
		}
		if total, got := decode(encode(&w, len(list)+1, list, 0, int(slot)+1), 0, int(slot)+1); total != len(list)+1 || !slices.Equal(got, list) {
			t.Errorf("%v became %v", list, got)
		}
		decode(string(raw), 0, 64) // whatever it is
		decodePages(string(raw), 0, 64)
	})
}

func FuzzPack(f *testing.F) {
	f.Add("第一条 为了保护公民、法人和其他组织的合法权益，ABC~<b>\\'\n制定本法。é×①")
	p := newPacker(symbols(symbolsMost))
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		packed := string(p.pack(nil, []rune(text)))
		if got := p.unpack(packed); got != text {
			t.Errorf("%q became %q", text, got)
		}
	})
}

func FuzzSearch(f *testing.F) {
	e := engine(build(sample()))
	for _, q := range []string{"条例 2", "第一百三十三条之一", "</script>", "a'b\"c\\"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, query string) { e.Search(query, "") })
}

func TestCitationsAreRead(t *testing.T) {
	for text, want := range map[string]citation{
		"信访工作条例第十七条":  {"信访工作条例", "17", true},
		"信访条例17条":     {"信访条例", "17", false},
		"条例 34":       {"条例", "34", false},
		"宪法41条":       {"宪法", "41", false},
		"民法典1079":     {"民法典", "1079", false},
		"民法典一千零七十九条":  {"民法典", "1079", true},
		"第三十五条":       {"", "35", false},
		"35":          {"", "35", false},
		"刑法第一百三十三条之一": {"刑法", "133-1", true},
		"刑法133条之1":    {"刑法", "133-1", false},
		"刑法133-1":     {"刑法", "133-1", false},
		"《行政诉讼法》第四十六条第一款": {"行政诉讼法", "46", true},
		"行政诉讼法12条1款(一)项":  {"行政诉讼法", "12", true},
		"民事诉讼法二〇条":        {"民事诉讼法", "20", false},
		"刑法修正案（八）第四十八条":   {"刑法修正案八", "48", true},
		"刑法修正案八 48":       {"刑法修正案八", "48", false},
		"宪法修正案（1999年）12条": {"宪法修正案1999年", "12", true},
		"某某规则（试行）第3条":     {"某某规则试行", "3", true},
		strings.Repeat("关于", 36) + "规定 第一千二百六十条之一 第二款 第（三）项": {strings.Repeat("关于", 36) + "规定", "1260-1", true},
		"我有 3":     {},
		"一":        {},
		"三十":       {},
		"信访":       {},
		"":         {},
		"条例":       {},
		"信访工作条例第条": {},
		"2022年报告":  {},
		"信访工作条例第十七条和第十八条规定": {},
	} {
		if got := parseCitation(string(typed(text))); got != want {
			t.Errorf("%s: got %v, want %v", text, got, want)
		}
	}
	for number, want := range map[string]string{"1": "第一条", "10": "第十条", "17": "第十七条", "105": "第一百零五条", "110": "第一百一十条", "1079": "第一千零七十九条", "133-1": "第一百三十三条之一"} {
		if got := label("第*条", number); got != want {
			t.Errorf("%s: %s", number, got)
		}
	}
}

// What no passage has in full was not copied from one.
func TestWhatWasCopiedStandsTogether(t *testing.T) {
	list := func(total int, matches ...match) termList {
		return termList{loaded: true, total: total, matches: matches}
	}
	title, first, second, other := match{slot: 1}, match{slot: 1, passage: 1}, match{slot: 1, passage: 2}, match{slot: 2, passage: 1}
	for name, c := range map[string]struct {
		lists []termList
		want  bool
	}{
		"in a passage":              {[]termList{list(2, first, other), list(1, first)}, true},
		"in two passages of a page": {[]termList{list(1, first), list(1, second)}, false},
		"in a passage or its title": {[]termList{list(1, title), list(1, second)}, true},
		"the title of another page": {[]termList{list(1, title), list(1, other)}, false},
		"nowhere":                   {[]termList{list(1, first), list(0)}, false},
		"not looked for":            {[]termList{list(1, first), {total: 0}}, true},
		"not all places are known":  {[]termList{list(9, first), list(1, other)}, true},
	} {
		if got := together(c.lists); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestFilesOfLittleValueAreNotLoaded(t *testing.T) {
	terms := []term{{"离婚", 1, false}, {"抚养", 1, false}, {"我妈", crossing, false}, {"产养", crossing, false}, {"财产", 1, false}, {"打官", crossing, false}}
	if all := filesByValue(terms, false, 1<<16, 0); len(all) != len(terms) {
		t.Errorf("%d files of %d", len(all), len(terms))
	}
	few := filesByValue(terms, false, 1<<16, rankingOf(false).Usual.Worth)
	for text, want := range map[string]bool{"离婚": true, "抚养": true, "财产": true, "产养": false} {
		if slices.Contains(few, fileOf(text, 1<<16)) != want {
			t.Errorf("%s: %v", text, !want)
		}
	}
	if one := filesByValue(terms, false, 1<<16, 9); len(one) != always {
		t.Error("the first files are loaded whatever they are worth")
	}
}

// Many results of one long statute cost no more each than those of a short one.
func TestSearchingALongStatuteIsLinear(t *testing.T) {
	cost := func(articles int) float64 {
		p := &Page{URL: "a/index.html", Title: "示范条例", Law: "示范条例", Kind: Central}
		list := []Passage{{}}
		for i := range articles {
			n := strconv.Itoa(i + 1)
			list = append(list, Passage{Address: n + ".html", Number: n, Label: "第" + n + "条", Text: "承办单位书面答复。"})
		}
		p.Passages = held(list)
		files := build([]*Page{p})
		return testing.AllocsPerRun(1, func() { engine(files).Search("书面答复", "") })
	}
	if short, long := cost(200), cost(1600); long > 16*short {
		t.Errorf("200 articles cost %v, 1600 cost %v", short, long)
	}
}

// The same for the sections of a long page, in bytes: what is known of them is read once.
func TestSearchingALongPageIsLinear(t *testing.T) {
	cost := func(sections int) uint64 {
		p := &Page{URL: "a.html", Title: "流程", Kind: Guide}
		list := []Passage{{}}
		for i := range sections {
			list = append(list, Passage{Address: "#a" + strconv.Itoa(i), Title: "第" + strconv.Itoa(i) + "步", Text: "承办单位书面答复。"})
		}
		p.Passages = held(list)
		files := build([]*Page{p})
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		engine(files).Search("书面答复", "")
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	if short, long := cost(400), cost(3200); long > 16*short {
		t.Errorf("400 sections cost %d bytes, 3200 cost %d", short, long)
	}
}

func inOrder(n int, do func(i int)) {
	for i := range n {
		do(i)
	}
}

func TestAnIndexIsTheSameInWhateverOrderItsPartsAreRead(t *testing.T) {
	atOnce := func(n int, do func(i int)) {
		var all sync.WaitGroup
		for i := range n {
			all.Go(func() { do(n - 1 - i) })
		}
		all.Wait()
	}
	pages := sample()
	got, want := Build(pages, sizesOf(pages), words(), atOnce).Files("// engine\n"), build(pages)
	if !maps.EqualFunc(got, want, bytes.Equal) {
		t.Error("an index whose parts were read at the same time has other files")
	}
}

// The first place is as good as any other.
func TestAPageMayHaveTheFirstSlot(t *testing.T) {
	for i := range 1000 {
		p := &Page{URL: strconv.Itoa(i) + ".html"}
		if table := slots([]*Page{p}); table[0] == p {
			return
		}
	}
	t.Error("of 1000 pages none has it")
}

func TestEachPassageIsVisitedWithItsWords(t *testing.T) {
	got := map[string]string{}
	engine(build(sample())).Each(func(r Result, text string) { got[r.URL] = text })
	for url, want := range map[string]string{
		"fagui/xin/2.html":           "承办单位应当自受理之日起60日内办结，并书面答复。\n最多等两个月。",
		"fagui/jiu/index.html#art_2": "承办单位应当自受理之日起30日内办结，并书面答复。",
		"zhinan/a.html":              "先问清楚到了哪一步。\nABC 2026 年 5 月，电话 12345。",
	} {
		if got[url] != want {
			t.Errorf("%s: %q, want %q", url, got[url], want)
		}
	}
}
