package build

import (
	"context"
	"io/fs"
	"testing"
	"testing/fstest"
)

// A build is made of what it found when it listed and read; what comes or changes
// later makes the next build another one.
func TestInputsAreAsTheyWereFound(t *testing.T) {
	files := fstest.MapFS{
		"config.toml":     {Data: []byte("title = \"x\"")},
		"content/a.md":    {Data: []byte("一")},
		"content/b/c.md":  {Data: []byte("二")},
		"static/logo.svg": {Data: []byte("<svg/>")},
	}
	sum := func(r *recording) digest {
		t.Helper()
		d, ok := r.inputs(context.Background())
		if !ok {
			t.Fatal("no digest")
		}
		return d
	}
	before := sum(newRecording(files))
	r := newRecording(files)
	if err := fs.WalkDir(r, "content", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			_, err = r.ReadFile(name)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	files["content/b/new.md"] = &fstest.MapFile{Data: []byte("三")}
	files["content/a.md"] = &fstest.MapFile{Data: []byte("壹")}
	if sum(r) != before {
		t.Error("what came later counts")
	}
	if sum(newRecording(files)) == before {
		t.Error("the next build would be taken for this one")
	}
	delete(files, "static/logo.svg")
	if sum(newRecording(files)) == before {
		t.Error("a file that is gone makes no difference")
	}
}
