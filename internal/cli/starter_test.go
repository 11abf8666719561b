package cli

import (
	"context"
	"io/fs"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/kind"
	"pufa/internal/markdown"
	"pufa/internal/wording"
	"pufa/themes"
)

// styleGuides are the pages that show the default theme, with their drawings.
var styleGuides = [][2]string{
	{"starter/zh/content/yangshi/index.md", "starter/zh/content/yangshi/yanse.svg"},
	{"starter/en/content/style-guide/index.md", "starter/en/content/style-guide/colours.svg"},
}

func starterText(t *testing.T, name string) string {
	t.Helper()
	text, err := starter.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// What is shown and what is said to be its source are the same.
func TestStyleGuideShowsWhatItsSourcesSay(t *testing.T) {
	fence := regexp.MustCompile("(?ms)^```[a-z]+\n(.*?)^```\n")
	for _, names := range styleGuides {
		page := starterText(t, names[0])
		shown := fence.ReplaceAllString(page, "")
		sources := fence.FindAllStringSubmatch(page, -1)
		for _, m := range sources {
			if !strings.Contains(shown, "\n\n"+m[1]+"\n") {
				t.Errorf("%s: nothing on the page is written like this:\n%s", names[0], m[1])
			}
		}
		for _, word := range markdown.Boxes() {
			if !strings.Contains(shown, "\n::: "+word) {
				t.Errorf("%s: ::: %s is missing", names[0], word)
			}
		}
		if len(sources) < 22 {
			t.Errorf("%s: %d sources", names[0], len(sources))
		}
	}
}

// The style guide names each kind of page and leads to a sample of it, which is one.
func TestStyleGuideLeadsToASampleOfEachKind(t *testing.T) {
	for _, names := range styleGuides {
		page := starterText(t, names[0])
		for _, k := range kind.All {
			row := regexp.MustCompile("(?m)^\\| `type = \"" + k.Name + "\"` \\|.*\\]\\(([^)#]*\\.md)\\)[^(]*$").FindStringSubmatch(page)
			if row == nil {
				t.Errorf("%s: no row with a sample for %s", names[0], k.Name)
				continue
			}
			sample := starterText(t, path.Join(path.Dir(names[0]), row[1]))
			if k.Name != kind.All[0].Name && !strings.Contains(sample, "\ntype = \""+k.Name+"\"\n") {
				t.Errorf("%s is no sample of %s", row[1], k.Name)
			}
		}
	}
}

// A new site, with its samples and whatever else is a draft, is without fault. Settings,
// home page and first guide are to be filled in; drafts are not, since a site with
// placeholders is not deployed.
func TestAStarterIsSound(t *testing.T) {
	toFill := map[string]bool{"config.toml": true, "content/_index.md": true, "content/zhinan/yangli.md": true, "content/guides/sample.md": true}
	for _, lang := range []string{"zh", "en"} {
		dir := filepath.Join(t.TempDir(), "site")
		if status, _, errs := run(t, context.Background(), filepath.Dir(dir), "new", "site", "site", "--lang", lang); status != fine {
			t.Fatal(errs)
		}
		for _, drafts := range []bool{false, true} {
			r, err := compiler.Check(context.Background(), compiler.Options{Dir: dir, Drafts: drafts}, time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range r.Diagnostics {
				if filled := strings.HasSuffix(d.Code, "/placeholder") && toFill[d.Span.File]; d.Severity != diag.Notice && !filled {
					t.Errorf("%s, drafts %v: %s: %s [%s]", lang, drafts, d.Span.File, d.Message(diag.ZH), d.Code)
				}
			}
		}
	}
}

// The tables and the drawing tell the values that the theme has.
func TestStyleGuideTellsTheValuesOfTheTheme(t *testing.T) {
	css, err := fs.ReadFile(themes.FS, themes.Default+"/assets/style.css")
	if err != nil {
		t.Fatal(err)
	}
	set := func(selector string) map[string]string {
		_, block, found := strings.Cut(string(css), selector+" {\n")
		block, _, _ = strings.Cut(block, "}\n")
		values := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z0-9-]+): ([^;]+);`).FindAllStringSubmatch(block, -1) {
			values[m[1]] = m[2]
		}
		if !found || len(values) == 0 {
			t.Fatalf("the theme sets nothing at %s", selector)
		}
		return values
	}
	usual, dark, large := set(":root"), set(`:root[data-theme="dark"]`), set(`:root[data-size="elder"]`)
	row := regexp.MustCompile("(?m)^\\| `--([a-z0-9-]+)` \\| `([^`]+)`[^|]* \\| (?:`([^`]+)`)?")
	for _, names := range styleGuides {
		page, drawing := starterText(t, names[0]), starterText(t, names[1])
		told := map[string]bool{}
		for _, m := range row.FindAllStringSubmatch(page, -1) {
			key, value, other := m[1], m[2], m[3]
			told[key] = true
			if usual[key] != value {
				t.Errorf("%s: --%s is %q in the theme, not %q", names[0], key, usual[key], value)
			}
			second := dark
			if strings.HasPrefix(key, "t-") || key == "root" {
				second = large
			}
			if other != "" && second[key] != other {
				t.Errorf("%s: --%s is %q in dark pages or large print, not %q", names[0], key, second[key], other)
			}
			if strings.HasPrefix(value, "#") && (!strings.Contains(drawing, ">"+key+"<") || !strings.Contains(drawing, `"`+value+`"`) || !strings.Contains(drawing, `"`+other+`"`)) {
				t.Errorf("%s: --%s (%s, %s) is not drawn", names[1], key, value, other)
			}
		}
		for key := range dark {
			if !told[key] {
				t.Errorf("%s: --%s is missing", names[0], key)
			}
		}
		for key := range usual {
			if strings.HasPrefix(key, "s-") && !told[key] {
				t.Errorf("%s: --%s is missing", names[0], key)
			}
		}
	}
}

// The writing guide says of no word that it is not to be written unless `pufa check`
// says so, too, and writes none itself.
func TestWritingGuideSaysWhatCheckSays(t *testing.T) {
	page := starterText(t, "starter/zh/content/xiezuo/index.md")
	_, body, _ := strings.Cut(page, "\n+++\n")
	for _, h := range wording.Builtin().Find(body) {
		t.Errorf("it says %s", h.Word.Avoid)
	}
	_, table, _ := strings.Cut(body, "{#cibiao}")
	table, _, _ = strings.Cut(table, "\n## ")
	words := 0
	for _, row := range regexp.MustCompile(`(?m)^\| (“[^|]*) \|`).FindAllStringSubmatch(table, -1) {
		for _, m := range regexp.MustCompile("“([^”]*)”").FindAllStringSubmatch(row[1], -1) {
			words++
			if len(wording.Builtin().Find(m[1])) == 0 {
				t.Errorf("check does not know %s", m[1])
			}
		}
	}
	if words < 20 {
		t.Errorf("%d words in the table", words)
	}
}
