package e2e

import (
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/page"
)

var sheet = regexp.MustCompile(`/Type\s*/Page[^s]`)

// sheets prints the page that is open and returns how many sheets it takes.
func (b *tab) sheets() int {
	b.t.Helper()
	yes := true
	return len(sheet.FindAll(call(b, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes}).Data, -1))
}

// The code with the address stands beside how to reach the organiser, and so never alone on
// a last sheet: without it, and without what is said below it, a guide takes as many.
func TestTheCodeOnPaperCostsNoSheet(t *testing.T) {
	c := openChromium(t)
	site := serve(t, buildSite(t, copySite(t, filledIn)), nil)
	b := c.tab(t)
	for _, name := range []string{"zhinan/fucha-fuhe.html", "zhinan/duoren.html", "zhinan/chaxun.html", "wenda/zhaoshui.html"} {
		b.open(site.url(name))
		b.until(`!!document.querySelector(".on-paper svg")`)
		with := b.sheets()
		b.do(`for (const e of document.querySelectorAll(".on-paper, .site-footer")) e.remove()`)
		if without := b.sheets(); with != without || with == 0 {
			t.Errorf("%s takes %d sheets, without the code %d", name, with, without)
		}
	}
}

// How to reach the organiser is not alone on a last sheet: the end of the text is one piece
// with it, while the page is being printed.
func TestContactsAreNotAloneOnPaper(t *testing.T) {
	c := openChromium(t)
	site := serve(t, buildSite(t, copySite(t, filledIn)), nil)
	b := c.tab(t)
	const piece = `document.querySelector(".last-sheet")`
	for name, begins := range map[string]string{
		"zhinan/zoufang.html":  "h2 ul", // a heading with what follows it
		"wenda/jiali.html":     "details",
		"cihui/xinfang.html":   "dl", // the last word of the list
		"zhinan/liucheng.html": "",   // a list of steps that is too long
	} {
		b.open(site.url(name))
		const layout = `Array.from(document.querySelectorAll(".layout > *, .prose > *, .prose > :is(ul, dl) > *"), (e) => e.localName + e.id).join("\n")`
		before := ask[string](b, layout)
		b.do(`dispatchEvent(new Event("beforeprint"))`)
		got := ask[string](b, `(() => { const p = `+piece+`; return p && p.querySelector(".reach") ? Array.from(p.firstChild.children, (e) => e.localName).join(" ") : ""; })()`)
		if got != begins {
			t.Errorf("%s: the last piece begins with %q, want %q", name, got, begins)
		}
		b.as(onPaper)
		if begins != "" && !ask[bool](b, `getComputedStyle(`+piece+`).breakInside === "avoid"`) {
			t.Errorf("%s: the last piece may be broken", name)
		}
		b.as(desktop)
		b.do(`dispatchEvent(new Event("afterprint"))`)
		if after := ask[string](b, layout); after != before {
			t.Errorf("%s: after printing the page is another:\n%s", name, firstDifference(before, after))
		}
	}
	// A glossary begins on its first sheet: no word holds on to the next one.
	b.open(site.url("cihui/xinfang.html"))
	some := b.sheets()
	b.do(`{ const s = new CSSStyleSheet(); s.replaceSync("@media print { dt { break-after: auto !important } }"); document.adoptedStyleSheets.push(s); }`)
	if free := b.sheets(); some != free {
		t.Errorf("the glossary takes %d sheets, and %d where it may end a sheet anywhere", some, free)
	}
}
