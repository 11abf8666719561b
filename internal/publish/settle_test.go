package publish

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestOutputAndSourcesStayApart(t *testing.T) {
	base := t.TempDir()
	at := func(name string) string { return filepath.Join(base, filepath.FromSlash(name)) }
	for _, dir := range []string{"site/content/guides", "site/themes", "site/public", "elsewhere/real", "elsewhere/real-2", "outside", "holder"} {
		if err := os.MkdirAll(at(dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write(t, base, "site/file", "x")
	links := true
	for link, to := range map[string]string{
		"site/linked": "elsewhere/real", "to-public": "site/public", "to-content": "site/content", "to-site": "site", "holder/data": "elsewhere/real-2", "dangling": "nowhere",
	} {
		if err := os.Symlink(at(to), at(link)); err != nil {
			links = false
		}
	}
	sources := []string{at("site/content"), at("site/themes"), at("site/templates"), at("site/linked"), at("holder/data")}
	const fine = Reason(-1)
	for _, c := range []struct {
		out   string
		want  Reason
		links bool
	}{
		{"site/public", fine, false},
		{"site/new/folder", fine, false},
		{"site/content-2", fine, false},
		{"outside", fine, false},
		{"to-public", fine, true},
		{"site/content", EqualsSource, false},
		{"site/content/.", EqualsSource, false},
		{"site/public/../content", EqualsSource, false},
		{"site/templates", EqualsSource, false}, // isn't there, but would be read
		{"site/Templates", EqualsSource, false}, // where case doesn't count it is the same
		{"to-content", EqualsSource, true},
		{"elsewhere/real", EqualsSource, true},
		{"site/content/public", InsideSource, false},
		{"site/content/guides", InsideSource, false},
		{"site/templates/a/b", InsideSource, false},
		{"to-content/out", InsideSource, true},
		{"elsewhere/real/out", InsideSource, true},
		{"site", ContainsSource, false},
		{".", ContainsSource, false},
		{"to-site", ContainsSource, true},
		{"elsewhere", ContainsSource, true},
		{"holder", ContainsSource, true}, // holds a link to what is read
		{"site/file", NotAFolder, false},
	} {
		if c.links && !links {
			continue
		}
		real, _, err := settle(at(c.out), sources)
		var refused *RefusedError
		switch {
		case c.want == fine && err != nil:
			t.Errorf("%s: %v", c.out, err)
		case c.want != fine && (!errors.As(err, &refused) || refused.Reason != c.want):
			t.Errorf("%s: got %v, want reason %d", c.out, err, c.want)
		case c.want == fine && !filepath.IsAbs(real):
			t.Errorf("%s: %s", c.out, real)
		}
	}
	if links {
		if _, _, err := settle(at("dangling"), nil); err == nil {
			t.Error("a link to nowhere was taken")
		}
	}
	// Only the file system knows whether these are one folder.
	if _, err := os.Stat(at("SITE/CONTENT")); err == nil {
		if _, _, err := settle(at("SITE/CONTENT"), sources); err == nil {
			t.Error("the source folder in capitals was taken")
		}
	}
}

func TestOutputThatIsALinkIsFollowed(t *testing.T) {
	base := t.TempDir()
	real := filepath.Join(base, "real")
	write(t, real, "other.txt", "mine")
	link := filepath.Join(base, "public")
	if err := os.Symlink(real, link); err != nil {
		t.Skip("no symbolic links here")
	}
	mustPublish(t, link, first())
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link has gone: %v", err)
	}
	if got := pages(t, real); got["index.html"] != "home 1" {
		t.Errorf("got %v", got)
	}
}

func TestLinksInsideTheOutputLeadNowhere(t *testing.T) {
	outside := t.TempDir()
	write(t, outside, "x.html", "not yours")
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, site{"a/x.html": "old", "b.html": "old", "c.html": "old"})

	os.RemoveAll(filepath.Join(dir, "a"))
	os.Remove(filepath.Join(dir, "b.html"))
	os.Remove(filepath.Join(dir, "c.html"))
	if os.Symlink(outside, filepath.Join(dir, "a")) != nil {
		t.Skip("no symbolic links here")
	}
	os.Symlink(filepath.Join(outside, "x.html"), filepath.Join(dir, "b.html"))
	os.Symlink(filepath.Join(outside, "x.html"), filepath.Join(dir, "c.html"))

	_, err := publish(dir, site{"a/x.html": "new", "b.html": "new"}, Options{})
	var refused *RefusedError
	if !errors.As(err, &refused) || refused.Reason != ForeignFiles || refused.Paths[0] != "a" {
		t.Fatalf("got %v", err)
	}
	// The link at the file's own place is replaced, not followed.
	if _, err := publish(dir, site{"b.html": "new"}, Options{}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(filepath.Join(dir, "b.html")); err != nil || !info.Mode().IsRegular() {
		t.Errorf("b.html: %v %v", info, err)
	}
	if _, err := os.Lstat(filepath.Join(dir, "c.html")); err != nil {
		t.Errorf("c.html was not ours to remove: %v", err)
	}
	if got := pages(t, outside); got["x.html"] != "not yours" || len(got) != 1 {
		t.Errorf("outside: %v", got)
	}
}

func TestModesFollowTheUmask(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no modes here")
	}
	dir := filepath.Join(t.TempDir(), "public")
	probe := filepath.Join(t.TempDir(), "probe")
	if err := os.WriteFile(probe, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	want, _ := os.Stat(probe)
	mustPublish(t, dir, first())
	mustPublish(t, dir, site{"index.html": "home 2", "n/a.html": "x", "guides/index.html": "guides"})
	for _, name := range []string{"index.html", "n/a.html", "guides/index.html", ManifestName} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode() != want.Mode() {
			t.Errorf("%s: %v, want %v (%v)", name, info.Mode(), want.Mode(), err)
		}
	}
}

func TestOutputIsNoPlaceOfOtherThings(t *testing.T) {
	base := t.TempDir()
	at := func(name string) string { return filepath.Join(base, filepath.FromSlash(name)) }
	for _, dir := range []string{"home/pages", "repo/.git/hooks", "repo/public", "pages/.git"} {
		if err := os.MkdirAll(at(dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	write(t, base, "worktree/.git", "gitdir: elsewhere")
	write(t, base, "pages/"+ManifestName, string(formatManifest(nil)))
	const fine = Reason(-1)
	for out, want := range map[string]Reason{
		"home": HomeFolder, "home/pages/..": HomeFolder, "home/pages": fine,
		"repo": Repository, "repo/.git": Repository, "repo/.git/hooks": Repository, "repo/.git/new": Repository, "worktree": Repository,
		"repo/public": fine, "repo/new": fine,
		"pages": fine, // earlier builds went there
	} {
		s, err := Open(at(out), Options{Home: at("home")})
		got := fine
		var refused *RefusedError
		if errors.As(err, &refused) {
			got = refused.Reason
		} else if err != nil {
			t.Errorf("%s: %v", out, err)
			continue
		} else if err := s.Abort(); err != nil {
			t.Errorf("%s: %v", out, err)
		}
		if got != want {
			t.Errorf("%s: reason %d, want %d", out, got, want)
		}
	}
}
