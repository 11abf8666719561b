package e2e

import (
	"slices"
	"testing"
)

// All readers can use a form once somebody has begun: a period that was counted, a quiz
// that was marked, a wayfinder with answers. Untouched forms are among the pages that
// TestEveryPageServesEveryReader asks.
func TestFormsInUseServeEveryReader(t *testing.T) {
	c := openChromium(t).withAxe()
	site := serveSite(t, nil)
	forms := map[string]func(b *tab){
		"zhinan/suan-qixian.html": func(b *tab) { b.count("请求复查", "2027-01-08") },
		"zhinan/wenti.html": func(b *tab) {
			b.do(`document.querySelectorAll(".q").forEach((q, n) => q.querySelectorAll("input").forEach((i, k) => { if (n < 3 ? k === 0 : q.dataset.right[k] === "1") i.click(); }))`)
			press := func(text string) {
				b.do(`Array.from(document.querySelectorAll(".quiz button")).find((e) => e.textContent === "` + text + `" && e.checkVisibility()).click()`)
			}
			press("交卷")
			press("只看错题")
		},
		"zhinan/zhilu.html": func(b *tab) {
			b.click(".way-items li:nth-child(1) a")
			b.until(`document.querySelector(".way-title").textContent === "这件事，对方是谁？"`)
		},
	}
	var pages []string
	for name := range forms {
		pages = append(pages, name)
	}
	slices.Sort(pages)
	c.eachPage(t, pages, nil, func(b *tab, name string) {
		b.as(desktop)
		b.open(site.url(name))
		forms[name](b)
		// The focus is at what was answered; the keyboard's walk begins at the top.
		b.do(`document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute("tabindex")`)
		for _, check := range checks() {
			if check.name == "skips to the text" { // at a fragment the keyboard begins there
				continue
			}
			b.as(check.as)
			report(t, name+" in use "+check.name, check.as, check.ask(b))
		}
		report(t, name+" in use", desktop, b.findings())
	})
}
