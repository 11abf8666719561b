package press

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pufa/internal/compiler"
	"pufa/internal/testkit"
)

// Pages beside content/ are told, also by a build that has nothing else to do.
func TestPagesOutsideContentAreTold(t *testing.T) {
	const page = "+++\ntitle = \"甲\"\n+++\n字\n"
	for files, want := range map[string]string{
		"":                           "",
		"a/b.md":                     "a content/a",
		"a/c/b.md":                   "a content/a",
		"a/b.txt":                    "",
		"contents/b.md":              "contents content",
		"Content/b.md":               "Content content",
		"内容/b.md":                    "内容 content",
		"b.md":                       "b.md content/b.md",
		"README.md":                  "README.md content/README.md",
		"notes/b.md .git/b.md":       "",
		"static/b.md templates/b.md": "",
	} {
		dir, cache := siteOf(t, 0), t.TempDir()
		testkit.Write(t, dir, "content/a/_index.md", []byte(page))
		run := func() []string {
			r, err := Run(context.Background(), Options{Options: compiler.Options{Dir: dir}, Out: filepath.Join(dir, "public"), Cache: cache, Now: november})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range r.Diagnostics {
				if d.Code == "site/outside-content" {
					got = append(got, d.Span.File+" "+strings.Join(d.Args, " "))
				}
			}
			return got
		}
		if got := run(); got != nil {
			t.Errorf("before: %v", got)
		}
		for _, name := range strings.Fields(files) {
			testkit.Write(t, dir, name, []byte(page))
		}
		wanted := strings.FieldsFunc(want, func(r rune) bool { return r == ';' })
		if got := run(); !slices.Equal(got, wanted) {
			t.Errorf("%s: %q, want %q", files, got, wanted)
		}
		if got := run(); !slices.Equal(got, wanted) {
			t.Errorf("%s, once more: %q, want %q", files, got, wanted)
		}
	}
}
