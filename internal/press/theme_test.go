package press

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pufa/internal/testkit"
)

// A folder with nothing but theme.toml used to hide the whole built-in theme.
func TestAThemeOfTheSiteNeedsOnlyWhatItChanges(t *testing.T) {
	dir := t.TempDir()
	testkit.Write(t, dir, "config.toml", []byte("title = \"甲\"\ntheme = \"my\"\n"))
	testkit.Write(t, dir, "content/_index.md", []byte("+++\ntitle = \"首页\"\n+++\n\n::: tip\n一句话。\n:::\n"))
	testkit.Write(t, dir, "content/a.md", []byte("+++\ntitle = \"页\"\ndate = 2026-11-01\n+++\n正文。\n"))
	testkit.Write(t, dir, "themes/my/theme.toml", []byte("name = \"my\"\n[[containers]]\nname = \"tip\"\nlabel = \"小窍门\"\n"))
	testkit.Write(t, dir, "themes/my/guide.html", []byte("<!doctype html><title>{{.Title}}</title>{{template \"partials/trail\" .Frame}}"))
	out := filepath.Join(dir, "public")
	if r := builds(t, dir, out); r.Failed() {
		t.Fatal(r.Diagnostics)
	}
	for name, want := range map[string]string{"index.html": `<div class="box tip">`, "a.html": "<!doctype html><title>页</title>", "404.html": "<html"} {
		if got, err := os.ReadFile(filepath.Join(out, name)); err != nil || !strings.Contains(string(got), want) {
			t.Errorf("%s: %v, no %s", name, err, want)
		}
	}
}

// A theme that is not there is told of where config.toml names it.
func TestUnknownThemeHasAPlaceAndASuggestion(t *testing.T) {
	dir := siteOf(t, 1)
	testkit.Write(t, dir, "config.toml", []byte("title = \"甲\"\ntheme = \"plian\"\n"))
	r := builds(t, dir, filepath.Join(dir, "public"))
	for _, d := range r.Diagnostics {
		if d.Code == "build/misspelt-theme" {
			if d.Span.Start != 22 || d.Args[1] != "plain" {
				t.Errorf("%+v", d)
			}
			return
		}
	}
	t.Error(r.Diagnostics)
}

// A theme that is complete has nothing of the default one about it.
func TestACompleteThemeStandsAlone(t *testing.T) {
	dir := t.TempDir()
	testkit.Write(t, dir, "config.toml", []byte("title = \"甲\"\nbase_url = \"https://example.org/\"\ntheme = \"my\"\n"))
	testkit.Write(t, dir, "content/_index.md", []byte("+++\ntitle = \"首页\"\n+++\n"))
	testkit.Write(t, dir, "content/a.md", []byte("+++\ntitle = \"页\"\ndate = 2026-11-01\ntags = [\"复查\"]\n+++\n正文。\n"))
	testkit.Write(t, dir, "themes/my/theme.toml", []byte("name = \"my\"\ncomplete = true\n"))
	testkit.Write(t, dir, "themes/my/home.html", []byte("<!doctype html><title>{{.Title}}</title>"))
	testkit.Write(t, dir, "themes/my/channel.html", []byte("<!doctype html><title>{{.Title}}</title>"))
	out := filepath.Join(dir, "public")
	r := builds(t, dir, out)
	if len(r.Diagnostics) != 1 || r.Diagnostics[0].Code != "build/theme-incomplete" || r.Diagnostics[0].Args[0] != "guide" {
		t.Fatal(r.Diagnostics)
	}
	testkit.Write(t, dir, "themes/my/guide.html", []byte("<!doctype html><title>{{.Title}}</title>{{range .Tags}}{{.URL}}{{end}}"))
	if r := builds(t, dir, out); r.Failed() {
		t.Fatal(r.Diagnostics)
	}
	if got, want := strings.Join(tree(t, out), " "), "a.html feed.json feed.xml index.html robots.txt sitemap.xml"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, _ := os.ReadFile(filepath.Join(out, "a.html")); string(got) != "<!doctype html><title>页</title>" {
		t.Errorf("%s", got)
	}
}

// A key of [params] that no template reads is most often misspelt. A theme may read keys of
// its own, and one that goes through all of them reads every key.
func TestParamsThatNoTemplateReadsAreTold(t *testing.T) {
	for _, c := range []struct{ theme, template, params, want string }{
		{"", "", "seal = \"法\"", ""},
		{"", "", "saal = \"法\"", "config/param-near saal seal"},
		{"", "", "phone = \"1\"", "config/param-unread phone footnote\x1fquestion\x1fseal\x1fstylesheet"}, // a list, joined when it is read
		{"my", `{{param .Params "phone"}}`, "phone = \"1\"", ""},
		{"my", `{{range .Params}}{{.Key}}{{end}}`, "phone = \"1\"", ""},
		{"my", `{{param .Params "phone"}`, "phone = \"1\"", "render/"}, // what it reads cannot be told
	} {
		dir := t.TempDir()
		testkit.Write(t, dir, "config.toml", []byte("title = \"甲\"\nbase_url = \"https://example.org/\"\n[params]\n"+c.params+"\n"))
		if c.theme != "" {
			testkit.Write(t, dir, "config.toml", []byte("title = \"甲\"\nbase_url = \"https://example.org/\"\ntheme = \"my\"\n[params]\n"+c.params+"\n"))
			testkit.Write(t, dir, "themes/my/theme.toml", []byte("name = \"my\"\n"))
			testkit.Write(t, dir, "themes/my/guide.html", []byte("<!doctype html><title>{{.Title}}</title>"+c.template))
		}
		testkit.Write(t, dir, "content/_index.md", []byte("+++\ntitle = \"首页\"\n+++\n"))
		testkit.Write(t, dir, "content/a.md", []byte("+++\ntitle = \"页\"\ndate = 2026-11-01\n+++\n正文。\n"))
		got := ""
		for _, d := range builds(t, dir, filepath.Join(dir, "public")).Diagnostics {
			switch {
			case strings.HasPrefix(d.Code, "config/param"):
				got = d.Code + " " + strings.Join(d.Args, " ")
			case strings.HasPrefix(d.Code, "render/"):
				got = d.Code
			}
		}
		if !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s %s: %q, want %q", c.theme, c.params, got, c.want)
		}
	}
}
