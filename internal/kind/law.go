package kind

import (
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/plan"
	"pufa/internal/view"
)

var lawKind = Kind{
	Name: doc.LawType, ZH: "法规", EN: "statute",
	View: view.Law{},
	Plan: plan.Kind{Gathers: true},
	Help: diag.Entry{
		ZH: diag.Text{Message: "法规：一部法的页面，还没有条文", Hint: "给一部法建一个文件夹和它的页：全称、哪天施行、条文在哪里。有公布的文本，用 pufa import law 直接导入更快，不用先建。\n例如：pufa new law fagui/信访工作条例"},
		EN: diag.Text{Message: "the page of a statute, without its text yet", Hint: "Makes a folder for a statute and its page: full title, day of effect, where the text is. If you have the published text, pufa import law makes all of this.\nExample: pufa new law laws/信访工作条例"},
	},
	Keys: Keys{"法规（type = \"law\"，文件夹里的 _index.md；每版条文自己的文件也能写）", "Statutes (type = \"law\", in _index.md; also in the file of an edition)", []KeyText{
		{Path: "short", Example: `["信访条例"]`, ZH: "平常引用时的简称", EN: "names by which it is cited"},
		{Path: "rank", Example: `"行政法规"`, ZH: "效力级别：宪法、法律、行政法规、地方性法规、部门规章……", EN: "its rank, in Chinese: 宪法, 法律, 行政法规 …"},
		{Path: "issuer", Example: `"国务院"`, ZH: "制定机关", EN: "issuing body"},
		{Path: "number", Example: `"国务院令第 431 号"`, ZH: "文号", EN: "its number"},
		{Path: "adopted", Example: `2022-01-24`, ZH: "通过的日期", EN: "adopted"},
		{Path: "promulgated", Example: `2022-02-25`, ZH: "公布的日期", EN: "promulgated"},
		{Path: "effective", Example: `2022-05-01`, ZH: "施行的日期", EN: "day of effect"},
		{Path: "amended", Example: `2023-09-01`, ZH: "最近一次修正的日期；没有收条文的才写", EN: "last amendment (修正), where there is no text to tell it"},
		{Path: "revised", Example: `2023-09-01`, ZH: "最近一次修订的日期；没有收条文的才写", EN: "last revision (修订), where there is no text to tell it"},
		{Path: "repealed", Example: `2022-05-01`, ZH: "废止的日期", EN: "repealed"},
		{Path: "checked", Example: `2026-11-18`, ZH: "哪天查过它现行有效；不写，网页上就不说“现行有效”", EN: "the day on which somebody found that it is in force; without it no page says so"},
		{Path: "replaces", Example: `["信访条例"]`, ZH: "它代替了哪几部", EN: "what it replaces"},
		{Path: "validity", Example: `"已废止"`, ZH: "不知道日期、又知道状态的：现行有效、尚未生效、已修改、已废止", EN: "its state, where the dates that tell it are not known: 现行有效, 尚未生效, 已修改, 已废止"},
		{Path: "articles", Example: `50`, ZH: "一共几条；没有收条文的时候，靠它核对条号", EN: "number of the last article; citations are checked by it while there is no text"},
		{Path: "sha256", Example: `"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"`, ZH: "公布文本的指纹，导入时自己写上", EN: "fingerprint of the published file, written by the import"},
	}},
}
