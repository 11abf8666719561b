package target

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pufa/internal/publish"
	"pufa/internal/testkit"
)

func TestForeignFilesStay(t *testing.T) {
	dir := t.TempDir()
	testkit.Write(t, dir, "notes.txt", "mine")
	testkit.Write(t, dir, "guides/mine.html", "mine")
	mustPublish(t, dir, first())
	c := mustPublish(t, dir, site{"index.html": "home 1"})
	if c.Removed != 4 {
		t.Errorf("changes: %+v", c)
	}
	want := site{"notes.txt": "mine", "guides/mine.html": "mine", "index.html": "home 1"}
	if got := pages(t, dir); !maps.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestForeignFilesInTheWayAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		foreign, files site
		want           []string
	}{
		"a page of theirs":                   {site{"index.html": "mine", "b.html": "too"}, first(), []string{"index.html"}},
		"a file where a folder must go":      {site{"guides": "mine"}, first(), []string{"guides"}},
		"a folder where a file must go":      {site{"a/b/c.html": "mine", "a/d.html": "mine"}, site{"a": "x"}, []string{"a/b/c.html", "a/d.html"}},
		"a file two folders up from a page":  {site{"a": "mine"}, site{"a/b/c.html": "x", "a/d.html": "y"}, []string{"a"}},
		"several, sorted":                    {site{"b.html": "mine", "a.html": "mine"}, site{"b.html": "x", "a.html": "y"}, []string{"a.html", "b.html"}},
		"the same text as ours is no matter": {site{"index.html": "home 1"}, first(), nil},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range c.foreign {
				testkit.Write(t, dir, name, text)
			}
			old := tree(t, dir)
			_, err := put(dir, c.files, Options{Yes: true})
			if c.want == nil {
				if err != nil {
					t.Error(err)
				}
				return
			}
			var refused *publish.RefusedError
			if !errors.As(err, &refused) || refused.Reason != publish.ForeignFiles || !slices.Equal(refused.Paths, c.want) || refused.Count != len(c.want) {
				t.Errorf("got %v", err)
			}
			if got := tree(t, dir); !maps.Equal(got, old) {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestRefusalNamesTenFilesAndCountsAll(t *testing.T) {
	dir := t.TempDir()
	files := site{}
	for i := range 15 {
		name := fmt.Sprintf("p%02d.html", i)
		testkit.Write(t, dir, name, "mine")
		files[name] = "ours"
	}
	_, err := put(dir, files, Options{})
	var refused *publish.RefusedError
	if !errors.As(err, &refused) || len(refused.Paths) != 10 || refused.Count != 15 {
		t.Errorf("got %v", err)
	}
}

func TestFileChangedByHand(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, first())
	testkit.Write(t, dir, "index.html", "improved by hand")
	testkit.Write(t, dir, "guides/review.html", "improved by hand, too")
	c := mustPublish(t, dir, site{"index.html": "home 1"})
	if !slices.Equal(c.Replaced, []string{"index.html"}) || !slices.Equal(c.Left, []string{"guides/review.html"}) || c.Removed != 3 {
		t.Errorf("changes: %+v", c)
	}
	want := site{"index.html": "home 1", "guides/review.html": "improved by hand, too"}
	if got := pages(t, dir); !maps.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	// Once left, it is somebody else's.
	if c := mustPublish(t, dir, site{"index.html": "home 1"}); c.Left != nil {
		t.Errorf("named twice: %+v", c)
	}
}

func TestMissingFileComesBack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustPublish(t, dir, first())
	os.RemoveAll(filepath.Join(dir, "guides"))
	if c := mustPublish(t, dir, first()); c.Added != 2 || c.Same != 3 {
		t.Errorf("changes: %+v", c)
	}
	if got := pages(t, dir); !maps.Equal(got, first()) {
		t.Errorf("got %v", got)
	}
}

func TestManyPagesGoOnlyWithConsent(t *testing.T) {
	many := func(n int) site {
		files := site{}
		for i := range n {
			files[fmt.Sprintf("p%02d.html", i)] = "page"
			files[fmt.Sprintf("p%02d.png", i)] = "picture"
		}
		return files
	}
	for _, c := range []struct {
		before, after int
		refused       bool
	}{
		{30, 24, false}, // exactly a fifth
		{29, 23, true},
		{5, 0, false},
		{6, 0, true},
	} {
		dir := filepath.Join(t.TempDir(), "public")
		mustPublish(t, dir, many(c.before))
		old := tree(t, dir)
		_, err := put(dir, many(c.after), Options{})
		var r *publish.RefusedError
		if errors.As(err, &r) != c.refused {
			t.Errorf("%d to %d: %v", c.before, c.after, err)
			continue
		}
		if !c.refused {
			continue
		}
		if r.Reason != publish.ManyGone || r.Count != c.before-c.after || r.Total != c.before {
			t.Errorf("%d to %d: %+v", c.before, c.after, r)
		}
		if got := tree(t, dir); !maps.Equal(got, old) {
			t.Errorf("%d to %d: something was changed", c.before, c.after)
		}
		if _, err := put(dir, many(c.after), Options{Yes: true}); err != nil {
			t.Errorf("%d to %d, with consent: %v", c.before, c.after, err)
		}
	}
}

