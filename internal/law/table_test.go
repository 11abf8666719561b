package law

import (
	"fmt"
	"strings"
	"testing"
)

// drawn writes a table in one line: cells with what they cover, heads with !.
func drawn(t Grid) string {
	var rows []string
	for _, row := range t.Rows {
		var cells []string
		for _, c := range row {
			s := fmt.Sprintf("%q", c.Text)
			if c.Head {
				s = "!" + s
			}
			if c.Columns > 1 || c.Rows > 1 {
				s += fmt.Sprintf("(%dx%d)", c.Columns, c.Rows)
			}
			cells = append(cells, s)
		}
		rows = append(rows, strings.Join(cells, " "))
	}
	return strings.Join(rows, " / ")
}

func TestTables(t *testing.T) {
	for table, want := range map[string]string{
		"| 税目 | 税额 |\n|---|:-:|\n| 煤 | 2% |": `!"税目" !"税额" / "煤" "2%"`,
		"| 煤 | 2% |\n|| <乙> |":               `"煤" "2%" / "" "<乙>"`,
		"| 税率<br>（%） | a\\|b |":              `"税率\n（%）" "a|b"`,
		"| BOD<sub>5</sub> |":                `"BOD₅"`,
		"|---|---|\n| 煤 | 2% |":              `"煤" "2%"`,
		"<table><tr><th>煤</th><td>2%<br>3%</td></tr>\n<tr><td>a &lt; b</td></tr></table>":          `!"煤" "2%\n3%" / "a < b"`,
		"<table>表一<tr><td>煤</td></tr></table>":                                                     `"表一" / "煤"`,
		`<TABLE class="t"><tr><th class="h" colspan="2">甲</th></tr><tr><td rowspan=9>乙<td>丙`:       `!"甲"(2x1) / "乙" "丙"`,
		`<table><tr><td rowspan='2'>乙</td><td>丙</td></tr><tr><td>丁</td></tr></table>`:              `"乙"(1x2) "丙" / "丁"`,
		`<table><thead><tr><td>甲</td></tr></thead><tbody><tr><td>乙</td></tr></tbody></table>`:      `!"甲" / "乙"`,
		`<table><style>td { color: red }</style><tr><td>10<sup>-3</sup>克<!-- x --></td></table>`:   `"10⁻³克"`,
		`<table><tr><td>甲<table><tr><td>乙</td><td>丙</td></tr></table></td><td>丁</td></tr></table>`: `"甲\n乙 丙" "丁"`,
		"": ``,
	} {
		read := ReadGrid(table)
		if got := drawn(read); got != want {
			t.Errorf("%q: got %s, want %s", table, got, want)
		}
		if again := drawn(ReadGrid(read.Markup())); again != want {
			t.Errorf("%q: written as %s and read as %s", table, read.Markup(), again)
		}
	}
}

func TestWordsWithoutMarkup(t *testing.T) {
	for in, want := range map[string]string{
		"（BOD<sub>5</sub>）以 10<sup>3</sup> 计":             "（BOD₅）以 10³ 计",
		"10<sup>n-1</sup>、10<sup>x</sup>、L<sub>等效</sub>":  "10ⁿ⁻¹、10^x、L_(等效)",
		"<u>应当</u>&nbsp;<span style=\"a\">登记</span><br>乙": "应当\u00a0登记\n乙",
		"甲<乙，丙>丁 &c;":                                     "甲<乙，丙>丁 &c;",
	} {
		if got := WithoutMarkup(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestTablesAreReadOut(t *testing.T) {
	for in, want := range map[string]string{
		"甲。":                          "甲。",
		"甲：\n| a | b |\n|---|---|\n乙": "甲：\na　b\n乙",
		`甲：
<table><tr><td colspan="2">a<br>b</td></tr></table>`: "甲：\na b",
	} {
		if got := Flat(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestTablesAreCutFromWords(t *testing.T) {
	for in, want := range map[string]string{
		"甲\n| a |\n| b |\n乙":   `"甲" "| a |\n| b |" "乙"`,
		"甲":                    `"甲" "" ""`,
		"<table></table>\n|a|": `"" "<table></table>" "|a|"`,
		"甲 | 乙":                `"甲 | 乙" "" ""`,
	} {
		a, b, c := CutTable(in)
		if got := fmt.Sprintf("%q %q %q", a, b, c); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
}
