package e2e

import (
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/page"

	"pufa/internal/testkit"
)

// A browser opens every file that becomes of a site whose words all try to run, or to
// ask another host. The policy of the pages is set aside: it is the second wall.
func TestNothingOfAHostileSiteRunsOrAsks(t *testing.T) {
	c := openChromium(t)
	const tells = "fetch('" + subPath + "told')"
	dir := siteFrom(t, "testdata/hostile.txtar")
	for name, text := range files(t, dir) {
		testkit.Write(t, dir, name, []byte(strings.ReplaceAll(text, "TELLS", tells)))
	}
	var told atomic.Int64
	s := serve(t, buildSite(t, dir), func(w http.ResponseWriter, r *http.Request) bool {
		switch r.URL.Path {
		case subPath + "told":
			told.Add(1)
		case "/favicon.ico": // which the browser asks for beside a drawing
		default:
			if path.Ext(r.URL.Path) == ".csv" {
				w.Header()["Content-Type"] = nil // else it is downloaded; like this the browser judges by its content
			}
			return false
		}
		w.WriteHeader(http.StatusNoContent)
		return true
	})
	opened := map[string]int{}
	b := c.tab(t)
	call(b, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true})
	look := func(name string) {
		b.open(s.base + name)
		b.do(touch)
		found := b.findings()
		found = append(found, ask[[]string](b, badAddresses)...)
		if told.Swap(0) > 0 {
			found = append(found, "a script of the author ran")
		}
		if kind := ask[string](b, "document.contentType"); path.Ext(name) == ".csv" && kind != "text/plain" {
			found = append(found, "a table was opened as "+kind)
		}
		for _, f := range found {
			t.Errorf("%s: %s", name, f)
		}
		opened[path.Ext(name)]++
	}
	for name, text := range files(t, s.dir) {
		if late := strings.Replace(text, `"refresh" content="0;`, `"refresh" content="99;`, 1); late != text {
			testkit.Write(t, s.dir, name, []byte(late)) // long enough to look at the page
			opened["redirect"]++
		}
		switch path.Ext(name) {
		case ".html", ".svg", ".xml", ".txt", ".json", ".csv":
			look((&url.URL{Path: name}).EscapedPath())
		}
	}
	// What readers ask and follow is no more than words, either.
	words := url.QueryEscape("答复 <img src=x onerror=\"" + tells + "\">")
	for _, asked := range []string{"search/index.html?q=" + words, "lu.html#" + words, "404.html?" + words, "ci/index.html#" + words} {
		look(asked)
	}
	if opened[".html"] < 25 || opened["redirect"] < 2 || opened[".svg"] < 5 || opened[".xml"] < 2 || opened[".csv"] < 1 {
		t.Errorf("opened %v", opened)
	}

	// What it would see.
	testkit.Write(t, s.dir, "bad.html", []byte(`<!doctype html><title>x</title><b onclick="`+tells+`" tabindex="0">x</b><a href="javascript:1">y</a>`))
	b.open(s.base + "bad.html")
	b.do(touch)
	if found := ask[[]string](b, badAddresses); told.Load() == 0 || len(found) != 1 {
		t.Errorf("a page that runs: told %d times, %q", told.Load(), found)
	}
}

const (
	// touch does to every element what readers do, without following links.
	touch = `(async () => {
		document.addEventListener("click", e => e.preventDefault());
		document.addEventListener("submit", e => e.preventDefault());
		for (const e of document.querySelectorAll("*"))
			for (const kind of ["mouseover", "mouseenter", "focus", "click", "toggle", "error"])
				e.dispatchEvent(new MouseEvent(kind, {bubbles: kind == "click", cancelable: true}));
		await new Promise(done => setTimeout(done, 50));
	})()`

	badAddresses = `[...document.querySelectorAll("[href], [src], [action], [formaction], [data], [srcdoc]")].flatMap(e =>
		["href", "src", "action", "formaction", "data", "srcdoc"].map(k => e.getAttribute(k) || "").filter(v => /^[\s\x00-\x20]*(javascript|vbscript|data:text)/i.test(v)))`
)
