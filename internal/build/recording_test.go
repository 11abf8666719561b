package build

import (
	"context"
	"io/fs"
	"os"
	"testing"
)

// A build is made of what it found when it listed and read; what comes or changes
// later makes the next build another one.
func TestInputsAreAsTheyWereFound(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"config.toml": "title = \"x\"", "content/a.md": "一", "content/b/c.md": "二", "static/logo.svg": "<svg/>"} {
		write(t, dir, name, []byte(text))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	sum := func(r *recording) digest {
		t.Helper()
		d, ok := r.inputs(context.Background())
		if !ok {
			t.Fatal("no digest")
		}
		return d
	}
	before := sum(newRecording(root))
	r := newRecording(root)
	if err := fs.WalkDir(r, "content", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			_, err = r.ReadFile(name)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "content/b/new.md", []byte("三"))
	write(t, dir, "content/a.md", []byte("壹"))
	if sum(r) != before {
		t.Error("what came later counts")
	}
	after := sum(newRecording(root))
	if after == before {
		t.Error("the next build would be taken for this one")
	}
	if err := root.Remove("static/logo.svg"); err != nil {
		t.Fatal(err)
	}
	if sum(newRecording(root)) == after {
		t.Error("a file that is gone makes no difference")
	}
}
