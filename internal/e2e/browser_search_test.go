package e2e

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
)

// answer is what pufa.search says of a result.
type answer struct{ Title, Law, Article, URL, Excerpt string }

func (b *tab) search(query string) []answer {
	b.t.Helper()
	return ask[[]answer](b, fmt.Sprintf(`pufa.search(%q).then((all) => all.map((r) => ({ Title: r.title, Law: r.law, Article: r.article, URL: r.url, Excerpt: r.excerpt })))`, query))
}

// The same folder is searched at the root of a host, below a path, and from a disk.
func TestTheSiteIsSearchedFromEverywhere(t *testing.T) {
	c := openChromium(t)
	dir := buildSite(t, root)
	site := serve(t, dir, nil)
	for name, base := range map[string]string{"http": site.base, "file": "file://" + filepath.ToSlash(dir) + "/"} {
		b := c.tab(t)
		for _, page := range []string{"index.html", "zhinan/qixian.html", "fagui/xinfang-gongzuo-tiaoli/34.html"} {
			b.open(base + page)
			for query, want := range map[string]answer{
				"信访工作条例第十七条": {Law: "信访工作条例", Article: "17"},
				"条例 34":      {Law: "信访工作条例", Article: "34"},
				"宪法41条":      {Law: "宪法", Article: "41"},
				"35":         {Law: "信访工作条例", Article: "35"},
			} {
				got := b.search(query)
				if len(got) == 0 || got[0].Law != want.Law || got[0].Article != want.Article || !strings.HasPrefix(got[0].URL, base) || got[0].Excerpt == "" {
					t.Errorf("%s, %s: %s: got %v", name, page, query, got[:min(1, len(got))])
				}
			}
			if got := b.search("信访多久给答复"); len(got) < 3 {
				t.Errorf("%s, %s: %v", name, page, got)
			}
		}
		b.open(base + "search/index.html?q=" + (&urlQuery{"复查"}).String())
		b.until(`document.querySelector(".hits mark") !== null`)
		b.do(`const i = document.querySelector(".searching input"); i.value = "听证"; i.form.requestSubmit()`)
		b.until(`/听证/.test(document.querySelector(".hits").textContent)`)
		report(t, name, desktop, b.findings())
	}
}

// The field of the page of results sends nothing while characters are still being chosen.
func TestResultsWaitForTheInputMethod(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	b := c.tab(t)
	b.open(site.url("search/index.html") + "?q=" + (&urlQuery{"复查"}).String())
	b.until(`document.querySelector(".hits mark") !== null`)
	b.do(`window.field = document.querySelector(".searching input"); field.dispatchEvent(new CompositionEvent("compositionstart")); field.value = "ting'zheng"; field.form.requestSubmit()`)
	if got := ask[string](b, `decodeURIComponent(location.search) + document.querySelector("[data-search-status]").textContent`); !strings.HasPrefix(got, "?q=复查找到") {
		t.Errorf("while an input method composes: %s", got)
	}
	b.do(`field.value = "听证"; field.dispatchEvent(new CompositionEvent("compositionend")); field.form.requestSubmit()`)
	b.until(`decodeURIComponent(location.search) === "?q=听证"`)
	report(t, "composing", desktop, b.findings())
}

// From the home page to article 35 of the regulation: typing 35, and two taps.
func TestArticle35IsTwoTapsAway(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	w := &walker{tab: c.tab(t)}
	w.as(phone)
	w.open(site.url("index.html"))
	w.click(".ask .search input")
	w.taps++
	w.until(`pufa.searchFile !== undefined`)
	w.press("3", 51, 0, "3")
	w.press("5", 53, 0, "5")
	w.until(`document.querySelector(".ask [role=option]") !== null`)
	w.follow(".ask [role=option]", "第三十五条")
	if got := ask[string](w.tab, `location.pathname`); got != subPath+"fagui/xinfang-gongzuo-tiaoli/35.html" || w.taps > 2 {
		t.Errorf("%d taps lead to %s", w.taps, got)
	}
	report(t, "article 35", phone, w.findings())
}

