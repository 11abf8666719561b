package compare

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pufa/internal/law"
	"pufa/internal/lawtext"
	"pufa/internal/source"
)

// read makes a statute of a text.
func read(t testing.TB, name string, text []byte) *law.Statute {
	t.Helper()
	f, _ := source.Decode(name, text)
	parsed, _ := lawtext.Parse(f)
	return parsed.Statute
}

// line writes an entry as the tables of this package's tests do: 15 | 17 18 | amended.
func line(e Entry) string {
	return strings.TrimSpace(strings.Join(numbers(e.Old), " ")+" | "+strings.Join(numbers(e.New), " ")) + " | " + e.Relation.String()
}

func lines(entries []Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, strings.Join(strings.Fields(line(e)), " "))
	}
	return out
}

// The tables in testdata/gold were written by hand, from the texts, and say what
// an editor would answer; they are never updated from the output. The place of a
// deleted article is part of the answer. What we are known to miss is listed in
// departures.txt, with the reason.
func TestGoldTables(t *testing.T) {
	files, err := filepath.Glob("testdata/gold/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no gold tables", err)
	}
	total, missed := 0, 0
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			part := map[string][]byte{}
			for _, f := range archive.Files {
				part[f.Name] = f.Data
			}
			old, new := read(t, "old.txt", part["old.txt"]), read(t, "new.txt", part["new.txt"])
			want := strings.Split(strings.TrimSpace(string(part["want.txt"])), "\n")
			got := lines(Align(old, new))
			total += len(want)
			expected := slices.Clone(want)
			for d := range strings.Lines(string(part["departures.txt"])) {
				d = strings.TrimSpace(d)
				if w, ok := strings.CutPrefix(d, "- "); ok {
					missed++
					i := slices.Index(expected, w)
					if i < 0 {
						t.Fatalf("departure %q is not in want.txt", d)
					}
					expected = slices.Delete(expected, i, i+1)
				} else if g, ok := strings.CutPrefix(d, "+ "); ok {
					expected = append(expected, g)
				}
			}
			for _, w := range expected {
				if !slices.Contains(got, w) {
					t.Errorf("missing: %s", w)
				}
			}
			for _, g := range got {
				if !slices.Contains(expected, g) {
					t.Errorf("not wanted: %s", g)
				}
			}
			if len(expected) == len(want) && !t.Failed() && !slices.Equal(got, want) {
				t.Errorf("order differs:\n got %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
			}
		})
	}
	if total < 60 {
		t.Errorf("%d judged entries, want 60 or more", total)
	}
	t.Logf("%d of %d judged entries", total-missed, total)
}
