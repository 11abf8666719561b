package target

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"pufa/internal/publish"
	"pufa/internal/testkit"
)

func TestOutputAndSourcesStayApart(t *testing.T) {
	base := t.TempDir()
	at := func(name string) string { return filepath.Join(base, filepath.FromSlash(name)) }
	for _, dir := range []string{"site/content/guides", "site/themes", "site/public", "elsewhere/real", "elsewhere/real-2", "outside", "holder"} {
		if err := os.MkdirAll(at(dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	testkit.Write(t, base, "site/file", "x")
	links := true
	for link, to := range map[string]string{
		"site/linked": "elsewhere/real", "to-public": "site/public", "to-content": "site/content", "to-site": "site", "holder/data": "elsewhere/real-2", "dangling": "nowhere", "circle": "circle",
	} {
		if err := os.Symlink(at(to), at(link)); err != nil {
			links = false
		}
	}
	sources := []string{at("site/content"), at("site/themes"), at("site/templates"), at("site/linked"), at("holder/data")}
	const fine = publish.Reason("")
	for _, c := range []struct {
		out   string
		want  publish.Reason
		links bool
	}{
		{"site/public", fine, false},
		{"site/new/folder", fine, false},
		{"site/content-2", fine, false},
		{"outside", fine, false},
		{"to-public", publish.OutputLink, true},
		{"to-public/new", fine, true},
		{"dangling", publish.OutputLink, true},
		{"dangling/new", publish.OutputLink, true},
		{"circle", publish.OutputLink, true},
		{"circle/new", publish.OutputLink, true},
		{"site/content", publish.EqualsSource, false},
		{"site/content/.", publish.EqualsSource, false},
		{"site/public/../content", publish.EqualsSource, false},
		{"site/templates", publish.EqualsSource, false}, // isn't there, but would be read
		{"site/Templates", publish.EqualsSource, false}, // where case doesn't count it is the same
		{"to-content", publish.EqualsSource, true},
		{"elsewhere/real", publish.EqualsSource, true},
		{"site/content/public", publish.InsideSource, false},
		{"site/content/guides", publish.InsideSource, false},
		{"site/templates/a/b", publish.InsideSource, false},
		{"to-content/out", publish.InsideSource, true},
		{"elsewhere/real/out", publish.InsideSource, true},
		{"site", publish.ContainsSource, false},
		{".", publish.ContainsSource, false},
		{"to-site", publish.ContainsSource, true},
		{"elsewhere", publish.ContainsSource, true},
		{"holder", publish.ContainsSource, true}, // holds a link to what is read
		{"site/file", publish.NotAFolder, false},
	} {
		if c.links && !links {
			continue
		}
		real, _, err := settle(at(c.out), sources)
		var refused *publish.RefusedError
		switch {
		case c.want == fine && err != nil:
			t.Errorf("%s: %v", c.out, err)
		case c.want != fine && (!errors.As(err, &refused) || refused.Reason != c.want):
			t.Errorf("%s: got %v, want reason %q", c.out, err, c.want)
		case c.want == fine && !filepath.IsAbs(real):
			t.Errorf("%s: %s", c.out, real)
		}
	}
	// Only the file system knows whether these are one folder.
	if _, err := os.Stat(at("SITE/CONTENT")); err == nil {
		if _, _, err := settle(at("SITE/CONTENT"), sources); err == nil {
			t.Error("the source folder in capitals was taken")
		}
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
	for _, name := range []string{"index.html", "n/a.html", "guides/index.html", publish.ManifestName} {
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
	testkit.Write(t, base, "worktree/.git", "gitdir: elsewhere")
	testkit.Write(t, base, "pages/"+publish.ManifestName, string(publish.NewManifest().Format()))
	const fine = publish.Reason("")
	for out, want := range map[string]publish.Reason{
		"home": publish.HomeFolder, "home/pages/..": publish.HomeFolder, "home/pages": fine,
		"repo": publish.Repository, "repo/.git": publish.Repository, "repo/.git/hooks": publish.Repository, "repo/.git/new": publish.Repository, "worktree": publish.Repository,
		"repo/public": fine, "repo/new": fine,
		"pages": fine, // earlier builds went there
	} {
		s, err := Open(at(out), Options{Home: at("home")})
		got := fine
		var refused *publish.RefusedError
		if errors.As(err, &refused) {
			got = refused.Reason
		} else if err != nil {
			t.Errorf("%s: %v", out, err)
			continue
		} else if err := s.Abort(); err != nil {
			t.Errorf("%s: %v", out, err)
		}
		if got != want {
			t.Errorf("%s: reason %q, want %q", out, got, want)
		}
	}
}
