package e2e

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pufa/internal/testkit"
)

// awaits waits, as until does, for what a script sees, and returns how long that took.
func (b *tab) awaits(what, script string) time.Duration {
	b.t.Helper()
	began := time.Now()
	b.until("Boolean(" + script + ") /* " + what + " */")
	return time.Since(began)
}

func overwrite(t *testing.T, file, text string) {
	t.Helper()
	testkit.Write(t, filepath.Dir(file), filepath.Base(file), text)
}

const panelText = `(Array.from(document.querySelectorAll("div")).map(d => d.shadowRoot).find(Boolean) || {textContent: ""}).textContent`

// longPage has many blocks, a box that opens, and one sentence to be edited.
func longPage(sentence string) string {
	var b strings.Builder
	b.WriteString("+++\ntitle = \"长文\"\nsummary = \"很长。\"\n+++\n")
	for i := range 60 {
		fmt.Fprintf(&b, "## 第%d节\n\n各级机关、单位应当在收到之日起十五日内作出书面答复，并说明理由；情况复杂的，可以适当延长。\n\n", i)
		if i == 5 {
			b.WriteString("<details><summary>展开</summary><p>里面的话</p></details>\n\n")
		}
		if i == 40 {
			b.WriteString(sentence + "\n\n")
		}
	}
	return b.String()
}

// Somebody edits a paragraph far down and looks at it: the text changes within a
// second, in place. Then front matter breaks, and is mended.
func TestAnEditShowsInPlace(t *testing.T) {
	browser := openChromium(t)
	dir := copySite(t, nil)
	source := filepath.Join(dir, "content", "zhinan", "chang.md")
	overwrite(t, source, longPage("旧的一句。"))
	p := startPreview(t, dir)
	b := browser.tab(t)
	b.open(p.url + "zhinan/chang.html")
	b.awaits("the panel", panelText+`.includes("预览")`)
	b.do(`window.sameDocument = true; document.querySelector("main details:not(.toc details)").open = true;
		document.documentElement.style.scrollBehavior = "auto";
		Array.from(document.querySelectorAll("main p")).find(p => p.textContent.includes("旧的一句")).scrollIntoView({block: "center"});`)
	y := ask[float64](b, "scrollY")
	if y < 1000 {
		t.Fatalf("the sentence stands at %v", y)
	}
	took := func(what, text, shows string) {
		t.Helper()
		began := time.Now()
		overwrite(t, source, text)
		b.awaits(what, shows)
		d := time.Since(began)
		t.Logf("%s: %v", what, d)
		if d > time.Second {
			t.Logf("%s took %v; this machine may be busy", what, d)
		}
		if !ask[bool](b, "window.sameDocument === true") {
			t.Errorf("%s: the page was reloaded", what)
		}
	}
	in := func(text string) string {
		return fmt.Sprintf(`document.querySelector("main").textContent.includes(%q)`, text)
	}
	took("a sentence", longPage("新的一句，比旧的长得多，长得多，长得多。"), in("新的一句"))
	if now := ask[float64](b, "scrollY"); math.Abs(now-y) >= 5 {
		t.Errorf("scrolled from %v to %v", y, now)
	}
	if !ask[bool](b, `document.querySelector("main details:not(.toc details)").open`) {
		t.Error("the box is closed")
	}

	// Something new above: what is being read stays where it is.
	b.do(`window.spot = Array.from(document.querySelectorAll("main p")).find(p => p.textContent.includes("新的一句")); window.top0 = spot.getBoundingClientRect().top;`)
	long := strings.Replace(longPage("新的一句，比旧的长得多，长得多，长得多。"), "## 第3节", "## 插进来的一节\n\n"+strings.Repeat("这一节是后来加的。", 30)+"\n\n## 第3节", 1)
	took("a new part above", long, in("插进来的一节"))
	if by := ask[float64](b, "spot.getBoundingClientRect().top - top0"); math.Abs(by) >= 5 {
		t.Errorf("what is read moved by %v px", by)
	}
	if !ask[bool](b, "spot.isConnected") {
		t.Error("the paragraph being read was replaced")
	}
	if by := ask[float64](b, "document.querySelectorAll('main .prose h2').length"); by != 61 {
		t.Errorf("%v headings", by)
	}

	// Focus stays.
	b.do(`document.querySelector("main details:not(.toc details) summary").focus({preventScroll: true})`)
	took("another sentence", strings.Replace(long, "新的一句", "更新的一句", 1), in("更新的一句"))
	if !ask[bool](b, `document.activeElement && document.activeElement.localName === "summary"`) {
		t.Error("the focus is lost")
	}

	// A title: head, heading and trail.
	took("a title", strings.Replace(long, "title = \"长文\"", "title = \"改了名\"", 1), `document.title.startsWith("改了名") && document.querySelector("h1").textContent.includes("改了名")`)

	// Broken and mended.
	overwrite(t, source, strings.Replace(long, "title = \"长文\"", "title = “长文”", 1))
	b.awaits("the panel tells of it", panelText+`.includes("第 2 行")`)
	if !ask[bool](b, in("更新的一句")) && !ask[bool](b, in("新的一句")) {
		t.Error("the last good page is gone")
	}
	overwrite(t, source, long)
	b.awaits("the panel is quiet again", `!`+panelText+`.includes("第 2 行")`)
	if !ask[bool](b, "window.sameDocument === true") {
		t.Error("the page was reloaded")
	}

	// A stylesheet of the site's own, in the place of the theme's.
	css, err := os.ReadFile(filepath.Join(root, "themes", "pufa", "assets", "style.css"))
	if err != nil {
		t.Fatal(err)
	}
	const sheets = `document.querySelectorAll("link[rel=stylesheet]").length`
	before := ask[int](b, sheets)
	began := time.Now()
	overwrite(t, filepath.Join(dir, "assets", "style.css"), string(css)+"\nh1 { letter-spacing: 7px; }\n")
	b.awaits("the style", `getComputedStyle(document.querySelector("h1")).letterSpacing === "7px"`)
	t.Logf("a stylesheet: %v", time.Since(began))
	if !ask[bool](b, "window.sameDocument === true") {
		t.Error("the page was reloaded for a stylesheet")
	}
	if n := ask[int](b, sheets); n != before {
		t.Errorf("%d stylesheets, %d before", n, before)
	}
	if bad := b.findings(); len(bad) > 0 {
		t.Errorf("the console says %q", bad)
	}

	// A script takes effect by a new start of the page.
	js, err := os.ReadFile(filepath.Join(root, "themes", "pufa", "assets", "pufa.js"))
	if err != nil {
		t.Fatal(err)
	}
	overwrite(t, filepath.Join(dir, "assets", "pufa.js"), string(js)+"\nwindow.own = 1;\n")
	b.awaits("the script", "window.own === 1 && window.sameDocument === undefined")
}

