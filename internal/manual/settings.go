package manual

// settings describes config.toml.
var settings = []section{
	{"", "最上面几行", "The first lines", []row{
		{Path: "title", Example: `"蓝山信访普法"`, Required: true, ZH: "网站名称，在每页的页头和浏览器标题里", EN: "name of the site, at the head of each page"},
		{Path: "base_url", Example: `"https://www.example.gov.cn/pufa/"`, ZH: "网站发布以后的完整网址；不写就没有订阅源、网站地图文件和二维码", EN: "full address of the published site; without it there are no feeds, no sitemap file and no QR codes"},
		{Path: "language", Default: `"zh-CN"`, Example: `"zh-CN"`, ZH: "网页的语言；提示也跟着它", EN: "language of the pages, and of messages"},
		{Path: "timezone", Default: `"Asia/Shanghai"`, Example: `"Asia/Urumqi"`, ZH: "日期按哪个时区算", EN: "time zone of dates"},
		{Path: "theme", Default: `"pufa"`, Example: `"plain"`, ZH: "外观：自带的 pufa 或 plain，或者 themes 里的文件夹名", EN: "looks: pufa or plain, which are built in, or a folder of themes/"},
		{Path: "addresses", Default: `"file"`, Example: `"folder"`, Choices: []string{"file", "folder"}, ZH: "网址的形式：file 是 …/名称.html，folder 是 …/名称/", EN: "form of addresses: file is …/name.html, folder is …/name/"},
		{Path: "links", Default: `"relative"`, Example: `"rooted"`, Choices: []string{"relative", "rooted"}, ZH: "链接从哪里写起：relative 从这一页，rooted 从网站根目录（不能再从磁盘打开）", EN: "where links begin: relative at the page, rooted at the host's root (the site then cannot be opened from a disk)"},
		{Path: "phase", Example: `"试运行：内容还在核对"`, ZH: "每页页头下面的一行，说明是样站、试运行", EN: "a line at the head of each page: that this is a sample, or on trial"},
	}},
	{"organization", "主办单位，印在页脚和首页的“找我们”里", "Who runs the site, at the foot of each page", []row{
		{Path: "organization", ZH: "主办单位", EN: "who runs the site"},
		{Path: "organization.name", Example: `"【单位名称：待填】"`, ZH: "单位名称", EN: "its name"},
		{Path: "organization.address", Example: `"【地址：待填】"`, ZH: "接待场所的地址", EN: "where people are received"},
		{Path: "organization.phone", Example: `"【电话：待填】"`, ZH: "电话", EN: "telephone"},
		{Path: "organization.hours", Example: `"【接待时间：待填】"`, ZH: "接待时间", EN: "office hours"},
		{Path: "organization.online", Example: `"https://www.example.gov.cn/xinfang/"`, ZH: "网上渠道：网址或者名称", EN: "where matters can be raised on the web"},
		{Path: "organization.progress", Example: `"打电话报查询码"`, ZH: "查询办法：提了以后怎样查进度和结果", EN: "how to ask what became of a matter"},
		{Path: "organization.contact_checked", Example: `2026-11-01`, ZH: "哪天核对过上面几项", EN: "the day on which somebody last checked these"},
		{Path: "organization.report_error_url", Example: `"https://www.example.gov.cn/jiucuo/"`, ZH: "“我为政府网站找错”的网址", EN: "where errors on government sites are reported"},
		{Path: "organization.email", Example: `"pufa@example.gov.cn"`, ZH: "咨询邮箱", EN: "address of mail"},
		{Path: "organization.map_url", Example: `"https://www.example.gov.cn/ditu/"`, ZH: "地图上的位置，“看地图”打开它", EN: "a map that shows the address"},
		{Path: "organization.feedback_url", Example: `"mailto:pufa@example.gov.cn"`, ZH: "“告诉我们”打开的网址，也可以写邮箱", EN: "where readers say what they miss: a form or mail"},
	}},
	{"government", "政府网站标识；不是政府网站的，不写这一段", "What Chinese government sites must show; others leave it out", []row{
		{Path: "government", ZH: "政府网站标识", EN: "marks of a Chinese government site"},
		{Path: "government.enabled", Default: `true`, Example: `false`, ZH: "写了这一段，又暂时不用：false", EN: "false sets the table aside"},
		{Path: "government.site_name", Example: `"蓝山信访普法"`, ZH: "网站登记的名称", EN: "name as registered"},
		{Path: "government.site_domain", Example: `"www.example.gov.cn"`, ZH: "域名，不带 https://", EN: "host, without https://"},
		{Path: "government.site_id_code", Example: `"【政府网站标识码：待填】"`, ZH: "政府网站标识码", EN: "identification code of the site"},
		{Path: "government.icp", Example: `"【ICP 备案号：待填】"`, ZH: "ICP 备案号", EN: "ICP record"},
		{Path: "government.police_record", Example: `"【公安备案号：待填】"`, ZH: "公安机关备案号", EN: "police record"},
		{Path: "government.party_government_mark", Example: `"https://www.example.gov.cn/biaoshi/"`, ZH: "党政机关标识点开后的网址", EN: "where the mark of party and government bodies leads"},
	}},
	{"menu", "主菜单，从左到右，一项一段 [[menu]]；一段也没有，就用第一层的栏目", "The main menu, one [[menu]] for each entry; without any, the channels at the top", []row{
		{Path: "menu", ZH: "主菜单的一项", EN: "an entry of the main menu"},
		{Path: "menu.title", Example: `"指引"`, Required: true, ZH: "菜单上的字", EN: "its words"},
		{Path: "menu.page", Example: `"zhinan/_index.md"`, Required: true, ZH: "点开哪一页：content 里的文件", EN: "the page: a file in content"},
	}},
	{"notices", "紧急通知，挂在每页最上面，一条一段 [[notices]]", "Announcements at the top of each page, one [[notices]] each", []row{
		{Path: "notices", ZH: "一条紧急通知", EN: "an announcement on each page"},
		{Path: "notices.text", Example: `"接待大厅检修，请打电话或者网上提交。"`, Required: true, ZH: "通知的内容", EN: "its text"},
		{Path: "notices.from", Example: `2026-12-01`, ZH: "从哪天起显示，不写就是马上", EN: "from when; at once if not given"},
		{Path: "notices.until", Example: `2026-12-03`, ZH: "显示到哪天（含这一天），不写就一直显示", EN: "until when, that day included"},
		{Path: "notices.link", Example: `"https://www.example.gov.cn/"`, ZH: "点开看什么：content 里的文件，或者网址", EN: "where it leads: a file in content or an address"},
	}},
	{"markdown", "文章的写法", "How pages are written", []row{
		{Path: "markdown", ZH: "文章的写法", EN: "how pages are written"},
		{Path: "markdown.glossary", Default: `false`, Example: `true`, ZH: "true：词汇页讲过的词，在别的页上第一次出现时可以点开看意思", EN: "true: a word that the glossary explains shows its meaning where a page uses it first"},
		{Path: "markdown.hard_breaks", Default: `false`, Example: `true`, ZH: "true：按一次回车就换一行；false：空一行才另起一段", EN: "true: a line break in the source is one on the page"},
	}},
	{"law", "法规", "Statutes", []row{
		{Path: "law", ZH: "法规", EN: "statutes"},
		{Path: "law.article_pages", Default: `true`, Example: `false`, ZH: "每一条单独有一页", EN: "each article has a page of its own"},
	}},
	{"accessibility", "无障碍声明", "Accessibility", []row{
		{Path: "accessibility", ZH: "无障碍声明：主题写怎样用起来方便，这里写本站的情况", EN: "the statement on accessibility: the theme tells what it does, this tells what the site does"},
		{Path: "accessibility.checked", Example: `2026-11-01`, ZH: "最近一次检查本站内容的日期", EN: "the day on which somebody last tried the pages"},
		{Path: "accessibility.limits", Example: `["2019 年以前的报告只有扫描件。"]`, ZH: "还做得不够的地方，一句一条", EN: "what some cannot use yet, a sentence each"},
	}},
	{"search", "站内搜索", "The search", []row{
		{Path: "search", ZH: "站内搜索", EN: "the search"},
		{Path: "search.enabled", Default: `true`, Example: `false`, ZH: "要不要搜索", EN: "whether there is one"},
		{Path: "search.synonyms", Example: `"data/synonyms.toml"`, ZH: "本站的平常话词表：里面写 [words]，下面写 \"工钱\" = \"工资 劳动报酬\"", EN: "a file of the site's everyday words: [words], and below it \"pay\" = \"wages\""},
		{Path: "search.exclude", Example: `["neibu"]`, ZH: "content 里不让搜到的文件和文件夹", EN: "files and folders of content that are not found"},
	}},
	{"lists", "列表", "Lists of pages", []row{
		{Path: "lists", ZH: "列表", EN: "lists of pages"},
		{Path: "lists.size", Default: `20`, Example: `30`, ZH: "一次列几篇", EN: "pages of one part of a list"},
		{Path: "lists.latest", Default: `4`, Example: `8`, ZH: "首页列几篇最近发布的；0 是不列", EN: "new pages on the home page; 0 for none"},
		{Path: "lists.numbering", Default: `"stable"`, Example: `"front"`, Choices: []string{"stable", "front"}, ZH: "分段的网址：stable 是 list/1（最早的一段），front 是 page/2（第二段）", EN: "addresses of parts: stable is list/1 (the oldest), front is page/2 (the second)"},
	}},
	{"feeds", "订阅源的文件名，不要的写 \"\"", "File names of feeds; \"\" makes none of the kind", []row{
		{Path: "feeds", ZH: "订阅源", EN: "feeds"},
		{Path: "feeds.atom", Default: `"feed.xml"`, Example: `"atom.xml"`, ZH: "Atom", EN: "Atom"},
		{Path: "feeds.json", Default: `"feed.json"`, Example: `""`, ZH: "JSON Feed", EN: "JSON Feed"},
		{Path: "feeds.rss", Default: `""`, Example: `"index.xml"`, ZH: "RSS", EN: "RSS"},
		{Path: "feeds.below", Default: `true`, Example: `false`, ZH: "栏目的订阅源带上它下面的栏目", EN: "a channel's feeds hold the channels below it, too"},
	}},
	{"facets", "标签以外的分类，一种一段 [[facets]]；页面里写 key = [\"…\"]", "Ways to sort pages beside tags, one [[facets]] each; a page says key = [\"…\"]", []row{
		{Path: "facets", ZH: "标签以外的一种分类", EN: "a way to sort pages beside tags"},
		{Path: "facets.key", Example: `"yewu"`, Required: true, ZH: "页面里用的名称，也是网址；小写字母开头", EN: "its key in front matter, and its address"},
		{Path: "facets.title", Example: `"业务"`, Required: true, ZH: "给读者看的名称", EN: "what readers see"},
		{Path: "facets.menu", Example: `"按业务看"`, ZH: "放进主菜单叫什么；不写就不放", EN: "its name in the main menu; without it, it is not there"},
		{Path: "facets.order", Default: `"reading"`, Example: `"code"`, Choices: []string{"reading", "code"}, ZH: "排序：reading 按拼音，code 按字符编码", EN: "order: reading as people look words up, code by code points"},
	}},
	{"front_matter", "别的程序的叫法 = 这里的叫法，\"\" 是不用它", "What another program calls it = what it is called here, \"\" = not used", []row{
		{Path: "front_matter", Example: `{ description = "summary", layout = "" }`, ZH: "从别的程序搬来的页面，页面信息的名称不用一页一页改", EN: "so that pages of another program need no change"},
	}},
	{"deploy", "上传到哪里，一处一段 [[deploy]]；密码和密钥不写在这里", "Where the site is sent, one [[deploy]] each; passwords and keys do not stand here", []row{
		{Path: "deploy", ZH: "一个上传目标，见 pufa help publish", EN: "a place to deploy to, see pufa help publish"},
		{Path: "deploy.name", Example: `"zhengshi"`, Required: true, ZH: "名字：pufa deploy zhengshi", EN: "its name: pufa deploy official"},
		{Path: "deploy.kind", Default: `"zip"`, Example: `"sftp"`, Choices: []string{"zip", "folder", "sftp", "s3"}, ZH: "zip 压缩包，folder 文件夹或网络盘，sftp 服务器，s3 对象存储", EN: "zip, a folder or share, a server by SFTP, object storage"},
		{Path: "deploy.path", Example: `"/var/www/pufa"`, ZH: "zip 的文件名；folder、sftp 的文件夹", EN: "the file of a zip; the folder of folder and sftp"},
		{Path: "deploy.host", Example: `"www.example.gov.cn"`, ZH: "sftp：服务器", EN: "sftp: the server"},
		{Path: "deploy.port", Example: `22`, ZH: "sftp：端口，不写是 22", EN: "sftp: 22 if not given"},
		{Path: "deploy.user", Example: `"web"`, ZH: "sftp：用户名", EN: "sftp: the user"},
		{Path: "deploy.key", Example: `"~/.ssh/id_ed25519"`, ZH: "sftp：私钥文件，不写就用常用的那几个", EN: "sftp: a file with a private key; the usual ones if not given"},
		{Path: "deploy.host_key", Example: `"SHA256:……"`, ZH: "sftp：服务器的指纹", EN: "sftp: the server's fingerprint"},
		{Path: "deploy.known_hosts", Example: `"~/.ssh/known_hosts"`, ZH: "sftp：记着服务器指纹的文件，不写就用您自己的", EN: "sftp: the file that knows servers; your own if not given"},
		{Path: "deploy.endpoint", Example: `"https://s3.example.com"`, ZH: "s3：服务的网址", EN: "s3: the service's address"},
		{Path: "deploy.region", Example: `"cn-north-1"`, ZH: "s3：地区", EN: "s3: the region"},
		{Path: "deploy.bucket", Example: `"pufa"`, ZH: "s3：存储桶", EN: "s3: the bucket"},
		{Path: "deploy.prefix", Example: `"pufa/"`, ZH: "s3：桶里的文件夹", EN: "s3: the folder in the bucket"},
		{Path: "deploy.path_style", Default: `false`, Example: `true`, ZH: "s3：桶名写在网址里，不写在域名里", EN: "s3: the bucket's name stands in the path"},
		{Path: "deploy.gzip", Default: `false`, Example: `true`, ZH: "s3：网页压缩以后再存", EN: "s3: texts are stored compressed"},
		{Path: "deploy.redirects", Example: `"nginx"`, Choices: []string{"nginx", "apache", "iis", "_redirects"}, ZH: "旧网址的跳转清单写给哪种服务器", EN: "for which server a list of redirects is sent, too"},
	}},
	{"review", "审核", "Reviews", []row{
		{Path: "review", ZH: "审核", EN: "reviews"},
		{Path: "review.stages", Example: `["初审", "复审", "终审"]`, ZH: "审几道（现在只记在这里，还不能签字）", EN: "the stages (noted only: pages cannot be signed yet)"},
		{Path: "review.required", Default: `false`, Example: `true`, ZH: "true：预览里标出还没有审过", EN: "true: the preview says that a page is not reviewed"},
	}},
	{"params", "交给外观（主题）用的文字；自带的主题认 seal、question、stylesheet、footnote", "Texts for the theme; the built-in one knows seal, question, stylesheet, footnote", []row{
		{Path: "params", Example: `{ question = "您遇到了什么事？", seal = "普法" }`, ZH: "主题要用的文字，名称由主题定", EN: "texts for the theme, which gives them their names"},
	}},
}

