package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pufa/internal/testkit"
)

// formFaults are how the codes begin of what is wrong with a quiz, a wayfinder, a page of
// periods, a process, a topic, a report, a drawing or a period in prose.
var formFaults = []string{"quiz/", "wayfinder/", "deadlines/", "process/", "topic/", "report/", "chart/", "check/period-", "site/step-", "site/topic-"}

func ofForms(code string) bool {
	return slices.ContainsFunc(formFaults, func(p string) bool { return strings.HasPrefix(code, p) })
}

// Every fault of such a page is told in one go with the others of its site, with its line
// and what to do; such a site is not built, and the site of this repository has none.
func TestEveryFaultOfAFormIsTold(t *testing.T) {
	var lines []string
	for _, name := range []string{"forms-broken", "reports-broken"} {
		archive, err := txtar.ParseFile("../press/testdata/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		testkit.Write(t, dir, "config.toml", []byte("title = \"测试站\"\nbase_url = \"https://www.example.gov.cn/pufa/\"\n"))
		for _, f := range archive.Files {
			if !strings.HasPrefix(f.Name, "want/") {
				testkit.Write(t, dir, f.Name, f.Data)
			}
		}
		status, _, told := run(t, t.Context(), dir, "check", "-v")
		if status != 1 {
			t.Errorf("%s: exit status %d", name, status)
		}
		lines = append(lines, strings.Split(told, "\n")...)
		if status, _, _ := run(t, t.Context(), dir, "build"); status != 1 {
			t.Errorf("%s is built: exit status %d", name, status)
		}
		if made, _ := filepath.Glob(filepath.Join(dir, "public", "*")); len(made) > 0 {
			t.Errorf("%s: published %q", name, made)
		}
	}
	place := regexp.MustCompile(`^content/[^:]+\.md:\d+:\d+: `)
	seeded := 0
	for _, code := range findings() {
		if !ofForms(code) || code == "wayfinder/small-print" { // it takes a tree too large to read here
			continue
		}
		at := slices.IndexFunc(lines, func(l string) bool { return strings.HasSuffix(l, " ["+code+"]") })
		if at < 0 {
			t.Errorf("no page of the archives has the fault %s", code)
			continue
		}
		seeded++
		if !place.MatchString(lines[at]) && code != "wayfinder/footnote" && code != "topic/other-year" { // of a file's name
			t.Errorf("%s has no line: %s", code, lines[at])
		}
		if hint := slices.IndexFunc(lines[at:], func(l string) bool { return strings.HasPrefix(l, "   提示: ") }); hint < 1 || hint > 3 {
			t.Errorf("%s says nothing of what to do", code)
		}
	}
	if seeded < 120 {
		t.Errorf("%d faults", seeded)
	}
	_, _, told := run(t, t.Context(), "../..", "check", "-v")
	for l := range strings.Lines(told) {
		if _, code, _ := strings.Cut(strings.TrimRight(l, "]\n"), " ["); ofForms(code) {
			t.Errorf("of the site of this repository: %s", l)
		}
	}
}

// In topics and in the steps of a process, the first use of a word of the glossary leads to
// its entry; headings are left as they are, and quizzes, whose answers it may give away.
func TestWordsAreExplainedInTheTextOfForms(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"config.toml":       "title = \"站\"\nbase_url = \"https://www.example.gov.cn/pufa/\"\n[markdown]\nglossary = true\n",
		"content/_index.md": "+++\ntitle = \"首页\"\n+++\n",
		"content/ci.md":     "+++\ntitle = \"词汇\"\ntype = \"glossary\"\n+++\n## 受理 {#shouli}\n\n单位接下。\n",
		"content/buzhou.md": "+++\ntitle = \"步骤\"\ntype = \"process\"\n+++\n## 受理 {#a}\n\n单位受理。\n\n## 答复 {#b}\n\n受理以后答复。\n",
		"content/yitian.md": "+++\ntitle = \"2026 年的一天\"\ntype = \"topic\"\nday = 2026-12-04\n+++\n## 受理 {#a}\n\n怎样受理，受理以后。\n",
		"content/ti.md":     "+++\ntitle = \"题\"\ntype = \"quiz\"\n+++\n## 受理是什么？\n\n- [x] 受理\n- [ ] 别的\n\n受理就是接下。依据：《信访工作条例》第二十三条。\n",
	} {
		testkit.Write(t, dir, name, []byte(text))
	}
	if status, _, told := run(t, t.Context(), dir, "build"); status != 0 {
		t.Fatal(told)
	}
	for name, want := range map[string]int{"buzhou.html": 1, "yitian.html": 1, "ti.html": 0} {
		page, err := os.ReadFile(filepath.Join(dir, "public", name))
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(string(page), `<a class="term" href="ci.html#shouli"`); n != want {
			t.Errorf("%s: %d words are explained, want %d", name, n, want)
		}
	}
}
