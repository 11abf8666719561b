package e2e

import (
	"context"
	"flag"
	"maps"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"pufa/internal/compiler"
	"pufa/internal/kind"
	"pufa/internal/press"
	"pufa/internal/testkit"
)

var (
	edits = flag.Int("edits", 30, "random edits after each of which a build is compared with a clean one")
	seed  = flag.Uint64("seed", 0, "seed of the random edits; 0 = by the clock, and printed")
)

// theSeed returns the seed of all random edits.
var theSeed = sync.OnceValue(func() uint64 {
	if *seed == 0 {
		return uint64(time.Now().UnixNano())
	}
	return *seed
})

// After any sequence of edits, a build into the old output equals a build into an
// empty folder, byte for byte; after one with errors the output is as it was.
func TestABuildAfterEditsEqualsACleanBuild(t *testing.T) {
	t.Parallel()
	seed := theSeed()
	t.Logf("go test ./internal/e2e -run %s -seed %d -edits %d", t.Name(), seed, *edits)
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "public")
	editor := testkit.NewEditor(t, dir, seed, kind.Pages())
	run := func(out string) *press.Result {
		r, err := press.Run(context.Background(), press.Options{Options: compiler.Options{Dir: dir, Plain: plain(t)}, Out: out, Now: today, Yes: true})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if r := run(out); r.Failed() {
		t.Fatalf("the first build has errors:\n%s", printed(r))
	}
	failed, before := 0, files(t, out)
	for n := range *edits {
		what := editor.Step()
		r := run(out)
		after := files(t, out)
		if r.Failed() {
			failed++
			if !maps.Equal(before, after) {
				t.Fatalf("edit %d (%s): a build with errors changed the output:\n%s", n, what, printed(r))
			}
			editor.Repair()
			r, after = run(out), nil
			if r.Failed() {
				t.Fatalf("edit %d (%s): errors after the repair:\n%s", n, what, printed(r))
			}
			after = files(t, out)
		}
		fresh := filepath.Join(t.TempDir(), "public")
		run(fresh)
		if clean := files(t, fresh); !maps.Equal(after, clean) {
			t.Fatalf("edit %d (%s): the output differs from a clean build in %q", n, what, testkit.Differing(after, clean))
		}
		before = after
	}
	t.Logf("%d edits, %d of them with errors", *edits, failed)
	if failed == *edits {
		t.Error("no edit led to a site without errors")
	}
}
