package target

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/deploy"
	"pufa/internal/publish"
	"pufa/internal/testkit"
)

// everyStore runs a test with each kind of store, empty.
func everyStore(t *testing.T, test func(t *testing.T, s deploy.Store)) {
	t.Run("folder", func(t *testing.T) {
		f, err := OpenFolder(filepath.Join(t.TempDir(), "deep", "www"), Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		test(t, f)
	})
	t.Run("sftp", func(t *testing.T) {
		f, err := OpenSFTP(t.Context(), account(testkit.ServeSSH(t), filepath.Join(t.TempDir(), "deep", "www")))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		test(t, f)
	})
	for _, gzip := range []bool{false, true} {
		t.Run(map[bool]string{false: "s3", true: "s3, compressed"}[gzip], func(t *testing.T) {
			s := testkit.ServeS3(t, t.TempDir())
			b, err := OpenBucket(storage(s, gzip))
			if err != nil {
				t.Fatal(err)
			}
			test(t, b)
		})
	}
}

func account(s testkit.SSH, dir string) Server {
	return Server{
		Host: "127.0.0.1", Port: s.Port, User: s.User, Path: dir, KnownHosts: []string{s.KnownHosts}, Keys: []string{s.Key},
		Secret: func(string) (string, error) { return "", errors.New("nobody is here") },
	}
}

func storage(s testkit.S3, gzip bool) Storage {
	return Storage{Endpoint: s.Endpoint, Insecure: true, Region: "us-east-1", Bucket: s.Bucket, Prefix: "pufa/", PathStyle: true, Gzip: gzip, ID: s.ID, Key: s.Key}
}

func everything(string) bool { return true }

// What every store owes to package deploy.
func TestStoresKeepTheirWord(t *testing.T) {
	everyStore(t, func(t *testing.T, s deploy.Store) {
		ctx := t.Context()
		if found, err := s.List(ctx, everything); err != nil || len(found) > 0 {
			t.Fatalf("at first: %v %v", found, err)
		}
		if _, _, err := s.Read(ctx, "none.html"); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("a file that isn't there: %v", err)
		}
		if err := s.Remove(ctx, "none.html"); err != nil {
			t.Errorf("removing what isn't there: %v", err)
		}
		if err := s.Prune(ctx, "none"); err != nil {
			t.Errorf("pruning what isn't there: %v", err)
		}
		h := deploy.Header{}
		if b, ok := s.(*Bucket); ok {
			h = deploy.Headers(b.gzip, nil)("a/普法.html")
		}
		marks := map[string]bool{}
		for _, text := range []string{"", "一", strings.Repeat("信访条例", 100_000), "二"} {
			mark, err := s.Put(ctx, "a/普法.html", []byte(text), h)
			if err != nil || mark == "" {
				t.Fatalf("put: %q, %v", mark, err)
			}
			marks[mark] = true
			data, got, err := s.Read(ctx, "a/普法.html")
			if err != nil || string(data) != text || got != h {
				t.Errorf("read %d bytes of %d, %+v, want %+v, %v", len(data), len(text), got, h, err)
			}
			found, err := s.List(ctx, everything)
			if o := found["a/普法.html"]; err != nil || o.Kind != publish.File || o.Mark != mark || o.Size >= 0 && o.Size != int64(len(text)) {
				t.Errorf("listed %+v, want mark %s and size %d; %v", o, mark, len(text), err)
			}
		}
		if _, ok := s.(*Bucket); ok && len(marks) != 4 {
			t.Errorf("four versions have the marks %v", marks)
		}
		if err := s.Create(ctx, ".pufa/lock", []byte("one")); err != nil {
			t.Fatal(err)
		}
		if err := s.Create(ctx, ".pufa/lock", []byte("two")); !errors.Is(err, fs.ErrExist) {
			t.Errorf("created twice: %v", err)
		}
		if data, _, err := s.Read(ctx, ".pufa/lock"); err != nil || string(data) != "one" {
			t.Errorf("the lock: %q, %v", data, err)
		}
		for _, name := range []string{".pufa/lock", "a/普法.html"} {
			if err := s.Remove(ctx, name); err != nil {
				t.Error(err)
			}
		}
		for _, dir := range []string{".pufa", "a"} {
			if err := s.Prune(ctx, dir); err != nil {
				t.Error(err)
			}
		}
		if found, err := s.List(ctx, everything); err != nil || len(found) > 0 {
			t.Errorf("in the end: %v %v", found, err)
		}
	})
}

