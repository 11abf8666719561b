package lawtext

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pufa/internal/diag"
	"pufa/internal/source"
)

var update = flag.Bool("update", false, "rewrite what the tests in testdata expect")

// textCase is one file of testdata: what it shows, a text, and the JSON that
// Inspect is to make of it.
type textCase struct {
	path    string
	archive *txtar.Archive
	name    string // of the text
	text    string
}

func cases(t testing.TB) []textCase {
	paths, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	var out []textCase
	for _, p := range paths {
		a, err := txtar.ParseFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, textCase{p, a, a.Files[0].Name, string(a.Files[0].Data)})
	}
	return out
}

// TestTexts reads small texts written for the purpose. Expectations are JSON as
// `pufa inspect law` prints it, without empty lists, and the diagnostics.
func TestTexts(t *testing.T) {
	for _, c := range cases(t) {
		t.Run(strings.TrimSuffix(filepath.Base(c.path), ".txtar"), func(t *testing.T) {
			f, _ := source.Decode(c.name, []byte(c.text))
			sound(t, c.name, f)
			text, diags := Parse(f)
			sourceOf := func(string) (string, bool) { return f.Text, true }
			in := Inspect(text, nil, diag.Printer{Source: sourceOf})
			raw, err := json.MarshalIndent(in, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			var found strings.Builder
			for _, d := range diags {
				found.WriteString(d.Code + " “" + f.Text[d.Span.Start:d.Span.End] + "” " + d.Message(diag.ZH) + "\n")
			}
			got := []txtar.File{
				{Name: "want/structure", Data: []byte(outline(text))},
				{Name: "want/diagnostics", Data: []byte(found.String())},
			}
			if strings.Contains(string(c.archive.Comment), "JSON") {
				got = append(got, txtar.File{Name: "want/json", Data: append(raw, '\n')})
			}
			if *update {
				c.archive.Files = append(c.archive.Files[:1:1], got...)
				if err := os.WriteFile(c.path, txtar.Format(c.archive), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(c.archive.Files) != len(got)+1 {
				t.Fatalf("%s: run with -update and look at the difference", c.path)
			}
			for i, g := range got {
				if w := c.archive.Files[i+1]; string(w.Data) != string(g.Data) {
					t.Errorf("%s: %s is\n%s\nwant\n%s", c.path, w.Name, g.Data, w.Data)
				}
			}
		})
	}
}

// TestEveryFindingIsShown keeps the cases complete: each code of this package
// occurs in one of them.
func TestEveryFindingIsShown(t *testing.T) {
	shown := map[string]bool{}
	for _, c := range cases(t) {
		f, _ := source.Decode(c.name, []byte(c.text))
		_, diags := Parse(f)
		for _, d := range diags {
			shown[d.Code] = true
		}
	}
	for _, code := range diag.Codes() {
		if strings.HasPrefix(code, "lawtext/") && !shown[code] {
			t.Errorf("no case in testdata shows %s", code)
		}
	}
}
