package kind

import (
	"pufa/internal/deadline"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/plan"
	"pufa/internal/search"
	"pufa/internal/view"
)

var deadlinesKind = Kind{
	Name: "deadlines", ZH: "期限", EN: "deadlines",
	Own:   true,
	Front: doc.Deadlines{},
	View:  view.Deadlines{},
	Read:  deadline.Parse,
	Plan:  plan.Kind{View: plan.Deadlines, Found: search.Guide},
	Help: diag.Entry{
		ZH: diag.Text{Message: "期限：查表，也能算最后一天", Hint: "新建一页期限：一件事一行，多久、从哪天起、遇休假日怎么算、依据。读者填一个日子，就算出最后一天。\n例如：pufa new deadlines zhinan/算一算哪天到期"},
		EN: diag.Text{Message: "periods, with their last days counted", Hint: "Makes a page of periods: one row for each matter, with its length, when it begins, what happens on days off, and the provision. Readers enter a day and get the last day.\nExample: pufa new deadlines \"guides/By which day\""},
	},
	Keys: Keys{"期限（type = \"deadlines\"）", "Periods (type = \"deadlines\")", []KeyText{
		{Path: "holidays", ZH: "一年的放假和调休，一年一段 [[holidays]]；已经公布的由程序带着，这里只写要补的、要改的年份", EN: "the days off of one year; those that are out come with the program, here stand years to add or to replace"},
		{Path: "holidays.year", Example: `2026`, Required: true, ZH: "年份", EN: "the year"},
		{Path: "holidays.source", Example: `"放假通知的全称和日期"`, Required: true, ZH: "哪个通知定的", EN: "the notice that says so"},
		{Path: "holidays.off", Example: `["2026-01-01/2026-01-03"]`, ZH: "放假：一天，或者从哪天到哪天", EN: "days off: one, or from which to which"},
		{Path: "holidays.work", Example: `["2026-01-04"]`, ZH: "调休上班的周六、周日", EN: "Saturdays and Sundays that are worked"},
	}},
}
