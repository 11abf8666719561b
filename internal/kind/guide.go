package kind

import (
	"pufa/internal/diag"
	"pufa/internal/plan"
	"pufa/internal/search"
	"pufa/internal/view"
)

var guideKind = Kind{
	Name: "guide", ZH: "指引", EN: "guide",
	View: view.Guide{},
	Plan: plan.Kind{View: plan.Guide, Found: search.Guide},
	Help: diag.Entry{
		ZH: diag.Text{Message: "指引：一件事怎么办", Hint: "在栏目里新建一篇指引（草稿）：摘要、要点、步骤、不服怎么办。普通文章也用它。\n例如：pufa new guide zhinan/怎么申请复查\n得到 content/zhinan/zenme-shenqing-fucha.md"},
		EN: diag.Text{Message: "a guide: how to do one thing", Hint: "Makes a guide (a draft) in a channel: summary, key facts, steps, and what to do after a refusal. Other texts are guides, too.\nExample: pufa new guide \"guides/How to ask for a review\"\ngives content/guides/how-to-ask-for-a-review.md"},
	},
}
