package importer

import (
	"slices"
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/source"
)

// The paper by which a statute was sent out is no part of it: its title is its
// own, and what the cover says of it becomes front matter.
func TestCoversAreNoPartOfTheStatute(t *testing.T) {
	const statute = "某县信访工作办法\n\n第一章　总则\n\n第一条　为了规范工作，制定本办法。\n\n第二条　适用范围。\n\n第二章　附则\n\n第三条　本办法自2024年4月1日起施行。\n"
	for _, c := range []struct{ name, text, title, facts, cover string }{
		{
			"a notice", "某县人民政府办公室\n关于印发《某县信访工作办法》的通知\n\n某政办发〔2024〕5号\n\n各乡镇人民政府，县政府各部门：\n\n《某县信访工作办法》已经县政府同意，现印发给你们，请遵照执行。\n\n某县人民政府办公室\n\n2024年3月5日\n\n" + statute,
			"某县信访工作办法", "|某县人民政府办公室|某政办发〔2024〕5号||2024-03-05|2024-04-01", "某县人民政府办公室 关于印发《某县信访工作办法》的通知 某政办发〔2024〕5号 各乡镇人民政府，县政府各部门： 《某县信访工作办法》已经县政府同意，现印发给你们，请遵照执行。 某县人民政府办公室 2024年3月5日",
		},
		{
			"a red letterhead above it", "某县人民政府办公室文件\n\n某政办发〔2024〕5号\n\n某县人民政府办公室关于印发《某县信访工作办法》的通知\n\n现印发给你们。\n\n2024年3月5日\n\n" + statute,
			"某县信访工作办法", "|某县人民政府办公室|某政办发〔2024〕5号||2024-03-05|2024-04-01", "某县人民政府办公室文件 某政办发〔2024〕5号 某县人民政府办公室关于印发《某县信访工作办法》的通知 现印发给你们。 2024年3月5日",
		},
		{
			"an order", "某省人民政府令\n\n第 312 号\n\n《某省信访工作办法》已经2024年3月5日省人民政府第20次常务会议通过，现予公布，自2024年5月1日起施行。\n\n省长　某某\n\n2024年3月20日\n\n某省信访工作办法\n\n第一条　为了规范工作，制定本办法。\n\n第二条　附则。\n",
			"某省信访工作办法", "|某省人民政府|某省人民政府令第312号|2024-03-05|2024-03-20|2024-05-01", "某省人民政府令 第 312 号 《某省信访工作办法》已经2024年3月5日省人民政府第20次常务会议通过，现予公布，自2024年5月1日起施行。 省长　某某 2024年3月20日",
		},
		{
			"an announcement", "某市人民代表大会常务委员会公告\n〔十四届〕第12号\n《某市河滩条例》已由某市人民代表大会常务委员会第十次会议于2023年8月1日通过，现予公布，自2024年1月1日起施行。\n2023年10月8日\n某市河滩条例\n第一条　甲。\n第二条　乙。\n",
			"某市河滩条例", "|某市人民代表大会常务委员会|某市人民代表大会常务委员会公告〔十四届〕第12号|2023-08-01|2023-10-08|2024-01-01", "某市人民代表大会常务委员会公告 〔十四届〕第12号 《某市河滩条例》已由某市人民代表大会常务委员会第十次会议于2023年8月1日通过，现予公布，自2024年1月1日起施行。 2023年10月8日",
		},
		{
			"a name over two lines, and a table of contents", "某部令\n（第7号）\n《某部关于河滩的若干规定》已经审议通过，现予公布。\n2024年3月20日\n某部关于河滩的\n若干规定\n目　录\n第一章　总则\n第一章　总则\n第一条　甲。\n第二条　乙。\n",
			"某部关于河滩的若干规定", "|某部|某部令第7号||2024-03-20|unsaid", "某部令 （第7号） 《某部关于河滩的若干规定》已经审议通过，现予公布。 2024年3月20日",
		},
		{
			"a notice of two offices", "中共某县委办公室 某县人民政府办公室印发《某县信访工作办法》的通知\n\n某办发〔2024〕7号\n\n现印发给你们。\n\n2024年6月1日\n\n" + statute,
			"某县信访工作办法", "||某办发〔2024〕7号||2024-06-01|2024-04-01", "中共某县委办公室 某县人民政府办公室印发《某县信访工作办法》的通知 某办发〔2024〕7号 现印发给你们。 2024年6月1日",
		},
		{"a name in the cover alone", "某县人民政府关于印发《河滩办法》的通知\n2024年3月5日\n第一条　甲。\n第二条　本办法自印发之日起施行。\n", "河滩办法", "|某县人民政府|||2024-03-05|2024-03-05", "某县人民政府关于印发《河滩办法》的通知 2024年3月5日"},
		{"no cover", statute, "某县信访工作办法", "|||||2024-04-01", ""},
		{"a name above the order", "\n某某办法\n某省人民政府令\n现公布《某某办法》。\n第一条　为了规范。\n第二条　自2024年4月1日起施行。\n", "某某办法", "|||||2024-04-01", ""},
		{"a statute about papers", "河滩县公文管理办法\n（2024年1月1日河滩县人民政府令第2号公布）\n第一条　关于印发文件的通知，依照《公文处理办法》。\n第二条　自2024年4月1日起施行。\n", "河滩县公文管理办法", "||河滩县人民政府令第2号||2024-01-01|2024-04-01", ""},
	} {
		e, ok := Read(source.File{Path: "a.txt", Text: c.text})
		if !ok || e.Title != c.title || facts(e) != c.facts || e.Cover != c.cover {
			t.Errorf("%s:\n%q %s %q, want\n%q %s %q", c.name, e.Title, facts(e), e.Cover, c.title, c.facts, c.cover)
		}
		if strings.Contains(e.Text, "现印发给你们") || !strings.HasPrefix(e.Text, "# "+c.title) {
			t.Errorf("%s: text begins with %q", c.name, e.Text[:min(60, len(e.Text))])
		}
		var diags diag.List
		e.Report(&diags, "a.md")
		if told := len(diags) > 0 && diags[0].Code == "import/cover"; told != (c.cover != "") {
			t.Errorf("%s: findings %v", c.name, diags)
		}
	}
}

