package compiler

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"pufa/internal/testkit"
	"pufa/themes"
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

// Mistakes in the everyday words of a theme of one's own are findings, also while a preview
// runs; a copy of the built-in words has none.
func TestWordsOfAThemeAreRead(t *testing.T) {
	builtin, err := fs.ReadFile(themes.FS, themes.Default+"/synonyms.toml")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	testkit.Write(t, dir, "config.toml", []byte("title = \"甲\"\nbase_url = \"https://example.cn/\"\ntheme = \"my\"\n"))
	testkit.Write(t, dir, "content/a.md", []byte("+++\ntitle = \"页\"\ndate = 2026-11-01\n+++\n正文。\n"))
	testkit.Write(t, dir, "themes/my/theme.toml", []byte("name = \"my\"\n"))
	w := NewPreview(openFolder(t, dir), Options{Dir: dir})
	for _, c := range []struct{ words, want string }{ // want: line and code of each finding
		{string(builtin), ""},
		{"[words]\n\"债\" = \"债务\"\n\"上访\" = \"\"\n", "2 config/synonym-short, 3 config/synonym-empty"},
		{"[word]\n\"上访\" = \"信访\"\n", "1 fields/unknown-key"},
		{string(builtin) + "\"债\" = \"债务\"\n", fmt.Sprint(1+bytes.Count(builtin, []byte("\n")), " config/synonym-short")},
		{"[words]\n\"上访\" = \"信访\"\n", ""},
	} {
		testkit.Write(t, dir, "themes/my/synonyms.toml", []byte(c.words))
		var got []string
		for _, d := range renew(t, w, nil).Result().Diagnostics {
			if d.Span.File != "themes/my/synonyms.toml" {
				t.Errorf("%s is in %s", d.Code, d.Span.File)
			}
			got = append(got, fmt.Sprint(1+strings.Count(c.words[:d.Span.Start], "\n"), " ", d.Code))
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%.40q…: %s, want %s", c.words, s, c.want)
		}
	}
}