// Whatever is typed, there is an answer or “nothing found”, and no markup.
func TestNoQueryDoesHarm(t *testing.T) {
	c := openChromium(t).withAxe()
	site := serveSite(t, nil)
	b := c.tab(t)
	b.open(site.url("search/index.html"))
	for _, query := range []string{"", " ", strings.Repeat("信访", 5000), "\x00\x01\x1f", "😀👨‍👩‍👧", "</script><img src=x onerror=alert(1)>", "，。！？", "《》", "\"'`${}", "第", "第条", "99999999999条", "的", "1", "__proto__", "constructor", "𠀀𠀁"} {
		b.search(query)
	}
	for _, half := range []string{`"\ud800"`, `"信\udc00访"`, `null`, `undefined`, `{}`, `12`} {
		b.do(`pufa.search(` + half + `)`)
	}
	for _, query := range []string{"<b>信访</b>", "</script>", "\U0001F600", strings.Repeat("长", 3000)} {
		b.open(site.url("search/index.html") + "?q=" + (&urlQuery{query}).String())
		b.until(`document.querySelector("[data-search-status]").textContent !== "" && !document.querySelector("[data-search-status]").textContent.includes("正在找")`)
		if n := ask[int](b, `document.querySelectorAll("main b, main script, main img").length`); n > 0 && strings.HasPrefix(query, "<") {
			t.Errorf("%.20s: %d elements of the query stand on the page", query, n)
		}
	}
	report(t, "search", desktop, b.findings())
}

type urlQuery struct{ s string }

func (q *urlQuery) String() string {
	var b strings.Builder
	for i := range len(q.s) {
		fmt.Fprintf(&b, "%%%02X", q.s[i])
	}
	return b.String()
}

// The page of results, for every reader: groups, marks, an address to share.
func TestResultsServeEveryReader(t *testing.T) {
	c := openChromium(t).withAxe()
	site := serveSite(t, nil)
	b := c.tab(t)
	for _, query := range []string{"不服处理意见怎么办", "信访工作条例第十七条", "xinfang", "没有这样的东西吧"} {
		b.open(site.url("search/index.html") + "?q=" + (&urlQuery{query}).String())
		b.until(`/找到|没有找到/.test(document.querySelector("[data-search-status]").textContent)`)
		b.until(`!document.querySelector(".hits li") || document.querySelector(".hits li p") !== null`)
		for _, r := range []reader{desktop, phone, darkened, elder} {
			b.as(r)
			report(t, query, r, ask[[]string](b, `probe.axe([])`))
			if wide := ask[int](b, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
				t.Errorf("%s (%s): %d px too wide", query, r.name, wide)
			}
		}
		b.as(desktop)
	}
	b.open(site.url("search/index.html") + "?q=" + (&urlQuery{"复查"}).String())
	b.until(`document.querySelector(".hits mark") !== null`)
	b.do(`const i = document.querySelector(".searching input"); i.value = "听证"; i.form.requestSubmit()`)
	b.until(`decodeURIComponent(location.search) === "?q=听证" && /听证/.test(document.querySelector(".hits").textContent)`)
	b.do(`history.back()`)
	b.until(`decodeURIComponent(location.search) === "?q=复查" && document.querySelector(".searching input").value === "复查"`)
	report(t, "search", desktop, b.findings())
}

// Words that are to be found as typed stay so when a part that was lost is tried again.
func TestAnotherTryLooksForTheSame(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	b := c.tab(t)
	b.open(site.url("search/index.html") + "?q=" + (&urlQuery{"复查"}).String())
	b.until(`document.querySelector(".hits") !== null`)
	b.do(`window.exact = []; pufa.search = Object.assign((query, o) => { exact.push(!!o.exact); return Promise.resolve(Object.assign([], { failed: ["x.js"], suggestion: o.exact ? "" : "复核" })); }, { copies: () => Promise.resolve([]) }); document.querySelector(".searching form").requestSubmit()`)
	b.until(`document.querySelectorAll("main p.note button").length === 2`)
	b.click("main p.note button") // as typed
	b.until(`exact.length === 2 && document.querySelectorAll("main p.note button").length === 1`)
	b.click("main p.note button") // another try
	b.until(`exact.length === 3`)
	if got := ask[[]bool](b, `exact`); !got[1] || !got[2] {
		t.Errorf("exact: %v", got)
	}
}

