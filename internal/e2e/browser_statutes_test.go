package e2e

import (
	"os"
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
