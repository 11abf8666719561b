package e2e

import (
	"encoding/json"
	"fmt"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/tracing"
	"github.com/chromedp/chromedp"
)

// How the long statute of siteWithALongStatute is asked.
const (
	laidOut = `(() => { const all = Array.from(document.querySelectorAll(".art .text")); return all.filter((e) => e.checkVisibility({ contentVisibilityAuto: true })).length; })()`
	topOf   = `Math.abs(document.getElementById(%q).getBoundingClientRect().top - %d) < 24`
)

// A long text is laid out where somebody reads, and no more than that; it is found,
// copied and printed as if all of it were.
func TestALongTextIsLaidOutWhereItIsRead(t *testing.T) {
	c := openChromium(t)
	site := serve(t, buildSite(t, siteWithALongStatute(t)), nil)
	whole := site.url("fagui/fadian/whole.html")
	b := c.tab(t)
	for _, r := range []reader{phone, desktop} {
		b.as(r)
		b.open(whole)
		b.until(laidOut + " > 1")
		if n := ask[int](b, laidOut); n > 40 {
			t.Errorf("%s: %d of 310 articles are laid out at once", r.name, n)
		}
		// Whoever is sent to an article is there and stays, by an address or from the page.
		b.open(whole + "?" + r.name + "#art_250")
		b.until(fmt.Sprintf(topOf, "art_250", 18))
		b.do("new Promise((done) => setTimeout(done, 600))")
		if !ask[bool](b, fmt.Sprintf(topOf, "art_250", 18)) {
			t.Errorf("%s: article 250 moved away", r.name)
		}
		b.do(`location.hash = "art_100__para_2"`)
		b.do("new Promise((done) => setTimeout(done, 600))")
		if !ask[bool](b, fmt.Sprintf(topOf, "art_100__para_2", 36)) {
			t.Errorf("%s: the paragraph is not where its address leads", r.name)
		}
	}
	// The card of a citation stands over the next article.
	const card = `document.querySelector(".cite-card")`
	b.do(`scrollTo(0, 0); location.hash = "art_101"; document.querySelector("#art_100 .cite").focus()`)
	b.tabKey()
	b.shiftTabKey()
	b.until("!!" + card)
	if !ask[bool](b, `(() => { const box = `+card+`.getBoundingClientRect(); const at = (y) => `+card+`.contains(document.elementFromPoint(box.left + 20, y)); return at(box.top + 5) && at(box.bottom - 5); })()`) {
		t.Error("the card of a citation is cut off at its article's edge")
	}
	if !ask[bool](b, `(() => { document.execCommand("selectAll"); const said = getSelection().toString(); return said.includes("窗口第三百一十项工作") && said.includes("窗口第一百五十项工作"); })()`) {
		t.Error("what is far from the window is not copied")
	}
	if !ask[bool](b, `(() => { getSelection().removeAllRanges(); scrollTo(0, 0); return window.find("窗口第三百项工作"); })()`) {
		t.Error("what is far from the window is not found")
	}
	b.open(whole)
	some := b.sheets()
	b.do(`{ const s = new CSSStyleSheet(); s.replaceSync(".art { content-visibility: visible !important }"); document.adoptedStyleSheets.push(s); }`)
	if all := b.sheets(); some != all || all < 10 {
		t.Errorf("the text takes %d sheets, laid out %d", some, all)
	}
}

// styled runs a script and tells how many elements browsers looked at again after it.
func (b *tab) styled(script string) (elements int) {
	b.t.Helper()
	var mu sync.Mutex
	done := make(chan struct{})
	if err := chromedp.Listen(b.ctx, func(event any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := event.(type) {
		case *tracing.EventDataCollected:
			for _, v := range e.Value {
				var update struct {
					Name string `json:"name"`
					Args struct {
						ElementCount int `json:"elementCount"`
					} `json:"args"`
				}
				if json.Unmarshal(v, &update) == nil && update.Name == "UpdateLayoutTree" {
					elements += update.Args.ElementCount
				}
			}
		case *tracing.EventTracingComplete:
			if done != nil {
				close(done)
				done = nil
			}
		}
	}); err != nil {
		b.t.Fatal(err)
	}
	ended := done
	call(b, tracing.Start, tracing.StartParams{TraceConfig: &tracing.TraceConfig{IncludedCategories: []string{"devtools.timeline"}}})
	b.do(script + `; new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`)
	call(b, tracing.End, cdp.Empty{})
	<-ended
	mu.Lock()
	defer mu.Unlock()
	return elements
}

// What scripts add to a page (cards, messages, the styles that come late) does not make
// browsers look at the whole page again: on a long one a slow phone would stand still.
func TestWhatIsAddedCostsLittle(t *testing.T) {
	c := openChromium(t)
	own := serveSite(t, nil)
	laws := serve(t, buildSite(t, siteWithStatutes(t)), nil)
	const added = `{ const p = document.createElement("p"); p.className = "cite-card"; document.querySelector(%q).append(p); }`
	const late = `fetch(document.querySelector("script[data-late]").dataset.late).then((r) => r.text()).then((text) => { const s = new CSSStyleSheet(); s.replaceSync(text); document.adoptedStyleSheets.push(s); })`
	b := c.tab(t)
	for address, to := range map[string][]string{
		own.url("zhinan/fucha-fuhe.html"):                           {"main", ".prose", ".side"},
		own.url("index.html"):                                       {"main", ".ask > .wrap"},
		own.url("fagui/xinfang-gongzuo-tiaoli/index.html"):          {"main", ".law"},
		laws.url("fagui/shifan/index.html"):                         {"main", ".law", ".art .text"},
		laws.url("fagui/shifan/133-1.html"):                         {"main", ".one"},
		laws.url("fagui/shifan/compare/2020-01-01_2024-07-01.html"): {"main", ".row"},
	} {
		b.open(address)
		b.until(`document.readyState === "complete"`)
		all := ask[int](b, `document.querySelectorAll("*").length`)
		for _, selector := range to {
			if n := b.styled(fmt.Sprintf(added, selector)); n > 40 || all < 100 {
				t.Errorf("%s: a paragraph added to %s costs the style of %d elements of %d", address, selector, n, all)
			}
		}
		if n := b.styled(late); n > 40 {
			t.Errorf("%s: late.css costs the style of %d elements of %d", address, n, all)
		}
	}
}
