package publish

import (
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

func FuzzManifest(f *testing.F) {
	f.Add(string(NewManifest(Entry{Path: "a/b c.html", Size: 5, Key: "k"}, Entry{Path: "普法.html"}).Format()))
	f.Add(manifestHead + "0\n")
	f.Add("")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := ParseManifest([]byte(text))
		if err != nil {
			return
		}
		for p := range l.Paths() {
			if err := checkPath(p); err != nil {
				t.Error(err)
			}
		}
		again, err := ParseManifest(l.Format())
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(again.Format(), l.Format()) {
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

// A key stands between blanks in a line of the manifest, where a dash means that there is
// none.
func TestKeysThatAreRefused(t *testing.T) {
	for _, key := range []string{"-", "a b", "a\nb", "a\u3000b", "a\x00", "a\xff", strings.Repeat("k", 257)} {
		if checkKey(key) == nil {
			t.Errorf("%q was taken", key)
		}
	}
	for _, key := range []string{"", "--", "k", strings.Repeat("k", 256)} {
		if err := checkKey(key); err != nil {
			t.Error(err)
		}
	}
}
