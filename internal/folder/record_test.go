package folder

import (
	"context"
	"io/fs"
	"slices"
	"testing"

	"pufa/internal/testkit"
)

// A build is made of what it found when it listed and read; what comes or changes
// later makes the next build another one.
func TestInputsAreAsTheyWereFound(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"config.toml": "title = \"x\"", "content/a.md": "一", "content/b/c.md": "二", "static/logo.svg": "<svg/>"} {
		testkit.Write(t, dir, name, text)
	}
	recording := func() *Folder {
		f := open(t, dir)
		f.Record(false)
		return f
	}
	inputs := func(f *Folder) []string {
		t.Helper()
		list, ok := f.Inputs(context.Background())
		if !ok {
			t.Fatal("cannot be told")
		}
		var out []string
		for _, in := range list {
			out = append(out, in.Path+" "+in.Digest.String())
		}
		return out
	}
	before := inputs(recording())
	f := recording()
	if err := fs.WalkDir(f, "content", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			_, err = f.ReadFile(name)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	testkit.Write(t, dir, "content/b/new.md", "三")
	testkit.Write(t, dir, "content/a.md", "壹")
	if !slices.Equal(inputs(f), before) {
		t.Error("what came later counts")
	}
	after := inputs(recording())
	if slices.Equal(after, before) {
		t.Error("the next build would be taken for this one")
	}
	if err := f.near.Root.Remove("static/logo.svg"); err != nil {
		t.Fatal(err)
	}
	if slices.Equal(inputs(recording()), after) {
		t.Error("a file that is gone makes no difference")
	}
}

func TestAFileThatIsReadTwiceDifferentlyCannotBeTold(t *testing.T) {
	dir := t.TempDir()
	testkit.Write(t, dir, "content/a.md", "一")
	f := open(t, dir)
	f.Record(false)
	for _, text := range []string{"一", "二"} {
		testkit.Write(t, dir, "content/a.md", text)
		if _, err := f.ReadFile("content/a.md"); err != nil {
			t.Fatal(err)
		}
	}
	if _, ok := f.Inputs(context.Background()); ok {
		t.Error("told")
	}
}
