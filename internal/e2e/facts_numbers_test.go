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
// stands in a provision that it cites, or the next sentence of its paragraph that
// cites at all; or testdata/numbers.txt says why not. So the ledger of periods is the
// site itself, and an amendment names the sentences to read again.
func TestEveryNumberBesideACitationStandsInTheTexts(t *testing.T) {
	t.Parallel()
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
	if err := os.WriteFile(page, append(text, "\n一起当面反映的，推选 7 人（《信访工作条例》第二十条第三款）。\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for _, f := range numbersElsewhere(t, dir) {
		if f.file == "content/zhinan/qixian.md" && f.number == "7 人" {
			wrong++
		}
	}
	if wrong != 1 {
		t.Errorf("a wrong number was found %d times", wrong)
	}
}

// elsewhere is a number that no provision cited beside it states.
type elsewhere struct{ file, number, cited, sentence string }

func (e elsewhere) key() string {
	return strings.TrimPrefix(e.file, "content/") + " | " + e.number + " | " + e.cited
}

func numbersElsewhere(t *testing.T, dir string) (out []elsewhere) {
	t.Helper()
	r, err := compiler.Check(context.Background(), compiler.Options{Dir: dir}, today, nil)
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

// When a period is amended, check names every sentence of the site that states it
// beside the provision, and no other.
func TestAnAmendmentNamesTheSentencesToReadAgain(t *testing.T) {
	dir := withTexts(t)
	folder := filepath.Join(dir, "content/fagui/xinfang-gongzuo-tiaoli")
	text, err := os.ReadFile(filepath.Join(folder, "2022-05-01.md"))
	if err != nil {
		t.Fatal(err)
	}
	amended := strings.NewReplacer("effective = 2022-05-01", "effective = 2026-11-22", "自受理之日起60日内办结", "自受理之日起45日内办结").Replace(string(text))
	if strings.Count(amended, "45日") != 1 {
		t.Fatal("the text is not the one that this test amends")
	}
	if err := os.WriteFile(filepath.Join(folder, "2026-11-22.md"), []byte(amended), 0o644); err != nil {
		t.Fatal(err)
	}
	named := map[string]int{}
	for _, f := range numbersElsewhere(t, dir) {
		if !strings.Contains(f.number, "60") || !strings.Contains(f.cited, "第三十四条") && !strings.Contains(f.sentence, "第三十四条") {
			t.Errorf("%s: %s beside %s is not what was amended: %s", f.file, f.number, f.cited, f.sentence)
		}
		named[f.file]++
	}
	for _, page := range []string{"wenda/qixian.md", "cihui/xinfang.md", "zhinan/qixian.md", "zhinan/fenliu.md", "zhinan/tuoyan.md", "zhinan/chaxun.md"} {
		if named["content/"+page] == 0 {
			t.Errorf("%s is not named", page)
		}
	}
}
