//go:build unix

package build

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

// A pipe is no file of the site, and nobody waits for what may come out of it.
func TestPipesAreNotRead(t *testing.T) {
	dir := smallSite(t, nil)
	pipe := filepath.Join(dir, "content", "pipe.md")
	if err := unix.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes here: ", err)
	}
	if err := os.Symlink("pipe.md", filepath.Join(dir, "content", "link.md")); err != nil {
		t.Fatal(err)
	}
	o := Options{Dir: dir, Cache: t.TempDir(), Now: november}
	for range 2 {
		r, err := Run(context.Background(), o)
		if err != nil || r.Failed() {
			t.Fatal(err, r)
		}
	}
}