// A picture that keeps its name is shown again; the page follows edits when asked.
func TestPicturesAndFollowing(t *testing.T) {
	browser := openChromium(t)
	dir := copySite(t, nil)
	svg := func(width int) string {
		return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="50" viewBox="0 0 %[1]d 50"><rect width="%[1]d" height="50"/></svg>`, width)
	}
	overwrite(t, filepath.Join(dir, "content", "zhinan", "tu.svg"), svg(100))
	overwrite(t, filepath.Join(dir, "content", "zhinan", "tu.md"), "+++\ntitle = \"有图\"\nsummary = \"图。\"\n+++\n![一块](tu.svg){width=100 height=50}\n")
	p := startPreview(t, dir)
	b := browser.tab(t)
	b.open(p.url + "zhinan/tu.html")
	b.awaits("the picture", `document.querySelector("main img").complete && document.querySelector("main img").naturalWidth === 100`)
	b.do("window.sameDocument = true")
	overwrite(t, filepath.Join(dir, "content", "zhinan", "tu.svg"), svg(200))
	b.awaits("the other picture", `document.querySelector("main img").naturalWidth === 200`)
	if !ask[bool](b, "window.sameDocument === true") {
		t.Error("the page was reloaded for a picture")
	}
	other := filepath.Join(dir, "content", "zhinan", "qixian.md")
	text, err := os.ReadFile(other)
	if err != nil {
		t.Fatal(err)
	}
	overwrite(t, other, string(text)+"\n最后添的一句。\n")
	b.awaits("the panel leads to the edited page", panelText+`.includes("刚改的是")`)
	b.do(`sessionStorage.setItem("pufa-follow", "1"); location.reload()`)
	b.awaits("the page is back", `window.sameDocument === undefined && document.readyState === "complete"`)
	time.Sleep(300 * time.Millisecond) // the stream opens
	overwrite(t, other, string(text)+"\n最后改的一句。\n")
	b.awaits("the edited page", `location.pathname.endsWith("qixian.html") && document.querySelector("main").textContent.includes("最后改的一句")`)
}
