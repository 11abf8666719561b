package kind

import (
	"path"
	"regexp"
	"strconv"
	"strings"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/plan"
	"pufa/internal/report"
	"pufa/internal/search"
	"pufa/internal/site"
	"pufa/internal/view"
)

var reportKind = Kind{
	Name: report.Type, ZH: "年度报告", EN: "yearly report",
	Front:    doc.Report{},
	View:     view.Report{},
	Check:    report.Check,
	Continue: continueReport,
	Plan:     plan.Kind{View: plan.Report, Found: search.Report},
	Help: diag.Entry{
		ZH: diag.Text{Message: "年度报告", Hint: "新建一份年度报告：哪一年、哪个单位、数据（写一次，几年能连起来比）和正文的各部分。已有上一年报告的，标题写年份就行：单位和数据的 key 照抄过来，上一年的数写在旁边。\n例如：pufa new report baogao/2026"},
		EN: diag.Text{Message: "a yearly report", Hint: "Makes a yearly report: year, office, figures whose keys stay the same over the years, and the parts of the text. If there is a report of the year before, a year is enough for a title: office and keys are copied from it, with its values for comparison.\nExample: pufa new report reports/2026"},
	},
	Keys: Keys{"年度报告（type = \"report\"）", "Yearly reports (type = \"report\")", []KeyText{
		{Path: "year", Example: `2022`, ZH: "报告的是哪一年", EN: "the year that it reports on"},
		{Path: "body", Example: `"蓝山县信访局"`, ZH: "报告单位", EN: "whose report it is"},
		{Path: "original", Example: `"2022 年法治政府建设工作报告"`, ZH: "这一页是把哪份报告讲一遍，写它的名称；不写，这一页就是报告", EN: "the report that this page tells in words of its own; without it the page is the report"},
		{Path: "published", Example: `2023-03-20`, ZH: "报告公开的日期，和这一页的 date 不同才写", EN: "when the report was made public, if not on the page's own date"},
		{Path: "figures", ZH: "一个数，一个一段 [[figures]]", EN: "a figure"},
		{Path: "figures.key", Example: `"visits.batches"`, ZH: "编号，每年用同一个", EN: "the same over the years"},
		{Path: "figures.label", Example: `"接待来访"`, ZH: "是什么的数", EN: "what it is"},
		{Path: "figures.value", Example: `1192`, ZH: "是多少", EN: "the number"},
		{Path: "figures.unit", Example: `"批"`, ZH: "单位", EN: "unit"},
		{Path: "figures.parts", Example: `["visits.first", "visits.again"]`, ZH: "由哪几个数加起来，写它们的编号", EN: "keys of the figures that add up to this one"},
	}},
}

var (
	reportYear    = regexp.MustCompile(`(?m)^# year = .*$`)
	reportBody    = regexp.MustCompile(`(?m)^body = ".*"$`)
	reportFigures = regexp.MustCompile(`(?ms)^#[^\n]*\n# \[\[figures\]\].*?^\+\+\+$`)
)

// continueReport starts a report from that of the year before: the same body, and the
// same figures without values. A title that is just a year becomes last year's title with
// that year.
func continueReport(n New, others []*doc.Document) New {
	year := report.YearIn(n.Title)
	last := lastReport(n, year, others)
	if last != nil && year == 0 {
		year = doc.Front[doc.Report](&last.Meta).Year + 1
	}
	if year > 0 {
		n.Text = reportYear.ReplaceAllLiteralString(n.Text, "year = "+strconv.Itoa(year))
	}
	if year > 0 && strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(n.Title), "年")) == strconv.Itoa(year) {
		n.Title = yearTitle(n.Lang, year, last)
	}
	if last == nil {
		return n
	}
	if n.Channel == "" {
		n.Channel = strings.TrimPrefix(strings.TrimPrefix(path.Dir(last.Path), site.Content), "/")
	}
	before := doc.Front[doc.Report](&last.Meta)
	if before.Body != "" {
		line := "body = " + strconv.Quote(before.Body)
		if old := strconv.Itoa(before.Year); strings.Contains(before.Original, old) {
			line += "\noriginal = " + strconv.Quote(strings.ReplaceAll(before.Original, old, strconv.Itoa(year)))
		}
		n.Text = reportBody.ReplaceAllLiteralString(n.Text, line)
	}
	if len(before.Figures) > 0 {
		n.Text = reportFigures.ReplaceAllLiteralString(n.Text, figuresToFill(n.Lang, before)+"+++")
	}
	return n
}

// lastReport returns the latest report before a year (0 = any) in the folder of the new
// one, or nil.
func lastReport(n New, year int, others []*doc.Document) *doc.Document {
	var last *doc.Document
	for _, d := range others {
		of := doc.Front[doc.Report](&d.Meta).Year
		switch {
		case of == 0 || year > 0 && of >= year:
		case n.Channel != "" && path.Dir(d.Path) != path.Join(site.Content, n.Channel):
		case last == nil || of > doc.Front[doc.Report](&last.Meta).Year:
			last = d
		}
	}
	return last
}

// yearTitle is the title of the last report with another year.
func yearTitle(lang diag.Lang, year int, last *doc.Document) string {
	now := strconv.Itoa(year)
	if last != nil {
		before := strconv.Itoa(doc.Front[doc.Report](&last.Meta).Year)
		if strings.Contains(last.Meta.Title, before) {
			return strings.ReplaceAll(last.Meta.Title, before, now)
		}
	}
	if lang == diag.EN {
		return "Report for " + now
	}
	return now + " 年度报告"
}

// figuresToFill writes the figures of a report without their values. The old values go
// into comments beside them.
func figuresToFill(lang diag.Lang, before *doc.Report) string {
	comment, blank, was := "# 数据：key 和上一年一样；value 照新报告填，上一年的数写在旁边。不再统计的，删掉那一组。\n", "【数值：待填】", " 年是 "
	if lang == diag.EN {
		comment, blank, was = "# Figures under last year's keys: fill in the values, with last year's beside. Delete what is no longer counted.\n", "【value: to be filled in】", " was "
	}
	var b strings.Builder
	b.WriteString(comment)
	for _, f := range before.Figures {
		b.WriteString("[[figures]]\n")
		for _, pair := range [][2]string{{"key", f.Key}, {"label", f.Label}, {"value", blank}, {"unit", f.Unit}} {
			if pair[1] == "" {
				continue
			}
			b.WriteString(pair[0] + " = " + strconv.Quote(pair[1]))
			if pair[0] == "value" && f.Value != "" {
				b.WriteString("   # " + strconv.Itoa(before.Year) + was + strings.Join(strings.Fields(string(f.Value)), " ")) // one line, whatever its author wrote
			}
			b.WriteByte('\n')
		}
		if len(f.Parts) > 0 {
			var keys []string
			for _, k := range f.Parts {
				keys = append(keys, strconv.Quote(k))
			}
			b.WriteString("parts = [" + strings.Join(keys, ", ") + "]\n")
		}
		b.WriteByte('\n')
	}
	return b.String()
}
