package lawtext

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"pufa/internal/law"
	"pufa/internal/source"
	"pufa/internal/testkit"
)

// readTable reads a file of tab-separated values whose first row names the
// columns; lines that begin with # are remarks.
func readTable(t testing.TB, name string) []map[string]string {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.Comment, r.LazyQuotes, r.FieldsPerRecord = '\t', '#', true, -1
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, row := range rows[1:] {
		m := map[string]string{}
		for i, name := range rows[0] {
			if i < len(row) {
				m[name] = row[i]
			}
		}
		out = append(out, m)
	}
	return out
}

func readLaw(t testing.TB, name string) source.File {
	raw, err := os.ReadFile(filepath.Join(testkit.Corpus(t), "laws", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	f, _ := source.Decode(name, raw)
	return f
}

// columns of structure.tsv that say what a reader finds in a text.
var columns = []string{"title", "bian", "fenbian", "zhang", "jie", "tiao", "first", "last", "zhi", "continuous"}

// measure counts in a statute what the columns count.
func measure(st *law.Statute) map[string]string {
	m := map[string]string{"title": st.Title, "continuous": "none", "first": "", "last": ""}
	count := map[law.Level]int{}
	for i := range st.Divisions {
		count[st.Divisions[i].Level]++
	}
	for name, level := range map[string]law.Level{"bian": law.Book, "fenbian": law.Subbook, "zhang": law.Chapter, "jie": law.Section} {
		m[name] = strconv.Itoa(count[level])
	}
	subs := 0
	for i := range st.Articles {
		if st.Articles[i].Number.Sub > 0 {
			subs++
		}
	}
	m["tiao"], m["zhi"] = strconv.Itoa(len(st.Articles)), strconv.Itoa(subs)
	if n := len(st.Articles); n > 0 {
		m["first"], m["last"] = st.Articles[0].Number.String(), st.Articles[n-1].Number.String()
		m["continuous"] = "no"
		if Continuous(st) {
			m["continuous"] = "yes"
		}
	}
	return m
}

// departures lists where we differ from the table, and why.
func departures(t testing.TB) map[[2]string]map[string]string {
	out := map[[2]string]map[string]string{}
	for _, row := range readTable(t, filepath.Join("testdata", "departures.tsv")) {
		if row["why"] == "" {
			t.Errorf("departures.tsv: %s, %s has no reason", row["file"], row["column"])
		}
		out[[2]string{row["file"], row["column"]}] = row
	}
	return out
}

func TestStructureOfThePublishedStatutes(t *testing.T) {
	allowed := departures(t)
	agree := map[string]int{}
	rows := readTable(t, filepath.Join(testkit.Corpus(t), "structure.tsv"))
	for _, row := range rows {
		text, _ := Parse(readLaw(t, row["file"]))
		got := measure(text.Statute)
		for _, c := range columns {
			want := row[c]
			if c == "title" { // spaces inside a title are no part of it
				want = strings.Join(strings.Fields(want), " ")
			}
			if d, ok := allowed[[2]string{row["file"], c}]; ok {
				if got[c] != d["ours"] {
					t.Errorf("%s: %s is %q, departures.tsv expects ours to be %q", row["file"], c, got[c], d["ours"])
				}
				if got[c] == want {
					t.Errorf("%s: %s agrees with the table; take it out of departures.tsv", row["file"], c)
				}
				delete(allowed, [2]string{row["file"], c})
				continue
			}
			if got[c] != want {
				t.Errorf("%s: %s is %q, the table says %q", row["file"], c, got[c], want)
				continue
			}
			agree[c]++
		}
	}
	for k := range allowed {
		t.Errorf("departures.tsv: nothing to explain for %s, %s", k[0], k[1])
	}
	for _, c := range columns {
		t.Logf("%-11s %d of %d", c, agree[c], len(rows))
	}
}

// TestPrintGivesBackWhatWasRead compares without white space, Markdown marks and
// comments.
func TestPrintGivesBackPublishedStatutes(t *testing.T) {
	for _, row := range readTable(t, filepath.Join(testkit.Corpus(t), "structure.tsv")) {
		f := readLaw(t, row["file"])
		text, _ := Parse(f)
		same(t, row["file"], f.Text, Print(text.Statute))
	}
}
