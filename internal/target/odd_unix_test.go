//go:build unix

package target

import (
	"errors"
	"maps"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"pufa/internal/publish"
	"pufa/internal/testkit"
)

// oddities put something at a path that is neither a file nor a folder. outside
// holds a file x.html.
var oddities = map[string]func(t *testing.T, path, outside string) error{
	"link to a file":   func(_ *testing.T, p, outside string) error { return os.Symlink(filepath.Join(outside, "x.html"), p) },
	"link to a folder": func(_ *testing.T, p, outside string) error { return os.Symlink(outside, p) },
	"link to nowhere":  func(_ *testing.T, p, outside string) error { return os.Symlink(filepath.Join(outside, "none"), p) },
	"circle":           func(_ *testing.T, p, _ string) error { return os.Symlink(filepath.Base(p), p) },
	"link to a device": func(_ *testing.T, p, _ string) error { return os.Symlink("/dev/zero", p) },
	"pipe":             func(_ *testing.T, p, _ string) error { return syscall.Mkfifo(p, 0o644) },
	"socket": func(t *testing.T, p, _ string) error {
		t.Chdir(filepath.Dir(p)) // the path of a socket must be short
		l, err := net.Listen("unix", filepath.Base(p))
		if err == nil {
			t.Cleanup(func() { l.Close() })
		}
		return err
	},
}

// Nothing is read or written through a link, and nothing waits at a pipe: where the
// site needs the place, the build is refused and changes nothing.
func TestOddThingsInTheWayAreRefused(t *testing.T) {
	next := first()
	next["index.html"], next["new/page.html"] = "home 2", "new"
	delete(next, "guides/review.html")
	for what, make := range oddities {
		for place, refused := range map[string]bool{
			"index.html":                       true,  // a file changes
			"feed.xml":                         true,  // a file stays the same
			"guides":                           true,  // a folder stays
			"new":                              true,  // a folder comes
			"new/page.html":                    true,  // a file comes
			"guides/review.html":               false, // a file goes: that one has gone
			"notes":                            false, // nobody's business
			publish.ManifestName:               true,
			publish.WorkName:                   true,
			publish.WorkName + "/" + lockName:  true,
			publish.WorkName + "/" + ownerName: false, // what is in our own folder goes
			publish.WorkName + "/" + stageName: false,
			publish.WorkName + "/" + stageName + "/deep": false,
		} {
			t.Run(what+" at "+strings.ReplaceAll(place, "/", " in "), func(t *testing.T) {
				outside, dir := t.TempDir(), filepath.Join(t.TempDir(), "public")
				testkit.Write(t, outside, "x.html", "not yours")
				mustPublish(t, dir, first())
				at := filepath.Join(dir, filepath.FromSlash(place))
				if err := errors.Join(os.RemoveAll(at), os.MkdirAll(filepath.Dir(at), 0o755), make(t, at, outside)); err != nil {
					t.Fatal(err)
				}
				_, err := put(dir, next, Options{})
				var r *publish.RefusedError
				switch {
				case !refused && err != nil:
					t.Error(err)
				case refused && (!errors.As(err, &r) || r.Reason != publish.OddFiles || !slices.Equal(r.Paths, []string{place})):
					t.Errorf("got %v", err)
				}
				if info, err := os.Lstat(at); place != publish.WorkName && !strings.HasPrefix(place, publish.WorkName+"/") && (err != nil || !odd(info)) {
					t.Errorf("it was replaced: %v", err)
				}
				if got := tree(t, outside); !maps.Equal(got, site{"x.html": "not yours"}) {
					t.Errorf("outside: %v", got)
				}
				if text, _ := os.ReadFile(filepath.Join(dir, "assets", "a.css")); string(text) != "a{}" {
					t.Errorf("a bystander: %q", text)
				}
			})
		}
	}
}

// The output folder itself: a link may be there by mistake or by another's hand.
func TestOutputThatIsNoFolderIsRefused(t *testing.T) {
	for what, make := range oddities {
		outside, dir := t.TempDir(), filepath.Join(t.TempDir(), "public")
		testkit.Write(t, outside, "x.html", "not yours")
		if err := make(t, dir, outside); err != nil {
			t.Fatal(err)
		}
		_, err := put(dir, first(), Options{})
		want := publish.NotAFolder
		if what == "link to a folder" || what == "link to nowhere" || what == "circle" {
			want = publish.OutputLink
		}
		var r *publish.RefusedError
		if !errors.As(err, &r) || r.Reason != want || r.Dir != dir {
			t.Errorf("%s: %v", what, err)
		}
		if got := tree(t, outside); !maps.Equal(got, site{"x.html": "not yours"}) {
			t.Errorf("%s: outside: %v", what, got)
		}
	}
}
