package themes

import (
	"html/template"
	"io/fs"
	"slices"
	"strings"
	"testing"
)

// The second theme proves that views are enough for a theme that shares nothing with
// the first, and is short enough to read as a whole.
func TestASecondThemeNeedsNothingOfTheFirst(t *testing.T) {
	sub, err := fs.Sub(FS, "plain")
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(sub, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	partials, err := fs.Glob(sub, "partials/*.html")
	if err != nil || len(names) < 10 {
		t.Fatalf("%d templates: %v", len(names), err)
	}
	s := template.New("").Funcs(functions(t, sub))
	for _, name := range slices.Concat(names, partials) {
		text, err := fs.ReadFile(sub, name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.New(strings.TrimSuffix(name, ".html")).Parse(string(text)); err != nil {
			t.Fatal(err)
		}
	}
	for name, views := range pages() {
		if s.Lookup(name) == nil {
			if name != "404" {
				t.Errorf("no template %s", name)
			}
			continue
		}
		for _, v := range views {
			copied, err := s.Clone()
			if err != nil {
				t.Fatal(err)
			}
			out := execute(t, copied, name, v)
			if page := !strings.HasPrefix(name, "partials/"); page && strings.Count(out, "<h1") != 1 {
				t.Errorf("%s: %d h1", name, strings.Count(out, "<h1"))
			}
			if name != "redirect" && strings.Contains(out, "<script>") {
				t.Errorf("%s has a script", name)
			}
		}
	}
	css, err := fs.ReadFile(sub, "assets/plain.css")
	if err != nil || strings.Count(string(css), "\n") >= 300 {
		t.Errorf("%d lines of CSS: %v", strings.Count(string(css), "\n"), err)
	}
	if !slices.Contains(Builtin(), "plain") {
		t.Error("no site can name it")
	}
}
