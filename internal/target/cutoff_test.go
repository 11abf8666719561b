package target

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pufa/internal/testkit"
)

// A first build that is killed right after its site got its name leaves the
// folder that it worked in, beside the output.
func TestStagingBesideAnOutputIsSwept(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "public")
	mustPublish(t, dir, first())
	work := beside(dir)
	testkit.Write(t, work, lockName, "")
	testkit.Write(t, work, ownerName, "1\n")
	testkit.Write(t, work, siteName+"/half.html", "ha")
	if c := mustPublish(t, dir, first()); c.Same != len(first()) {
		t.Errorf("changes: %+v", c)
	}
	if _, err := os.Lstat(work); !missing(err) {
		t.Errorf("%s is left: %v", work, err)
	}
}

func TestStagingInUseIsNotSwept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	one, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer one.Abort()
	if err := one.Put("index.html", []byte("1"), ""); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(dir, 0o755); err != nil { // somebody makes the folder meanwhile
		t.Fatal(err)
	}
	mustPublish(t, dir, site{"index.html": "2"})
	if _, err := os.Lstat(filepath.Join(beside(dir), siteName, "index.html")); err != nil {
		t.Error(err)
	}
}

// Killed while it published, a build has put a folder where a file was: that is
// nobody's handiwork, and no reader is told so.
func TestFolderInPlaceOfOurFileIsNotCalledLeft(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	before, after := site{"a": "file", "index.html": "1"}, site{"a/b": "in a folder", "index.html": "2"}
	mustPublish(t, dir, before)
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range after {
		if err := s.Put(name, []byte(text), ""); err != nil {
			t.Fatal(err)
		}
	}
	p, err := s.decide()
	if err != nil {
		t.Fatal(err)
	}
	s.disk = stuck{s.disk, "index.html"}
	if err := s.carryOut(p); err == nil {
		t.Fatal("the commit was not cut off")
	}
	kill(s)
	if c := mustPublish(t, dir, after); c.Left != nil || c.Replaced != nil {
		t.Errorf("changes: %+v", c)
	}
	if got := pages(t, dir); !maps.Equal(got, after) {
		t.Errorf("got %v", got)
	}
}

// stuck is a disk on which one file cannot be brought into place.
type stuck struct {
	disk
	name string
}

func (d stuck) rename(from, to string) error {
	if to == d.name {
		return errInjected
	}
	return d.disk.rename(from, to)
}

// watched is a disk that remembers what was removed of the site.
type watched struct {
	disk
	removed *[]string
}

func (d watched) remove(name string) error {
	*d.removed = append(*d.removed, name)
	return d.disk.remove(name)
}

// Until a page has gone, a reader may open it.
func TestPagesLeaveBeforeWhatTheyLoad(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, site{"assets/old.css": "", "a/picture.png": "", "a/page.html": "", "a/index.html": "", "zuihou.html": "", "feed.xml": "", "index.html": ""})
	var removed []string
	if _, err := putOn(dir, site{"index.html": ""}, Options{}, func(d disk) disk { return watched{d, &removed} }); err != nil {
		t.Fatal(err)
	}
	if want := []string{"feed.xml", "zuihou.html", "a/index.html", "a/page.html"}; len(removed) < 6 || !slices.Equal(removed[:4], want) {
		t.Errorf("got %q", removed)
	}
}
