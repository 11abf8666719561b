package fields

import (
	"fmt"
	"strings"
	"testing"

	"pufa/internal/diag"
)

// Findings that few authors meet.
func TestRareFindings(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`title = "复查" 说明`, "1:14 fields/text-after-value 值的后面还有多余的内容“说明”"},
		{"[params]\na = " + strings.Repeat("[", 200) + strings.Repeat("]", 200), "fields/too-deep 括号套得太深，或者名称里的点太多"},
		{"[params]\na = \"\x7f\"", "2:5 fields/unreadable"},
		{"[params]\na = 1\na.b = 2", "fields/name-taken"},
	} {
		var p page
		diags := Decode("a.md", c.in, 0, len(c.in), &p, Options{})
		got := ""
		for _, d := range diags {
			got += fmt.Sprintf("%s %s %s\n", place(c.in, d.Span), d.Code, d.Message(diag.ZH))
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%.60s: got %swant %s", c.in, got, c.want)
		}
	}
}

func TestAYearIsShownAsOne(t *testing.T) {
	var v struct {
		Year int `toml:"year"`
	}
	const text = `year = "二"`
	diags := Decode("a.md", text, 0, len(text), &v, Options{})
	if len(diags) != 1 || diags[0].Code != "fields/want-whole" || !strings.Contains(diags[0].Hint(diag.ZH), "year = 2026") {
		t.Error(diags)
	}
}
