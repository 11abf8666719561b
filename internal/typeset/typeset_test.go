package typeset_test

import (
	"slices"
	"strings"
	"testing"

	"pufa/internal/typeset"
)

func TestLinesBreakAsInPrint(t *testing.T) {
	for _, c := range []struct {
		text string
		ems  int
		want []string
	}{
		{"", 4, nil},
		{"接待来访", 4, []string{"接待来访"}},
		{"接待来访人次", 4, []string{"接待来访", "人次"}},
		{"批示、交办", 2, []string{"批", "示、", "交办"}},   // no line begins with 、
		{"说明（内部）", 3, []string{"说明", "（内", "部）"}}, // and none ends with （
		{"拨打 12348 热线", 4, []string{"拨打", "12348", "热线"}},
		{"12345678", 3, []string{"12345", "678"}}, // wider than a line
		{"■ 网上", 2, []string{"■", "网上"}},          // signs are square
		{"第 20 条", 4, []string{"第 20", "条"}},
	} {
		if got := typeset.Wrap(c.text, c.ems*typeset.Em); !slices.Equal(got, c.want) {
			t.Errorf("Wrap(%q, %d) = %q, want %q", c.text, c.ems, got, c.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("《行政复议法》第 20 条，60 日", 3)
	f.Add("WWWW\xff（", 1)
	f.Fuzz(func(t *testing.T, text string, ems int) {
		ems = max(1, ems%40)
		letters := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		lines := typeset.Wrap(text, ems*typeset.Em)
		if got := letters(strings.Join(lines, "")); got != letters(text) {
			t.Errorf("%q became %q", text, got)
		}
		for _, l := range lines {
			if w := typeset.Width(l); w > ems*typeset.Em && len([]rune(l)) > 1 {
				t.Errorf("a line of %q is %d wide, more than %d ems", text, w, ems)
			}
		}
	})
}

// No letter may be wider in a usual font than it is taken for.
func TestLettersHaveTheirWidths(t *testing.T) {
	for text, want := range map[string]int{"": 0, "字": 100, "■": 100, "W": 95, "%": 95, "A": 75, "Z": 75, "M": 95, "a": 60, "7": 60, " ": 42, ".": 42, "-": 42, "字a": 160} {
		if got := typeset.Width(text); got != want {
			t.Errorf("%q is taken for %d wide, want %d", text, got, want)
		}
	}
}
