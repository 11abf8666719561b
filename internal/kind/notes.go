package kind

import (
	"pufa/internal/diag"
	"pufa/internal/doc"
)

var notesKind = Kind{
	Name: doc.NotesType, ZH: "白话解读", EN: "plain-language notes",
	Own: true,
	Help: diag.Entry{
		ZH: diag.Text{Message: "白话解读：一条一条讲一部法", Hint: "给站里的一部法新建白话解读，放在它的文件夹里，一个二级标题讲一条。\n例如：pufa new notes 信访工作条例"},
		EN: diag.Text{Message: "plain-language notes on a statute", Hint: "Makes a file of notes in the folder of a statute that the site has; each heading of level 2 explains one article.\nExample: pufa new notes 信访工作条例"},
	},
	Keys: Keys{"白话解读（type = \"notes\"）", "Plain-language notes (type = \"notes\")", []KeyText{
		{Path: "law", Example: `"信访工作条例"`, ZH: "讲的是哪一部法", EN: "the statute that is explained"},
		{Path: "edition", Example: `2022-05-01`, ZH: "讲的是哪天起施行的文本", EN: "the text that is explained, by its day of effect"},
	}},
}