// Suggestions below the field of a page: axe is content, keys go where they should,
// and while an input method composes none of them does anything.
func TestTheFieldIsACombobox(t *testing.T) {
	c := openChromium(t).withAxe()
	site := serveSite(t, nil)
	b := c.tab(t)
	page := site.url("zhinan/qixian.html")
	b.open(page)
	const input = `document.querySelector(".masthead .search input")`
	b.do(input + `.focus()`)
	b.until(`pufa.searchFile !== undefined && ` + input + `.getAttribute("role") === "combobox"`)
	typed := func(text string) {
		b.do(fmt.Sprintf(`%s.value = %q; %s.dispatchEvent(new InputEvent("input", { bubbles: true }))`, input, text, input))
	}
	key := func(name string, code int, composing bool) {
		b.do(fmt.Sprintf(`%s.dispatchEvent(new KeyboardEvent("keydown", { key: %q, keyCode: %d, isComposing: %v, bubbles: true, cancelable: true }))`, input, name, code, composing))
	}
	// Nothing is asked, chosen or sent while characters are still being chosen.
	b.do(input + `.dispatchEvent(new CompositionEvent("compositionstart"))`)
	typed("xin'fang")
	time.Sleep(400 * time.Millisecond)
	if ask[bool](b, `document.querySelector("[role=option]") !== null`) {
		t.Error("suggestions while an input method composes")
	}
	b.do(input + `.dispatchEvent(new CompositionEvent("compositionend"))`)
	typed("复查")
	b.until(`document.querySelectorAll("[role=option]").length > 1`)
	report(t, "suggestions", desktop, ask[[]string](b, `probe.axe([])`))
	for _, code := range []int{229, 40} {
		key("ArrowDown", code, true)
		key("Enter", 229, false)
	}
	if got := ask[string](b, `location.href + (`+input+`.getAttribute("aria-activedescendant") || "")`); got != page {
		t.Errorf("keys of an input method lead to %s", got)
	}
	key("ArrowDown", 40, false)
	if !ask[bool](b, `document.getElementById(`+input+`.getAttribute("aria-activedescendant")).getAttribute("aria-selected") === "true"`) {
		t.Error("no option is active")
	}
	key("Escape", 27, false)
	if ask[string](b, input+`.getAttribute("aria-expanded")`) != "false" {
		t.Error("Escape leaves the list open")
	}
	b.do(input + `.form.dispatchEvent(new Event("x"))`)
	if ask[string](b, input+`.form.getAttribute("action")`) != "../search/index.html" {
		t.Error("the field does not lead to the results")
	}
	report(t, "combobox", desktop, b.findings())
}

// Without scripts the form leads to an index that is useful by itself.
func TestWithoutScriptsThereIsAnIndex(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	b := c.tab(t)
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	text := site.text(t, "zhinan/qixian.html")
	if !strings.Contains(text, `action="../search/az.html"`) {
		t.Error("the form does not lead to the index")
	}
	index := site.text(t, "search/az.html")
	for _, want := range []string{`>信访工作条例</a>`, `href="../fagui/xinfang-gongzuo-tiaoli/35.html"`, `id="X"`} {
		if !strings.Contains(index, want) {
			t.Errorf("the index has no %s", want)
		}
	}
}

// A file that fails to load: the rest is shown, and there is a way to try again.
func TestWhatFailsToLoadIsTold(t *testing.T) {
	c := openChromium(t)
	var broken atomic.Value
	broken.Store("/search/x/")
	site := serveSite(t, func(w http.ResponseWriter, r *http.Request) bool {
		if p := broken.Load().(string); p != "" && strings.Contains(r.URL.Path, p) {
			http.Error(w, "", http.StatusInternalServerError)
			return true
		}
		return false
	})
	b := c.tab(t)
	b.open(site.url("search/index.html") + "?q=" + (&urlQuery{"复查"}).String())
	b.until(`document.querySelector("[data-search-results] .note button") !== null && document.querySelector(".hits li") !== null`)
	broken.Store("")
	for ask[bool](b, `document.querySelector("[data-search-results] .note") !== null`) { // excerpts may still be failing at the first try
		b.do(`{ const note = document.querySelector("[data-search-results] .note"); note.dataset.old = ""; note.querySelector("button").click() }`)
		b.until(`document.querySelector("[data-search-results] .note[data-old]") === null`)
	}
	b.until(`document.querySelector(".hits mark") !== null`)
	b.findings() // the refusals are ours

	broken.Store("/search/core.js")
	b.open(site.url("zhinan/qixian.html"))
	if ask[string](b, `pufa.search("复查").then(() => "found", () => "told")`) != "told" {
		t.Error("a core that is not there is not told")
	}
	broken.Store("")
	if len(b.search("复查")) == 0 {
		t.Error("it is not asked for again")
	}
}

