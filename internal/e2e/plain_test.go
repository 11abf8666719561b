package e2e

import (
	"context"
	"os"
	"path/filepath"
	"strings"
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
	made := func(names string) map[string]string {
		p, unknown := compiler.ParsePlain(names)
		if unknown != "" {
			t.Fatalf("no trick is called %q", unknown)
		}
		out := filepath.Join(t.TempDir(), "public")
		if _, err := press.Run(context.Background(), press.Options{Options: compiler.Options{Dir: root, Plain: p}, Out: out, Now: today, Cache: t.TempDir()}); err != nil {
			t.Fatal(err)
		}
		return testkit.Files(t, out)
	}
	want := made("all")
	if len(want) < 200 {
		t.Fatalf("%d files", len(want))
	}
	for name := range strings.SplitSeq(strings.Replace(compiler.Tricks, "all", "", 1), ", ") { // each alone, and none
		got := made(name)
		if len(got) != len(want) {
			t.Errorf("without %q: %d files, want %d", name, len(got), len(want))
		}
		for file := range want {
			if got[file] != want[file] {
				t.Errorf("without %q: %s differs", name, file)
			}
		}
	}
}
