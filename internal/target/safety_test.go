package target

import (
	"context"
	"errors"
	"maps"
	"math"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"pufa/internal/publish"
)

// kill ends a session as the end of its process would: the lock is free, all
// else stays as it is.
func kill(s *Session) {
	if s.staging != nil {
		s.staging.lock.Unlock()
	}
	if s.disk != nil {
		s.disk.close()
	}
}

// rebuilt is a change of every kind: same, changed, added, removed, a folder that
// empties, a file where a folder was and a folder where a file was.
func rebuilt() (before, after site) {
	before = site{
		"same.html": "same", "index.html": "old home page", "gone.html": "gone", "dir/gone/a.html": "a", "dir/gone/b.html": "b",
		"file": "was a file", "folder/deep/x.html": "x", "folder/y.html": "y", "assets/s.css": "old style",
	}
	after = site{
		"same.html": "same", "index.html": "new home page", "new/page.html": "brand new",
		"file/index.html": "now in a folder", "folder": "now a file", "assets/s.css": "new style", "feed.xml": "feed",
	}
	return before, after
}

func TestAnyFailureLeavesWholeFilesAndIsRepaired(t *testing.T) {
	before, after := rebuilt()
	parent := t.TempDir()
	clean := filepath.Join(parent, "clean")
	mustPublish(t, clean, after)
	want := tree(t, clean)

	for _, c := range []struct {
		name   string
		killed bool // the process dies: from then on nothing works, nothing is cleaned up
	}{{"failed", false}, {"killed", true}} {
		t.Run(c.name, func(t *testing.T) {
			failures := 0
			for k := int64(1); ; k++ {
				dir := filepath.Join(t.TempDir(), "public")
				mustPublish(t, dir, before)
				done := new(atomic.Int64)
				f := failing{from: k, to: k, err: errInjected, done: done}
				if c.killed {
					f.to = math.MaxInt64
				}
				var s *Session
				wrap := func(d disk) disk { f.disk = d; return f }
				s, err := open(dir, Options{}, wrap)
				if err == nil {
					err = func() error {
						for _, name := range slices.Sorted(maps.Keys(after)) {
							if err := s.Put(name, []byte(after[name]), ""); err != nil {
								return err
							}
						}
						_, err := s.commit(context.Background())
						return err
					}()
					if c.killed && err != nil {
						kill(s)
					} else {
						s.Abort()
					}
				}
				if done.Load() < k {
					break // the last round went through without failure
				}
				if err != nil {
					failures++
					if !errors.Is(err, errInjected) {
						t.Errorf("operation %d: %v", k, err)
					}
				}
				for name, text := range pages(t, dir) {
					if strings.HasPrefix(name, publish.WorkName+"/") {
						if !c.killed {
							t.Errorf("operation %d: %s remains", k, name)
						}
						continue
					}
					if text != before[name] && text != after[name] || text == "" {
						t.Errorf("operation %d: %s is %q", k, name, text)
					}
				}
				got := tree(t, dir)
				for name := range before {
					_, stays := after[name]
					if _, there := got[name]; stays && !there {
						t.Errorf("operation %d: %s has gone", k, name)
					}
				}
				if _, err := put(dir, after, Options{}); err != nil {
					t.Fatalf("operation %d: the next build: %v", k, err)
				}
				if got := tree(t, dir); !maps.Equal(got, want) {
					t.Fatalf("operation %d: after the next build:\n%v\nwant\n%v", k, got, want)
				}
			}
			if failures < 40 {
				t.Errorf("only %d operations failed", failures)
			}
		})
	}
}

func TestAnyFailureOfAFirstBuildLeavesNoFolder(t *testing.T) {
	for k := int64(1); ; k++ {
		parent := t.TempDir()
		dir := filepath.Join(parent, "public")
		done := new(atomic.Int64)
		_, err := putOn(dir, first(), Options{}, func(d disk) disk { return failing{d, k, k, errInjected, done} })
		if done.Load() < k {
			if k < 9 {
				t.Errorf("only %d operations", k)
			}
			return
		}
		if !errors.Is(err, errInjected) {
			t.Errorf("operation %d: %v", k, err)
		}
		if got := tree(t, parent); len(got) != 0 {
			t.Errorf("operation %d: got %v", k, got)
		}
		mustPublish(t, dir, first())
	}
}

