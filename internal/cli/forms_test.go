package cli

import (
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
