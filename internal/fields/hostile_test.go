package fields

import (
	"fmt"
	"strings"
	"testing"

	"pufa/internal/diag"
)

// Whatever is pasted between the fences ends in few findings with a place, which
// can be read.
func TestHostileTextsEndInShortFindings(t *testing.T) {
	type meta struct {
		Title  string         `toml:"title"`
		Weight int            `toml:"weight"`
		Params map[string]any `toml:"params"`
	}
	numbered := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for name, c := range map[string]struct {
		text, code string
		most       int // of findings
	}{
		"just long enough":      {"title = \"" + strings.Repeat("长", (MostFront-10)/3) + "\"", "", 0},
		"too long":              {"title = \"" + strings.Repeat("长", MostFront/3) + "\"", "fields/too-long 65 64", 1},
		"a page in it":          {strings.Repeat("正文写到前言里面来了。\n", 50_000), "fields/too-long", 1},
		"32 dots":               {"[params]\n" + strings.Repeat("a.", 31) + "a = 1", "", 0},
		"33 dots":               {"[params]\n" + strings.Repeat("a.", 32) + "a = 1", "fields/too-deep", 1},
		"a key of dots":         {"params." + strings.Repeat("a.", 30_000) + "a = 1", "fields/too-deep", 1},
		"a table of dots":       {"[params." + strings.Repeat("a.", 30_000) + "a]\nb = 1", "fields/too-deep", 1},
		"tables in tables":      {numbered(2000, "[params."+strings.Repeat("a.", 5)+"b%d]\n"), "", 0},
		"brackets":              {"[params]\na = " + strings.Repeat("[", 60_000), "fields/unclosed-list", 40},
		"braces":                {"params = " + strings.Repeat("{a=", 20_000), "fields/unclosed-table", 40},
		"a key without end":     {strings.Repeat("a", 60_000) + " = 1", "fields/unknown-key", 1},
		"a wrong value":         {"weight = \"" + strings.Repeat("a", 60_000) + "\"", "fields/want-whole", 1},
		"a bare text":           {"title = " + strings.Repeat("字", 20_000), "fields/missing-quotes", 1},
		"many unknown keys":     {numbered(5000, "k%d = 1\n"), "fields/unknown-key", 5000},
		"many wrong dates":      {"[params]\n" + numbered(3000, "k%d = 2026-13-45\n"), "fields/no-such-date", 3000},
		"many keys of a map":    {"[params]\n" + numbered(5000, "k%d = 1\n"), "", 0},
		"one key many times":    {strings.Repeat("title = 1\n", 5000), "fields/want-text", 10_000},
		"dots in a text":        {"title = \"" + strings.Repeat(".", 1000) + "\"", "", 0},
		"dots in a text, typed": {"title = “" + strings.Repeat(".", 1000) + "”", "fields/curly-quotes", 1},
	} {
		var m meta
		found := Decode("a.md", c.text, 0, len(c.text), &m, Options{})
		if len(found) > c.most || len(found) == 0 && c.code != "" {
			t.Errorf("%s: %d findings", name, len(found))
		}
		for i, d := range found {
			if i == 0 && !strings.HasPrefix(d.Code+" "+strings.Join(d.Args, " "), c.code) {
				t.Errorf("%s: %s %.100q", name, d.Code, d.Args)
			}
			if size := len(d.Message(diag.ZH)) + len(d.Hint(diag.ZH)); size > 5000 {
				t.Errorf("%s: %s takes %d bytes", name, d.Code, size)
			}
			if d.Span.Start < 0 || d.Span.End > len(c.text) {
				t.Errorf("%s: %v", name, d.Span)
			}
		}
	}
}
