//go:build unix

package folder

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"pufa/internal/regular"
	"pufa/internal/testkit"
)

// A pipe is no file of the site, and nobody waits for what may come out of it.
func TestPipesAreNotRead(t *testing.T) {
	dir := t.TempDir()
	testkit.Write(t, dir, "content/a.md", "一")
	if err := syscall.Mkfifo(filepath.Join(dir, "content", "pipe.md"), 0o600); err != nil {
		t.Skip("no pipes here: ", err)
	}
	if err := os.Symlink("pipe.md", filepath.Join(dir, "content", "link.md")); err != nil {
		t.Fatal(err)
	}
	f := open(t, dir)
	f.Record(false)
	for _, name := range []string{"content/pipe.md", "content/link.md"} {
		if _, err := f.ReadFile(name); !errors.Is(err, regular.ErrNot) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if list, ok := f.Inputs(context.Background()); ok { // a build has more to say of it than that nothing changed
		t.Errorf("inputs %v", list)
	}
	for _, name := range []string{"pipe.md", "link.md"} {
		if err := os.Rename(filepath.Join(dir, "content", name), filepath.Join(dir, "content", name+"~")); err != nil {
			t.Fatal(err)
		}
	}
	f = open(t, dir)
	f.Record(false)
	list, ok := f.Inputs(context.Background())
	if !ok || len(list) != 1 || list[0].Path != "content/a.md" {
		t.Errorf("inputs without scraps %v, %v", list, ok)
	}
}
