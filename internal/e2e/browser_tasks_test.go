package e2e

import (
	"fmt"
	"strings"
	"testing"
)

// walker does what somebody comes for, on a phone, and counts: taps, and screens
// of scrolling before what is wanted comes into view.
type walker struct {
	*tab
	taps    int
	screens float64
}

// find makes the first thing in view order that shows the text the target of the
// next step; within narrows the search. It is an error when nothing shows it.
func (w *walker) find(within, text string) {
	w.t.Helper()
	depth := ask[float64](w.tab, fmt.Sprintf(`(() => {
		for (const e of document.querySelectorAll("[data-walk]")) e.removeAttribute("data-walk");
		const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getClientRects().length > 0;
		const e = Array.from(document.querySelectorAll(%q)).find((e) => seen(e) && e.innerText.replaceAll("\u00a0", " ").includes(%q));
		if (!e) return -1;
		e.setAttribute("data-walk", "");
		return Math.max(0, e.getBoundingClientRect().bottom - innerHeight) / innerHeight;
	})()`, within, text))
	if depth < 0 {
		w.t.Fatalf("%s: no %s shows %q", ask[string](w.tab, "location.pathname"), within, text)
	}
	w.screens += depth
	w.do(`document.querySelector("[data-walk]").scrollIntoView({ block: "center" })`)
}

// reads looks for words in the text.
func (w *walker) reads(within, text string) {
	w.t.Helper()
	w.find(within, text)
}

// tap taps a link, button or fold; follow waits for the page that a link opens.
func (w *walker) tap(within, text string) {
	w.t.Helper()
	w.find(within, text)
	w.click("[data-walk]")
	w.taps++
}

func (w *walker) follow(within, text string) {
	w.t.Helper()
	w.leaves(func() { w.tap(within, text) })
}

// filledIn puts numbers and addresses into the settings, so that contacts are there.
func filledIn(config string) string {
	return strings.NewReplacer(
		"【电话：待填】", "0746-0000000、12345", "【地址：待填】", "某路 1 号一楼", "【接待时间：待填】", "工作日 9:00—17:00",
		"【网上渠道：待填】", "https://www.example.gov.cn/xinfang/", "【查询办法：待填】", "打 12345，报受理编号",
		"# email = \"…@…\"", "email = \"xinfang@example.gov.cn\"", "# map_url = \"https://…\"", "map_url = \"https://www.example.gov.cn/map\"",
	).Replace(config)
}

// The things people come for take few taps from the home page, each on words that
// say where they lead.
func TestWhatPeopleComeForTakesFewSteps(t *testing.T) {
	c := openChromium(t)
	site := serve(t, buildSite(t, copySite(t, filledIn)), nil)
	for _, task := range []struct {
		name    string
		taps    int     // at most
		screens float64 // of scrolling, at most
		do      func(w *walker)
	}{
		{"多久会有结果", 0, 1, func(w *walker) { w.reads(".tasks a", "60 日内") }},
		{"全部期限，连同依据", 1, 5, func(w *walker) {
			w.follow("main a", "多久会有结果")
			w.reads("h1", "信访的全部期限")
			w.reads("td", "最多 30 日")
		}},
		{"不服法院判决，找谁", 2, 4, func(w *walker) {
			w.follow("main a", "还是法院、仲裁")
			w.follow("main a", "不服判决")
			w.reads(".facts dd", "法院；再往后，检察院")
		}},
		{"打印复查的步骤", 2, 2, func(w *walker) {
			w.follow("main a", "不服处理意见")
			w.reads(".facts dd", "30 日内提出")
			w.tap("button", "打印")
			w.until("window.printed === true")
		}},
		{"字大一点", 1, 0, func(w *walker) {
			w.tap("button", "长辈版")
			w.until(`parseFloat(getComputedStyle(document.querySelector(".tasks a")).fontSize) >= 24`)
		}},
		{"听一篇", 2, 2, func(w *walker) {
			w.follow("main a", "材料上要写清")
			w.tap("button", "朗读")
			w.until(`said.length > 0 && said[0].text.includes("材料怎么写")`)
		}},
		{"答复书上的“复核”是什么意思", 3, 3, func(w *walker) {
			w.follow(".menu a", "词汇")
			w.follow("main a", "信访程序里的词")
			w.tap(".word-list a", "复核")
			w.reads(":target", "请复查单位的上一级再看一遍")
		}},
		{"从条文回到讲它的指引", 5, 9, func(w *walker) {
			w.follow(".menu a", "法规")
			w.follow("main a", "信访工作条例")
			w.tap(".law-bar input", "")
			w.do(`document.querySelector(".law-bar input").value = "三十五"`)
			w.tap(".law-bar button", "去")
			w.follow("#art_35 .no a", "第三十五条")
			w.reads(".side a", "怎样申请复查和复核")
		}},
		{"几个人一起去，最多几个", 0, 3, func(w *walker) { w.reads(".tasks a", "最多 5 人") }},
		{"单位在哪里、打什么电话", 0, 8, func(w *walker) { w.reads(".reach .phone a[href='tel:07460000000']", "0746-0000000") }},
	} {
		b := c.tab(t)
		b.before(stubSpeech)
		b.before(`window.print = () => { window.printed = true; }`)
		b.as(phone)
		b.open(site.url("index.html"))
		b.do("localStorage.clear()")
		w := &walker{tab: b}
		task.do(w)
		t.Logf("%s：点 %d 下，翻 %.1f 屏", task.name, w.taps, w.screens)
		if w.taps > task.taps || w.screens > task.screens {
			t.Errorf("%s: %d taps and %.1f screens, more than %d and %.1f", task.name, w.taps, w.screens, task.taps, task.screens)
		}
		report(t, task.name, phone, b.findings())
	}
}

// From the home page to an article as it was and as it is.
func TestTwoEditionsAreThreeTapsAway(t *testing.T) {
	c := openChromium(t)
	site := serve(t, buildSite(t, siteWithStatutes(t)), nil)
	w := &walker{tab: c.tab(t)}
	w.as(phone)
	w.open(site.url("index.html"))
	w.follow("main a", "法规")
	w.follow("main a", "示范县便民条例")
	w.follow("main a", "和上一个文本对照")
	w.reads("del", "三")
	w.reads("ins", "五")
	w.reads(".row.amended h2", "第一百三十三条之一")
	t.Logf("点 %d 下，翻 %.1f 屏", w.taps, w.screens)
	if w.taps > 3 || w.screens > 3 {
		t.Errorf("%d taps and %.1f screens, more than 3 and 3", w.taps, w.screens)
	}
	report(t, "two editions", phone, w.findings())
}

// Whoever has no mouse gets to the first thing people ask with few keys.
func TestTheKeyboardReachesTheTextAtOnce(t *testing.T) {
	c := openChromium(t)
	site := serveSite(t, nil)
	b := c.tab(t)
	b.open(site.url("index.html"))
	b.tabKey() // the skip link
	b.enterKey()
	b.tabKey() // the field of the search
	if got := ask[string](b, "document.activeElement.type"); got != "search" {
		t.Errorf("after Tab, Enter, Tab the focus is on an element of type %q", got)
	}
	b.tabKey() // its button
	b.tabKey() // the first of the tasks
	if got := ask[string](b, "document.activeElement.innerText"); !strings.Contains(got, "多久会有结果") {
		t.Fatalf("after three more the focus is on %q", got)
	}
	b.enterKey()
	b.until(`location.pathname.endsWith("/zhinan/qixian.html")`)
}
