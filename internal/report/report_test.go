package report_test

import (
	"strings"
	"testing"
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/markdown"
	"pufa/internal/report"
	"pufa/internal/site"
	"pufa/internal/source"
)

// good is a report without faults; the tests change one thing in it.
const good = `+++
title = "2022 年法治政府建设年度报告"
type = "report"
date = 2023-03-31
year = 2022
body = "某局"

[[figures]]
key = "visits.batches"
label = "接待来访"
value = 1192
unit = "批"

[[figures]]
key = "letters"
label = "收到来信"
value = 308
unit = "批"

[[figures]]
key = "all"
label = "来信来访合计"
value = "1,500"
unit = "批"
parts = ["visits.batches", "letters"]

[[figures]]
key = "rate"
label = "办结率"
value = 98.5
unit = "%"
+++
## 主要举措和成效

全年接待来访 1,192 批，收到来信308批，办结率 98.5％。去年接待来访 1300 批。

| 项目 | 2021 年 | 2022 年 | 单位 |
|---|---:|---:|---|
| 接待来访 | 1300 | 1192 | 批 |
| 来信来访合计 | 1620 | 1500 | 批 |

## 存在的不足和原因

宣传不够。

## 主要负责人履行第一责任人职责的情况

听取汇报。

## 下一年的安排

接着讲。

## 其他需要报告的情况

没有。
`

// page reads a report as a build does.
func page(t *testing.T, path, text string) (*site.Page, *doc.Body) {
	t.Helper()
	f, diags := source.Decode(path, []byte(text))
	form := fields.NewForm(doc.Meta{}, []any{doc.Report{}}, nil, nil)
	d, b, more := markdown.New(markdown.Options{Form: form}).Parse(f)
	if diags = append(diags, more...); diags.Count(diag.Error) > 0 {
		t.Fatalf("%s: %v", text, diags)
	}
	p := &site.Page{Doc: d, Type: report.Type, Title: d.Meta.Title}
	if !d.Meta.Date.IsZero() {
		p.Published = d.Meta.Date.In(time.UTC)
	}
	return p, b
}

// told writes findings with their places: a key, or the words that are marked.
func told(text string, b *doc.Body, diags diag.List) string {
	var out []string
	for _, d := range diags {
		place := d.Span.Key
		if s := b.Locate(d.Span); place == "" && s.End > s.Start {
			place = strings.TrimSpace(text[s.Start:s.End])
		}
		out = append(out, d.Code+" "+place)
	}
	return strings.Join(out, "; ")
}

