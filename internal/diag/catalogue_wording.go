package diag

// wordingTexts are the findings of package wording.
var wordingTexts = map[string]Entry{
	"wording/no-word": {Severity: Error, For: Technician,
		ZH: Text{"这一项没有写不要哪个词", "写 avoid = \"合条件的\"，再写 write = \"符合条件的\""},
		EN: Text{"this entry does not say which word", "write avoid = \"utilise\", then write = \"use\""}},
	"wording/no-replacement": {Severity: Error, For: Technician,
		ZH: Text{"“{1}”没有写改成什么", "加一行 write = \"……\"；没有现成的词，就写该怎样说，例如 write = \"写明是哪个部门\""},
		EN: Text{"there is no replacement for “{1}”", "add write = \"…\"; if there is no single word, say what to do, such as write = \"name the office\""}},
	"wording/same-word": {Severity: Error, For: Technician,
		ZH: Text{"“{1}”改成的还是它自己", "write 里写另一个词"},
		EN: Text{"“{1}” is replaced by itself", "put another word in write"}},
	"wording/word-twice": {Severity: Warning, For: Technician,
		ZH: Text{"“{1}”前面已经写过", "只留一项"},
		EN: Text{"“{1}” is already above", "keep one of them"}},
	"wording/exception-apart": {Severity: Warning, For: Technician,
		ZH: Text{"例外“{1}”里没有“{2}”，用不上", "例外写包含它的、更长的词；核对有没有打错字"},
		EN: Text{"the exception “{1}” does not contain “{2}” and never applies", "an exception is a longer word that contains it; check for a typing mistake"}},
	"wording/allow-unknown": {Severity: Warning, For: Technician,
		ZH: Text{"自带的词表里没有“{1}”，不用允许", "删掉它；`pufa help check/plain-word` 说明词表怎么改"},
		EN: Text{"the built-in list does not have “{1}”; there is nothing to allow", "delete it; `pufa help check/plain-word` explains how to change the list"}},
	"wording/allow-unknown-near": {Severity: Warning, For: Technician,
		ZH: Text{"自带的词表里没有“{1}”", "您要写的可能是“{2}”"},
		EN: Text{"the built-in list does not have “{1}”", "did you mean “{2}”?"}},
}