func TestDamagedManifestDeletesNothing(t *testing.T) {
	const manifestHead = "pufa-manifest 2 "
	for name, spoil := range map[string]func(string) string{
		"not ours":    func(string) string { return "hello\n" },
		"empty":       func(string) string { return "" },
		"cut short":   func(m string) string { return m[:len(m)-10] },
		"a line less": func(m string) string { return m[:len(m)-100] + "\n" },
		"leads out":   func(m string) string { return manifestHead + "1\n" + m[len(manifestHead)+2:][:18] + "1 - ../x.html\n" },
		"later":       func(m string) string { return "pufa-manifest 3" + m[len(manifestHead)-1:] },
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			mustPublish(t, dir, first())
			m, err := os.ReadFile(filepath.Join(dir, publish.ManifestName))
			if err != nil {
				t.Fatal(err)
			}
			testkit.Write(t, dir, publish.ManifestName, spoil(string(m)))
			s, err := Open(dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if s.Unread() == nil {
				t.Error("the damage was not noticed")
			}
			if err := s.Put("index.html", []byte("home 1"), ""); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Commit(t.Context()); err != nil {
				t.Fatal(err)
			}
			if got := pages(t, dir); !maps.Equal(got, first()) {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestEqualInputGivesEqualFolders(t *testing.T) {
	before, after := rebuilt()
	one, two := filepath.Join(t.TempDir(), "one"), filepath.Join(t.TempDir(), "two")
	mustPublish(t, one, before)
	mustPublish(t, one, after)
	mustPublish(t, two, after)
	if a, b := tree(t, one), tree(t, two); !maps.Equal(a, b) {
		t.Errorf("%v\n%v", a, b)
	}
}

func TestKeptCountsAsPresent(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	build := func(key string) (kept bool, c publish.Changes) {
		s, err := Open(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Abort()
		if kept = s.Kept("a.jpg", key); !kept {
			if err := s.Put("a.jpg", []byte("picture from "+key), key); err != nil {
				t.Fatal(err)
			}
		}
		if c, err = s.Commit(t.Context()); err != nil {
			t.Fatal(err)
		}
		return kept, c
	}
	steps := []struct {
		what string
		do   func()
		key  string
		kept bool
	}{
		{"first build", func() {}, "k1", false},
		{"same key", func() {}, "k1", true},
		{"still", func() {}, "k1", true},
		{"other key", func() {}, "k2", false},
		{"old key", func() {}, "k1", false},
		{"changed by hand, same length", func() { testkit.Write(t, dir, "a.jpg", "PICTURE from k1") }, "k1", false},
		{"removed", func() { os.Remove(filepath.Join(dir, "a.jpg")) }, "k1", false},
		{"no key", func() {}, "", false},
		{"never without key", func() {}, "", false},
	}
	for _, step := range steps {
		step.do()
		kept, c := build(step.key)
		if kept != step.kept {
			t.Errorf("%s: kept %v", step.what, kept)
		}
		if kept && (c.Same != 1 || c.Removed != 0) {
			t.Errorf("%s: %+v", step.what, c)
		}
		if got := pages(t, dir)["a.jpg"]; got != "picture from "+step.key {
			t.Errorf("%s: %q", step.what, got)
		}
	}
}

func TestLetterCaseOnlyRename(t *testing.T) {
	onCaseless := func(d disk) disk { return caseless{d} }
	for name, c := range map[string]struct{ before, after site }{
		"same text":        {site{"a.html": "text", "b.html": "b"}, site{"A.html": "text", "b.html": "b"}},
		"other text":       {site{"a.html": "text"}, site{"A.html": "other"}},
		"folder":           {site{"Guides/x.html": "x", "Guides/Deep/y.html": "y"}, site{"guides/x.html": "x", "guides/deep/Y.html": "other"}},
		"folder, one gone": {site{"Guides/x.html": "x", "Guides/z.html": "z"}, site{"guides/x.html": "x"}},
	} {
		for _, plain := range []bool{true, false} {
			wrap := onCaseless
			if plain {
				wrap = func(d disk) disk { return d }
			}
			dir := filepath.Join(t.TempDir(), "public")
			mustPublish(t, dir, c.before)
			if _, err := putOn(dir, c.after, Options{}, wrap); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if got := pages(t, dir); !maps.Equal(got, c.after) {
				t.Errorf("%s, plain %v: got %v", name, plain, got)
			}
		}
	}
}

func TestBadCallsAreErrors(t *testing.T) {
	for name, put := range map[string]func(s *Session) error{
		"twice":         func(s *Session) error { s.Put("a", nil, ""); return s.Put("a", nil, "") },
		"key of spaces": func(s *Session) error { return s.Put("a", nil, "two words") },
		"key dash":      func(s *Session) error { return s.Put("a", nil, "-") },
		"after the end": func(s *Session) error { s.Abort(); return s.Put("a", nil, "") },
		"file and folder": func(s *Session) error {
			s.Put("a", nil, "")
			return errors.Join(s.Put("a/b", nil, ""), func() error { _, err := s.Commit(t.Context()); return err }())
		},
	} {
		for _, exists := range []bool{true, false} {
			dir := filepath.Join(t.TempDir(), "public")
			if exists {
				os.Mkdir(dir, 0o755)
			}
			s, err := Open(dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if put(s) == nil {
				t.Errorf("%s, exists %v: no error", name, exists)
			}
			s.Abort()
		}
	}
}
