package deadline_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pufa/internal/deadline"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/markdown"
	"pufa/internal/source"
)

const head = "| 事情 | 期限 | 从哪天起 | 遇休假日 | 依据 |\n|---|---|---|---|---|\n"

func TestEachFaultOfAPageOfPeriodsHasItsFinding(t *testing.T) {
	good := "| 请求复查 | 30 日 | 收到答复 | 没写 | 《信访工作条例》第三十五条 |\n"
	holidays := func(off, work string) string {
		return "[[holidays]]\nyear = 2026\nsource = \"通知\"\noff = [\"" + off + "\"]\nwork = [\"" + work + "\"]\n"
	}
	fine := holidays("2026-02-15/2026-02-23", "2026-02-14")
	for _, c := range []struct{ front, body, want string }{
		{fine, head + good, ""},
		{"", head + strings.Replace(good, "没写", "顺延", 1), ""},
		{"", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", "deadlines/empty"},
		{"", strings.Replace(head, "遇休假日", "备注", 1) + good, "deadlines/no-column"},
		{"", head + strings.Replace(good, "30 日", "30 日内", 1), "deadlines/bad-period"},
		{"", head + strings.Replace(good, "没写", "看情况", 1), "deadlines/bad-days-off"},
		{"", head + strings.Replace(good, "没写", "顺延（《行政复议法》第八十八条第一款）", 1), ""},
		{"", head + strings.Replace(good, "没写 | 《信访工作条例》第三十五条", "顺延（《行政复议法》第八十八条第一款） |", 1), "deadlines/no-basis"}, // that sets no period
		{"", head + strings.Replace(good, "第三十五条", "", 1), "deadlines/no-basis"},
		{"", head + good + strings.NewReplacer("请求复查", "请求复核", "《信访工作条例》第三十五条", "").Replace(good), "deadlines/no-basis"},
		{strings.Replace(fine, "通知", " ", 1), head + good, "deadlines/no-source"},
		{"", head + good + good, "deadlines/row-twice"},
		{strings.Replace(fine, "year = 2026\n", "", 1), head + good, "deadlines/no-year"},
		{fine + fine, head + good, "deadlines/year-twice"},
		{holidays("2026-02-30", "2026-02-14"), head + good, "deadlines/bad-day"},
		{holidays("2025-02-15", "2026-02-14"), head + good, "deadlines/bad-day"},
		{holidays("2026-02-23/2026-02-15", "2026-02-14"), head + good, "deadlines/bad-day"},
		{holidays("2026-02-15", "2026-02-13"), head + good, "deadlines/bad-work-day"}, // a Friday
	} {
		text := "+++\ntitle = \"期限\"\ntype = \"deadlines\"\n" + c.front + "+++\n## 表\n\n" + c.body
		f, _ := source.Decode("content/a.md", []byte(text))
		form := fields.NewForm(doc.Meta{}, []any{doc.Deadlines{}}, nil, nil)
		d, b, diags := markdown.New(markdown.Options{Form: form}).Parse(f)
		var got []string
		for _, x := range append(diags, deadline.Parse(d, b)...) {
			got = append(got, x.Code)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s\n got %q, want %q", text, got, c.want)
		}
	}
}

func TestRowsOfTablesOfPeriodsAreRules(t *testing.T) {
	text := head + "| **甲** | 5 个工作日 | 收到 | 没写 | 《信访工作条例》第二十三条第三款 |\n| 乙 | 6 个月 | 知道 | 顺延（《行政诉讼法》第一百零一条） | 《行政诉讼法》第四十六条 |\n\n" +
		"| 名称 | 说明 |\n|---|---|\n| 不是 | 期限表 |\n\n" +
		"| Matter | Basis | Period | From | Days off |\n|---|---|---|---|---|\n| 丙 | 《民法典》第一百八十八条 | 3 years | knowing | moves |\n"
	f, _ := source.Decode("content/a.md", []byte(text))
	d, b, _ := markdown.New(markdown.Options{}).Parse(f)
	rules, lacking := deadline.Read(b)
	var got []string
	for i := range rules {
		r := &rules[i]
		got = append(got, fmt.Sprint(r.What, " ", r.Length, " ", r.From, " ", r.Moves(), " ", len(deadline.Basis(d, b, r))))
	}
	if want := []string{"甲 5w 收到 false 1", "乙 6m 知道 true 2", "丙 3y knowing true 1"}; !slices.Equal(got, want) || len(lacking) != 0 {
		t.Errorf("got %q, %v; want %q", got, lacking, want)
	}
}

// A table is one of periods if it has that column, wherever it stands.
func TestTheMissingColumnIsNamed(t *testing.T) {
	for columns, want := range map[string]string{
		"| 期限 | 从哪天起 | 依据 |":         "遇休假日",
		"| 事项 | 期限 | 遇休假日 | 依据 |":    "从哪天起",
		"| 事项 | 从哪天起 | 遇休假日 | 依据 |":  "",
		"| 期限 | 从哪天起 | 遇休假日 | 依据 |":  "",
		"| Matter | From | Period |": "依据",
	} {
		n := strings.Count(columns, "|")
		f, _ := source.Decode("content/a.md", []byte("+++\ntitle = \"期限\"\n+++\n"+columns+"\n"+strings.Repeat("|---", n-1)+"|\n"+strings.Repeat("| 甲 ", n-1)+"|\n"))
		_, b, _ := markdown.New(markdown.Options{}).Parse(f)
		_, lacking := deadline.Read(b)
		got := ""
		for _, column := range lacking {
			got += column
		}
		if got != want {
			t.Errorf("%s lacks %q, want %q", columns, got, want)
		}
	}
}
