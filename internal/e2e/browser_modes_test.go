package e2e

import (
	"fmt"
	"io"
	"mime"
	"net/http"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// before runs a script in every page that is opened from now on, before its own.
func (b *tab) before(script string) {
	b.t.Helper()
	call(b, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
}

// scripts turns the page's own scripts on or off.
func (b *tab) scripts(on bool) {
	b.t.Helper()
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
}

func (b *tab) click(selector string) {
	b.t.Helper()
	b.until(fmt.Sprintf("!!document.querySelector(%q)", selector)) // a click waits for ever
	for begun := time.Now(); ; {
		err := chromedp.Do(b.ctx, chromedp.Click(chromedp.CSS(selector)))
		if err == nil {
			return
		}
		// A script may draw an element anew after it was found and before it is clicked.
		if !strings.Contains(err.Error(), "Could not find node") || time.Since(begun) > time.Minute {
			b.t.Fatalf("click on %s: %v", selector, err)
		}
	}
}

// leaves does something that leads to another page, and waits until that one is there:
// for a while the page that is left still answers.
func (b *tab) leaves(act func()) {
	b.t.Helper()
	from := ask[string](b, `location.href.split("#")[0]`)
	act()
	b.until(fmt.Sprintf(`location.href.split("#")[0] !== %q && document.readyState === "complete"`, from))
	b.equip()
}

// until waits for a condition of the page, as long as a very slow machine may need. A
// page that is being left answers with an error, and the next one is asked.
func (b *tab) until(condition string) {
	b.t.Helper()
	for begun := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		came, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](condition, chromedp.EvalAwaitPromise))
		if err == nil && came {
			return
		}
		if time.Since(begun) > time.Minute {
			b.t.Fatalf("this never came true: %s (%v)", condition, err)
		}
	}
}

func (b *tab) reload() {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Reload()); err != nil {
		b.t.Fatal(err)
	}
	b.equip()
}

// Tools say something else where scripts are off, and have tests of their own.
const toolPages = "search/index.html zhinan/wenti.html xianfa/wenti.html zhinan/suan-qixian.html"

// Without scripts every page says the same, leads to the same places, shows no button
// that would do nothing, and needs no sideways scrolling.
func TestNothingNeedsAScriptToBeRead(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	tools := strings.Fields(toolPages)
	pages := slices.DeleteFunc(site.sample(), func(name string) bool { return slices.Contains(tools, name) })
	c.eachPage(t, pages, nil, func(b *tab, name string) {
		report(t, name, phone, withoutScripts(b, site.url(name)))
	})
	c.eachPage(t, tools, nil, func(b *tab, name string) {
		b.as(phone)
		b.scripts(false)
		defer b.scripts(true)
		b.open(site.url(name))
		report(t, name, phone, append(ask[[]string](b, "probe.offers()"), ask[[]string](b, "probe.sideways()")...))
	})
}

func withoutScripts(b *tab, address string) (found []string) {
	const links = `Array.from(document.querySelectorAll("a[href]"), (a) => a.href.baseVal ?? a.href)`
	b.as(phone)
	b.scripts(true)
	b.open(address)
	text, hrefs := ask[string](b, "probe.text()"), ask[[]string](b, links)
	b.scripts(false)
	defer b.scripts(true)
	b.open(address)
	if plain := ask[string](b, "probe.text()"); plain != text {
		found = append(found, "reads differently without scripts:\n"+firstDifference(text, plain))
	}
	if plain := ask[[]string](b, links); !slices.Equal(plain, hrefs) {
		found = append(found, "has other links without scripts")
	}
	found = append(found, ask[[]string](b, "probe.offers()")...)
	found = append(found, ask[[]string](b, "probe.sideways()")...)
	// What is folded opens by itself: the browser's own keys do it.
	if ask[bool](b, `(() => { const s = document.querySelector("main details:not([open]) > summary"); if (s) s.focus(); return !!s; })()`) {
		b.enterKey()
		if !ask[bool](b, `!!document.activeElement.closest("details[open]")`) {
			found = append(found, "what is folded does not open without scripts")
		}
	}
	return found
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(x), len(y)) {
		var p, q string
		if i < len(x) {
			p = x[i]
		}
		if i < len(y) {
			q = y[i]
		}
		if p != q {
			return fmt.Sprintf("with:    %q\nwithout: %q", p, q)
		}
	}
	return ""
}

// 长辈版 and colours are there with the first paint, before the page's script has
// even arrived, and nothing moves when it does.
func TestChoicesAreRestoredBeforeTheFirstPaint(t *testing.T) {
	c := openChromium(t)
	for _, r := range []reader{elder, elderWide} {
		report(t, "with choices kept", r, restored(c, t, r, nil))
	}
}

