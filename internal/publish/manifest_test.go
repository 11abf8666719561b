package publish

import (
	"slices"
	"testing"
)

// The form is fixed: what an earlier version of the program wrote is still read.
func TestManifestForm(t *testing.T) {
	entries := []Entry{
		{Path: "b c.html", Sum: 0x1f, Size: 12, Key: "k"}, {Path: "a/普法.html", Sum: 2, Size: 0},
		{Path: "a/普法.html", Sum: 1, Size: 1 << 40}, {Path: "b c.html", Sum: 0x1f, Size: 12, Key: "j"},
	}
	const text = `pufa-manifest 2 4
0000000000000001 1099511627776 - a/普法.html
0000000000000002 0 - a/普法.html
000000000000001f 12 j b c.html
000000000000001f 12 k b c.html
`
	for range 20 { // whatever the order of a map
		if got := string(NewManifest(entries...).Format()); got != text {
			t.Fatalf("got %s", got)
		}
	}
	m, err := ParseManifest([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(entries[2:])
	want := []Entry{entries[3], entries[1], entries[2], entries[0]}
	if got := m.Entries(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// One bad line spoils the whole: files are deleted by this list.
func TestManifestsThatMakeNoSense(t *testing.T) {
	const good = "0000000000000001 1 - a\n"
	for name, text := range map[string]string{
		"empty": "", "no head": good, "another version": "pufa-manifest 3 1\n" + good, "no count": "pufa-manifest 2 \n" + good,
		"too few lines": "pufa-manifest 2 2\n" + good, "too many": "pufa-manifest 2 0\n" + good, "no end": "pufa-manifest 2 1\n" + good[:len(good)-1],
		"short sum": "pufa-manifest 2 1\n001 1 - a\n", "no sum": "pufa-manifest 2 1\nxxxxxxxxxxxxxxxx 1 - a\n",
		"no size": "pufa-manifest 2 1\n0000000000000001 x - a\n", "below zero": "pufa-manifest 2 1\n0000000000000001 -1 - a\n",
		"no key": "pufa-manifest 2 1\n0000000000000001 1  a\n", "no path": "pufa-manifest 2 1\n0000000000000001 1 - \n", "three fields": "pufa-manifest 2 1\n0000000000000001 1 a\n",
		"leads out": "pufa-manifest 2 1\n0000000000000001 1 - ../a\n", "the manifest itself": "pufa-manifest 2 1\n0000000000000001 1 - .pufa-manifest\n",
	} {
		if m, err := ParseManifest([]byte(text)); err == nil {
			t.Errorf("%s: %v", name, m.Entries())
		}
	}
	for _, text := range []string{"pufa-manifest 2 0\n", "pufa-manifest 2 1\n" + good} {
		if _, err := ParseManifest([]byte(text)); err != nil {
			t.Error(err)
		}
	}
}

func TestRefusalsNameTenSortedAndCountAll(t *testing.T) {
	err := refuse(ForeignFiles, []string{"b", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"}, 0).(*RefusedError)
	if want := []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}; !slices.Equal(err.Paths, want) || err.Count != 11 {
		t.Errorf("got %+v", err)
	}
	if args := err.Args(); args[2] != "a, b, c, d, e, f, g, h, i, j …" {
		t.Errorf("got %v", args)
	}
}

func TestATwinDiffersInLetterCaseAlone(t *testing.T) {
	twin := NewManifest(Entry{Path: "A/b.html"}, Entry{Path: "普法.html"}).Twins()
	for name, want := range map[string]string{"a/B.HTML": "A/b.html", "A/b.html": "A/b.html", "普法.html": "普法.html", "a/c.html": "", "a": "", "": ""} {
		if got := twin(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestWhoElseIsBuildingIsNamedIfKnown(t *testing.T) {
	for pid, want := range map[int]string{
		0:  "public: another build is writing to this folder",
		41: "public: another build is writing to this folder (process 41)",
	} {
		if got := (&BusyError{Dir: "public", PID: pid}).Error(); got != want {
			t.Errorf("%d: %s", pid, got)
		}
	}
}
