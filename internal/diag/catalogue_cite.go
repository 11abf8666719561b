package diag

// citeTexts are the findings about citations whose wording is wrong. Whether the statute
// and the provision exist is in lawTexts.
var citeTexts = map[string]Entry{
	"cite/no-law": {Notice, Writer,
		Text{"看不出“{1}”是哪部法的，没有做成链接", "在前面写上名称，例如“《信访工作条例》第三十五条”"},
		Text{"It is not clear which statute “{1}” belongs to, so it is not linked", "Write the name before it, as in “《信访工作条例》第三十五条”"}},
	"cite/no-place": {Warning, Writer,
		Text{"这里的“{1}”找不到所指，没有做成链接", "写明是第几条、第几款，例如“第三十五条第二款”"},
		Text{"“{1}” refers to nothing here, so it is not linked", "Name the article and the paragraph, as in “第三十五条第二款”"}},
}
