package manual

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"pufa/internal/compiler"
	"pufa/internal/diag"
)

var example = regexp.MustCompile("(?ms)^```([^`\n]+\\.[a-z]+)\n(.*?)^```$")

// Each topic's examples make a site in which nothing is wrong, once two files are there
// that every site has.
func TestExamplesOfTopicsMakeASite(t *testing.T) {
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	for _, name := range Topics {
		for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
			files := map[string]string{"config.toml": "title = \"t\"\n", "content/_index.md": "+++\ntitle = \"t\"\n+++\n"}
			found := example.FindAllStringSubmatch(markdownOf(name, lang, ""), -1)
			for _, m := range found {
				files[m[1]] = m[2]
			}
			if len(found) == 0 && name != "dialect" {
				t.Errorf("%s (%d): no example", name, lang)
			}
			dir := t.TempDir()
			for file, text := range files {
				file = filepath.Join(dir, filepath.FromSlash(file))
				if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if theme, _ := filepath.Glob(filepath.Join(dir, "themes", "*")); len(theme) > 0 { // a theme is read where it is used
				files["config.toml"] = "theme = \"" + filepath.Base(theme[0]) + "\"\n" + files["config.toml"]
				if err := os.WriteFile(filepath.Join(dir, "config.toml"), []byte(files["config.toml"]), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			r, err := compiler.Check(context.Background(), compiler.Options{Dir: dir, Drafts: true}, now, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range r.Diagnostics {
				if d.Severity != diag.Notice {
					t.Errorf("%s (%d): %s: %s [%s]", name, lang, d.Span.File, d.Message(diag.EN), d.Code)
				}
			}
		}
	}
}

// A topic is whole on a terminal: no markup of its source is left, and every line that
// asks for something has got it.
func TestTopicsArePlain(t *testing.T) {
	page := "+++\ntitle = \"x\"\n+++\n## Boxes {#boxes}\n\n::: note\nA.\n:::\n\n```md\n::: note\nA.\n:::\n```\n\n<!-- END -->\n\n## Hues\n"
	for _, name := range Topics {
		for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
			text := Topic(name, lang, page)
			for _, left := range []string{"```", "@keys", "@kinds", "{#boxes}", "\n\n\n", "END", "Hues"} {
				if strings.Contains(text, left) {
					t.Errorf("%s (%d): %q is left:\n%s", name, lang, left, text)
				}
			}
			if name == "dialect" && strings.Count(text, "::: note") != 1 {
				t.Errorf("dialect: what is shown and its source are not one:\n%s", text)
			}
			if Title(name, lang) == "" || strings.HasPrefix(text, "#") {
				t.Errorf("%s (%d): no title", name, lang)
			}
		}
	}
}

// A key is explained by its whole name, by its last part in each file that has it, and a
// table with its keys.
func TestKeysAreExplained(t *testing.T) {
	for _, name := range Names() {
		for _, lang := range []diag.Lang{diag.ZH, diag.EN} {
			if s := Explain(name, lang); s == "" || strings.Contains(s, "{1}") {
				t.Errorf("%s: %q", name, s)
			}
		}
	}
	if s := Explain("numbering", diag.EN); !strings.Contains(s, "config.toml") || !strings.Contains(s, `numbering = "front"`) || !strings.Contains(s, `(stable|front; "stable" if not given)`) {
		t.Errorf("numbering:\n%s", s)
	}
	if s := Explain("law", diag.EN); !strings.Contains(s, "article_pages") || !strings.Contains(s, "front matter") {
		t.Errorf("law, a table of settings and a key of notes:\n%s", s)
	}
	if s := Explain("nonsense", diag.EN); s != "" {
		t.Errorf("nonsense:\n%s", s)
	}
}
