package compare

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pufa/internal/law"
	"pufa/internal/testkit"
)

func readLaw(t testing.TB, name string) *law.Statute {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(testkit.Corpus(t), "laws", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return read(t, name, raw)
}

func TestJudgedEntriesOfRealEditions(t *testing.T) {
	text, err := os.ReadFile("testdata/judged.txt")
	if err != nil {
		t.Fatal(err)
	}
	var pair string
	var got []string
	all, agreed := 0, 0
	for l := range strings.Lines(string(text)) {
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' {
			continue
		}
		if names, ok := strings.CutPrefix(l, "== "); ok {
			pair = names
			old, new, _ := strings.Cut(names, " | ")
			got = lines(Align(readLaw(t, old), readLaw(t, new)))
			continue
		}
		want, why, departs := strings.Cut(l, " ! ")
		all++
		switch found := slices.Contains(got, want); {
		case found && departs:
			t.Errorf("%s: %s is found now, though it was said not to be (%s)", pair, want, why)
		case found:
			agreed++
		case !departs:
			t.Errorf("%s: %s is missing", pair, want)
		}
	}
	t.Logf("%d of %d judged entries", agreed, all)
}

// Every amended entry of the judged editions can be marked, and the marks spell
// both texts.
func TestMarksOfRealEditions(t *testing.T) {
	text, err := os.ReadFile("testdata/judged.txt")
	if err != nil {
		t.Fatal(err)
	}
	entries := 0
	for l := range strings.Lines(string(text)) {
		names, ok := strings.CutPrefix(strings.TrimSpace(l), "== ")
		if !ok {
			continue
		}
		oldName, newName, _ := strings.Cut(names, " | ")
		old, new := readLaw(t, oldName), readLaw(t, newName)
		for _, e := range Align(old, new) {
			checkMarks(t, words(t, old, e.Old), words(t, new, e.New))
			entries++
		}
	}
	t.Logf("%d entries", entries)
}

// words returns the text of some articles, as a page would show it.
func words(t *testing.T, st *law.Statute, numbers []law.Number) string {
	var out []string
	for _, n := range numbers {
		p, err := st.Locate(law.Locator{Article: n})
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p.Text())
	}
	return strings.Join(out, "\n")
}