func change(t *testing.T, text string, pairs ...string) string {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("the good report has no %q", pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	return text
}

func TestEachFaultOfAReportHasItsFinding(t *testing.T) {
	for _, c := range []struct {
		want  string
		pairs []string
	}{
		{"", nil},
		// year and body
		{"report/no-year title", []string{"year = 2022\n", ""}},
		{"report/year-impossible year", []string{"year = 2022", "year = 2202", "title = \"2022", "title = \"2202"}},
		{"report/title-year title", []string{"title = \"2022", "title = \"2021"}},
		{"report/title-without-year title", []string{"2022 年法治", "法治"}},
		{"", []string{"2022 年法治", "二〇二二年法治"}},
		{"", []string{"body = \"某局\"", "body = \"【单位：待填】\""}}, // a placeholder says it
		{"report/no-body title", []string{"body = \"某局\"", "body = \" \""}},
		// figures
		{"report/figure-without-value figures[1]", []string{"value = 308\n", ""}},
		{"report/figure-without-label figures[3]", []string{"label = \"办结率\"\n", ""}},
		{"report/figure-not-a-number figures[3].value", []string{"98.5\nunit", "\"约 98\"\nunit"}},
		{"", []string{"98.5\nunit", "\"【数值：待填】\"\nunit"}},
		{"report/figure-without-unit figures[3]", []string{"unit = \"%\"\n", ""}},
		{"report/figure-without-key figures[3]", []string{"key = \"rate\"\n", ""}},
		{"report/figure-key figures[3].key", []string{"key = \"rate\"", "key = \"办结率\""}},
		{"report/figure-key-twice figures[3].key", []string{"key = \"rate\"", "key = \"all\""}},
		{"report/part-unknown figures[2].parts", []string{"\"letters\"]", "\"lettres\"]"}},
		{"report/part-unknown figures[2].parts", []string{"\"letters\"]", "\"all\"]"}},
		{"report/part-unit figures[2].parts", []string{"\"letters\"]", "\"rate\"]"}},
		{"report/parts-differ figures[2].parts", []string{"value = 308", "value = 309"}},
		// the five elements, in time
		{"report/no-measures title", []string{"## 主要举措和成效", "## 一年"}},
		{"report/no-shortcomings title", []string{"## 存在的不足和原因", "## 一"}},
		{"report/no-leader title", []string{"## 主要负责人履行第一责任人职责的情况", "## 二"}},
		{"report/no-plans title", []string{"## 下一年的安排", "## 三"}},
		{"report/no-other-matters title", []string{"## 其他需要报告的情况", "## 四"}},
		{"report/element-empty ## 其他需要报告的情况", []string{"情况\n\n没有。\n", "情况\n"}},
		{"", []string{"年法治政府建设年度报告", "年信访情况年度报告", "## 下一年的安排", "## 三", "date = 2023-03-31", "date = 2023-04-01"}}, // these rules are not for it
		{"report/late date", []string{"date = 2023-03-31", "date = 2023-04-01"}},
		{"report/late date", []string{"date = 2023-03-31", "date = 2024-01-01"}},
		{"", []string{"date = 2023-03-31", "date = 2026-10-15\noriginal = \"某局 2022 年报告\""}}, // it tells of the report
		{"report/late published", []string{"date = 2023-03-31", "date = 2026-10-15\noriginal = \"某局报告\"\npublished = 2023-04-02"}},
		{"", []string{"date = 2023-03-31", "date = 2026-10-15\npublished = 2023-03-31"}},
	} {
		text := change(t, good, c.pairs...)
		p, b := page(t, "content/a.md", text)
		if got := told(text, b, report.Check(p, b)); got != c.want {
			t.Errorf("%q: %q, want %q", c.pairs, got, c.want)
		}
	}
}

func TestATextSaysWhatTheFiguresSay(t *testing.T) {
	for _, c := range []struct {
		want  string
		pairs []string
	}{
		{"", nil},
		{"", []string{"1,192 批", "１１９２批"}},
		{"", []string{"1,192 批", "一千一百九十二批"}},
		{"", []string{"办结率 98.5％", "办结率达到了：98.5%"}},
		{"report/figure-not-in-text figures[1].value", []string{"，收到来信308批", ""}},
		{"", []string{"value = 308\nunit = \"批\"", "value = 308\nunit = \"letters\"", "parts = [\"visits.batches\", \"letters\"]\n", "", "收到来信308批", "308 letters were received"}}, // English
		{"report/figure-misstated figures[1].value", []string{"value = 308\nunit = \"批\"", "value = 308\nunit = \"letters\"", "parts = [\"visits.batches\", \"letters\"]\n", "", "收到来信308批", "380 letters were received"}},
		{"", []string{"| 接待来访 | 1300 | 1192 | 批 |", "| 接待\\|来访 | 1300 | 1192 | 批 |\n| 收到来信 | a\\|b | 308 | 批 |"}}, // a bar within a cell
		{"report/figure-not-in-text figures[1].value", []string{"收到来信308批", "收到 308 件"}},                          // another unit
		{"report/figure-misstated figures[1].value", []string{"收到来信308批", "来信有 380 批"}},
		{"report/figure-misstated figures[3].value", []string{"办结率 98.5％", "办结 98.6%"}},
		{"report/figure-misstated figures[1].value; report/text-differs 380批", []string{"收到来信308批", "收到来信380批"}},
		{"report/text-differs 1129 批", []string{"接待来访 1,192 批，", "接待来访 1129 批，也就是 1192 批，"}},
		{"report/text-differs 一千一百二十九批", []string{"接待来访 1,192 批，", "接待来访一千一百二十九批，也就是 1192 批，"}},
		{"report/text-differs 1129", []string{"| 1192 |", "| 1129 |"}},
		{"", []string{"| 1300 |", "| 1400 |"}}, // another year
		// totals
		{"", []string{"没有。\n", "| 月 | 件 |\n|---|---|\n| 1 | 3 |\n| 2 | 4.5 |\n| 合计 | 7.5 |\n"}},
		{"report/sum-differs 8", []string{"没有。\n", "| 月 | 件 | 率 |\n|---|---|---|\n| 1 | 3 | 2 |\n| 2 | 4 | 5 |\n| **合计** | 8 | 9 |\n"}},
		{"", []string{"没有。\n", "| 月 | 件 |\n|---|---|\n| 1 | 3 |\n| 其中来访 | 2 |\n| 合计 | 3 |\n"}},
		{"", []string{"没有。\n", "| 月 | 件 |\n|---|---|\n| 1 | — |\n| 2 | 4 |\n| 合计 | 8 |\n"}},
		{"", []string{"没有。\n", "| 项 | 数 | 单位 |\n|---|---|---|\n| 1 | 3 | 件 |\n| 2 | 4 | 人 |\n| 合计 | 8 | 件 |\n"}},
		{"", []string{"没有。\n", "| 月 | 件 |\n|---|---|\n| 1 | 3% |\n| 2 | 4% |\n| 合计 | 5% |\n"}},
		{"", []string{"没有。\n", "::: chart bar 甲 {unit=件}\n| 月 | 件 |\n|---|---|\n| 1 | 3 |\n| 2 | 4 |\n| 合计 | 8 |\n:::\n"}}, // the drawing tells
		{"report/text-differs 1300 批", []string{"去年接待来访", "又接待来访"}},
		{"", []string{"去年接待来访 1300", "2021 年接待来访 1300"}},
		{"", []string{"收到来信308批，", "", "没有。", "没有。\n\n::: chart bar 来信 {figures=\"letters all\"}\n:::"}},
	} {
		text := change(t, good, c.pairs...)
		p, b := page(t, "content/a.md", text)
		if got := told(text, b, report.InText(p, text)); got != c.want {
			t.Errorf("%q: %q, want %q", c.pairs, got, c.want)
		}
	}
}

func TestAReportIsHeldAgainstThatOfTheYearBefore(t *testing.T) {
	long := "这一段有四十多个字，讲的是单位怎样把法治建设放进年度计划、怎样定期听取汇报、怎样组织干部学法用法。"
	before := change(t, good, "title = \"2022", "title = \"2021", "year = 2022", "year = 2021", "date = 2023", "date = 2022", "value = 1192", "value = 1300", "value = \"1,500\"", "value = \"1,608\"", "听取汇报。", long, "全年接待", "这一年接待")
	for _, c := range []struct {
		want  string
		pairs []string
	}{
		{"", nil},
		{"report/year-twice year", []string{"year = 2022", "year = 2021"}},
		{"report/year-gap year", []string{"year = 2022", "year = 2023"}},
		{"report/figure-gone figures[0]", []string{"key = \"rate\"", "key = \"share\""}},
		{"report/unit-changed figures[1].unit", []string{"value = 308\nunit = \"批\"", "value = 308\nunit = \"件\""}},
		{"report/label-changed figures[1].label", []string{"label = \"收到来信\"", "label = \"来信\""}},
		{"report/figure-leap figures[0].value", []string{"value = 1192", "value = 13000"}},
		{"report/figure-leap figures[0].value", []string{"value = 1192", "value = 130"}},
		{"", []string{"value = 1192", "value = 131"}},
		{"", []string{"听取汇报。", "接待来访 1192 批，比上年减少 8.3%。"}},
		{"", []string{"听取汇报。", "接待来访 1192 批，比上年减少 8%。"}},
		{"", []string{"听取汇报。", "接待来访 1192 批，比上年少 108 批。"}},
		{"", []string{"听取汇报。", "比上年增加 3 次。"}}, // of nothing that is a figure
		{"report/change-differs 比上年减少 9%", []string{"听取汇报。", "接待来访 1192 批，比上年减少 9%。"}},
		{"report/change-differs 比上年增加 8.3%", []string{"听取汇报。", "接待来访 1192 批，比上年增加 8.3%。"}},
		{"report/change-differs 比去年少 107 批", []string{"听取汇报。", "接待来访 1192 批，比去年少 107 批。"}},
		{"report/paragraph-copied " + long, []string{"听取汇报。", long}},
	} {
		text := change(t, good, c.pairs...)
		channel := &site.Channel{}
		old, _ := page(t, "content/2021.md", before)
		p, b := page(t, "content/2022.md", text)
		old.Channel, p.Channel = channel, channel
		all := report.All(&site.Site{Pages: []*site.Page{p, old}})
		if len(all) != 1 {
			t.Fatalf("%d series", len(all))
		}
		source := func(o *site.Page) string { return map[*site.Page]string{old: before, p: text}[o] }
		if got := told(text, b, report.Compare(all[0], source)); got != c.want {
			t.Errorf("%q: %q, want %q", c.pairs, got, c.want)
		}
	}
}

func TestReportsOfOtherBodiesAndChannelsStandApart(t *testing.T) {
	one, two := &site.Channel{}, &site.Channel{}
	var pages []*site.Page
	for _, r := range []struct {
		channel *site.Channel
		body    string
		year    string
	}{{one, "某局", "2022"}, {one, "某局", "2021"}, {one, "某镇", "2022"}, {two, "某局", "2022"}} {
		p, _ := page(t, "content/a.md", change(t, good, "某局", r.body, "year = 2022", "year = "+r.year))
		p.Channel = r.channel
		pages = append(pages, p)
	}
	s := &site.Site{Pages: pages}
	if all := report.All(s); len(all) != 3 || len(all[0].Reports) != 2 || all[0].Before(pages[0]) != pages[1] || all[0].Before(pages[1]) != nil {
		t.Errorf("%+v", all)
	}
	if of := report.Of(report.All(s), pages[2]); len(of.Reports) != 1 || of.Body != "某镇" {
		t.Errorf("%+v", of)
	}
}

func TestAPageOverTheYearsShowsTheReportsOfItsChannel(t *testing.T) {
	here, elsewhere := &site.Channel{}, &site.Channel{}
	years := func(body string) *site.Page {
		d := &doc.Document{Path: "content/linian.md"}
		d.Meta.SetFront(&doc.Report{Body: body})
		return &site.Page{Doc: d, Type: report.YearsType, Channel: here}
	}
	s := &site.Site{}
	for _, r := range []struct {
		channel    *site.Channel
		body, year string
		pairs      []string
	}{
		{here, "某局", "2022", nil},
		{here, "某局", "2019", []string{"value = 1192", "value = 1500", "\"批\"\nparts", "\"件\"\nparts", "key = \"rate\"", "key = \"gone\""}},
		{here, "某镇", "2021", nil},
		{elsewhere, "某局", "2020", nil},
	} {
		p, _ := page(t, "content/a.md", change(t, change(t, good, "某局", r.body, "year = 2022", "year = "+r.year), r.pairs...))
		p.Channel = r.channel
		s.Pages = append(s.Pages, p)
	}
	of, several := report.Shown(report.All(s), years("某局"))
	if several || len(of.Reports) != 2 {
		t.Fatalf("%d reports, several = %v", len(of.Reports), several)
	}
	columns, rows := of.Rows()
	var got []string
	for _, r := range rows {
		line := r.Latest.Key
		for _, f := range r.Values {
			if f == nil {
				line += " —"
			} else {
				line += " " + string(f.Value)
			}
		}
		got = append(got, line)
	}
	want := "visits.batches 1500 — — 1192; letters 308 — — 308; all — — — 1,500; rate — — — 98.5; gone 98.5 — — —"
	if s := strings.Join(got, "; "); s != want || len(columns) != 4 || columns[0] != 2019 {
		t.Errorf("%v: %s, want %s", columns, s, want)
	}
	for body, want := range map[string]string{"某局": "", "": "report/years-of-several title", "某县": "report/years-of-none title"} {
		p := years(body)
		if got := told("", &doc.Body{}, report.CheckYears(report.All(s), p)); got != want {
			t.Errorf("body %q: %q, want %q", body, got, want)
		}
	}
	p := years("某局")
	s.Pages = append(s.Pages, p)
	if report.YearsPage(s.Pages, report.All(s), s.Pages[0]) != p || report.YearsPage(s.Pages, report.All(s), s.Pages[2]) != nil || report.YearsPage(s.Pages, report.All(s), s.Pages[3]) != nil {
		t.Error("a report does not find its page over the years")
	}
}

// Whatever stands in a report, places of findings lie in its file.
func FuzzInText(f *testing.F) {
	f.Add(good[strings.Index(good, "## "):], "接待来访", "1192", "批")
	f.Add("| 接待来访 | １１９２ |\n|接待来访|1|批", "接待来访", "1.2万", "")
	f.Add("接待来访比上年多 3%。接待来访 ３ 批比去年少 5 批", "接待来访", "3", "批")
	f.Fuzz(func(t *testing.T, text, label, value, unit string) {
		text = strings.ToValidUTF8(text, "?") // as package source leaves it
		now, before := &doc.Document{Path: "content/b.md"}, &doc.Document{Path: "content/a.md"}
		for year, d := range map[int]*doc.Document{2021: before, 2022: now} {
			d.Meta.SetFront(&doc.Report{Year: year, Figures: []doc.Figure{{Key: "a", Label: label, Value: doc.Amount(value), Unit: unit}}})
		}
		p, old := &site.Page{Doc: now, Type: report.Type}, &site.Page{Doc: before, Type: report.Type}
		diags := append(report.InText(p, text), report.Compare(report.Series{Reports: []*site.Page{old, p}}, func(*site.Page) string { return text })...)
		for _, d := range diags {
			if s := d.Span; s.Start < 0 || s.Start > s.End || s.End > len(text) {
				t.Errorf("%s: from %d to %d of %d", d.Code, s.Start, s.End, len(text))
			}
		}
	})
}
