package publish

import (
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestPathsThatAreRefused(t *testing.T) {
	for _, p := range []string{
		"", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a/..", `a\b`, `..\a`, "C:a", "c:/a", "a:b",
		"a\x00b", "a\nb", "a\xffb", ".pufa", ".pufa/lock", ".PUFA/x", ".pufa-manifest", ".Pufa-Manifest", ".pufa-manifest/x",
	} {
		if checkPath(p) == nil {
			t.Errorf("%q was taken", p)
		}
	}
	for _, p := range []string{"a", "a/b.html", "普法/信访.html", ".well-known/x", "a b/c", ".pufas", "a/.pufa/b", "..a/b..", "a...b"} {
		if err := checkPath(p); err != nil {
			t.Error(err)
		}
	}
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
				for _, dir := range parents("public/" + p) {
					want[dir+"/"] = ""
				}
				want["public/"+ManifestName] = string(formatManifest([]entry{s.outputs[p].entry}))
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

func FuzzManifest(f *testing.F) {
	f.Add(string(formatManifest([]entry{{path: "a/b c.html", size: 5, key: "k"}, {path: "普法.html"}})))
	f.Add(manifestHead + "0\n")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := parseManifest([]byte(text))
		if err != nil {
			return
		}
		for p := range l.byPath {
			if err := checkPath(p); err != nil {
				t.Error(err)
			}
		}
		again, err := parseManifest(formatManifest(l.entries()))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(formatManifest(again.entries()), formatManifest(l.entries())) {
			t.Errorf("%q changes when it is read and written", text)
		}
	})
}

func TestFoldIsBlindToCaseOnly(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{{"A.html", "a.HTML", true}, {"Straße", "STRASSE", false}, {"普法", "普法", true}, {"k", "\u212a", true}, {"a", "b", false}} {
		if (fold(c.a) == fold(c.b)) != c.same || strings.EqualFold(c.a, c.b) != c.same {
			t.Errorf("%q and %q: want %v", c.a, c.b, c.same)
		}
	}
}
