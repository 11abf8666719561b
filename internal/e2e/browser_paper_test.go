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
