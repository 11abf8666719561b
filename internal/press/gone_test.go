package press

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/repair"
	"pufa/internal/source"
	"pufa/internal/testkit"
)

// An address that was published and goes is told, with the line to paste.
func TestAddressesThatGoAreTold(t *testing.T) {
	const page = "+++\ntitle = \"复查\"\ndate = 2026-11-01\n+++\n三十日。\n"
	for name, c := range map[string]struct {
		edit func(dir string)
		want string
	}{
		"nothing":  {func(string) {}, ""},
		"a rename": {func(dir string) { move(t, dir, "content/a.md", "content/b.md") }, "publish/address-moved content/b.md a.html b.html"},
		"a slug": {func(dir string) {
			testkit.Write(t, dir, "content/a.md", []byte(strings.Replace(page, "date", "slug = \"c\"\ndate", 1)))
		}, "publish/address-moved content/a.md a.html c.html"},
		"with an alias": {func(dir string) {
			testkit.Write(t, dir, "content/a.md", []byte(strings.Replace(page, "date", "slug = \"c\"\naliases = [\"/a.html\"]\ndate", 1)))
		}, ""},
		"removed": {func(dir string) { remove(t, dir, "content/a.md") }, "publish/address-gone  a.html"},
		"a draft again": {func(dir string) {
			testkit.Write(t, dir, "content/a.md", []byte(strings.Replace(page, "date", "draft = true\ndate", 1)))
		}, ""},
		"expired": {func(dir string) {
			testkit.Write(t, dir, "content/a.md", []byte(strings.Replace(page, "date", "expires = 2026-11-10\ndate", 1)))
		}, ""},
		"only edited":      {func(dir string) { testkit.Write(t, dir, "content/a.md", []byte(page+"又一句。\n")) }, ""},
		"addresses change": {func(dir string) { testkit.Write(t, dir, "config.toml", []byte(plainConfig+"addresses = \"folder\"\n")) }, "publish/addresses-switched config.toml 1"},
	} {
		dir := siteOf(t, 0)
		testkit.Write(t, dir, "content/a.md", []byte(page))
		run := func() *Result {
			r, err := Run(context.Background(), Options{Options: compiler.Options{Dir: dir}, Out: filepath.Join(dir, "public"), Now: november, Yes: true})
			if err != nil {
				t.Fatal(err)
			}
			return r
		}
		run()
		c.edit(dir)
		var got []string
		for _, d := range run().Diagnostics {
			if strings.HasPrefix(d.Code, "publish/") {
				got = append(got, d.Code+" "+d.Span.File+" "+strings.Join(d.Args, " "))
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func move(t *testing.T, dir, from, to string) {
	t.Helper()
	if err := os.Rename(filepath.Join(dir, from), filepath.Join(dir, to)); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
}

// What mends a page that moved is the old address in its front matter.
func TestAMovedPageIsMendedByAnAlias(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"front matter": {"+++\ntitle = \"复查\"\ndate = 2026-11-01\n+++\n三十日。\n", "+++\naliases = [\"/a.html\"]\ntitle = \"复查\"\ndate = 2026-11-01\n+++\n三十日。\n"},
		"a text of several lines": {"+++\ntitle = \"复查\"\nsummary = \"\"\"\n三十日。\n[期限]\"\"\"\n+++\n三十日。\n",
			"+++\naliases = [\"/a.html\"]\ntitle = \"复查\"\nsummary = \"\"\"\n三十日。\n[期限]\"\"\"\n+++\n三十日。\n"},
		"a list of several lines": {"+++\ntitle = \"复查\"\naliases = [\n  '/old.html',\n  \"/older.html\"\n]\n+++\n三十日。\n",
			"+++\ntitle = \"复查\"\naliases = [\n  '/old.html',\n  \"/older.html\", \"/a.html\"\n]\n+++\n三十日。\n"},
		"tables": {"+++\ntitle = \"复查\"\n\n[document]\nnumber = \"1\"\n+++\n三十日。\n",
			"+++\naliases = [\"/a.html\"]\ntitle = \"复查\"\n\n[document]\nnumber = \"1\"\n+++\n三十日。\n"},
		"none":                  {"# 复查\n\n三十日。\n", "+++\naliases = [\"/a.html\"]\n+++\n\n# 复查\n\n三十日。\n"},
		"other old addresses":   {"+++\ntitle = \"复查\"\naliases = [\"/old.html\"]\n+++\n三十日。\n", "+++\ntitle = \"复查\"\naliases = [\"/old.html\", \"/a.html\"]\n+++\n三十日。\n"},
		"a list with a comment": {"+++\ntitle = \"复查\"\naliases = [\n  \"/old.html\", # 旧站\n]\n+++\n三十日。\n", "+++\ntitle = \"复查\"\naliases = [\"/a.html\", \n  \"/old.html\", # 旧站\n]\n+++\n三十日。\n"},
		"an empty list":         {"+++\ntitle = \"复查\"\naliases = [ ]\n+++\n三十日。\n", "+++\ntitle = \"复查\"\naliases = [\"/a.html\" ]\n+++\n三十日。\n"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := siteOf(t, 0)
			o := Options{Options: compiler.Options{Dir: dir}, Now: november}
			testkit.Write(t, dir, "content/a.md", []byte(c.page))
			if r, err := Run(context.Background(), o); err != nil || r.Failed() {
				t.Fatal(err)
			}
			move(t, dir, "content/a.md", "content/b.md")
			moved := func() diag.List {
				r, err := Check(context.Background(), o)
				if err != nil {
					t.Fatal(err)
				}
				return slices.DeleteFunc(r.Diagnostics, func(d diag.Diagnostic) bool { return d.Code != "publish/address-moved" })
			}
			plan, _ := repair.Choose(moved())
			raw, ok := source.Splice([]byte(c.page), plan["content/b.md"])
			if string(raw) != c.want || !ok {
				t.Fatalf("got\n%s\nwant\n%s", raw, c.want)
			}
			testkit.Write(t, dir, "content/b.md", raw)
			if left := moved(); len(left) > 0 {
				t.Errorf("mended, and still told: %v", left)
			}
		})
	}
}

// With Strict, a page that is gone stops the build like any other warning, and is named.
func TestAStrictBuildSaysWhichPageIsGone(t *testing.T) {
	dir := siteOf(t, 0)
	testkit.Write(t, dir, "content/a.md", []byte("+++\ntitle = \"复查\"\ndate = 2026-11-01\n+++\n三十日。\n"))
	o := Options{Options: compiler.Options{Dir: dir}, Out: filepath.Join(dir, "public"), Now: november, Yes: true}
	if r, err := Run(context.Background(), o); err != nil || r.Failed() {
		t.Fatal(err)
	}
	remove(t, dir, "content/a.md")
	o.Strict = true
	r, err := Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if n := r.Diagnostics.Count(diag.Error); !r.Failed() || n == 0 || !slices.ContainsFunc(r.Diagnostics, func(d diag.Diagnostic) bool { return d.Code == "publish/address-gone" }) {
		t.Errorf("failed: %v, %v", r.Failed(), r.Diagnostics)
	}
	if _, err := os.Stat(filepath.Join(dir, "public", "a.html")); err != nil {
		t.Error("a build that failed took the page away:", err)
	}
}
