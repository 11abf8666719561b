package press

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pufa/internal/testkit"
)

// The next build repairs whatever was damaged in the output folder, with a cache and
// without.
func TestTheNextBuildMendsTheOutput(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: one site is built 54 times")
	}
	pick := func(t *testing.T, out, ending string) string {
		t.Helper()
		var names []string
		for name := range testkit.Files(t, out) {
			if strings.HasSuffix(name, ending) && !strings.HasPrefix(name, ".") {
				names = append(names, name)
			}
		}
		if len(names) == 0 {
			t.Fatalf("no %s among the outputs", ending)
		}
		return filepath.Join(out, slices.Min(names))
	}
	for name, spoil := range map[string]func(t *testing.T, out string) error{
		"a page is gone":    func(t *testing.T, out string) error { return os.Remove(pick(t, out, ".html")) },
		"a page is cut off": func(t *testing.T, out string) error { return os.Truncate(pick(t, out, ".html"), 100) },
		"a page is empty":   func(t *testing.T, out string) error { return os.Truncate(pick(t, out, ".html"), 0) },
		"a style is edited": func(t *testing.T, out string) error { turn(t, pick(t, out, ".css")); return nil },
		"a script is gone":  func(t *testing.T, out string) error { return os.Remove(pick(t, out, ".js")) },
		"a folder is gone":  func(t *testing.T, out string) error { return os.RemoveAll(filepath.Dir(pick(t, out, ".css"))) },
		"all is gone":       func(t *testing.T, out string) error { return os.RemoveAll(out) },
		"no manifest":       func(t *testing.T, out string) error { return os.Remove(filepath.Join(out, ".pufa-manifest")) },
		"half a manifest":   func(t *testing.T, out string) error { return os.Truncate(filepath.Join(out, ".pufa-manifest"), 200) },
	} {
		for _, cached := range []bool{true, false} {
			t.Run(name, func(t *testing.T) {
				o := memoSite(t)
				if !cached {
					o.Cache = ""
				}
				memoBuild(t, o)
				want := testkit.Files(t, o.Out)
				if err := spoil(t, o.Out); err != nil {
					t.Fatal(err)
				}
				for range 2 { // the second time there is nothing to repair
					o.Yes = true
					if r, _ := memoBuild(t, o); r.Failed() {
						t.Fatalf("%v", r.Diagnostics)
					}
					if wrong := testkit.Differing(testkit.Files(t, o.Out), want); len(wrong) > 0 {
						t.Errorf("not mended: %q", wrong)
					}
				}
			})
		}
	}
}