// themeFile describes theme.toml.
var themeFile = []section{
	{"", "整个主题", "The theme as a whole", []row{
		{Path: "name", Example: `"my"`, Required: true, ZH: "主题的名称，和文件夹名一样", EN: "name of the theme, that of its folder"},
		{Path: "title", Example: `"我们的主题"`, ZH: "给人看的名称", EN: "what people call it"},
		{Path: "complete", Default: `false`, Example: `true`, ZH: "true：样样都有，缺的不用默认主题补", EN: "true: nothing is taken from the default theme"},
	}},
	{"containers", "给作者添的方框，一种一段 [[containers]]", "Boxes for authors, one [[containers]] each", []row{
		{Path: "containers", ZH: "一种方框", EN: "a box"},
		{Path: "containers.name", Example: `"tip"`, Required: true, ZH: "作者写 ::: tip；小写字母、数字和 -，也是它的类名", EN: "authors write ::: tip; also its class"},
		{Path: "containers.label", Example: `"小窍门"`, ZH: "方框的第一行，不写就没有", EN: "its first line; none if not given"},
		{Path: "containers.label_en", Example: `"Tip"`, ZH: "英文网站上的第一行，不写就用 label", EN: "the same on English sites; label if not given"},
		{Path: "containers.element", Default: `"div"`, Example: `"aside"`, Choices: []string{"aside", "section", "div", "details"}, ZH: "用什么元素；details 是折起来的", EN: "its element; details is folded"},
		{Path: "containers.landmark", Default: `false`, Example: `true`, ZH: "true：读屏软件能直接跳到它", EN: "true: screen readers can jump to it"},
	}},
}
