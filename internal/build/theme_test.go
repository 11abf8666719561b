package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A folder with nothing but theme.toml used to hide the whole built-in theme.
func TestAThemeOfTheSiteNeedsOnlyWhatItChanges(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "config.toml", []byte("title = \"甲\"\ntheme = \"my\"\n"))
	write(t, dir, "content/_index.md", []byte("+++\ntitle = \"首页\"\n+++\n\n::: tip\n一句话。\n:::\n"))
	write(t, dir, "content/a.md", []byte("+++\ntitle = \"页\"\ndate = 2026-11-01\n+++\n正文。\n"))
	write(t, dir, "themes/my/theme.toml", []byte("name = \"my\"\n[[containers]]\nname = \"tip\"\nlabel = \"小窍门\"\n"))
	write(t, dir, "themes/my/guide.html", []byte("<!doctype html><title>{{.Title}}</title>{{template \"partials/trail\" .Frame}}"))
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
	write(t, dir, "config.toml", []byte("title = \"甲\"\ntheme = \"plian\"\n"))
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
