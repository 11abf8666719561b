package compiler

import (
	"testing"

	"pufa/internal/testkit"
)

// A template that a complete theme gains while a preview runs brings its pages.
func TestATemplateThatComesLaterMakesItsPages(t *testing.T) {
	dir := t.TempDir()
	testkit.Write(t, dir, "config.toml", []byte("title = \"甲\"\ntheme = \"my\"\n"))
	testkit.Write(t, dir, "content/a.md", []byte("+++\ntitle = \"页\"\ndate = 2026-11-01\n+++\n正文。\n"))
	testkit.Write(t, dir, "themes/my/theme.toml", []byte("name = \"my\"\ncomplete = true\n"))
	for _, name := range []string{"home", "channel", "guide"} {
		testkit.Write(t, dir, "themes/my/"+name+".html", []byte("<!doctype html><title>{{.Title}}</title>"))
	}
	w := NewPreview(openFolder(t, dir), Options{Dir: dir})
	has := func(names []string) bool {
		c, err := w.Update(t.Context(), november, names)
		if err != nil {
			t.Fatal(err)
		}
		return c.Has("404.html")
	}
	if has(nil) {
		t.Error("there is a page that the theme has no template for")
	}
	testkit.Write(t, dir, "themes/my/404.html", []byte("<!doctype html><title>{{.Title}}</title>"))
	if !has([]string{"themes/my/404.html"}) {
		t.Error("the template came and its page did not")
	}
}
