package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pufa/internal/testkit"
)

func open(t *testing.T, dir string) *Folder {
	t.Helper()
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	return f
}

// A file is read as it is now, whatever was read before.
func TestFilesAreReadWhole(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("普法", 50_000)
	for name, text := range map[string]string{"a/long.md": long, "a/short.md": "短", "a/empty.md": "", "b/other.md": "另一篇"} {
		testkit.Write(t, dir, name, text)
	}
	if err := os.Symlink("../a/short.md", filepath.Join(dir, "b", "link.md")); err != nil {
		t.Log("no links here: ", err)
		testkit.Write(t, dir, "b/link.md", "短")
	}
	f := open(t, dir)
	for _, c := range []struct{ name, want string }{
		{"a/long.md", long}, {"a/short.md", "短"}, {"a/empty.md", ""}, {"b/other.md", "另一篇"}, {"b/link.md", "短"}, {"a/short.md", "短"},
	} {
		got := ""
		err := f.With(c.name, func(raw []byte, d Digest) {
			if got = string(raw); d != DigestOf(raw) {
				t.Error("the digest is another's")
			}
		})
		if err != nil || got != c.want {
			t.Errorf("%s: %d bytes, %v", c.name, len(got), err)
		}
	}
	for _, name := range []string{"a/none.md", "none/none.md"} {
		if err := f.With(name, func([]byte, Digest) { t.Error("read what is not there") }); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNoNameLeadsOut(t *testing.T) {
	dir := t.TempDir()
	testkit.Write(t, dir, "secret.md", "密")
	testkit.Write(t, dir, "site/config.toml", "")
	f := open(t, filepath.Join(dir, "site"))
	names := []string{"../secret.md", "/etc/passwd"}
	if err := os.Symlink("../secret.md", filepath.Join(dir, "site", "link.md")); err == nil {
		names = append(names, "link.md")
	}
	for _, name := range names {
		if data, err := f.ReadFile(name); err == nil {
			t.Errorf("%s: read %q", name, data)
		}
	}
}
