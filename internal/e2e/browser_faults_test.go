package e2e

import (
	"io"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// fault is a mistake made on purpose in a page that is open.
type fault struct {
	page  string // "" = zhinan/fucha-fuhe.html
	harm  string // script that makes it
	check string // name of the check that must see it
	as    reader
	want  string // part of what the check says
}

// dropRules takes the style rules out whose text has a word.
const dropRules = `const drop = (word) => { const go = (list) => { for (let i = list.cssRules.length - 1; i >= 0; i--) {
	const r = list.cssRules[i]; if (r.cssRules && r.cssRules.length) go(r); else if (r.cssText.includes(word)) list.deleteRule(i); } };
	for (const s of document.styleSheets) go(s); };
const $ = (s) => document.querySelector(s);
const add = (parent, html) => $(parent).insertAdjacentHTML("beforeend", html);
`

// The checks of every page can fail: each mistake is seen by the check that is there
// for it.
func TestChecksSeeWhatIsWrong(t *testing.T) {
	const (
		structure = "is built of headings and landmarks"
		keyboard  = "can be walked through by keyboard"
		skipLink  = "skips to the text"
		axe       = "passes axe-core"
		paper     = "prints what is folded and no menus"
		legible   = "is legible"
		mouse     = "has room for the mouse"
		fingers   = "has room for fingers"
		sideways  = "does not scroll sideways"
		large     = "is large"
		loading   = "loads without trouble"
	)
	faults := []fault{
		{harm: `add("main", "<h1>二</h1>")`, check: structure, want: "2 h1"},
		{harm: `document.documentElement.lang = "en"`, check: structure, want: `lang is "en"`},
		{harm: `add("main", "<h4>三</h4>"); $("main h2").remove()`, check: structure, want: "follows a heading"},
		{harm: `add("body", "<main></main>")`, check: structure, want: "2 main"},
		{harm: `$("nav").removeAttribute("aria-label")`, check: structure, want: "has no name"},
		{harm: `add("main", "<p id=main></p>")`, check: structure, want: "two elements with id main"},
		{harm: `$("meta[name=viewport]").content += ", maximum-scale=1"`, check: structure, want: "viewport"},
		{harm: `document.title = ""`, check: structure, want: "no title"},

		{harm: `$(".menu li:not(.find) a").tabIndex = 5`, check: keyboard, want: "instead of"},
		{harm: `$(".menu li:not(.find) a").tabIndex = -1`, check: keyboard, want: "instead of"},
		{harm: `$(".prose a").addEventListener("keydown", (e) => e.preventDefault())`, check: keyboard, want: "instead of"},
		{harm: `$(".menu li:not(.find) a").style.outline = "none"`, check: keyboard, want: "no outline"},
		{harm: `$(".menu li:not(.find) a").style.outlineColor = "#eee"`, check: keyboard, want: "outline of contrast"},
		{harm: `add("body", "<div id=lid></div>"); $("#lid").style.cssText = "position:fixed;inset:0;background:#fff"`, check: keyboard, want: "covered by div#lid"},
		{harm: `$(".skip").remove()`, check: skipLink, want: "no skip link"},
		{harm: `drop(".skip:not"); $(".skip").style.left = "-999px"`, check: skipLink, want: "no skip link that can be seen"},
		{harm: `$("main").id = "text"`, check: skipLink, want: "after the skip link"},

		{harm: `add("main", "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>")`, check: axe, as: desktop, want: "image-alt"},
		{harm: `$("main").append(document.createElement("button"))`, check: axe, as: desktop, want: "button-name"},
		{harm: `$(".lead").style.color = "#aaa"`, check: axe, as: desktop, want: "color-contrast"},
		{harm: `$(".lead").style.color = "#888"`, check: axe, as: onPaper, want: "color-contrast"},
		{harm: `$(".lead").style.color = "#555"`, check: axe, as: darkened, want: "color-contrast"},
		{harm: `$(".lead").style.color = "#999"`, check: axe, as: elder, want: "color-contrast"},
		{harm: `$(".lead").style.cssText = "forced-color-adjust:none;color:#ccc;background:#fff"`, check: legible, as: forced, want: "color-contrast"},
		{page: "wenda/qixian.html", harm: `$(".qa:not([open]) .answer").style.color = "#ccc"`, check: axe, as: desktop, want: "color-contrast"},

		{page: "wenda/qixian.html", harm: `drop("::details-content")`, check: paper, want: "folded text is not printed"},
		{harm: `$(".menu").style.setProperty("display", "block", "important")`, check: paper, want: "is printed"},
		{harm: `document.body.style.background = "#000"`, check: paper, want: "body is printed on"},
		{harm: `add(".prose", "<p><a href='https://other.test/x'>别处</a></p>"); drop("attr(href)")`, check: paper, want: "no address printed"},

		{harm: `for (const a of document.querySelectorAll(".menu a")) a.style.minHeight = "20px"`, check: mouse, want: "less than 44"},
		{harm: `$(".byline button").style.cssText = "min-height:40px"`, check: fingers, want: "less than 44"},
		{harm: `$(".prose a").style.font = "12px/12px sans-serif"`, check: fingers, want: "less than 24"},
		{harm: `$(".lead").style.fontSize = "11px"`, check: fingers, want: "text of 11 px"},
		{harm: `$(".lead").style.lineHeight = "1.1"`, check: fingers, want: "has lines of"},
		{harm: `$(".lead").style.minWidth = "400px"`, check: sideways, as: narrow, want: "px wide in a window of 320"},
		{harm: `$(".lead").style.cssText = "overflow:hidden;white-space:nowrap"`, check: sideways, as: narrow, want: "is cut off"},
		{harm: `$(".lead").style.minWidth = "400px"`, check: sideways, as: narrowOld, want: "px wide in a window of 320"},
		{harm: `$("h1").textContent = "甲乙丙丁戊己庚辛壬癸，子丑"; $("h1").style.wordBreak = "keep-all"`, check: sideways, as: narrowOld, want: "breaks at a mark"},
		{harm: `$("h1").textContent = "甲乙丙丁戊己庚辛壬癸子"; $("h1").style.textWrap = "wrap"`, check: sideways, as: narrowOld, want: "leaves a character alone"},
		{page: "zhinan/qixian.html", harm: `drop(".many")`, check: sideways, as: narrowOld, want: "the table 从提出到复核"},
		{page: "zhinan/qixian.html", harm: `$("td").style.minWidth = "300px"`, check: sideways, as: narrow, want: "px wide in"},
		{harm: `$(".lead").style.fontSize = "20px"`, check: large, as: elder, want: "text of 20 px"},
		{harm: `$(".tools button").style.cssText = "min-height:0;padding:0;line-height:1.2;align-self:start"`, check: large, as: elder, want: "less than 60"},
		{harm: `$(".lead").style.fontSize = "20px"`, check: large, as: elderWide, want: "text of 20 px"},

		{harm: `console.error("broken")`, check: loading, want: "console: \"broken\""},
		{harm: `setTimeout(() => { throw new Error("thrown") })`, check: loading, want: "exception"},
		{harm: `add("main", "<p style='color:red'>x</p>")`, check: loading, want: "Content Security Policy"},
		{harm: `fetch("https://other.test/").catch(() => 0)`, check: loading, want: "Content Security Policy"},
		{harm: `add("main", "<img src='none.png' alt=''>")`, check: loading, want: "404"},
	}
	c := openChromium(t).withAxe()
	site := serveSite(t, nil)
	b := c.windowless(t)
	for _, f := range faults {
		if f.page == "" {
			f.page = "zhinan/fucha-fuhe.html"
		}
		b.as(desktop)
		b.open(site.url(f.page))
		b.findings()
		var found []string
		if f.check == loading {
			b.do("{" + dropRules + f.harm + "}")
			b.do("new Promise((done) => setTimeout(done, 100))")
			found = b.findings()
		} else {
			asked := false
			for _, check := range checks() {
				if check.name == f.check && (f.as.name == "" || f.as == check.as) {
					b.as(check.as)
					b.do("{" + dropRules + f.harm + "}")
					found, asked = check.ask(b), true
					break
				}
			}
			if !asked {
				t.Fatalf("no check %q for %q", f.check, f.as.name)
			}
		}
		if !strings.Contains(strings.Join(found, "\n"), f.want) {
			t.Errorf("after %s the check %q (%s) says %q; want %q", f.harm, f.check, f.as.name, found, f.want)
		}
	}
}

// What is asked of a page in ways of its own can fail, too.
func TestModesSeeWhatIsWrong(t *testing.T) {
	c := openChromium(t)
	const name = "wenda/qixian.html"
	sees := func(what string, found []string, want string) {
		t.Helper()
		if !strings.Contains(strings.Join(found, "\n"), want) {
			t.Errorf("%s: found %q, want %q", what, found, want)
		}
	}
	swapped := func(from, to string) func(string) string {
		return func(text string) string {
			if !strings.Contains(text, from) {
				t.Errorf("there is no %q to harm", from)
			}
			return strings.ReplaceAll(text, from, to)
		}
	}
	// harmed serves the site with its pages, or the script named, changed.
	harmed := func(file string, harm func(string) string) string {
		var site served
		site = serveSite(t, func(w http.ResponseWriter, r *http.Request) bool {
			base := path.Base(r.URL.Path)
			if !strings.HasPrefix(base, file) && base != path.Base(name) {
				return false
			}
			text := site.text(t, strings.TrimPrefix(r.URL.Path, subPath))
			if strings.HasPrefix(base, file) {
				text = harm(text)
			}
			w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(base)))
			_, _ = io.WriteString(w, text)
			return true
		})
		return site.url(name)
	}
	const page = "qixian.html"

	b := c.windowless(t)
	sees("a button for nothing", withoutScripts(b, harmed(page, swapped(`aria-label="阅读方式" hidden`, `aria-label="阅读方式"`))), "needs a script")
	sees("text by script", withoutScripts(b, harmed("pufa.", swapped("show();\n})();", `document.querySelector("main").append("脚本写的"); })();`))), "reads differently")
	sees("links by script", withoutScripts(b, harmed("pufa.", swapped("show();\n})();", `document.querySelector("main a").href = "#main"; })();`))), "other links")
	sees("an answer that a script must open", withoutScripts(b, harmed(page, swapped(`<summary>`, `<summary inert>`))), "does not open")

	// somewhere harms the files that have the words.
	somewhere := func(from, to string) []string {
		var met atomic.Bool
		found := restored(c, t, elder, func(text string) string {
			if strings.Contains(text, from) {
				met.Store(true)
			}
			return strings.Replace(text, from, to, 1)
		})
		if !met.Load() {
			t.Errorf("there is no %q to harm", from)
		}
		return found
	}
	sees("choices not restored in the head", somewhere(`localStorage.getItem("pufa")`, `localStorage.getItem("nothing")`), "painted as")
	sees("no room kept for the buttons", somewhere(`:root[data-js] :is(.tools`, `:root[data-never] :is(.tools`), "the page moves")

	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(buildSite(t, root))); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, filepath.FromSlash(name))
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(strings.ReplaceAll(string(text), `"../assets/`, `"/assets/`)), 0o644); err != nil {
		t.Fatal(err)
	}
	sees("rooted addresses on a disk", fromDisk(b, file), "no stylesheet")

	b = c.windowless(t)
	b.before(stubSpeech)
	aloud := func(file string, harm func(string) string) []string {
		b.as(desktop)
		b.open(harmed(file, harm))
		return readAloud(b)
	}
	sees("print read as print", aloud("speech.", swapped(`SpeechSynthesisUtterance(spoken(`, `SpeechSynthesisUtterance(String(`)), "as printed")
	sees("the page's end read", aloud("speech.", swapped(`.page-end,.batches,.vh,nav,`, ``)), "reads 上一篇")
	sees("folded answers left out", aloud("speech.", swapped(`".toc,`, `".qa:not([open]) .answer,.toc,`)), "leaves out")
}
