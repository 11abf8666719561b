package e2e

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pufa/internal/compiler"
	"pufa/internal/diag"
)

// What a sentence of the site states in numbers (15 日, 五个工作日, 一年, 5 人)
// stands in a provision that the same sentence cites, or testdata/numbers.txt says
// why not. So the ledger of periods is the site itself, and an amendment names the
// sentences to read again.
func TestEveryNumberBesideACitationStandsInTheTexts(t *testing.T) {
	dir := withTexts(t)
	reasons := exceptions(t, "testdata/numbers.txt")
	used := map[string]bool{}
	for _, f := range numbersElsewhere(t, dir) {
		if reasons[f.key()] == "" {
			t.Errorf("%s: %s\n\t%s does not say so: %s", f.file, f.number, f.cited, f.sentence)
		}
		used[f.key()] = true
	}
	for key := range reasons {
		if !used[key] {
			t.Errorf("testdata/numbers.txt: nothing needs %q any more", key)
		}
	}
	// And it can fail.
	page := filepath.Join(dir, "content/zhinan/qixian.md")
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(page, append(text, "\n受理之日起 45 日内办结（《信访工作条例》第三十四条）。\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for _, f := range numbersElsewhere(t, dir) {
		if f.file == "content/zhinan/qixian.md" && f.number == "45 日" {
			wrong++
		}
	}
	if wrong != 1 {
		t.Errorf("a wrong period was found %d times", wrong)
	}
}

// elsewhere is a number that no provision cited beside it states.
type elsewhere struct{ file, number, cited, sentence string }

func (e elsewhere) key() string {
	return strings.TrimPrefix(e.file, "content/") + " | " + e.number + " | " + e.cited
}

func numbersElsewhere(t *testing.T, dir string) (out []elsewhere) {
	t.Helper()
	r, err := compiler.Check(context.Background(), compiler.Options{Dir: dir}, today)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diagnostics {
		switch d.Code {
		case "check/number-elsewhere", "check/number-amended":
			out = append(out, elsewhere{d.Span.File, d.Args[0], d.Args[1], d.Args[len(d.Args)-1]})
		case "check/number-only-above":
			t.Errorf("%s: %s", d.Span.File, d.Message(diag.EN))
		}
	}
	return out
}

// exceptions reads lines of "page | number | what is cited | reason".
func exceptions(t *testing.T, file string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cut := strings.LastIndex(line, " | ")
		if cut < 0 || strings.Count(line, " | ") != 3 || line[cut+3:] == "" {
			t.Errorf("%s: not “page | number | what is cited | reason”: %s", file, line)
			continue
		}
		out[line[:cut]] = line[cut+3:]
	}
	return out
}
