package kind

import (
	"pufa/internal/diag"
	"pufa/internal/plan"
	"pufa/internal/search"
	"pufa/internal/site"
	"pufa/internal/view"
)

var glossaryKind = Kind{
	Name: "glossary", ZH: "词汇", EN: "glossary",
	View:  view.Glossary{},
	Check: site.CheckGlossary,
	Plan:  plan.Kind{View: plan.Glossary, Found: search.Glossary, Parts: true, Words: true},
	Help: diag.Entry{
		ZH: diag.Text{Message: "词汇：告知书、答复书上的词", Hint: "新建一页词汇：一个二级标题就是一个词，下面用平常话解释。\n例如：pufa new glossary cihui/告知书上的词"},
		EN: diag.Text{Message: "words and what they mean", Hint: "Makes a page of words: each heading of level 2 is a word, explained below it in everyday language.\nExample: pufa new glossary \"words/Words in letters\""},
	},
}
