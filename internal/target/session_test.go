package target

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/publish"
)

// site is a set of files, by path.
type site map[string]string

// put brings a site to dir, in one session.
func put(dir string, files site, o Options) (publish.Changes, error) {
	return putOn(dir, files, o, func(d disk) disk { return d })
}

func putOn(dir string, files site, o Options, wrap func(disk) disk) (publish.Changes, error) {
	s, err := open(dir, o, wrap)
	if err != nil {
		return publish.Changes{}, err
	}
	defer s.Abort()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := s.Put(name, []byte(files[name]), ""); err != nil {
			return publish.Changes{}, err
		}
	}
	return s.Commit(context.Background())
}

func mustPublish(t *testing.T, dir string, files site) publish.Changes {
	t.Helper()
	c, err := put(dir, files, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// tree reads every file below dir; folders end in "/" and are empty.
func tree(t *testing.T, dir string) site {
	t.Helper()
	found := site{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || p == dir {
			return err
		}
		name, _ := filepath.Rel(dir, p)
		name = filepath.ToSlash(name)
		if d.IsDir() {
			found[name+"/"] = ""
			return nil
		}
		data, err := os.ReadFile(p)
		found[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// pages is tree without folders and manifest.
func pages(t *testing.T, dir string) site {
	found := tree(t, dir)
	maps.DeleteFunc(found, func(name, _ string) bool { return strings.HasSuffix(name, "/") || name == publish.ManifestName })
	return found
}

func first() site {
	return site{"index.html": "home 1", "guides/review.html": "review", "guides/index.html": "guides", "assets/a.css": "a{}", "feed.xml": "<feed/>"}
}

func TestFirstBuildArrivesWhole(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "deep", "public")
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range first() {
		if err := s.Put(name, []byte(text), ""); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Lstat(dir); !missing(err) {
		t.Fatalf("before commit the folder is there: %v", err)
	}
	c, err := s.Commit(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if c.Added != 5 || c.Changed+c.Same+c.Removed != 0 {
		t.Errorf("changes: %+v", c)
	}
	if got := pages(t, dir); !maps.Equal(got, first()) {
		t.Errorf("got %v", got)
	}
	left, _ := os.ReadDir(filepath.Dir(dir))
	if len(left) != 1 {
		t.Errorf("beside the folder: %v", left)
	}
}

func TestLaterBuildChangesOnlyWhatDiffers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, first())
	old := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	for name := range tree(t, dir) {
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	next := first()
	next["index.html"] = "home 2"
	next["new/page.html"] = "new"
	delete(next, "guides/review.html")
	delete(next, "guides/index.html")
	c := mustPublish(t, dir, next)
	if c.Added != 1 || c.Changed != 1 || c.Same != 2 || c.Removed != 2 {
		t.Errorf("changes: %+v", c)
	}
	want := maps.Clone(next)
	want["assets/"], want["new/"] = "", ""
	got := tree(t, dir)
	want[publish.ManifestName] = got[publish.ManifestName]
	if !maps.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	for name, touched := range map[string]bool{"index.html": true, "assets/a.css": false, "feed.xml": false} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.ModTime().Equal(old) == touched {
			t.Errorf("%s touched: %v, want %v", name, !touched, touched)
		}
	}
}

func TestSecondBuildMeetsTheFirst(t *testing.T) {
	for _, exists := range []bool{false, true} {
		dir := filepath.Join(t.TempDir(), "public")
		if exists {
			mustPublish(t, dir, first())
		}
		s, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Put("index.html", []byte("home 2"), ""); err != nil {
			t.Fatal(err)
		}
		_, err = Open(dir, Options{})
		var busy *publish.BusyError
		if !errors.As(err, &busy) || busy.PID != os.Getpid() {
			t.Errorf("exists %v: %v", exists, err)
		}
		if err := s.Abort(); err != nil {
			t.Fatal(err)
		}
		mustPublish(t, dir, first())
	}
}

// Two builds that began at the same time: the one that comes second must not go
// by what it saw before the first was done.
func TestBuildThatWasOvertakenIsRefused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, first())
	for name, put := range map[string]func(*Session) error{
		"put": func(s *Session) error { return s.Put("index.html", []byte("home of the slow"), "") },
		"commit": func(s *Session) error { // has nothing but removals
			_, err := s.Commit(t.Context())
			return err
		},
	} {
		slow, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		quick := first()
		quick["quick.html"] = "by the quick, before " + name
		mustPublish(t, dir, quick)
		var busy *publish.BusyError
		if err := put(slow); !errors.As(err, &busy) {
			t.Errorf("%s: %v", name, err)
		}
		slow.Abort()
		if got := pages(t, dir); !maps.Equal(got, quick) {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

// The folder itself, too: whoever copies it by times has nothing to copy.
func TestUnchangedBuildTouchesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, first())
	old := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	all := append(slices.Collect(maps.Keys(tree(t, dir))), ".")
	for _, name := range all {
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	if c := mustPublish(t, dir, first()); c.Same != len(first()) {
		t.Errorf("changes: %+v", c)
	}
	for _, name := range all {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || !info.ModTime().Equal(old) {
			t.Errorf("%s was touched: %v", name, err)
		}
	}
}