// A build that was cut off may have brought new files; when their text changes or
// they are dropped before the next build, they must not count as somebody else's.
func TestFilesOfACutOffBuildAreOurs(t *testing.T) {
	before, after := rebuilt()
	later := site{"index.html": "home 3", "new/page.html": "rewritten", "same.html": "same"}
	clean := filepath.Join(t.TempDir(), "clean")
	mustPublish(t, clean, later)
	want := tree(t, clean)
	for k := int64(30); ; k++ {
		dir := filepath.Join(t.TempDir(), "public")
		mustPublish(t, dir, before)
		// Twice cut off, then a third site.
		whole := true
		for range 2 {
			done := new(atomic.Int64)
			s, err := open(dir, Options{}, func(d disk) disk {
				return failing{d, k, math.MaxInt64, errInjected, done}
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range slices.Sorted(maps.Keys(after)) {
				s.Put(name, []byte(after[name]), "")
			}
			s.commit(t.Context())
			whole = whole && done.Load() < k
			kill(s)
		}
		if _, err := put(dir, later, Options{Yes: true}); err != nil {
			t.Fatalf("operation %d: %v", k, err)
		}
		if got := tree(t, dir); !maps.Equal(got, want) {
			t.Fatalf("operation %d: got %v", k, got)
		}
		if whole {
			return
		}
	}
}

func TestFullDiskChangesNothing(t *testing.T) {
	before, after := rebuilt()
	for _, exists := range []bool{true, false} {
		parent := t.TempDir()
		dir := filepath.Join(parent, "public")
		if exists {
			mustPublish(t, dir, before)
		}
		old := tree(t, parent)
		_, err := putOn(dir, after, Options{}, func(d disk) disk { return full{d} })
		if !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("exists %v: %v", exists, err)
		}
		if got := tree(t, parent); !maps.Equal(got, old) {
			t.Errorf("exists %v: got %v", exists, got)
		}
	}
}

func TestCommitAfterAFailedPutPublishesNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Put("a.html", nil, ""); err != nil {
		t.Fatal(err)
	}
	if s.Put("../b.html", nil, "") == nil {
		t.Fatal("a path that leads outside was taken")
	}
	if _, err := s.Commit(t.Context()); err == nil {
		t.Error("committed")
	}
	if _, err := os.Lstat(dir); !missing(err) {
		t.Errorf("the folder is there: %v", err)
	}
}

func TestKilledBuildIsCleanedUp(t *testing.T) {
	for _, exists := range []bool{true, false} {
		parent := t.TempDir()
		dir := filepath.Join(parent, "public")
		if exists {
			mustPublish(t, dir, first())
		}
		old := tree(t, parent)
		s, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Put("index.html", []byte("never published"), ""); err != nil {
			t.Fatal(err)
		}
		kill(s)
		if maps.Equal(tree(t, parent), old) {
			t.Fatal("nothing was staged: the test proves nothing")
		}
		if s, err = Open(dir, Options{}); err != nil {
			t.Fatal(err)
		}
		if err := s.Abort(); err != nil {
			t.Fatal(err)
		}
		if got := tree(t, parent); !maps.Equal(got, old) {
			t.Errorf("exists %v: got %v", exists, got)
		}
	}
}

func TestCancelledBuildChangesNothing(t *testing.T) {
	before, after := rebuilt()
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, before)
	old := tree(t, dir)
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range after {
		if err := s.Put(name, []byte(text), ""); err != nil {
			t.Fatal(err)
		}
	}
	why := errors.New("a new edit")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(why)
	if _, err := s.Commit(ctx); !errors.Is(err, why) {
		t.Errorf("got %v", err)
	}
	if err := s.Abort(); err != nil {
		t.Errorf("abort after commit: %v", err)
	}
	if got := tree(t, dir); !maps.Equal(got, old) {
		t.Errorf("got %v", got)
	}
}

func TestFileOpenElsewhereIsAwaitedThenNamed(t *testing.T) {
	for times, fails := range map[int]bool{3: false, 1000: true} {
		dir := filepath.Join(t.TempDir(), "public")
		mustPublish(t, dir, site{"index.html": "one"})
		_, err := putOn(dir, site{"index.html": "two"}, Options{}, func(d disk) disk { return held{d, "index.html", &times} })
		var use *publish.InUseError
		if fails != (errors.As(err, &use) && use.Path == "index.html") || !fails && err != nil {
			t.Errorf("%d refusals: %v", times, err)
		}
	}
}

func TestPagesArriveAfterWhatTheyUse(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, site{"old.html": "old"})
	var order []string
	_, err := putOn(dir, first(), Options{}, func(d disk) disk { return witness{d, &order} })
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(order, " ")
	want := publish.ManifestName + " assets/a.css guides/review.html guides/index.html index.html feed.xml -old.html " + publish.ManifestName
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// witness notes renames and removals.
type witness struct {
	disk
	order *[]string
}

func (w witness) rename(from, to string) error {
	*w.order = append(*w.order, to)
	return w.disk.rename(from, to)
}

func (w witness) remove(name string) error {
	*w.order = append(*w.order, "-"+name)
	return w.disk.remove(name)
}

// Whatever path comes, nothing outside the output folder is touched.
func FuzzPut(f *testing.F) {
	for _, p := range []string{"a/b.html", "../x", "a/../../x", "/etc/x", `..\x`, "C:/x", "a\x00", ".pufa/stage/1", "普法.html", strings.Repeat("a/", 60) + "b"} {
		f.Add(p, "k")
	}
	f.Fuzz(func(t *testing.T, p, key string) {
		parent := t.TempDir()
		dir := filepath.Join(parent, "public")
		if err := os.Mkdir(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		s, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Abort()
		want := site{"public/": ""}
		if err := s.Put(p, []byte("text"), key); err == nil {
			if _, err := s.Commit(t.Context()); err == nil {
				want["public/"+p] = "text"
				for _, dir := range publish.Parents("public/" + p) {
					want[dir+"/"] = ""
				}
				want["public/"+publish.ManifestName] = string(publish.NewManifest(s.outputs[p].Entry).Format())
				if !filepath.IsLocal(p) || path.Clean(p) != p {
					t.Errorf("%q was taken", p)
				}
			}
		}
		s.Abort()
		if got := tree(t, parent); !maps.Equal(got, want) {
			t.Errorf("%q: got %v", p, got)
		}
	})
}
