package kind

import (
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

const reportScaffold = "+++\ntitle = \"@TITLE@\"\n# year = 2026  # 哪一年\nbody = \"【报告单位：待填】\"\n# 说明\n# [[figures]]\n# key = \"a\"\n+++\n正文\n"

func TestAReportGoesOnFromThatOfTheYearBefore(t *testing.T) {
	report := func(path string, year int, title string) *doc.Document {
		d := &doc.Document{Path: path}
		d.Meta.Title = title
		d.Meta.SetFront(&doc.Report{Year: year, Body: "某局", Original: "某局 2022 年报告", Figures: []doc.Figure{
			{Key: "all", Label: "合计", Value: "1,500", Unit: "批", Parts: []string{"a", "b"}}, {Key: "a", Label: "来\"访\"", Value: "2"},
		}})
		return d
	}
	figures := func(year string) string {
		return "# 数据：key 和上一年一样；value 照新报告填，上一年的数写在旁边。不再统计的，删掉那一组。\n[[figures]]\nkey = \"all\"\nlabel = \"合计\"\nvalue = \"【数值：待填】\"   # " + year + " 年是 1,500\nunit = \"批\"\nparts = [\"a\", \"b\"]\n\n" +
			"[[figures]]\nkey = \"a\"\nlabel = \"来\\\"访\\\"\"\nvalue = \"【数值：待填】\"   # " + year + " 年是 2\n\n+++\n正文\n"
	}
	all := []*doc.Document{report("content/baogao/2021.md", 2021, "2021 年报告"), report("content/baogao/2022.md", 2022, "2022 年报告"), report("content/zhen/2022.md", 2022, "镇 2022")}
	for _, c := range []struct {
		channel, title string
		others         []*doc.Document
		want           string // channel, title, year
		figures        string
	}{
		{"", "2023", all, "baogao|2023 年报告|year = 2023", figures("2022")},
		{"baogao", "2023", all, "baogao|2023 年报告|year = 2023", figures("2022")},
		{"zhen", "2023", all, "zhen|镇 2023|year = 2023", figures("2022")},
		{"baogao", "2022", all, "baogao|2022 年报告|year = 2022", figures("2021")},
		{"baogao", "我们这一年", all, "baogao|我们这一年|year = 2023", figures("2022")},
		{"baogao", "2023 年工作报告", all, "baogao|2023 年工作报告|year = 2023", figures("2022")},
		{"", "2023", nil, "|2023 年度报告|year = 2023", "# [[figures]]\n# key = \"a\"\n+++\n正文\n"},
		{"", "1998", nil, "|1998 年度报告|year = 1998", "# [[figures]]\n# key = \"a\"\n+++\n正文\n"},
		{"", "年报", nil, "|年报|# year = 2026  # 哪一年", "# [[figures]]\n# key = \"a\"\n+++\n正文\n"},
		{"xin", "2023", all, "xin|2023 年度报告|year = 2023", "# [[figures]]\n# key = \"a\"\n+++\n正文\n"}, // another channel has its own
	} {
		n := continueReport(New{Lang: diag.ZH, Channel: c.channel, Title: c.title, Text: reportScaffold}, c.others)
		year := strings.Split(n.Text, "\n")[2]
		if year == "year = 2023" && strings.HasPrefix(c.figures, "# 数据") != strings.Contains(n.Text, "\noriginal = \"某局 2023 年报告\"\n") {
			t.Errorf("%s: the original is not that of 2023:\n%s", c.title, n.Text)
		}
		if got := n.Channel + "|" + n.Title + "|" + year; got != c.want || !strings.HasSuffix(n.Text, c.figures) {
			t.Errorf("%s/%s: %s\n%s", c.channel, c.title, got, n.Text)
		}
	}
}
