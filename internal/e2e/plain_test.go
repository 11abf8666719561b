package e2e

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"pufa/internal/compiler"
	"pufa/internal/press"
	"pufa/internal/testkit"
)

// plain is what PUFA_PLAIN turns off: .ci/run lets these tests run once without
// the tricks for speed.
func plain(t testing.TB) compiler.Plain {
	p, unknown := compiler.ParsePlain(os.Getenv("PUFA_PLAIN"))
	if unknown != "" {
		t.Fatalf("PUFA_PLAIN: no trick is called %q", unknown)
	}
	return p
}

func TestTheSiteIsTheSameWithoutTricks(t *testing.T) {
	t.Parallel()
	made := func(p compiler.Plain) map[string]string {
		out := filepath.Join(t.TempDir(), "public")
		if _, err := press.Run(context.Background(), press.Options{Options: compiler.Options{Dir: root, Plain: p}, Out: out, Now: today}); err != nil {
			t.Fatal(err)
		}
		return testkit.Files(t, out)
	}
	want := made(compiler.Plain{Templates: true, Paragraphs: true})
	if len(want) < 200 {
		t.Fatalf("%d files", len(want))
	}
	for name, p := range map[string]compiler.Plain{"none": {}, "templates": {Templates: true}, "paragraphs": {Paragraphs: true}} {
		got := made(p)
		if len(got) != len(want) {
			t.Errorf("%s: %d files, want %d", name, len(got), len(want))
		}
		for file := range want {
			if got[file] != want[file] {
				t.Errorf("%s: %s differs", name, file)
			}
		}
	}
}
