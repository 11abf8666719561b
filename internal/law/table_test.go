package law

import (
	"fmt"
	"testing"
)

func TestRowsOfTables(t *testing.T) {
	for table, want := range map[string]string{
		"| 税目 | 税额 |\n|---|:-:|\n| 煤 | 2% |": `[["税目" "税额"] ["煤" "2%"]] true`,
		"| 煤 | 2% |\n|| <b> |":               `[["煤" "2%"] ["" "<b>"]] false`,
		"| 税率<br>（%） | a\\|b |":              `[["税率\n（%）" "a|b"]] false`,
		"|---|---|\n| 煤 | 2% |":              `[["煤" "2%"]] false`,
		"<table><tr><th>煤</th><td>2%<br>3%</td></tr>\n<tr><td>a &lt; b</td></tr></table>": `[["煤" "2%\n3%"] ["a < b"]] false`,
		"<table>表一<tr><td>煤</td></tr></table>":                                            `[["表一"] ["煤"]] false`,
		"": `[] false`,
	} {
		rows, head := Rows(table)
		if got := fmt.Sprintf("%q %v", rows, head); got != want {
			t.Errorf("%q: got %s, want %s", table, got, want)
		}
	}
}
