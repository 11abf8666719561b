package kind

import (
	"pufa/internal/diag"
	"pufa/internal/plan"
	"pufa/internal/search"
	"pufa/internal/site"
	"pufa/internal/view"
)

var faqKind = Kind{
	Name: "faq", ZH: "问答", EN: "questions and answers",
	View:  view.FAQ{},
	Check: site.CheckFAQ,
	Plan:  plan.Kind{View: plan.FAQ, Data: plan.FAQData, Found: search.Questions, Parts: true, Headings: true},
	Help: diag.Entry{
		ZH: diag.Text{Message: "问答：一页几问几答", Hint: "新建一页问答：一个二级标题就是一问，每一问都能单独链接、单独搜到。没写栏目，就放到问答最多的栏目。\n例如：pufa new faq wenda/社保常见问题"},
		EN: diag.Text{Message: "questions and answers", Hint: "Makes a page of questions: each heading of level 2 is a question, with a link of its own. Without a channel, it goes to the one with most such pages.\nExample: pufa new faq \"questions/About wages\""},
	},
}
