package diag

// sayTexts holds what is said in passing and is no finding: the small words of
// the printer, the summary of a build, what was made. [Say] reads them; their
// severity means nothing.
var sayTexts = map[string]Entry{
	"say/error":    said("错误", "error"),
	"say/warning":  said("警告", "warning"),
	"say/notice":   said("说明", "notice"),
	"say/hint":     said("提示", "hint"),
	"say/see-also": said("另见", "see also"),
	"say/more-of-same": said("同类问题还有 {1} 处没有列出 [{2}]；加 -v 全部列出",
		"{1} more of the same kind not shown [{2}]; add -v to see all"),
	"say/did-you-mean": said("是不是想写 {1}？", "did you mean {1}?"),
	"say/or":           said("{1} 或 {2}", "{1} or {2}"),

	"say/progress-read":    said("正在读取文件", "reading files"),
	"say/progress-parse":   said("正在解析文章", "parsing pages"),
	"say/progress-render":  said("正在生成网页", "rendering pages"),
	"say/progress-publish": said("正在写入文件", "writing files"),

	"say/progress-deploy": said("正在上传", "sending files"),

	"say/deployed": said("已上传到“{1}”：新增 {2}，更新 {3}，未变 {4}，删除 {5}，共发送 {6}，用时 {7} 秒",
		"deployed to “{1}”: new {2}, changed {3}, unchanged {4}, removed {5}; sent {6} in {7} s"),
	"say/deploy-would": said("只是看看，没有上传到“{1}”：要新增 {2}，更新 {3}，未变 {4}，删除 {5}",
		"nothing was sent to “{1}”; it would be: new {2}, changed {3}, unchanged {4}, removed {5}"),
	"say/deploy-bring":        said("上传 {1}", "send {1}"),
	"say/deploy-remove":       said("删除 {1}", "remove {1}"),
	"say/deploy-rename":       said("改大小写 {1}", "change the case of {1}"),
	"say/redirects-nginx":     said("旧网址的跳转在 redirects.nginx.conf，请管理员在这个网站的 server 段里加 include", "the redirects of old addresses are in redirects.nginx.conf; have it included in the site's server block"),
	"say/redirects-apache":    said("旧网址的跳转在 .htaccess，服务器要打开 mod_rewrite 和 AllowOverride FileInfo", "the redirects of old addresses are in .htaccess; the server needs mod_rewrite and AllowOverride FileInfo"),
	"say/redirects-iis":       said("旧网址的跳转在 web.config，服务器要装 URL 重写模块（URL Rewrite）", "the redirects of old addresses are in web.config; the server needs the module URL Rewrite"),
	"say/redirects-redirects": said("旧网址的跳转在 _redirects", "the redirects of old addresses are in _redirects"),
	"say/ask-password":        said("{1}@{2} 的密码（输入时不显示）：", "Password of {1}@{2} (not shown):"),
	"say/ask-passphrase":      said("密钥文件 {1} 的密码（输入时不显示）：", "Passphrase of {1} (not shown):"),
	"say/ask-s3-access-key":   said("“{1}”的 Access Key ID（输入时不显示）：", "Access key ID of “{1}” (not shown):"),
	"say/ask-s3-secret-key":   said("“{1}”的 Secret Access Key（输入时不显示）：", "Secret access key of “{1}” (not shown):"),

	"say/published": said("已生成 {1} 页，用时 {2} 秒，放在 {3}", "pages built: {1}, in {2} s, in {3}"),
	"say/files": said("文件 {1} 个：新增 {2}，更新 {3}，未变 {4}，删除 {5}",
		"files: {1}; new {2}, changed {3}, unchanged {4}, removed {5}"),
	"say/search":          said("搜索 {1} 个文件，共 {2}；读者第一次搜，一般下载 {3}", "search: {1} files, {2}; a median first search loads {3}"),
	"say/not-published":   said("没有生成。先改好上面的错误，再运行一次；{1} 里的内容没有动", "nothing was built. Correct the errors above and run again; {1} was left as it was"),
	"say/drafts":          said("草稿 {1} 篇", "drafts: {1}"),
	"say/scheduled":       said("定时 {1} 篇", "scheduled: {1}"),
	"say/next-due":        said("下一次有内容到时发布、更换或者撤下：{1}，到时再运行一次", "the next page or notice comes, changes or goes at {1}; run again then"),
	"say/expired":         said("过期 {1} 篇", "expired: {1}"),
	"say/drafts-shown":    said("包括草稿 {1} 篇", "with drafts: {1}"),
	"say/scheduled-shown": said("包括没到发布时间的 {1} 篇", "with scheduled pages: {1}"),
	"say/expired-shown":   said("包括过期的 {1} 篇", "with expired pages: {1}"),
	"say/not-for-readers": said("这一份给自己人看，不要放上服务器", "This copy is for reviewers; do not put it on the server"),
	"say/why-draft":       said("{1}《{2}》：草稿，写好后把 draft = true 改成 false", "{1} “{2}”: a draft; set draft = false when it is ready"),
	"say/why-draft-of-channel": said("{1}《{2}》：草稿，是上面的栏目定的；写好后到那个栏目的 _index.md 里改 draft",
		"{1} “{2}”: a draft because its channel says so; change draft in the channel's _index.md"),
	"say/why-scheduled": said("{1}《{2}》：到 {3} 发布", "{1} “{2}”: due at {3}"),
	"say/why-expired":   said("{1}《{2}》：已在 {3} 过期", "{1} “{2}”: expired at {3}"),
	"say/counts":        said("错误 {1} 个，警告 {2} 个", "errors: {1}, warnings: {2}"),
	// The window of those who double-clicked the program.
	"say/menu-site":     said("网站在 {1}", "The site is in {1}"),
	"say/menu-sites":    said("这里有 {1} 个网站", "There are {1} sites here"),
	"say/menu-none":     said("这里（{1}）还没有网站。网站在别处的，把程序放到网站的文件夹里，再双击", "There is no site here yet ({1}). If it is elsewhere, put the program into its folder and click again"),
	"say/menu-1":        said("打开预览：边写边看，浏览器会自己打开", "open the preview in the browser"),
	"say/menu-2":        said("在这里新建一个网站", "make a new site here"),
	"say/menu-3":        said("生成网站：放进 public 文件夹，复制到网站空间就能用", "build the site into the folder public"),
	"say/menu-ask":      said("输入 1、2 或 3，按回车；直接按回车就退出：", "Type 1, 2 or 3 and Enter; Enter alone ends:"),
	"say/menu-what":     said("没有“{1}”这一项", "There is no {1}"),
	"say/menu-first":    said("这里还没有网站，先选 2 新建一个", "There is no site here yet; choose 2 first"),
	"say/menu-which":    said("要哪一个？输入编号，按回车：", "Which one? Type its number and Enter:"),
	"say/menu-name":     said("新网站的文件夹叫什么名字？直接按回车，就叫“普法网站”：", "What is the folder of the new site to be called? Enter alone calls it my-site:"),
	"say/menu-new-name": said("普法网站", "my-site"),
	"say/menu-preview":  said("预览的时候不要关这个窗口。看完了，关掉窗口就行", "Keep this window open while you look at the preview; close it when you are done"),
	"say/menu-close":    said("按回车关掉这个窗口", "Press Enter to close this window"),

	"say/fix-offer":        said("其中 {1} 处程序能替您改：pufa check --fix（先给您看，问过才改）", "{1} of them can be mended for you: pufa check --fix (shows them and asks first)"),
	"say/fix-would":        said("能替您改的有 {1} 处，在 {2} 个文件里（- 是现在的，+ 是改成的）：", "can be mended: {1} in {2} files (- as it is, + as it will be):"),
	"say/fix-ask":          said("照这样改吗？改之前的文件会留一份在 {1}。要改就输入 y 再按回车，不改直接按回车：", "Mend these? The files as they are now are kept in {1}. Type y and Enter to go on, Enter alone to leave them:"),
	"say/fix-unasked":      said("什么都没有改：这里没有人能回答。看过上面的改法，加上 --yes 再运行一次", "nothing was changed: nobody is here to be asked. Look at the above, then run again with --yes"),
	"say/fix-declined":     said("什么都没有改", "nothing was changed"),
	"say/fix-nothing":      said("没有程序能替您改的地方", "there is nothing to be mended for you"),
	"say/fix-done":         said("替您改了 {1} 处，共 {2} 个文件；改之前的文件在 {3}", "mended: {1} in {2} files; the files as they were are in {3}"),
	"say/nothing-wrong":    said("没有错误和警告", "no errors, no warnings"),
	"say/severity-error":   said("改好之前不发布", "nothing is published until it is corrected"),
	"say/severity-warning": said("会列出来，不妨碍发布；加 --strict 时当作错误", "listed, but doesn't stop publishing; an error under --strict"),
	"say/severity-notice":  said("加 -v 才列出来", "listed under -v only"),

	"say/made-site":  said("新网站建好了，在 {1}，里面有：", "The new site is in {1}. It holds:"),
	"say/made-theme": said("主题写好了，在 {1}，共 {2} 个文件", "The theme is in {1}: {2} files"),
	"say/next-theme": said("接下来：config.toml 里写 theme = \"{1}\"（文件夹要在网站的 themes 里），再运行 pufa serve 边改边看。每种页面拿到什么数据，见 README.md", "What to do next: write theme = \"{1}\" in config.toml (the folder has to stand in the site's themes), then run pufa serve and edit. README.md says what each page is given"),
}

func said(zh, en string) Entry {
	return Entry{Severity: Notice, ZH: Text{Message: zh}, EN: Text{Message: en}}
}
