package diag

// migrateTexts are the findings about the conversion of another generator's site
// (migrate/…).
var migrateTexts = map[string]Entry{
	"migrate/left": {Warning, Technician,
		Text{"“{1}”是别的程序的写法，照原样留着", "在新页面里改成这里的写法，见 pufa help；不要的删掉"},
		Text{"“{1}” is markup of another generator; it was left as it is", "write it in the new page as it is written here, or delete it"}},
	"migrate/link-left": {Warning, Technician,
		Text{"链接“{1}”指向旧网站的一个地方，新网站里没有找到，照原样留着", "改成新网站的文件，或者去掉这个链接"},
		Text{"the link “{1}” leads to a place of the old site that the new one does not have; it was left as it is", "lead it to a file of the new site, or take it away"}},
	"migrate/key-left": {Warning, Technician,
		Text{"页面信息里的“{1}”这里没有，留成了一行说明（# 开头）", "有用的写到正文里，没用的删掉那一行"},
		Text{"there is no key like “{1}” here; it was left as a remark (#)", "write what is needed into the text, or delete the line"}},
	"migrate/file-left": {Warning, Technician,
		Text{"这种文件没有搬（只说第一个）", "网页要用的，自己复制到新网站的 static 文件夹"},
		Text{"files of this kind were not moved (this is the first)", "copy what pages need into the folder static of the new site"}},
	"migrate/page-left": {Warning, Technician,
		Text{"这是写好的网页（.html），没有搬", "有正文的，用 pufa import 导入这个文件"},
		Text{"this is a finished web page (.html); it was not moved", "if there is text in it, take it over with pufa import"}},
	"migrate/list-left": {Notice, Technician,
		Text{"这一页只是让旧程序列出标签、分类或者文章，没有搬", "不用做什么，这里的列表是自动生成的"},
		Text{"this page only lets the old generator list tags, categories or posts; it was not moved", "nothing to do: lists are made here without it"}},
	"migrate/unreadable": {Warning, Technician,
		Text{"这个文件打不开，没有搬", "看看它是不是被别的程序占着；是链接的，换成真正的文件再搬"},
		Text{"this file can't be opened; it was not moved", "see whether another program uses it; put the real file in the place of a link"}},
	"migrate/front-broken": {Warning, Technician,
		Text{"页面信息读不出来，只搬了正文：{1}", "在新页面开头补上标题和日期"},
		Text{"the front matter can't be read; only the text was moved: {1}", "add title and date at the top of the new page"}},
	"migrate/twice": {Warning, Technician,
		Text{"新网站里已经有 {1}，这个没有搬", "改名以后再搬一次"},
		Text{"the new site has {1} already; this one was not moved", "give it another name and move the site again"}},

	"say/moved-site":       said("{1} 网站搬好了：页面 {2} 篇，文件 {3} 个，在 {4}", "moved the site of {1}: pages {2}, files {3}, in {4}"),
	"say/moved-next":       said("接下来：打开 {1}，把【…：待填】换成核实过的内容；再进入文件夹 cd {2}，运行 pufa check 看还有什么要改。", "Next: fill in what is to be filled in in {1}; then cd {2} and run pufa check to see what is left."),
	"say/moved-next-here":  said("接下来：打开 {1} 把【…：待填】换成核实过的内容，再运行 pufa check 看还有什么要改。", "Next: fill in what is to be filled in in {1}, and run pufa check to see what is left."),
	"say/moved-categories": said("分类", "Categories"),
}
