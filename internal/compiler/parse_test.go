package compiler

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/diag"
	"pufa/internal/source"
	"pufa/internal/testkit"
)

// What is too long is told by its length and never read: the files have a terabyte, of
// nothing.
func TestFilesThatAreTooLongAreNotRead(t *testing.T) {
	dir := smallSite(t, map[string]string{"content/fagui/fa/_index.md": "+++\ntitle = \"某法\"\ntype = \"law\"\n+++\n"})
	names := []string{"content/long.md", "content/fagui/fa/2020-01-01.txt", "content/long/_index.md"}
	for _, name := range names {
		testkit.Write(t, dir, name, "")
		if err := os.Truncate(filepath.Join(dir, filepath.FromSlash(name)), 1<<40); err != nil {
			t.Skip("this disk holds no file of a terabyte, not even one of nothing: ", err)
		}
	}
	r, err := Check(t.Context(), Options{Dir: dir}, time.Now(), nil)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, d := range r.Diagnostics {
		if d.Code == "source/too-long" && d.Severity == diag.Error {
			found[d.Span.File]++
		}
	}
	for _, name := range names {
		if found[name] != 1 {
			t.Errorf("%s: %d findings", name, found[name])
		}
	}
}

// Every folder of a site has an end, however deep its folders lie in each other.
func TestFoldersThatLieTooDeep(t *testing.T) {
	deep := strings.Repeat("/d", 101)
	for _, top := range []string{"content", "static", "assets", "templates", "themes/own/assets"} {
		dir := smallSite(t, map[string]string{"themes/own/theme.toml": "name = \"own\"\n", top + deep + "/a.txt": "字"})
		config := filepath.Join(dir, "config.toml")
		text, err := os.ReadFile(config)
		if err != nil {
			t.Fatal(err)
		}
		testkit.Write(t, dir, "config.toml", "theme = \"own\"\n"+string(text))
		r, err := Check(t.Context(), Options{Dir: dir}, time.Now(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(r.Diagnostics, func(d diag.Diagnostic) bool {
			return d.Code == "source/folder-too-deep" && strings.HasPrefix(d.Span.File, top)
		}) {
			t.Errorf("%s: %v", top, r.Diagnostics)
		}
	}
}

// A file with a thousand mistakes of one kind is told of with some of them.
func TestFindingsOfOneFileAreBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: no page is as long as it may be")
	}
	dir := smallSite(t, map[string]string{"content/a.md": "+++\ntitle = \"页\"\n+++\n" + strings.Repeat("＃ 字\n\n", 3000), "content/b.md": strings.Repeat("a", source.MaxText)})
	r, err := Check(t.Context(), Options{Dir: dir}, time.Now(), nil)
	if err != nil {
		t.Fatal(err)
	}
	marks, more := 0, 0
	for _, d := range r.Diagnostics {
		switch {
		case d.Code == "markdown/full-width-mark":
			marks++
		case d.Code == "source/more-of-same" && d.Args[0] == "2000":
			more++
		}
	}
	if marks != 1000 || more != 1 {
		t.Errorf("%d findings, and %d that tell of the rest", marks, more)
	}
}
