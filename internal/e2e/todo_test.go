package e2e

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"pufa/internal/compiler"
	"pufa/internal/doc"
	"pufa/internal/press"
)

// What nobody has filled in yet is told to the author and shown in a preview; no
// reader of the published site meets it, and --strict refuses to publish.
func TestPlaceholdersNeverReachReaders(t *testing.T) {
	t.Parallel()
	placeholders := func(dir string) (n int) {
		for name, text := range files(t, dir) {
			if !strings.HasSuffix(name, ".html") && !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".json") && !strings.HasSuffix(name, ".txt") {
				continue
			}
			for {
				start, end := doc.Placeholder(text)
				if end == 0 {
					break
				}
				if n++; n < 4 {
					t.Logf("%s: %s", name, text[start:end])
				}
				text = text[end:]
			}
		}
		return n
	}
	out := filepath.Join(t.TempDir(), "public")
	run := func(o compiler.Options) *press.Result {
		o.Dir = root
		r, err := press.Run(context.Background(), press.Options{Options: o, Out: out, Now: today})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	r := run(compiler.Options{})
	told := 0
	for _, d := range r.Diagnostics {
		if strings.HasSuffix(d.Code, "/placeholder") {
			told++
		}
	}
	if told == 0 {
		t.Skip("the repository's site has no placeholders any more")
	}
	if n := placeholders(out); n > 0 {
		t.Errorf("%d placeholders were published", n)
	}
	if r := run(compiler.Options{Strict: true}); !r.Failed() {
		t.Error("--strict publishes a site with placeholders")
	}
	out = filepath.Join(t.TempDir(), "drafts")
	if run(compiler.Options{Drafts: true}); placeholders(out) == 0 {
		t.Error("a preview doesn't show what is to be filled in")
	}
}
