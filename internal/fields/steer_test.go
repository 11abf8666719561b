package fields

import (
	"fmt"
	"strings"
	"testing"
)

// What package source takes out of a file as it stands does not come in by an escape:
// on a page or in a terminal it would turn what follows, or steer it.
func TestEscapesOfControlCharacters(t *testing.T) {
	type table struct {
		Name string `toml:"name"`
	}
	for _, c := range []struct{ text, want, told string }{
		{`title = "甲\u202e乙"`, "甲乙", `\u202e`},
		{`title = "甲\u009b31m"`, "甲31m", `\u009b`},
		{`title = "甲\u001b[31m\u0007"`, "甲[31m", `\u001b \u0007`},
		{`title = "甲\U0000202e乙"`, "甲乙", `\U0000202e`},
		{`title = "甲\b\f"`, "甲", `\b \f`},
		{`title = """甲\u2066"""`, "甲", `\u2066`},
		{`titel = 1` + "\n" + `title = "甲\u202e"`, "甲", `\u202e`}, // read with a slip beside it
		{`tags = ["a", "b\u200eb"]`, "bb", `\u200e`},
		{`free = {x = ["y\u0085"]}`, "y", `\u0085`},
		{`menu = [{name = "甲\u007f"}]`, "甲", `\u007f`},
		{`title = "一\n二\t三"`, "一\n二\t三", ""},
		{`title = "C:\\u202e"`, `C:\u202e`, ""},
		{`title = 'C:\u202e'`, `C:\u202e`, ""},
		{`title = "信访 é"`, "信访 é", ""},
	} {
		var got struct {
			Title string         `toml:"title"`
			Tags  []string       `toml:"tags"`
			Free  map[string]any `toml:"free"`
			Menu  []table        `toml:"menu"`
		}
		text := c.text + "\n"
		var told []string
		for _, d := range Decode("a.md", text, 0, len(text), &got, Options{}) {
			if d.Code == "fields/control-character" {
				told = append(told, text[d.Span.Start:d.Span.End])
			}
		}
		if !strings.Contains(fmt.Sprintf("%q", fmt.Sprint(got)), fmt.Sprintf("%q", c.want)[1:len(fmt.Sprintf("%q", c.want))-1]) || strings.Join(told, " ") != c.told {
			t.Errorf("%s: %q, told %q, want %q, %q", c.text, fmt.Sprint(got), told, c.want, c.told)
		}
		if strings.ContainsFunc(fmt.Sprint(got), steers) {
			t.Errorf("%s: %q", c.text, fmt.Sprint(got))
		}
	}
}
