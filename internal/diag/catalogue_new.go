package diag

// newTexts are the texts of `pufa new`. What each kind of page is for is said in package
// kind.
var newTexts = map[string]Entry{
	"help/new": {Notice, Nobody,
		Text{"新建网站、栏目，或者一页", "新建一个网站，或者在网站里新建一个栏目、一页。新的一页是草稿，里面写明每一处该写什么；已有的文件不会被覆盖。\n在终端里可以只写 pufa new，或者写到种类，例如 pufa new guide，没写的会一样一样问。\n写法是 栏目/标题，文件名按标题的拼音起，用作网址，不合适可以改。"},
		Text{"begin a site, a channel or a page", "Begins a new site, or a channel or page in a site. A new page is a draft that says what to write where; existing files are never overwritten.\nOn a terminal, pufa new is enough, or with the kind, as in pufa new guide: you are asked for the rest.\nWrite channel/title; the file name, which is used in the address, is made from the title and may be changed."}},
	"help/new-site": {Notice, Nobody,
		Text{"新建一个网站", "在新文件夹里建一个网站：设置、首页、一个栏目和一篇样例文章，马上就能用 pufa build 生成。\n例如：pufa new site 我的网站"},
		Text{"begin a new site", "Makes a folder with a site in it: settings, a home page, one channel and a sample page, ready for pufa build.\nExample: pufa new site my-site"}},
	"help/new-channel": {Notice, Nobody,
		Text{"新建一个栏目", "建一个文件夹，里面有栏目自己的页 _index.md。放进别的栏目里的，写成 上级栏目/名称。要进主菜单，再到 config.toml 里加一段 [[menu]]。\n例如：pufa new channel 常见问答\n得到 content/changjian-wenda/_index.md"},
		Text{"begin a channel", "Makes a folder with the page of a channel, _index.md. For a channel inside another one, write CHANNEL/TITLE. A [[menu]] in config.toml puts it into the main menu.\nExample: pufa new channel Questions\ngives content/questions/_index.md"}},

	"say/next-site": said("接下来：\n  1. 打开 {1}，把【…：待填】换成核实过的内容\n  2. 进入文件夹：cd {2}\n  3. 边写边看：pufa serve --open\n  4. 写一篇新文章：pufa new guide zhinan/怎么申请复查\n  5. 生成网站：pufa build\n怎样写，预览里有“工作手册”和“样式一览”；也可以运行 pufa help pages",
		"What to do next:\n  1. open {1} and replace 【…: to be filled in】 with what you have checked\n  2. go to the folder: cd {2}\n  3. see it while you write: pufa serve --open\n  4. write a new page: pufa new guide \"guides/How to ask for a review\"\n  5. make the site: pufa build\nThe preview has a style guide and samples; pufa help pages explains how to write pages"),
	"say/next-site-here": said("接下来：\n  1. 打开 {1}，把【…：待填】换成核实过的内容\n  2. 边写边看：pufa serve --open\n  3. 写一篇新文章：pufa new guide zhinan/怎么申请复查\n  4. 生成网站：pufa build\n怎样写，预览里有“工作手册”和“样式一览”；也可以运行 pufa help pages",
		"What to do next:\n  1. open {1} and replace 【…: to be filled in】 with what you have checked\n  2. see it while you write: pufa serve --open\n  3. write a new page: pufa new guide \"guides/How to ask for a review\"\n  4. make the site: pufa build\nThe preview has a style guide and samples; pufa help pages explains how to write pages"),
	"say/new-uncited": said("条号后面的 {nocite}：本站还没有收这部法。收了以后把它删掉，程序就做链接、核对条文。",
		"{nocite} after a number: the site does not have that statute yet. Remove it when it does; then the citation is linked and checked."),
	"say/made-guide": said("已建立 {1}", "made {1}"),
	"say/next-guide": said("打开它写正文，【…：待填】都换成您的内容。现在它是草稿；写好后把 draft = true 改成 false，再运行 pufa build",
		"Open it and write; replace each 【…: to be filled in】. It is a draft; set draft = false when it is ready, then run pufa build"),
	"say/next-page": said("打开它，把【…：待填】换成您的内容，再运行 pufa build", "Open it, replace each 【…: to be filled in】, then run pufa build"),

	"say/files-in":          said("{1}/（{2} 个文件）", "{1}/ ({2} files)"),
	"say/ask-kind":          said("新建什么？", "What is it to be?"),
	"say/ask-title":         said("标题：", "Title:"),
	"say/ask-channel-title": said("栏目名称：", "Title of the channel:"),
	"say/ask-channel":       said("放在哪个栏目？", "In which channel?"),
	"say/ask-law":           said("讲哪一部法？", "Which statute?"),
	"say/ask-top":           said("不放进栏目", "in no channel"),
	"say/ask-number":        said("写编号，直接按回车就是 {1}：", "Number (Enter for {1}):"),
	"say/notes-title":       said("《{1}》白话解读", "{1} in plain language"),
	"say/no-channels":       said("还没有", "none yet"),

	"cli/no-laws": {Error, Technician,
		Text{"网站里还没有法规", "先导入公布的文本：pufa import law 文件.docx；没有文本的，先运行 pufa new law 栏目/全称"},
		Text{"the site has no statutes yet", "import a published text with pufa import law FILE.docx, or begin without one: pufa new law CHANNEL/TITLE"}},
	"cli/unknown-law": {Error, Technician,
		Text{"网站里没有“{1}”这部法", "{2}现有的：{3}"},
		Text{"the site has no statute “{1}”", "{2}its statutes are {3}"}},
}
