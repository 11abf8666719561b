package publish

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// files makes a manifest of "path=text" words.
func files(words ...string) Manifest {
	m := NewManifest()
	for _, w := range words {
		name, text, _ := strings.Cut(w, "=")
		e, err := NewEntry(name, []byte(text), "")
		if err != nil {
			panic(err)
		}
		m.Add(e)
	}
	return m
}

// state makes what is found of "path=text" words; a path that ends in / is a
// folder, one that ends in @ is a link; "path=text<old" stands under another spelling.
func state(words ...string) map[string]Found {
	found := map[string]Found{}
	for _, w := range words {
		w, spelling, _ := strings.Cut(w, "<")
		switch name, text, _ := strings.Cut(w, "="); {
		case strings.HasSuffix(name, "/"):
			found[strings.TrimSuffix(name, "/")] = Found{Kind: Folder}
		case strings.HasSuffix(name, "@"):
			found[strings.TrimSuffix(name, "@")] = Found{Kind: Odd}
		default:
			e := files(name + "=" + text).At(name)[0]
			found[name] = Found{Kind: File, Sum: e.Sum, Size: e.Size, Spelling: spelling}
		}
	}
	return found
}

// told writes a plan down: >to new name, +file, -file, ~folder.
func told(p *Plan) string {
	var b strings.Builder
	for _, s := range p.Steps {
		fmt.Fprintf(&b, "%c%s ", ">+-~"[s.Do], s.Path)
	}
	c := p.Changes
	fmt.Fprintf(&b, "| %d added %d changed %d same %d removed", c.Added, c.Changed, c.Same, c.Removed)
	if len(c.Replaced)+len(c.Left) > 0 {
		fmt.Fprintf(&b, " replaced %v left %v", c.Replaced, c.Left)
	}
	return b.String()
}

func TestWhatIsDecided(t *testing.T) {
	for name, c := range map[string]struct {
		want, earlier, found string
		plan                 string // or the reason and paths of a refusal
	}{
		"nothing":             {"", "", "", "| 0 added 0 changed 0 same 0 removed"},
		"all new":             {"a=1 b=2", "", "", "+a +b | 2 added 0 changed 0 same 0 removed"},
		"one differs":         {"a=1 b=2", "a=1 b=3", "a=1 b=3", "+b | 0 added 1 changed 1 same 0 removed"},
		"one went missing":    {"a=1", "a=1", "", "+a | 1 added 0 changed 0 same 0 removed"},
		"one goes":            {"a=1", "a=1 b=2", "a=1 b=2", "-b | 0 added 0 changed 1 same 1 removed"},
		"a folder is emptied": {"a=1", "a=1 d/e/b=2 d/c=3", "a=1 d/e/b=2 d/c=3", "-d/e/b -d/c ~d/e ~d | 0 added 0 changed 1 same 2 removed"},
		"a folder is not":     {"d/a=1", "d/a=1 d/b=2", "d/a=1 d/b=2", "-d/b | 0 added 0 changed 1 same 1 removed"},
		"gone already":        {"", "a=1", "", "| 0 added 0 changed 0 same 0 removed"},

		"changed by hand, still wanted": {"a=1", "a=0", "a=x", "+a | 0 added 1 changed 0 same 0 removed replaced [a] left []"},
		"changed by hand, not wanted":   {"", "a=0", "a=x", "| 0 added 0 changed 0 same 0 removed replaced [] left [a]"},
		"a folder in its place":         {"", "a=0", "a/", "| 0 added 0 changed 0 same 0 removed"},
		"a link in its place":           {"", "a=0", "a@", "| 0 added 0 changed 0 same 0 removed replaced [] left [a]"},
		"cut off before: old found":     {"a=2", "a=1 a=2", "a=1", "+a | 0 added 1 changed 0 same 0 removed"},
		"cut off before: new found":     {"a=2", "a=1 a=2", "a=2", "| 0 added 0 changed 1 same 0 removed"},
		"cut off before: not wanted":    {"", "a=1 a=2", "a=2", "-a | 0 added 0 changed 0 same 1 removed"},

		"a stranger's file":                {"a=1", "", "a=2", "foreign-files a"},
		"a stranger's file, equal":         {"a=1", "", "a=1", "| 0 added 0 changed 1 same 0 removed"},
		"a stranger's, not needed":         {"a=1", "", "b=2", "+a | 1 added 0 changed 0 same 0 removed"},
		"a stranger's where a folder goes": {"a/b=1 a/c=1", "", "a=2", "foreign-files a"},
		"a stranger's in a folder":         {"a=1", "", "a/ a/b=1 a/c/ a/c/d=2", "foreign-files a/b, a/c/d"},
		"a link where a file goes":         {"a=1", "a=1", "a@", "odd-files a"},
		"a link where a folder goes":       {"a/b=1", "a/b=1", "a@", "odd-files a"},
		"a link in a folder in the way":    {"a=1", "a/b=1", "a/ a/b=1 a/c@", "odd-files a/c"},
		"links before strangers":           {"a=1 b=2", "", "a=0 b@", "odd-files b"},

		"a file becomes a folder": {"a/b=1 a/c=1", "a=0", "a=0", "-a +a/b +a/c | 2 added 0 changed 0 same 1 removed"},
		"a folder becomes a file": {"a=1", "a/b=0 a/c/d=0", "a/ a/b=0 a/c/ a/c/d=0", "-a/b -a/c/d ~a/c ~a +a ~a/c ~a | 1 added 0 changed 0 same 2 removed"},

		"another spelling":                   {"B=1", "b=1", "b=1 B=1<b", ">B | 0 added 0 changed 1 same 0 removed"},
		"another spelling and other text":    {"B=2", "b=1", "b=1 B=1<b", ">B +B | 0 added 1 changed 0 same 0 removed"},
		"another spelling of a folder":       {"D/E/b=1 D/E/c=1", "d/e/b=1 d/e/c=1", "d/e/b=1 d/e/c=1 D/E/b=1<d/e/b D/E/c=1<d/e/c", ">D >D/E | 0 added 0 changed 2 same 0 removed"},
		"another spelling, changed by hand":  {"B=2", "b=1", "b=x B=x<b", ">B +B | 0 added 1 changed 0 same 0 removed replaced [B] left []"},
		"two spellings that are told apart":  {"B=1", "b=1", "b=1", "+B -b | 1 added 0 changed 0 same 1 removed"},
		"what pages are made of comes first": {"a.html=1 z.png=1 index.html=1 b/index.html=1 b/c.html=1 s.xml=1 assets/x.json=1", "", "", "+assets/x.json +z.png +b/c.html +b/index.html +a.html +index.html +s.xml | 7 added 0 changed 0 same 0 removed"},
		"an index comes after what it lists": {"zuihou.html=1 index.html=1 a/z.html=1 a/index.html=1", "", "", "+a/z.html +a/index.html +zuihou.html +index.html | 4 added 0 changed 0 same 0 removed"},
		"and leaves last":                    {"", "a.html=1 z.png=1 index.html=1 s.xml=1", "a.html=1 z.png=1 index.html=1 s.xml=1", "-s.xml -index.html -a.html -z.png | 0 added 0 changed 0 same 4 removed"},
	} {
		want, earlier := files(strings.Fields(c.want)...), files(strings.Fields(c.earlier)...)
		p, err := Decide(want, earlier, state(strings.Fields(c.found)...), false)
		var refused *RefusedError
		got := ""
		switch {
		case errors.As(err, &refused):
			got = string(refused.Reason) + " " + strings.Join(refused.Paths, ", ")
		case err != nil:
			t.Errorf("%s: %v", name, err)
			continue
		default:
			got = told(p)
			for _, e := range append(want.Entries(), earlier.Entries()...) {
				if !slices.Contains(p.Both().At(e.Path), e) {
					t.Errorf("%s: while the steps are taken, the manifest does not list %s", name, e.Path)
				}
			}
		}
		if got != c.plan {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, c.plan)
		}
	}
	if _, err := Decide(files("a=1", "a/b=1"), NewManifest(), nil, false); err == nil {
		t.Error("a file and a folder of one name")
	}
}

