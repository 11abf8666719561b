package e2e

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pufa/internal/law"
	"pufa/internal/testkit"
)

// siteWithStatutes is a site of a statute with texts of three times, past, in force
// and to come.
func siteWithStatutes(t *testing.T) string {
	t.Helper()
	return siteFrom(t, "testdata/statutes.txtar")
}

// Pages of a statute that has texts: the work, its other editions, articles with
// their history, comparisons.
func TestStatutesServeEveryReader(t *testing.T) {
	c := openChromium(t).withAxe()
	site := serve(t, buildSite(t, siteWithStatutes(t)), nil)
	const work = "fagui/shifan/"
	c.askAll(t, site, []string{
		work + "index.html", work + "2020-01-01.html", work + "2027-03-01.html", work + "133-1.html", work + "134.html",
		work + "compare/2020-01-01_2024-07-01.html", work + "compare/2024-07-01_2027-03-01.html",
	})
}

// Whoever cites a part of an article finds how it is written, and takes it along.
func TestPartsOfAnArticleAreCitedByAButton(t *testing.T) {
	c := openChromium(t)
	site := serve(t, buildSite(t, siteWithStatutes(t)), nil)
	b := c.tab(t)
	b.open(site.url("fagui/shifan/133-1.html"))
	b.do(`document.querySelector(".forms").open = true`)
	got := ask[[]string](b, `Array.from(document.querySelectorAll(".forms li a"), (a) => a.textContent + " " + a.getAttribute("href"))`)
	want := []string{
		"第一百三十三条之一第一款 #art_133-1__para_1",
		"第一百三十三条之一第一款第（一）项 #art_133-1__para_1__point_1",
		"第一百三十三条之一第一款第（一）项第1目 #art_133-1__para_1__point_1__indent_1",
		"第一百三十三条之一第一款第（一）项第2目 #art_133-1__para_1__point_1__indent_2",
		"第一百三十三条之一第一款第（二）项 #art_133-1__para_1__point_2",
		"第一百三十三条之一第二款 #art_133-1__para_2",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	b.do(`document.querySelectorAll(".forms button")[1].click()`)
	const said = `document.querySelector(".copied").textContent`
	b.until(said + ` !== ""`)
	if got := ask[string](b, said); !strings.Contains(got, "《示范县便民条例》第一百三十三条之一第一款第（一）项") {
		t.Errorf("the page says %q", got)
	}
}

// Whoever has the number of an article gets there by typing it, however it is
// written; on a phone the field is always in sight.
func TestAnArticleIsFoundByItsNumber(t *testing.T) {
	c := openChromium(t)
	site := serve(t, buildSite(t, siteWithStatutes(t)), nil)
	b := c.tab(t)
	b.as(phone)
	b.open(site.url("fagui/shifan/index.html"))
	for _, typed := range []string{"134", "一百三十四", "第一百三十四条", "一三四", "１３４", "133-1", "第一百三十三条之一", "133之1"} {
		want := "#art_134"
		if strings.Contains(typed, "之") || strings.Contains(typed, "-") {
			want = "#art_133-1"
		}
		b.do(`dispatchEvent(new Event("wheel")); location.hash = ""; scrollTo(0, 0)`) // as somebody who goes back up
		b.do(`document.querySelector(".law-bar input").value = "` + typed + `"`)
		b.click(".law-bar button")
		b.until(`location.hash === "` + want + `"`)
		if !ask[bool](b, `(() => { const r = document.querySelector("`+want+`").getBoundingClientRect(); return r.top >= -1 && r.top < innerHeight / 2; })()`) {
			t.Errorf("%s: the article is not in sight", typed)
		}
	}
	b.do(`document.querySelector(".law-bar input").value = "9999"`)
	b.click(".law-bar button")
	b.until(`document.querySelector(".copied").textContent.includes("9999")`)
}

// Only a button copies: a click on the words of a statute is a click.
func TestNothingIsCopiedButByAButton(t *testing.T) {
	c := openChromium(t)
	site := serve(t, buildSite(t, siteWithStatutes(t)), nil)
	b := c.tab(t)
	b.before(`window.copies = []; Object.defineProperty(navigator, "clipboard", { value: { writeText: (t) => { copies.push(t); return Promise.resolve(); } } });`)
	b.open(site.url("fagui/shifan/index.html"))
	b.click("#art_134 .text p")
	if n := ask[int](b, "copies.length"); n != 0 {
		t.Fatalf("a click on the text copied %q", ask[[]string](b, "copies"))
	}
	b.click("#art_134 .copy-words")
	b.until("copies.length === 1")
	got := ask[string](b, "copies[0]")
	for _, want := range []string{"《示范县便民条例》第一百三十四条：\n", "#art_134"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
	if words := ask[string](b, `document.querySelector("#art_134 .text p").textContent`); !strings.Contains(got, words) {
		t.Errorf("%q lacks the words %q", got, words)
	}
}

// siteWithALongStatute is siteWithStatutes with a code of 310 articles, some many times as
// long as others, and one that cites the first.
func siteWithALongStatute(t *testing.T) string {
	t.Helper()
	dir := siteWithStatutes(t)
	work := filepath.Join(dir, "content", "fagui", "fadian")
	testkit.Write(t, work, "_index.md", "+++\ntitle = \"示范县法典\"\ntype = \"law\"\n+++\n")
	var text strings.Builder
	text.WriteString("示范县法典\n（2024年5月1日通过）\n")
	for i := range 310 {
		if i%155 == 0 {
			fmt.Fprintf(&text, "第%s编　办事\n第一章　窗口\n", law.FormatNumeral(i/155+1))
		}
		fmt.Fprintf(&text, "第%s条　窗口第%s项工作应当当天办完，办不完的说明理由。", law.FormatNumeral(i+1), law.FormatNumeral(i+1))
		text.WriteString(strings.Repeat("材料不全的，当场告诉来办事的人还缺什么。", i*7%23))
		if i == 99 {
			text.WriteString("\n依照本法第一条办理。")
		}
		text.WriteString("\n")
	}
	testkit.Write(t, work, "2024-07-01.txt", text.String())
	return dir
}

// A code of many articles comes in volumes: whoever types a number, or has an address
// from the time when it was one page, gets to the article, with pages of articles or
// without.
func TestALongStatuteIsReadInVolumes(t *testing.T) {
	c := openChromium(t).withAxe()
	site := serve(t, buildSite(t, siteWithALongStatute(t)), nil)
	c.askAll(t, site, []string{"fagui/fadian/index.html", "fagui/fadian/part-2.html", "fagui/fadian/whole.html"})
	b := c.tab(t)
	b.as(phone)
	const inSight = `(() => { const r = document.getElementById("art_200"); return !!r && r.getBoundingClientRect().top > -2 && r.getBoundingClientRect().top < innerHeight / 2; })()`
	for _, from := range []string{"index.html", "part-1.html", "whole.html"} {
		b.open(site.url("fagui/fadian/" + from))
		b.do(`document.querySelector(".law-bar input").value = "二百"; document.querySelector(".law-bar button").click()`)
		b.until(`location.hash === "#art_200"`)
		b.until(inSight)
		if at := ask[string](b, "location.pathname"); (from == "whole.html") != strings.HasSuffix(at, "/whole.html") || from != "whole.html" && !strings.HasSuffix(at, "/part-2.html") {
			t.Errorf("from %s one gets to %s", from, at)
		}
	}
	b.open(site.url("fagui/fadian/index.html") + "#art_200")
	b.until(`location.pathname.endsWith("/part-2.html")`)
	b.until(inSight)
	b.open(site.url("fagui/fadian/index.html"))
	if moved := ask[float64](b, `(() => {
		const form = document.querySelector(".front .to-article"), top = () => document.querySelector(".front ul").getBoundingClientRect().top, now = top();
		form.hidden = true; // as before law.js has run
		const then = top();
		form.hidden = false;
		return now - then;
	})()`); moved != 0 {
		t.Errorf("the contents move by %.0f px when the script arrives", moved)
	}
	b.do(`document.querySelector(".law-bar input").value = "311"; document.querySelector(".law-bar button").click()`)
	b.until(`document.querySelector(".copied").textContent.includes("311")`)
}
