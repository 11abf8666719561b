package e2e

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pufa/internal/cli"
	"pufa/internal/compiler"
	"pufa/internal/press"
	"pufa/internal/testkit"
)

// A portal's technician puts the portal's own head on every page and sets its
// colours, without copying anything else of the theme.
func TestAPortalMakesTheSiteItsOwn(t *testing.T) {
	c := openChromium(t).withAxe()
	dir := copySite(t, func(config string) string {
		return strings.Replace(config, "[params]\n", "[params]\nstylesheet = \"site.css\"\n", 1)
	})
	testkit.Write(t, dir, "templates/partials/header.html", `<header class="site-header"><div class="head"><div class="wrap masthead"><a class="brand" href="{{.HomeURL}}">某某县人民政府</a></div></div></header>`)
	testkit.Write(t, dir, "assets/site.css", `:root { --red: #1d4f91; --seal: #1d4f91 }`)
	site := serve(t, buildSite(t, dir), nil)
	b := c.tab(t)
	for _, name := range []string{"index.html", "zhinan/qixian.html", "wenda/qixian.html", "tags/期限.html", "zhinan/no-such-page"} {
		b.open(site.url(name))
		if got := ask[string](b, `document.querySelector("header").innerText.trim()`); got != "某某县人民政府" {
			t.Errorf("%s: the head says %q", name, got)
		}
		if got := ask[string](b, headRule); got != "rgb(29, 79, 145)" {
			t.Errorf("%s: the head's rule is %s, not in the portal's colour", name, got)
		}
		report(t, name, desktop, ask[[]string](b, `probe.structure("zh-CN")`))
		report(t, name, desktop, ask[[]string](b, `probe.axe([])`))
		report(t, name, desktop, b.findings())
	}
}

// The first pages of a new site, among them the one that shows every component.
func TestANewSiteServesEveryReader(t *testing.T) {
	c := openChromium(t).withAxe()
	dir := filepath.Join(t.TempDir(), "site")
	var said bytes.Buffer
	env := cli.Env{
		Dir: filepath.Dir(dir), Stdin: strings.NewReader(""), Stdout: &said, Stderr: &said,
		Now: func() time.Time { return today }, Getenv: func(string) string { return "" },
	}
	if code := cli.Main(t.Context(), []string{"new", "site", "site", "--lang", "zh"}, env); code != 0 {
		t.Fatalf("new site: exit %d\n%s", code, said.String())
	}
	out := filepath.Join(t.TempDir(), "public")
	r, err := press.Run(context.Background(), press.Options{Options: compiler.Options{Dir: dir, Drafts: true}, Out: out, Now: today})
	if err != nil || r.Failed() {
		t.Fatalf("%v\n%s", err, printed(r))
	}
	site := serve(t, out, nil)
	c.askAll(t, site, site.sample())
}
