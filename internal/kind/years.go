package kind

import (
	"pufa/internal/diag"
	"pufa/internal/plan"
	"pufa/internal/report"
	"pufa/internal/search"
	"pufa/internal/view"
)

var yearsKind = Kind{
	Name: report.YearsType, ZH: "历年数据", EN: "figures over the years",
	Own:  true,
	View: view.Years{},
	Plan: plan.Kind{View: plan.Years, Found: search.Report, Shows: plan.YearsShows},
	Help: diag.Entry{
		ZH: diag.Text{Message: "历年数据：各年报告的数连起来", Hint: "新建一页历年数据：同一个栏目里各年报告的数，按 key 连起来，每个数一张小图，最后一张总表。数不用抄，每年加一份报告，这一页自己跟着变。\n例如：pufa new years baogao/历年数据"},
		EN: diag.Text{Message: "the figures of yearly reports, side by side", Hint: "Makes a page with the figures of all reports in its channel, joined by their keys: a small drawing for each and one table. Nothing is copied; each new report updates the page.\nExample: pufa new years \"reports/Over the years\""},
	},
}