// A step that is repeated or cut off anywhere leaves only files that the manifest of
// that moment lists, or that were there before.
func TestAPlanCutOffAnywhereIsTakenUpAgain(t *testing.T) {
	want := files("index.html=2", "n/a.html=1", "assets/x.css=2", "f=1", "k=1")
	earlier := files("index.html=1", "old.html=1", "assets/x.css=1", "f/g=1", "k=1")
	text := map[string]string{}
	for _, e := range earlier.Entries() {
		text[e.Path] = "1"
	}
	mine := maps.Clone(text)
	for cut := 0; ; cut++ {
		now := maps.Clone(mine)
		p, err := Decide(want, earlier, lying(now), false)
		if err != nil {
			t.Fatal(err)
		}
		if cut > len(p.Steps) {
			return
		}
		follow(now, p.Steps[:cut], want)
		again, err := Decide(want, p.Both(), lying(now), false)
		if err != nil {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		follow(now, again.Steps, want)
		if len(again.Changes.Left)+len(again.Changes.Replaced) > 0 {
			t.Errorf("cut at %d: %+v", cut, again.Changes)
		}
		last, err := Decide(want, want, lying(now), false)
		if err != nil || last.Changes.Same != 5 || len(now) != 5 {
			t.Errorf("cut at %d: %v %v", cut, now, err)
		}
	}
}

// lying is what is found of these files, with the folders that they are in.
func lying(now map[string]string) map[string]Found {
	found := map[string]Found{}
	for name, text := range now {
		maps.Copy(found, state(name+"="+text))
		for _, dir := range Parents(name) {
			found[dir] = Found{Kind: Folder}
		}
	}
	return found
}

func follow(now map[string]string, steps []Step, want Manifest) {
	for _, s := range steps {
		switch s.Do {
		case Bring:
			now[s.Path] = "1"
			if !state(s.Path + "=1")[s.Path].Holds(want.At(s.Path)[0]) {
				now[s.Path] = "2"
			}
		case Remove:
			delete(now, s.Path)
		}
	}
}

func TestManyPagesGone(t *testing.T) {
	for _, c := range []struct {
		before, after int
		refused       bool
	}{{30, 24, false}, {29, 23, true}, {5, 0, false}, {6, 0, true}} {
		var before []string
		for i := range c.before {
			before = append(before, fmt.Sprintf("p%02d.html=1", i), fmt.Sprintf("p%02d.png=1", i))
		}
		for _, agreed := range []bool{false, true} {
			_, err := Decide(files(before[:2*c.after]...), files(before...), state(before...), agreed)
			var r *RefusedError
			if got := errors.As(err, &r); got != (c.refused && !agreed) || got && (r.Reason != ManyGone || r.Count != c.before-c.after || r.Total != c.before) {
				t.Errorf("%d to %d, agreed %v: %v", c.before, c.after, agreed, err)
			}
		}
	}
}
