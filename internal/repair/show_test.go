package repair

import (
	"strings"
	"testing"
)

func TestChangesAreShownForPeople(t *testing.T) {
	text := "第一段\n" + strings.Repeat("很长的一段文字，", 20) + "见【期限】（a.md）。" + strings.Repeat("后面也很长，", 20) + "\n#标题\n\x1b[31m红\n"
	link, heading, red := strings.Index(text, "【"), strings.Index(text, "#")+1, strings.Index(text, "红")
	edits := finding(0, 0, "+++\n+++\n", link, link+len("【期限】（a.md）"), "[期限](a.md)", heading, heading, " ", red, red+len("红"), "绿").Edits
	want := `     1 - 第一段
     1 + +++
     2 + +++
     3 + 第一段
     2 - …文字，很长的一段文字，很长的一段文字，见【期限】（a.md）。后面也很长，后面也很长，后面也很长，后…
     2 + …文字，很长的一段文字，很长的一段文字，见[期限](a.md)。后面也很长，后面也很长，后面也很长，后…
     3 - #标题
     3 + # 标题
     4 - �[31m红
     4 + �[31m绿
`
	if got := Show(text, edits, false); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := Show("甲乙", finding(3, 6, "丙").Edits, true); got != "     1 - 甲\x1b[1;4;31m乙\x1b[0m\n     1 + 甲\x1b[1;4;32m丙\x1b[0m\n" {
		t.Errorf("%q", got)
	}
	if got := Show("甲\n乙\n", finding(4, 8, "").Edits, false); got != "     2 - 乙\n" {
		t.Errorf("%q", got)
	}
}
