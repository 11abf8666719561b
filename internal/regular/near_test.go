package regular

import (
	"os"
	"path/filepath"
	"testing"
)

// From the folder that is kept open, the same files are reached as from the root: also
// when the folder was removed and made again, and never one outside.
func TestNearReachesWhatTheRootReaches(t *testing.T) {
	for name, plain := range map[string]bool{"one folder is kept open": false, "none is": true} {
		t.Run(name, func(t *testing.T) { reach(t, plain) })
	}
}

func reach(t *testing.T, plain bool) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "outside")
	for name, text := range map[string]string{"a/b/one": "1", "a/two": "2", "c/three": "3"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(outside, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	n := &Near{Root: root, Plain: plain}
	defer n.Close()
	read := func(name string) (text string) {
		_ = n.Do(name, func(in *os.Root, name string) error {
			data, err := ReadIn(in, name)
			text = string(data)
			return err
		})
		return text
	}
	links := os.Symlink(outside, filepath.Join(dir, "a", "out")) == nil && os.Symlink("../c/three", filepath.Join(dir, "a", "in")) == nil
	for _, folder := range []string{"a", "a/b", "missing", "c", "a"} {
		if n.Enter(folder); plain && n.folder != nil {
			t.Errorf("%s is kept open", folder)
		}
		for name, want := range map[string]string{"a/b/one": "1", "a/two": "2", "c/three": "3", "c/none": "", "a/../a/two": "2", "a/out": ""} {
			if got := read(name); got != want {
				t.Errorf("in %s: %s: %q, want %q", folder, name, got, want)
			}
		}
		if got := read("a/in"); links && got != "3" {
			t.Errorf("in %s: %q through a link within the root", folder, got)
		}
	}
	if err := os.RemoveAll(filepath.Join(dir, "a")); err != nil {
		t.Skip("a folder that is open cannot be removed here:", err)
	}
	if err := os.Mkdir(filepath.Join(dir, "a"), 0o755); err != nil {
		t.Skip("nor made again:", err)
	}
	if err := n.Do("a/new", func(in *os.Root, name string) error { return in.WriteFile(name, []byte("4"), 0o644) }); err != nil {
		t.Error(err)
	}
	if data, _ := os.ReadFile(filepath.Join(dir, "a", "new")); string(data) != "4" {
		t.Errorf("%q in the new folder", data)
	}
}
