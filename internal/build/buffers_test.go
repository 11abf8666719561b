package build

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A file is read as it is now, whatever length the list told and whatever was read
// before.
func TestFilesAreReadWhole(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("普法", 50_000)
	for name, text := range map[string]string{"a/long.md": long, "a/short.md": "短", "a/empty.md": "", "b/other.md": "另一篇"} {
		write(t, dir, name, []byte(text))
	}
	if err := os.Symlink("../a/short.md", filepath.Join(dir, "b", "link.md")); err != nil {
		t.Log("no links here: ", err)
		write(t, dir, "b/link.md", []byte("短"))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var b buffers
	defer b.leave()
	for _, c := range []struct{ name, want string }{
		{"a/long.md", long}, {"a/short.md", "短"}, {"a/empty.md", ""}, {"b/other.md", "另一篇"}, {"b/link.md", "短"}, {"a/short.md", "短"},
	} {
		for _, size := range []int{0, 1, len(c.want) - 1, len(c.want), len(c.want) + 1, 2*len(c.want) + 7} {
			if err := b.read(root, c.name, max(size, 0)); err != nil || string(b.raw) != c.want {
				t.Errorf("%s, listed with %d bytes: %d bytes, %v", c.name, size, len(b.raw), err)
			}
		}
	}
	for _, name := range []string{"a/none.md", "none/none.md"} {
		if err := b.read(root, name, 0); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := b.read(root, "a", 0); err == nil {
		t.Error("a folder was read")
	}
}

// No link leads out of the site.
func TestNoFileOutsideIsRead(t *testing.T) {
	dir, outside := t.TempDir(), t.TempDir()
	write(t, outside, "secret.md", []byte("机密"))
	if err := os.MkdirAll(filepath.Join(dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, "secret.md"), filepath.Join(dir, "content", "link.md")); err != nil {
		t.Skip("no links here: ", err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "content", "folder")); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var b buffers
	defer b.leave()
	for _, name := range []string{"content/link.md", "content/folder/secret.md"} {
		if err := b.read(root, name, 6); err == nil {
			t.Errorf("%s was read: %q", name, b.raw)
		}
	}
}