// A site goes to every store, and again when it has changed; what others put there
// stays.
func TestASiteGoesToEveryStore(t *testing.T) {
	everyStore(t, func(t *testing.T, s deploy.Store) {
		ctx := t.Context()
		before, after := rebuilt()
		if _, err := s.Put(ctx, "theirs/notes.html", []byte("mine"), deploy.Header{}); err != nil {
			t.Fatal(err)
		}
		o := deploy.Options{Name: "试", Owner: deploy.Owner{Host: "here", PID: os.Getpid()}, Now: now}
		if b, ok := s.(*Bucket); ok {
			o.Headers = deploy.Headers(b.gzip, nil)
		}
		local := filepath.Join(t.TempDir(), "public")
		for i, round := range []struct {
			site    site
			changed bool
		}{{before, true}, {before, false}, {after, true}, {after, false}} {
			mustPublish(t, local, round.site)
			r, err := deploy.Run(ctx, os.DirFS(local), s, o)
			if err != nil {
				t.Fatal(err)
			}
			if c := r.Changes; round.changed != (len(r.Steps) > 0) || r.Unread != nil || len(c.Left)+len(c.Replaced) > 0 || c.Added+c.Changed+c.Same != len(round.site) {
				t.Errorf("round %d: %+v, steps %v", i, c, r.Steps)
			}
			want := maps.Clone(round.site)
			want["theirs/notes.html"] = "mine"
			if got := stored(t, s); !maps.Equal(got, want) {
				t.Errorf("round %d: got %v, want %v", i, got, want)
			}
		}
	})
}

// stored reads all files of a store but the manifest.
func stored(t *testing.T, s deploy.Store) site {
	t.Helper()
	objects, err := s.List(t.Context(), everything)
	if err != nil {
		t.Fatal(err)
	}
	found := site{}
	for name, o := range objects {
		if o.Kind != publish.File || name == publish.ManifestName {
			continue
		}
		data, _, err := s.Read(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		found[name] = string(data)
	}
	return found
}

// Nothing is sent to a server that is not known to be the right one.
func TestServersAreKnownOrRefused(t *testing.T) {
	s := testkit.ServeSSH(t)
	right := account(s, t.TempDir())
	var unknown *HostKeyError
	for what, c := range map[string]struct {
		spoil   func(*Server)
		changed bool
	}{
		"no list":           {func(s *Server) { s.KnownHosts = nil }, false},
		"a list without it": {func(s *Server) { s.KnownHosts = []string{file(t, "")} }, false},
		"another key in the list": {func(srv *Server) {
			other := testkit.ServeSSH(t)
			text, _ := os.ReadFile(other.KnownHosts)
			_, key, _ := bytes.Cut(text, []byte(" "))
			known, _ := os.ReadFile(s.KnownHosts)
			host, _, _ := bytes.Cut(known, []byte(" "))
			srv.KnownHosts = []string{file(t, string(host)+" "+string(key))}
		}, true},
		"another fingerprint": {func(s *Server) { s.HostKey = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }, true},
	} {
		server := right
		c.spoil(&server)
		_, err := OpenSFTP(t.Context(), server)
		if !errors.As(err, &unknown) || unknown.Changed != c.changed || !strings.HasPrefix(unknown.Fingerprint, "SHA256:") {
			t.Errorf("%s: %v", what, err)
		}
	}
	pinned := right
	pinned.KnownHosts, pinned.HostKey = nil, unknown.Fingerprint
	f, err := OpenSFTP(t.Context(), pinned)
	if err != nil {
		t.Fatalf("by its fingerprint: %v", err)
	}
	f.Close()
	var denied *DeniedError
	right.Keys = nil
	if _, err := OpenSFTP(t.Context(), right); !errors.As(err, &denied) {
		t.Errorf("without a key: %v", err)
	}
}

func file(t *testing.T, text string) string {
	name := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestStorageThatDenies(t *testing.T) {
	s := storage(testkit.ServeS3(t, t.TempDir()), false)
	s.Key = "wrong"
	b, err := OpenBucket(s)
	if err != nil {
		t.Fatal(err)
	}
	var denied *DeniedError
	if _, err := b.List(t.Context(), everything); !errors.As(err, &denied) {
		t.Errorf("a wrong key: %v", err)
	}
}

// A folder target is fit for a site as an output folder is.
func TestFoldersThatAreNoTarget(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	o := Options{Sources: []string{filepath.Join(dir, "content")}, Home: filepath.Join(dir, "home")}
	var reasons []string
	for _, name := range []string{"content", ".", "content/www"} {
		_, err := OpenFolder(filepath.Join(dir, name), o)
		var r *publish.RefusedError
		if !errors.As(err, &r) {
			t.Fatalf("%s: %v", name, err)
		}
		reasons = append(reasons, string(r.Reason))
	}
	if want := []string{"equals-source", "contains-source", "inside-source"}; !slices.Equal(reasons, want) {
		t.Errorf("got %q", reasons)
	}
}

func now() time.Time { return time.Date(2026, 12, 4, 0, 0, 0, 0, time.UTC) }
