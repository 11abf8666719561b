package diag

// checkTexts are the findings of package check.
var checkTexts = map[string]Entry{
	"check/article-amended": {Severity: Warning,
		ZH: Text{"《{1}》{2}在{3}起施行的文本里改过，这一页是以前写的", "对照新旧文本核对这里的说法，核对好以后改 updated"},
		EN: Text{"{2} of “{1}” was amended in the text in force since {3}, and this page is older", "compare the two texts, correct the page, then set updated"}},
	"check/article-new": {Severity: Warning,
		ZH: Text{"《{1}》现在的{2}是{3}起施行的文本里新加的，这一页是以前写的", "原来的那一条已经不在了，核对这里引的是哪一条，核对好以后改 updated"},
		EN: Text{"what is {2} of “{1}” now was added in the text in force since {3}, and this page is older", "find what the page means by it, correct it, then set updated"}},
	"check/article-renumbered": {Severity: Warning,
		ZH: Text{"《{1}》的条号在{3}起施行的文本里变了，原来的{2}现在是{4}", "这里如果说的是原来那一条，改成{4}；核对好以后改 updated"},
		EN: Text{"the text of “{1}” in force since {3} has other numbers: the former {2} is {4} now", "write {4} if the page means the former article; then set updated"}},
}
