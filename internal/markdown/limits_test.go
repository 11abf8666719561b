package markdown

import (
	"strings"
	"testing"

	"pufa/internal/source"
)

func TestLimitsAreFindingsAtTheirBorder(t *testing.T) {
	repeat := strings.Repeat
	for _, c := range []struct{ name, within, beyond, code string }{
		{"line", repeat("a", maxLine), repeat("a", maxLine+1), "markdown/line-too-long"},
		{"line with its end", repeat("a", maxLine) + "\nb", "b\n" + repeat("a", maxLine+1) + "\nb", "markdown/line-too-long"},
		{"emphasis", repeat("*a\n", maxMarks), repeat("*a\n", maxMarks+1), "markdown/too-many-marks"},
		{"emphasis that closes", repeat("*a*\n", maxMarks/2), repeat("*a*\n", maxMarks/2+1), "markdown/too-many-marks"},
		{"brackets", repeat("[a]\n", maxMarks), repeat("[a]\n", maxMarks+1), "markdown/too-many-marks"},
		{"broken links", repeat("[a](b c)\n", maxMarks/brokenLink), repeat("[a](b c)\n", maxMarks/brokenLink+1), "markdown/too-many-marks"},
		{"blocks apart", repeat(repeat("*a\n", maxMarks)+"\n", 3), repeat(repeat("*a\n", maxMarks+1)+"\n", 3), "markdown/too-many-marks"},
		{"tags", repeat("字<b>\n", maxTags), repeat("字<b>\n", maxTags+1), "markdown/too-many-tags"},
		{"footnotes", numbered("字[^{}]\n\n[^{}]: 注\n\n", maxNotes), numbered("字[^{}]\n\n[^{}]: 注\n\n", maxNotes+1), "markdown/too-many-footnotes"},
		{"definitions", numbered("[a{}]: b\n", maxDefinitions), numbered("[a{}]: b\n", maxDefinitions+1), "markdown/too-many-definitions"},
		{"heading", "# " + repeat("a", maxHeading-2), "# " + repeat("a", maxHeading-1), "markdown/heading-too-long"},
		{"no heading", "#" + repeat("a", maxHeading), "## " + repeat("a", maxHeading), "markdown/heading-too-long"},
		{"table", table(200, 45), table(200, 60), "markdown/table-too-wide"},
		{"table with spaces", table(200, 45), strings.ReplaceAll(table(200, 60), "|---", "| - "), "markdown/table-too-wide"},
		{"table below text", "字\n" + table(200, 45), "字\n字\n" + table(200, 60), "markdown/table-too-wide"},
		{"table of whole rows", repeat("| a ", 200) + "\n" + repeat("|---", 200) + "\n" + repeat(repeat("| b ", 200)+"\n", 100), table(100, 120), "markdown/table-too-wide"},
		{"quotes", repeat(">", maxDepth-2) + "a", repeat(">", maxDepth+2) + "a", "markdown/too-deep"},
		{"lists", repeat("- ", maxDepth/2-2) + "a", repeat("- ", maxDepth/2+2) + "a", "markdown/too-deep"},
	} {
		for text, want := range map[string]bool{c.within: false, c.beyond: true} {
			_, diags := parse(New(Options{}), source.File{Path: "content/a.md", Text: text})
			found := 0
			for _, d := range diags {
				if d.Code == c.code {
					found++
				}
			}
			if wanted := map[string]int{"blocks apart": 3}[c.name] + 1; want && found == 0 || !want && found > 0 || found > wanted {
				t.Errorf("%s: %d findings %s, in %d bytes", c.name, found, c.code, len(text))
			}
		}
	}
}

// numbered repeats a text; {} in it stands for the number.
func numbered(text string, n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(text, "{}", itoa(i)))
	}
	return b.String()
}

// table has a wide head and rows of one cell.
func table(columns, rows int) string {
	return strings.Repeat("| a ", columns) + "\n" + strings.Repeat("|---", columns) + "\n" + strings.Repeat("| b\n", rows)
}

// What never ends a link or emphasis does not count: a page may hold as many as it likes.
func TestWhatIsWholeIsNotLimited(t *testing.T) {
	for _, text := range []string{"[a](b.md)\n", "![a](b.png)\n", "]\n", "[\n", "`a` ``b\n", "\\*\\[a\\]\n"} {
		_, diags := parse(New(Options{}), source.File{Path: "content/a.md", Text: strings.Repeat(text, 3*maxMarks)})
		for _, d := range diags {
			if d.Code == "markdown/too-many-marks" {
				t.Errorf("%q: %s", text, d.Code)
			}
		}
	}
}

// A run of backticks that nothing closes is text, also the second time; one that
// something closes is code.
func TestBackticksThatNothingCloses(t *testing.T) {
	for text, want := range map[string]string{
		"a ` b `` c `` d":  "<p>a ` b <code>c</code> d</p>\n",
		"a ``` b `` c `":   "<p>a ``` b `` c `</p>\n",
		"`` a ` b `` c ``": "<p><code>a ` b</code> c ``</p>\n",
		"a `b\n\nc `d` e":  "<p>a `b</p>\n<p>c <code>d</code> e</p>\n",
		strings.Repeat("`", maxBackticks) + "a" + strings.Repeat("`", maxBackticks):                   "<p><code>a</code></p>\n",
		"b " + strings.Repeat("`", maxBackticks+1) + "a" + strings.Repeat("`", maxBackticks+1) + " c": "<p>b " + strings.Repeat("`", maxBackticks+1) + "a" + strings.Repeat("`", maxBackticks+1) + " c</p>\n",
	} {
		if d, _ := parse(New(Options{}), source.File{Path: "content/a.md", Text: text}); d.Body.HTML != want {
			t.Errorf("%q: %q", text, d.Body.HTML)
		}
	}
}
