package internal

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"pufa/internal/diag"
)

// unnamed are codes that no test names yet. A code leaves this list with the
// test that shows it; the list must not grow.
var unnamed = strings.Fields(`
	cli/file-too-large
`)

// A code that no test shows is a promise of `pufa help CODE` that nobody keeps:
// its finding may never come, or come at a wrong place, in words with a hole.
// Tests of testdata count as well as Go files.
func TestEveryCodeIsNamedByATest(t *testing.T) {
	var codes []string
	for _, c := range diag.Codes() {
		switch stage, _, _ := strings.Cut(c, "/"); stage {
		case "say", "help", "flag": // no findings
		default:
			codes = append(codes, c)
		}
	}
	named := map[string]bool{}
	err := fs.WalkDir(os.DirFS(".."), ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (strings.HasPrefix(d.Name(), ".") && d.Name() != "." || d.Name() == "public" || d.Name() == "fuzz"):
			return fs.SkipDir
		case d.IsDir() || p == "internal/codes_test.go":
			return nil
		case !strings.HasSuffix(p, "_test.go") && !slices.Contains(strings.Split(path.Dir(p), "/"), "testdata"):
			return nil
		}
		text, err := os.ReadFile("../" + p)
		if err != nil {
			return err
		}
		for _, c := range codes {
			if !named[c] && holds(string(text), c) {
				named[c] = true
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range codes {
		switch excused := slices.Contains(unnamed, c); {
		case !named[c] && !excused:
			t.Errorf("no test names %s", c)
		case named[c] && excused:
			t.Errorf("a test names %s: take it off the list", c)
		}
	}
	for _, c := range unnamed {
		if !slices.Contains(codes, c) {
			t.Errorf("there is no code %s: take it off the list", c)
		}
	}
}

// holds reports whether a text names a code, and not only a longer one.
func holds(text, code string) bool {
	for {
		i := strings.Index(text, code)
		if i < 0 {
			return false
		}
		text = text[i+len(code):]
		if text == "" || text[0] != '-' && (text[0] < 'a' || text[0] > 'z') {
			return true
		}
	}
}
