package diag

// sayTexts holds what is said in passing and is no finding: the small words of
// the printer and the summary of a build. [Say] reads them; their severity
// means nothing.
var sayTexts = map[string]Entry{
	"say/error":    said("错误", "error"),
	"say/warning":  said("警告", "warning"),
	"say/notice":   said("说明", "notice"),
	"say/hint":     said("提示", "hint"),
	"say/see-also": said("另见", "see also"),
	"say/more-of-same": said("同类问题还有 {1} 处没有列出 [{2}]；改完再运行一次，或者加 -v 全部列出",
		"{1} more of the same kind not shown [{2}]; correct these and run again, or add -v to see all"),
}

func said(zh, en string) Entry {
	return Entry{Severity: Notice, ZH: Text{Message: zh}, EN: Text{Message: en}}
}