// A text that was never passed is no law, whatever its form.
func TestDraftsOfStatutesAreTold(t *testing.T) {
	for head, want := range map[string]bool{
		"河滩条例（草案）\n": true, "河滩条例\n（征求意见稿）\n": true, "河滩条例（修订草案二次审议稿）\n": true, "河滩条例\n": false, "河滩条例\n（2024年1月1日审议通过）\n": false,
		"河滩条例\n（2024年1月1日某局局务会议审议通过）\n": false,
	} {
		e, ok := Read(source.File{Path: "a.txt", Text: head + "第一条　（草案）的编写。\n第二条　自2024年4月1日起施行。\n"})
		var diags diag.List
		e.Report(&diags, "a.md")
		if told := slices.ContainsFunc(diags, func(d diag.Diagnostic) bool { return d.Code == "import/unpassed" }); !ok || told != want {
			t.Errorf("%q: %v", head, diags)
		}
	}
}

func TestNumbersOfOrdersHaveNoBracketsAround(t *testing.T) {
	for number, want := range map[string]string{
		"第312号": "第312号", "（第7号）": "第7号", "(第7号)": "第7号", "（第7号": "第7号", "（2024年第7号）": "2024年第7号",
		"〔十四届〕第12号": "〔十四届〕第12号", "（十四届）第12号": "（十四届）第12号", "（2024）第7号": "（2024）第7号",
	} {
		if got := orderName(number); got != want {
			t.Errorf("%s: %s, want %s", number, got, want)
		}
	}
}
