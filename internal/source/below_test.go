package source

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// Whatever was changed, looking at the path that was changed gives what a walk
// over everything gives there.
func TestBelowSeesWhatWalkSees(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.md")
	dir := t.TempDir()
	content := filepath.Join(dir, "content")
	for _, err := range []error{
		os.WriteFile(outside, []byte("secret"), 0o644),
		os.MkdirAll(filepath.Join(content, "folder", "deep"), 0o755),
		os.MkdirAll(filepath.Join(content, ".git"), 0o755),
		os.WriteFile(filepath.Join(content, "page.md"), []byte("page"), 0o644),
		os.WriteFile(filepath.Join(content, "page.md~"), []byte("page"), 0o644),
		os.WriteFile(filepath.Join(content, ".git", "x.md"), []byte("page"), 0o644),
		os.WriteFile(filepath.Join(content, "folder", "deep", "page.md"), []byte("page"), 0o644),
		os.Symlink(outside, filepath.Join(content, "out.md")),
		os.Symlink("gone.md", filepath.Join(content, "broken.md")),
		os.Symlink("page.md", filepath.Join(content, "same.md")),
		os.Symlink("folder", filepath.Join(content, "link")),
	} {
		if err != nil {
			t.Skip("this system lets nobody make symbolic links: ", err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	all, allDiags, err := Walk(t.Context(), root.FS(), "content")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"content", "content/page.md", "content/page.md~", "content/.git/x.md", "content/folder", "content/folder/deep/page.md",
		"content/out.md", "content/broken.md", "content/same.md", "content/link", "content/link/deep/page.md", "content/gone.md", "content/page.md/x.md",
	} {
		below := func(p string) bool { return p == name || len(p) > len(name) && p[:len(name)+1] == name+"/" }
		var want []Entry
		for _, e := range all {
			if below(e.Path) {
				want = append(want, e)
			}
		}
		wantDiags := 0
		for _, d := range allDiags {
			if below(d.Span.File) {
				wantDiags++
			}
		}
		got, diags, err := Below(t.Context(), root.FS(), name)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, want) || len(diags) != wantDiags {
			t.Errorf("%s: %v and %d findings, want %v and %d", name, got, len(diags), want, wantDiags)
		}
	}
}
