package e2e

import (
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// siteWithStatutes is a site of a statute with texts of three times, past, in force
// and to come.
func siteWithStatutes(t *testing.T) string {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/statutes.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	files, err := txtar.FS(archive)
	if err == nil {
		err = os.CopyFS(dir, files)
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
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
