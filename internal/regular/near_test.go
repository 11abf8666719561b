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
		into, err := n.ReadInto(name, make([]byte, 0, 1))
		done := n.Do(name, func(in *os.Root, name string) error {
			data, err := ReadIn(in, name)
			text = string(data)
			return err
		})
		if (err == nil) != (done == nil) || err == nil && string(into) != text {
			t.Errorf("%s: %q, %v and %q, %v", name, into, err, text, done)
		}
		return text
	}
	links := os.Symlink(outside, filepath.Join(dir, "a", "out")) == nil && os.Symlink("../c/three", filepath.Join(dir, "a", "in")) == nil &&
		os.Symlink(filepath.Dir(outside), filepath.Join(dir, "a", "away")) == nil && os.Symlink("../c", filepath.Join(dir, "a", "aside")) == nil
	create := func(name, found string) { // found = where the file is then; "" = refused
		err := n.Write(name, []byte("new"))
		if found == "" {
			if err == nil {
				t.Errorf("%s was made", name)
			}
			return
		}
		found = filepath.Join(dir, filepath.FromSlash(found))
		if data, lost := os.ReadFile(found); err != nil || lost != nil || string(data) != "new" {
			t.Errorf("%s: %q, %v, %v", name, data, err, lost)
		}
		if err := os.Remove(found); err != nil {
			t.Error(err)
		}
	}
	for _, folder := range []string{"a", "a/b", "missing", "c", "a"} {
		if n.Enter(folder); plain && n.folder != nil {
			t.Errorf("%s is kept open", folder)
		}
		for name, want := range map[string]string{"a/b/one": "1", "a/two": "2", "c/three": "3", "c/none": "", "a/../a/two": "2", "a/out": ""} {
			if got := read(name); got != want {
				t.Errorf("in %s: %s: %q, want %q", folder, name, got, want)
			}
		}
		for name, found := range map[string]string{"a/b/x": "a/b/x", "a/x": "a/x", "x": "x", "c/three": "", "a/b/one": "", "c/d/x": "", "a/../../x": ""} {
			create(name, found)
		}
		if links {
			create("a/aside/x", "c/x")
			create("a/away/x", "")
			create("a/out", "")
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
	create("a/newer", "a/newer")
}