// A core from a cache beside files of another build: the core is fetched anew, once.
func TestFilesOfTwoBuildsAreNoticed(t *testing.T) {
	c := openChromium(t)
	digest := regexp.MustCompile(`^(pufa\.searchFile\("[^"]*",)"([^"]*)"`)
	var fresh atomic.Int32
	var dir string
	site := serveSite(t, func(w http.ResponseWriter, r *http.Request) bool {
		name, ok := strings.CutPrefix(r.URL.Path, subPath+"search/")
		if !ok || !strings.HasSuffix(name, ".js") {
			return false
		}
		text, err := os.ReadFile(filepath.Join(dir, "search", filepath.FromSlash(name)))
		if err != nil {
			return false
		}
		w.Header().Set("Content-Type", "text/javascript")
		switch {
		case name != "core.js":
			text = digest.ReplaceAll(text, []byte(`$1"another"`))
		case r.URL.RawQuery != "":
			fresh.Add(1)
			text = []byte(regexp.MustCompile(`"digest":"[^"]*"`).ReplaceAllString(string(text), `"digest":"another"`))
		}
		_, _ = w.Write(text)
		return true
	})
	dir = site.dir
	b := c.tab(t)
	b.open(site.url("zhinan/qixian.html"))
	if got := b.search("复查"); len(got) == 0 || fresh.Load() != 1 {
		t.Errorf("%d results, the core was fetched anew %d times", len(got), fresh.Load())
	}
	if b.search("听证"); fresh.Load() != 1 {
		t.Errorf("the core was fetched anew %d times", fresh.Load())
	}
	report(t, "two builds", desktop, b.findings())
}

// Every string of 1 to 8 characters that is copied from a page in a browser finds the
// page: what TestEveryStringOfAPageFindsIt says, by the scripts and what they show.
func TestWhatIsCopiedFromAPageFindsIt(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	random := copying(t)
	b, finder := c.tab(t), c.tab(t)
	finder.open(site.url("index.html"))
	for _, page := range random.pages(copied(site), *copies) {
		b.open(site.url(page.name))
		text := ask[string](b, fmt.Sprintf(`(() => {
			for (const e of document.querySelectorAll(%q)) e.remove();
			return Array.from(document.querySelectorAll(%q), (e) => e.innerText).join("\n");
		})()`, strings.Join(drawn, ", "), strings.Join(authored, ", ")))
		for _, query := range random.strings(text, page.times) {
			if !slices.ContainsFunc(finder.search(query), func(a answer) bool { return withoutFragment(a.URL) == site.url(page.name) }) {
				t.Errorf("%q does not find %s, where it stands", query, page.name)
			}
		}
	}
}

// On a large site, pages from which words were copied come below what is found at once.
func TestCopiesAreShownBelowTheAnswers(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	b := c.tab(t)
	b.before(`window.slow = {}; window.copied = new Promise((done) => { slow.done = done; });`)
	b.open(site.url("search/index.html"))
	b.until(`typeof pufa.search.copies === "function"`)
	b.do(`pufa.search.copies = () => window.copied.then(() => [{ title: "远乡规定", law: "", part: "", url: "x.html", group: "law", pieces: [] }])`)
	const headings = `Array.from(document.querySelectorAll("[data-search-results] h2"), (h) => h.textContent).join()`
	b.do(`document.querySelector(".searching input").value = "复查"; document.querySelector(".searching form").requestSubmit()`)
	b.until(`document.querySelector(".hits mark") !== null`)
	before := ask[string](b, headings)
	b.do(`slow.done()`)
	b.until(`document.querySelector("#h-copied") !== null`)
	if after := ask[string](b, headings); after != before+",原文里可能有这几个字" {
		t.Errorf("%s became %s", before, after)
	}
	b.do(`document.querySelector(".searching input").value = "龘龘龘龘龘"; document.querySelector(".searching form").requestSubmit()`)
	b.until(`/找到 1 条/.test(document.querySelector("[data-search-status]").textContent)`)
	report(t, "copies", desktop, b.findings())
}
