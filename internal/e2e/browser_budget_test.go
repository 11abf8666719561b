package e2e

import (
	"bytes"
	"compress/gzip"
	"path"
	"slices"
	"strings"
	"testing"

	"pufa/internal/testkit"
)

// budget is what a page may weigh, in bytes as servers compress it.
const (
	budgetAll   = 30 * 1024 // HTML, CSS and scripts, the reader that is loaded on demand among them
	budgetTool  = 36 * 1024 // the same for pages to work with, half of it before the first paint
	budgetPaint = 14 * 1024 // HTML and CSS: what the first paint waits for, the size of a first flight of packets
)

// Pages stay light enough for a slow network, but for those about statutes (they load
// law.css), which carry the text of a law. No browser is needed.
func TestPagesKeepToTheirBudget(t *testing.T) {
	site := files(t, buildSite(t, root))
	weigh := func(name string) int {
		text, ok := site[name]
		if !ok {
			t.Fatalf("%s is not there", name)
		}
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Len()
	}
	seen, most, paint := 0, 0, 0
	for name, text := range site {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		seen++
		html := weigh(name)
		css, js, late := 0, 0, 0
		testkit.EachTag(t, text, func(tag string, attrs map[string]string) {
			at := func(address string) string { return path.Join(path.Dir(name), address) }
			switch {
			case tag == "link" && attrs["rel"] == "stylesheet" && attrs["media"] == "print":
				late += weigh(at(attrs["href"])) // browsers fetch it when the page is there
			case tag == "link" && attrs["rel"] == "stylesheet":
				css += weigh(at(attrs["href"]))
			case tag == "script" && attrs["src"] != "":
				js += weigh(at(attrs["src"]))
				if file := attrs["data-late"]; file != "" {
					late += weigh(at(file))
				}
				if _, ok := attrs["defer"]; !ok {
					t.Errorf("%s: %s holds up the first paint", name, attrs["src"])
				}
			case attrs["data-src"] != "":
				js += weigh(at(attrs["data-src"]))
			}
		})
		if strings.Contains(text, "/law.") || name == "search/az.html" { // that one lists everything
			continue
		}
		all := html + css + js + late
		allowed, first := budgetAll, budgetPaint
		if slices.Contains(strings.Fields(toolPages), name) {
			allowed, first = budgetTool, budgetTool/2
		}
		if all > allowed {
			t.Errorf("%s: HTML %d + CSS %d + JS %d + later CSS %d = %d bytes, more than %d", name, html, css, js, late, all, allowed)
		}
		if html+css > first {
			t.Errorf("%s: the first paint needs %d bytes (HTML %d, CSS %d), more than %d", name, html+css, html, css, first)
		}
		most, paint = max(most, all), max(paint, html+css)
	}
	t.Logf("%d pages; at most %d bytes each, %d of them before the first paint", seen, most, paint)
	if seen < 10 || most < 5000 {
		t.Errorf("%d pages of at most %d bytes: this cannot be the site", seen, most)
	}
}