// restored reloads a page with choices kept while pufa.js is held back. harm, when not
// nil, changes pages and stylesheets.
func restored(c *chromium, t *testing.T, r reader, harm func(text string) string) (found []string) {
	var gate sync.Mutex // locked: pufa.js does not arrive
	var site served
	site = serveSite(t, func(w http.ResponseWriter, r *http.Request) bool {
		base := path.Base(r.URL.Path)
		if strings.HasPrefix(base, "pufa.") && strings.HasSuffix(base, ".js") {
			gate.Lock()
			defer gate.Unlock()
		}
		if ext := path.Ext(base); harm != nil && (ext == ".html" || ext == ".css") {
			w.Header().Set("Content-Type", mime.TypeByExtension(ext))
			_, _ = io.WriteString(w, harm(site.text(t, strings.TrimPrefix(r.URL.Path, subPath))))
			return true
		}
		return false
	})
	b := c.tab(t)
	b.before(`window.painted = []; window.shifts = 0;
		new PerformanceObserver((l) => { for (const e of l.getEntries()) shifts += e.value; }).observe({ type: "layout-shift", buffered: true });
		(function frame() {
			if (document.body) painted.push(getComputedStyle(document.documentElement).fontSize + " on " + getComputedStyle(document.body).backgroundColor);
			if (painted.length < 200) requestAnimationFrame(frame);
		})();`)
	b.as(r)
	b.open(site.url("zhinan/qixian.html"))
	b.do(`localStorage.setItem("pufa", "size=elder theme=dark"); window.left = true`)
	gate.Lock()
	call(b, page.Reload, page.ReloadParams{})
	b.until(`!window.left && !!window.painted && painted.length > 2 && performance.getEntriesByName("first-contentful-paint").length > 0`)
	got := ask[[]string](b, `Array.from(new Set(painted))`)
	early := ask[bool](b, `document.querySelector(".tools").hidden`)
	gate.Unlock()
	if !early {
		found = append(found, "the script had run already: this test shows nothing")
	}
	if len(got) != 1 || got[0] != "24px on rgb(23, 21, 19)" {
		found = append(found, fmt.Sprintf("painted as %q; want 24px on the dark ground from the first frame on", got))
	}
	b.until(`document.readyState === "complete" && !document.querySelector(".tools").hidden`)
	b.do(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`)
	if shift := ask[float64](b, "shifts"); shift > 0.001 {
		found = append(found, fmt.Sprintf("the page moves by %.3f when the script arrives", shift))
	}
	if says := ask[string](b, `document.querySelector('[data-tool="size"]').innerText`); says != "退出长辈版" {
		found = append(found, "the button says "+says)
	}
	return found
}

const ground = `getComputedStyle(document.body).backgroundColor`

// Dark colours follow the system without a script; the button turns them either way
// and is remembered on the next page; paper is always white.
func TestDarkFollowsTheSystemAndTheButton(t *testing.T) {
	const white, black = "rgb(255, 255, 255)", "rgb(23, 21, 19)"
	c := openChromium(t)
	site := serveSite(t, nil)
	b := c.tab(t)
	is := func(what, want string) {
		t.Helper()
		if got := ask[string](b, ground); got != want {
			t.Errorf("%s: the ground is %s, want %s", what, got, want)
		}
	}
	b.scripts(false)
	b.as(darkened)
	b.open(site.url("index.html"))
	is("dark system, no script", black)
	b.as(desktop)
	is("light system, no script", white)
	b.scripts(true)

	for _, system := range []reader{desktop, darkened} {
		here, there := white, black
		if system.dark {
			here, there = black, white
		}
		b.as(system)
		b.open(site.url("index.html"))
		b.do("localStorage.clear()")
		b.reload()
		is(system.name+", before the button", here)
		b.click(`[data-tool="theme"]`)
		is(system.name+", after the button", there)
		b.open(site.url("zhinan/qixian.html"))
		is(system.name+", on the next page", there)
		b.click(`[data-tool="theme"]`)
		is(system.name+", after the button again", here)
		b.open(site.url("index.html"))
		is(system.name+", on the page after that", here)
	}
	b.do(`localStorage.setItem("pufa", "theme=dark")`)
	b.reload()
	b.as(reader{name: "print", width: 794, height: 1123, print: true, dark: true, theme: "dark"})
	is("dark in all ways, on paper", white)
}

// The button gives large print, says so, and keeps it for the next page.
func TestLargePrintStaysOnTheNextPage(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	b := c.tab(t)
	b.as(phone)
	b.open(site.url("index.html"))
	size := `parseFloat(getComputedStyle(document.querySelector("main p")).fontSize)`
	b.click(`[data-tool="size"]`)
	if got := ask[float64](b, size); got < 24 {
		t.Errorf("after the button text has %v px", got)
	}
	b.open(site.url("wenda/qixian.html"))
	if got := ask[float64](b, size); got < 24 {
		t.Errorf("on the next page text has %v px", got)
	}
	if says := ask[string](b, `document.querySelector('[data-tool="size"]').innerText`); says != "退出长辈版" {
		t.Errorf("the button says %s", says)
	}
	b.click(`[data-tool="size"]`)
	if got := ask[float64](b, size); got >= 24 {
		t.Errorf("after the button again text has %v px", got)
	}
}

// Nothing moves for those who asked for less motion; scrolling is smooth for the
// others.
func TestNothingMovesForThoseWhoAskForLess(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	b := c.tab(t)
	b.as(desktop) // asks for reduced motion
	b.open(site.url("zhinan/qixian.html"))
	moving := `Array.from(document.querySelectorAll("*")).filter((e) => { const s = getComputedStyle(e);
		return s.scrollBehavior === "smooth" || s.animationName !== "none" || s.transitionDuration.split(", ").some((d) => parseFloat(d) > 0); }).map((e) => e.outerHTML.slice(0, 60))`
	if got := ask[[]string](b, moving); len(got) > 0 {
		t.Errorf("these move: %q", got)
	}
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "no-preference"}}})
	if got := ask[[]string](b, moving); len(got) != 1 {
		t.Errorf("without the wish for less motion %q move; want the page's own scrolling only", got)
	}
}

// On paper everything folded is open, also in browsers that know no
// ::details-content, where the script does it; afterwards it is as before.
func TestPrintingOpensWhatIsFolded(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	b := c.tab(t)
	b.open(site.url("wenda/qixian.html"))
	shut := `document.querySelectorAll("main details:not([open])").length`
	before := ask[int](b, shut)
	if before == 0 {
		t.Fatal("nothing is folded on this page")
	}
	b.do(`dispatchEvent(new Event("beforeprint"))`)
	if n := ask[int](b, shut); n != 0 {
		t.Errorf("%d answers stay folded", n)
	}
	b.do(`dispatchEvent(new Event("afterprint"))`)
	if n := ask[int](b, shut); n != before {
		t.Errorf("after printing %d answers are folded, before %d", n, before)
	}
	// The address as a code for phones is drawn when the page has nothing else to do.
	b.until(`!!document.querySelector(".on-paper svg")`)
	// A phone spares itself the work until its owner wants to print.
	p := c.tab(t)
	call(p, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
	p.before(`window.print = () => { window.printed = document.querySelectorAll(".on-paper svg").length; }`)
	p.as(phone)
	p.open(site.url("wenda/qixian.html"))
	p.do("new Promise((done) => requestIdleCallback(() => setTimeout(done, 50)))")
	if n := ask[int](p, `document.querySelectorAll(".on-paper svg").length`); n != 0 {
		t.Error("a phone draws the code before anybody wants to print")
	}
	p.click(`[data-tool="print"]`)
	p.until(`window.printed !== undefined`)
	if n := ask[int](p, `window.printed`); n != 1 {
		t.Errorf("a phone prints with %d codes", n)
	}
	b.as(onPaper)
	if !ask[bool](b, `(() => { const q = document.querySelector(".on-paper svg").getBoundingClientRect(); return q.width > 60 && q.height === q.width; })()`) {
		t.Error("on paper the code with the page's address is missing or too small to be read")
	}
}

// A page opened from a disk looks the same, its scripts run, and its links lead on.
func TestPagesWorkFromADisk(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	c.eachPage(t, site.sample(), nil, func(b *tab, name string) {
		report(t, name, reader{name: "file:"}, fromDisk(b, path.Join(site.dir, name)))
	})
	b := c.tab(t)
	b.open("file://" + path.Join(site.dir, "index.html"))
	for _, selector := range []string{`.menu a[href*="zhinan"]`, `.group a`, `.brand`} {
		b.leaves(func() { b.click(selector) })
	}
	if got := ask[string](b, "location.pathname"); got != path.Join(site.dir, "index.html") {
		t.Errorf("menu, list and name lead to %s", got)
	}
	b.click(`[data-tool="size"]`)
	report(t, "links from a disk", reader{name: "file:"}, b.findings())
}

func fromDisk(b *tab, file string) []string {
	b.as(desktop)
	b.open("file://" + file)
	found := b.findings()
	if got := ask[string](b, headRule); got != red {
		found = append(found, "no stylesheet: the head rule is "+got)
	}
	if ask[bool](b, `document.querySelector(".tools").hidden`) {
		found = append(found, "the script does not run")
	}
	return found
}

// headRule asks for the colour of the rule below the head of a page, which only the
// stylesheet can give it.
const (
	headRule = `getComputedStyle(document.querySelector(".head")).borderBottomColor`
	red      = "rgb(179, 38, 30)"
)

// At an address that is not there, 404.html finds its stylesheet and leads home, at
// whatever depth.
func TestNotFoundPageWorksAtAnyDepth(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	b := c.tab(t)
	for _, name := range []string{"none", "zhinan/none.html", "a/b/c/none/"} {
		b.open(site.base + name)
		if got := ask[string](b, headRule); got != red {
			t.Errorf("%s: no stylesheet: the head rule is %s", name, got)
		}
		if got := ask[string](b, `document.querySelector(".brand").href`); got != site.base+"index.html" {
			t.Errorf("%s: the name leads to %s", name, got)
		}
		report(t, name, desktop, b.findings())
	}
}
