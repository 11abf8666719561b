package cli

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pufa/internal/lawtext"
	"pufa/internal/testkit"
)

// goldCitation is one citation of the annotated sample, and citation one that
// the command prints; both name a place in a line and what is meant.
type goldCitation struct {
	File    string
	Line    int
	Start   int
	End     int
	Text    string
	Targets []map[string]string
}

type citation struct {
	Start, End int
	Text, Kind string
	Targets    []map[string]string
}

// The command finds on disk what package cite finds in its own test: every
// annotated line, through the program from end to end; with -short, the lines of few files.
func TestInspectCitationsOfTheSample(t *testing.T) {
	dir := testkit.Corpus(t)
	raw, err := os.ReadFile(filepath.Join(dir, "citations-sample.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	gold := map[string]map[int][]goldCitation{}
	for line := range bytes.Lines(raw) {
		var g goldCitation
		if err := json.Unmarshal(line, &g); err != nil {
			t.Fatal(err)
		}
		if gold[g.File] == nil {
			gold[g.File] = map[int][]goldCitation{}
		}
		gold[g.File][g.Line] = append(gold[g.File][g.Line], g)
	}
	wanted, found, right := 0, 0, 0
	for _, file := range few(slices.Sorted(maps.Keys(gold))) {
		lines := gold[file]
		status, out, stderr := run(t, t.Context(), dir, "inspect", "citations", file, "--laws", "laws")
		if status != 0 {
			t.Fatalf("%s: exit status %d: %s", file, status, stderr)
		}
		got := map[int][]citation{}
		for line := range strings.Lines(out) {
			var l struct {
				Line      int
				Citations []citation
			}
			if err := json.Unmarshal([]byte(line), &l); err != nil {
				t.Fatalf("%s: %v in %s", file, err, line)
			}
			got[l.Line] = l.Citations
		}
		for n, golds := range lines {
			wanted += len(golds)
			found += len(got[n])
			for _, g := range golds {
				if slices.ContainsFunc(got[n], func(c citation) bool {
					return c.Start == g.Start && c.End == g.End && c.Text == g.Text && sameTargets(c.Targets, g.Targets)
				}) {
					right++
				} else {
					t.Logf("%s:%d: not as annotated: %s", file, n, g.Text)
				}
			}
		}
	}
	t.Logf("annotated %d, found %d, right %d", wanted, found, right)
	if right*100 < wanted*99 || right*100 < found*99 {
		t.Error("precision and recall must be 0.99 or more")
	}
}

// few are the first of many files with -short.
func few(files []string) []string {
	if testing.Short() {
		return files[:min(8, len(files))]
	}
	return files
}

// sameTargets compares what both name; the sample gives divisions only where
// the citation does.
func sameTargets(got, want []map[string]string) bool {
	return slices.EqualFunc(got, want, func(g, w map[string]string) bool {
		for _, key := range []string{"law", "article", "paragraph", "item", "subitem", "part", "chapter", "section"} {
			if g[key] != w[key] && !(key == "part" && w[key] == "") {
				return false
			}
		}
		return true
	})
}

// Every statute of the corpus gives one JSON object with the keys that the
// contract names; with -short, few of them do.
func TestInspectLawOfEveryStatute(t *testing.T) {
	dir := testkit.Corpus(t)
	names, err := textsBelow(t.Context(), os.DirFS(filepath.Join(dir, "laws")))
	if err != nil || len(names) == 0 {
		t.Fatalf("%d texts, %v", len(names), err)
	}
	for _, name := range few(names) {
		status, out, stderr := run(t, t.Context(), filepath.Join(dir, "laws"), "inspect", "law", name)
		var in lawtext.Inspection
		if err := json.Unmarshal([]byte(out), &in); err != nil || status != 0 || stderr != "" {
			t.Errorf("%s: exit status %d, %v: %s", name, status, err, stderr)
			continue
		}
		if in.Title == "" || in.Articles == nil || in.Diagnostics == nil || (in.Continuous == nil) != (len(in.Articles) == 0) {
			t.Errorf("%s: incomplete: title %q", name, in.Title)
		}
	}
	t.Logf("%d statutes", len(few(names)))
}

// Comparing reads real editions, too.
func TestInspectCompareOfTwoEditions(t *testing.T) {
	dir := testkit.Corpus(t)
	pairs, err := filepath.Glob(filepath.Join(dir, "laws", "宪法相关法", "立法法*.md"))
	if err != nil || len(pairs) != 2 {
		t.Fatalf("%v, %v", pairs, err)
	}
	status, out, stderr := run(t, t.Context(), dir, "inspect", "compare", pairs[0], pairs[1])
	var entries []struct {
		Old, New []string
		Relation string
	}
	if err := json.Unmarshal([]byte(out), &entries); err != nil || status != 0 {
		t.Fatalf("exit status %d, %v: %s", status, err, stderr)
	}
	old, new := 0, 0
	for _, e := range entries {
		old += len(e.Old)
		new += len(e.New)
	}
	if old != 105 || new != 120 {
		t.Errorf("%d articles became %d, want 105 and 120", old, new)
	}
}
