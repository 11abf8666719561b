package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"golang.org/x/tools/txtar"

	"pufa/internal/testkit"
)

// citingSite has a statute of our own and a guide that cites it.
const citingSite = `
-- config.toml --
title = "小站"
base_url = "https://www.example.org/"
language = "zh-CN"
timezone = "Asia/Shanghai"
-- content/fagui/_index.md --
+++
title = "法规"
+++
-- content/fagui/shuwu/_index.md --
+++
title = "书屋示范条例"
type = "law"
+++
-- content/fagui/shuwu/2024-07-01.md --
# 书屋示范条例

第一条 为了方便村民借书，制定本条例。

第二条 书屋每天开放，开放时间写在门口。

书屋有下列情形的，可以暂时关门：

（一）停电的；

（二）下大雪的。

第三条 借书不收钱，三十日内归还；还想看的，可以续借一次。违反本条第一款和第二条规定的，由村委会提醒。
-- content/zhinan/_index.md --
+++
title = "指南"
+++
-- content/zhinan/jieshu.md --
+++
title = "怎么借书"
+++
借书不要钱，见《书屋示范条例》第三条。关门的时候见该条例第二条第二款第（一）、（二）项。

一般的规定在《书屋示范条例》第一条至第三条。
`

// tap touches the middle of an element.
func (b *tab) tap(selector string) {
	b.t.Helper()
	at := ask[[]float64](b, `(() => {
		const e = document.querySelector(`+"`"+selector+"`"+`);
		e.scrollIntoView({ block: "center" });
		const r = e.getClientRects()[0];
		return [r.left + r.width / 2, r.top + r.height / 2];
	})()`)
	call(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: at[0], Y: at[1]}}})
	call(b, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}})
}

// hover moves the mouse to the middle of an element.
func (b *tab) hover(selector string) {
	b.t.Helper()
	at := ask[[]float64](b, `(() => { const r = document.querySelector(`+"`"+selector+"`"+`).getClientRects()[0]; return [r.left + r.width / 2, r.top + r.height / 2] })()`)
	call(b, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: at[0], Y: at[1]})
}

func (b *tab) escapeKey() { b.t.Helper(); b.press("Escape", 27, 0, "") }

// keep writes what the tab shows into the folder of PUFA_SHOTS, to be looked at.
func (b *tab) keep(name string) {
	b.t.Helper()
	dir := os.Getenv("PUFA_SHOTS")
	if dir == "" {
		return
	}
	shot := call(b, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng})
	if err := os.WriteFile(filepath.Join(dir, name+".png"), shot.Data, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// The words of a provision are shown beside the link that cites it: under the
// mouse, with the focus, at a tap; Escape puts them away. Pages opened from a
// folder, without a server, do the same.
func TestCardsOfCitations(t *testing.T) {
	c := openChromium(t)
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(citingSite)).Files {
		testkit.Write(t, dir, f.Name, f.Data)
	}
	out := buildSite(t, dir)
	address := "file://" + filepath.ToSlash(out) + "/zhinan/jieshu.html"
	const (
		shown = `!!document.querySelector(".cite-card")`
		words = `(document.querySelector("#cite-words") || {}).textContent || ""`
		third = `main a.cite[href*="3.html"]`
	)
	inside := func(b *tab) {
		t.Helper()
		if !ask[bool](b, `(() => { const r = document.querySelector(".cite-card").getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth && document.documentElement.scrollWidth <= innerWidth })()`) {
			t.Error("the card sticks out of the window")
		}
	}

	t.Run("mouse", func(t *testing.T) {
		b := c.tab(t)
		b.open(address)
		b.hover(third)
		b.until(shown)
		if got := ask[string](b, words); !strings.Contains(got, "三十日内归还") {
			t.Errorf("the card says %q", got)
		}
		inside(b)
		b.keep("cite-desktop")
		b.hover("h1")
		b.until("!" + shown)
		b.hover(third)
		b.until(shown)
		b.escapeKey()
		b.until("!" + shown)
	})
	t.Run("keyboard", func(t *testing.T) {
		b := c.tab(t)
		b.open(address)
		for range 60 {
			if ask[bool](b, `document.activeElement.matches("main a.cite")`) {
				break
			}
			b.tabKey()
		}
		b.until(shown)
		if !ask[bool](b, `document.getElementById(document.activeElement.getAttribute("aria-describedby")).textContent.includes("借书不收钱")`) {
			t.Error("the link is not described by the words of the provision")
		}
		b.escapeKey()
		b.until("!" + shown)
		if !ask[bool](b, `document.activeElement.matches("main a.cite")`) {
			t.Error("Escape takes the focus from the link")
		}
		b.shiftTabKey()
		b.tabKey()
		b.until(shown)
		b.tabKey() // on: the card's link leads where the citation itself does
		if ask[bool](b, `document.activeElement.matches(".cite-card a")`) {
			t.Error("every citation is two stops")
		}
	})
	for _, r := range []reader{phone, narrow, narrowOld} {
		t.Run(r.name, func(t *testing.T) {
			b := c.tab(t)
			call(b, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
			b.as(r)
			b.open(address)
			b.as(r)
			for _, link := range []string{third, `main a.cite[href$="point_1"]`, `main a.cite[href$="point_2"]`} {
				b.tap(link)
				b.until(shown)
				inside(b)
				if link == third {
					b.keep("cite-" + strings.ReplaceAll(r.name, " ", "-"))
				}
				if !strings.HasSuffix(ask[string](b, "location.pathname"), "jieshu.html") {
					t.Fatal("the first tap led away")
				}
			}
			if got := ask[string](b, words); !strings.Contains(got, "下大雪") {
				t.Errorf("the card of the second of two items says %q", got)
			}
			b.tap("h1")
			b.until("!" + shown)
			b.tap(third)
			b.until(shown)
			b.tap(third) // the second time it is a link
			b.until(`location.pathname.endsWith("/3.html")`)
		})
	}
	t.Run("without scripts", func(t *testing.T) {
		b := c.tab(t)
		b.scripts(false)
		b.open(address)
		b.click(third)
		b.until(`location.pathname.endsWith("/3.html")`)
	})
}
