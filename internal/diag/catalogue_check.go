package diag

// checkTexts are the findings of package check.
var checkTexts = map[string]Entry{
	"check/article-amended": {Severity: Warning, For: Reviewer,
		ZH: Text{"《{1}》{2}在{3}起施行的文本里改过，这一页是以前写的：{4}", "对照新旧文本重读标出的这一句，改好以后改 updated"},
		EN: Text{"{2} of “{1}” was amended in the text in force since {3}, and this page is older: {4}", "compare the two texts, read the marked sentence again, then set updated"}},
	"check/article-new": {Severity: Warning, For: Reviewer,
		ZH: Text{"《{1}》现在的{2}是{3}起施行的文本里新加的，这一页是以前写的", "原来的那一条已经不在了，核对这里引的是哪一条，核对好以后改 updated"},
		EN: Text{"{2} of “{1}” is new in the text in force since {3}, and this page is older", "find which article the page means, correct it, then set updated"}},
	"check/article-renumbered": {Severity: Warning, For: Reviewer,
		ZH: Text{"《{1}》的条号在{3}起施行的文本里变了，原来的{2}现在是{4}", "这里如果说的是原来那一条，改成{4}；核对好以后改 updated"},
		EN: Text{"the text of “{1}” in force since {3} has other numbers: the former {2} is {4} now", "write {4} if the page means the former article; then set updated"}},

	"check/number-amended": {Severity: Warning, For: Reviewer,
		ZH: Text{"这一句写的“{1}”，{2}在{3}起施行的文本里没有了：“{4}”", "按新文本改好这个数，再改 updated"},
		EN: Text{"this sentence says “{1}”, which {2} no longer says in the text in force since {3}: “{4}”", "correct the number from the new text, then set updated"}},
	"check/number-elsewhere": {Severity: Notice, For: Reviewer,
		ZH: Text{"这一句写了“{1}”，它引的{2}里没有这个数：“{3}”", "对照条文核对；数是从别的条来的，把那一条也写上"},
		EN: Text{"this sentence says “{1}”, and {2}, which it cites, does not: “{3}”", "compare it with the provision; if the number comes from another one, cite that too"}},

	"check/period-differs": {Severity: Warning, For: Reviewer,
		ZH: Text{"这一句写了“{1}”，它引的条款在期限表里是 {2}：“{3}”", "对照条文，改这一句或者期限表；说的不是这个期限，紧跟着条号写 {nocite}"},
		EN: Text{"this sentence says “{1}”; the table of periods has {2} for the provision it cites: “{3}”", "compare both with the provision and correct one; if another period is meant, write {nocite} right after the article"}},

	"check/number-only-above": {Severity: Notice, For: Writer,
		ZH: Text{"这里写了“{1}”，{2} 的正文里没有", "正文里写出这个数和它的依据，或者改这里"},
		EN: Text{"this says “{1}”, but the text of {2} does not", "say it there, with its provision, or correct it here"}},

	"check/plain-word": {Severity: Warning, For: Writer,
		ZH: Text{"这里写了“{1}”", "改成“{2}”；本站要用这个词，就改 data/plain-words.toml"},
		EN: Text{"the page says “{1}”", "write “{2}”; if this site wants the word, change data/plain-words.toml"}},
	"check/plain-word-because": {Severity: Warning, For: Writer,
		ZH: Text{"这里写了“{1}”：{3}", "换成：{2}；本站要用这个词，就改 data/plain-words.toml"},
		EN: Text{"the page says “{1}”: {3}", "write instead: {2}; if this site wants the word, change data/plain-words.toml"}},

	"check/no-pause": {Severity: Warning, For: Writer,
		ZH: Text{"摘要里有一段 {1} 个字没有停顿：“{2}……”", "拆成两句，或者在能停的地方加逗号"},
		EN: Text{"the summary goes on for {1} characters without a pause: “{2}…”", "make two sentences of it, or add a comma where one can pause"}},

	"check/note-amended": {Severity: Warning, For: Reviewer,
		ZH: Text{"这条解读是对照《{1}》{3}起施行的文本写的，{4}起施行的文本里{2}改过，现在是{5}：{6}", "照新的写法改解读，标题写{5}；全部核对好以后，把 edition 改成新文本的日期"},
		EN: Text{"this note was written for the text of “{1}” of {3}; {2} was amended in the text in force since {4}, where it is {5}: {6}", "rewrite the note under the heading {5}; when all notes are done, set edition to the day of the new text"}},
	"check/note-renumbered": {Severity: Warning, For: Reviewer,
		ZH: Text{"这条解读是对照《{1}》{3}起施行的文本写的，{4}起施行的文本里{2}改成了{5}，文字没有变", "网页上已经放到{5}旁边；把标题改成{5}，全部核对好以后，把 edition 改成新文本的日期"},
		EN: Text{"this note was written for the text of “{1}” of {3}; {2} is {5} in the text in force since {4}, with the same words", "the page shows it at {5} already; correct the heading, and when all notes are done, set edition to the day of the new text"}},
	"check/note-article-gone": {Severity: Warning, For: Reviewer,
		ZH: Text{"这条解读是对照《{1}》{3}起施行的文本写的，{4}起施行的文本里已经没有原来的{2}", "现行文本的页面上不再显示这条解读，旧文本的页面上还有；删掉它，或者改写成现在哪一条的解读"},
		EN: Text{"this note was written for the text of “{1}” of {3}; the text in force since {4} no longer has {2}", "it is shown only beside the old text; delete it, or rewrite it for an article of the new text"}},

	"check/edition-coming": {Severity: Notice, For: Reviewer,
		ZH: Text{"《{1}》的这个文本{2}起施行，还没有生效：比现行文本改了 {3} 条，新增 {4} 条，删去 {5} 条；本站有 {6} 个页面、{7} 处引用到改动的条文", "到那天起，网站会自动换成这个文本；在那以前把下面列出的页面准备好"},
		EN: Text{"this text of “{1}” comes into force on {2}: {3} articles amended, {4} added, {5} deleted; {6} pages cite what it changes, in {7} places", "the site shows it from that day; prepare the pages below"}},
	"check/article-changes": {Severity: Notice, For: Reviewer,
		ZH: Text{"《{1}》{2}从{3}起改变，是新文本的{4}：{5}", "到那天把这里的说法改好"},
		EN: Text{"{2} of “{1}” changes on {3} and becomes {4}: {5}", "correct the page on that day"}},
	"check/article-moves": {Severity: Notice, For: Reviewer,
		ZH: Text{"《{1}》{2}从{3}起改成{4}，文字不变", "到那天把条号改成{4}"},
		EN: Text{"{2} of “{1}” becomes {4} on {3}, with the same words", "correct the number on that day"}},
	"check/article-ends": {Severity: Notice, For: Reviewer,
		ZH: Text{"《{1}》{2}从{3}起删去", "到那天改掉这里的说法"},
		EN: Text{"{2} of “{1}” is deleted on {3}", "rewrite the page on that day"}},
}
