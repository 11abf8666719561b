package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// check is one thing asked of every page.
type check struct {
	name string
	as   reader
	ask  func(b *tab) []string // what is wrong, in words
	of   extent
}

// extent tells which pages are asked.
type extent bool

const (
	each extent = false
	once extent = true // of pages that are alike, since the answer depends on their template
)

// looks are the rules of axe-core whose answer depends on colours, places those whose answer
// depends on where things stand and what is shown. The others ask for what is the same for
// every reader, and are asked once.
var (
	looks  = []string{"color-contrast", "link-in-text-block"}
	places = append(slices.Clip(looks), "target-size", "scrollable-region-focusable", "aria-hidden-focus", "region", "label", "button-name", "link-name")
)

// checks are asked in this order, of each page after one loading.
func checks() []check {
	axe := func(only ...string) func(b *tab) []string {
		if os.Getenv("PUFA_EVERY_PAGE") != "" {
			only = nil
		}
		list, _ := json.Marshal(append([]string{}, only...))
		return func(b *tab) []string { return ask[[]string](b, "probe.axe("+string(list)+")") }
	}
	opened := func(then func(b *tab) []string) func(b *tab) []string {
		return func(b *tab) []string {
			b.do("probe.opened(true)")
			return then(b)
		}
	}
	probes := func(questions ...string) func(b *tab) []string {
		return func(b *tab) []string {
			var out []string
			for _, q := range questions {
				out = append(out, ask[[]string](b, "probe."+q)...)
			}
			return out
		}
	}
	return []check{
		{"is built of headings and landmarks", desktop, probes(`structure("zh-CN")`), each},
		{"can be walked through by keyboard", desktop, walk, once},
		{"skips to the text", desktop, skip, each},
		{"prints what is folded and no menus", onPaper, probes("printed()"), each},
		{"passes axe-core", onPaper, axe(places...), once},
		// From here on everything that folds is open.
		{"passes axe-core", desktop, opened(axe()), each},
		{"passes axe-core", darkened, axe(looks...), once},
		{"is legible", forced, axe(looks...), once},
		{"has room for the mouse", desktop, probes("targets(44)", "sideways()", "lines()"), each},
		{"has room for fingers", phone, probes("targets(44)", "type(14.9)", "sideways()", "tables()", "lines()"), each},
		{"does not scroll sideways", narrow, probes("sideways()", "tables()", "lines()"), each},
		{"is large", elder, probes("targets(60)", "type(24)", "sideways()", "tables()", "lines()"), each},
		{"passes axe-core", elder, axe(places...), once},
		{"does not scroll sideways", narrowOld, probes("sideways()", "tables()", "lines()"), each},
		{"is large", elderWide, probes("targets(60)", "type(24)", "sideways()", "lines()"), each},
	}
}

// Every page of the site, asked everything, as every kind of reader sees it; of pages that
// are alike a sample.
func TestEveryPageServesEveryReader(t *testing.T) {
	c := openChromium(t).withAxe()
	site := serveSite(t, nil)
	pages := site.sample()
	c.askAll(t, site, append(slices.Clip(pages), "zhinan/no-such-page"))
	t.Logf("%d of %d pages asked", len(pages), len(site.pages))
}

func (c *chromium) askAll(t *testing.T, site served, pages []string) {
	t.Helper()
	first := site.firsts()
	c.eachPage(t, pages, nil, func(b *tab, name string) {
		b.as(desktop)
		b.open(site.url(name))
		for _, check := range checks() {
			if check.of == once && !first[name] {
				continue
			}
			b.as(check.as)
			report(t, name+" "+check.name, check.as, check.ask(b))
		}
		report(t, name+" loads without trouble", desktop, b.findings())
	})
}

// walk presses Tab until the focus has left the page: every link and control must
// have had it, in the order of the page, seen by all.
func walk(b *tab) []string {
	b.do("scrollTo(0, 0); document.activeElement.blur(); getSelection().removeAllRanges()")
	names := ask[[]string](b, "probe.stops()")
	type place struct {
		At   int
		Name string
		Bad  []string
	}
	var out []string
	for want := 0; want < len(names); want++ {
		if len(names) > 120 && want == 60 {
			// The hundreds of links of a statute are alike: go on near the end.
			want = len(names) - 40
			b.do(fmt.Sprintf("probe.jump(%d)", want-1))
		}
		b.tabKey()
		got := ask[place](b, "probe.here()")
		if strings.HasPrefix(got.Name, "button.copy-words") { // it goes to the article that has the focus
			b.tabKey()
			got = ask[place](b, "probe.here()")
		}
		for fields := 0; fields < 4 && want > 0 && got.At == want-1 && strings.HasPrefix(got.Name, "input"); fields++ { // a date: year, month, day, the calendar
			b.tabKey()
			got = ask[place](b, "probe.here()")
		}
		if got.At != want {
			if got.Name == "" {
				got.Name = "nothing"
			}
			return append(out, fmt.Sprintf("Tab number %d reaches %s instead of %s", want+1, got.Name, names[want]))
		}
		for _, bad := range got.Bad {
			out = append(out, "focus on "+got.Name+": "+bad)
		}
	}
	b.tabKey()
	if got := ask[place](b, "probe.here()"); got.At > 0 {
		out = append(out, "after the last stop Tab goes to "+got.Name)
	}
	// And back: the focus leaves the page by its end and comes in by it again.
	b.do("document.activeElement.blur()")
	return out
}

// skip follows the first link of the page: it shows itself, and the next stop is
// in the text.
func skip(b *tab) []string {
	b.do("location.hash = ''; scrollTo(0, 0); getSelection().removeAllRanges(); document.activeElement.blur(); document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
	b.tabKey()
	var out []string
	if !ask[bool](b, `(() => { const s = document.activeElement, box = s.getBoundingClientRect();
		return s.matches('a[href="#main"], a[href$="#main"]') && box.top >= 0 && box.left >= 0 && box.height > 24; })()`) {
		return append(out, "the first stop is no skip link that can be seen")
	}
	b.enterKey()
	b.tabKey()
	where := ask[string](b, `(() => { const e = document.activeElement, main = document.querySelector("main");
		return main.contains(e) || (main.querySelector("a, button, summary, input") === null && main.compareDocumentPosition(e) & 4) ? "" : e.outerHTML.slice(0, 90); })()`)
	if where != "" {
		out = append(out, "after the skip link Tab reaches "+where)
	}
	if here := ask[string](b, "location.pathname"); !strings.HasPrefix(here, subPath) {
		out = append(out, "the skip link left the page for "+here)
	}
	return out
}
