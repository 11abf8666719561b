package diag

// configTexts are the findings about what config.toml and theme.toml say. How
// they are written is the matter of fieldsTexts.
var configTexts = map[string]Entry{
	"config/title-missing": {
		ZH: Text{Message: "没有写网站名称 title", Hint: "在 config.toml 最上面加一行：title = \"网站名称\""},
		EN: Text{Message: "the site has no title", Hint: "add a line at the top of config.toml: title = \"name of the site\""},
	},
	"config/placeholder": {
		Severity: Warning,
		ZH:       Text{Message: "{1} 还是占位文字“{2}”", Hint: "核实以后换成真实内容，方括号也去掉；没有这一项就删掉这一行"},
		EN:       Text{Message: "{1} still holds the placeholder {2}", Hint: "put in the real content when it has been checked, or delete the line"},
	},
	"config/deploy-name": {
		ZH: Text{Message: "上传目标要有一个名字，“{1}”不行", Hint: "用字母、数字、汉字、- 和 _ 起个短名，例如 name = \"zhengshi\"，上传时写 pufa deploy zhengshi"},
		EN: Text{Message: "a place to deploy to needs a name; “{1}” is none", Hint: "use letters, digits, - and _, such as name = \"official\"; then write pufa deploy official"},
	},
	"config/deploy-twice": {
		ZH: Text{Message: "有两个上传目标都叫“{1}”", Hint: "给其中一个换个名字"},
		EN: Text{Message: "two places to deploy to are called “{1}”", Hint: "rename one of them"},
	},
	"config/deploy-incomplete": {
		ZH: Text{Message: "kind = \"{1}\" 的上传目标缺少 {2}", Hint: "在这个 [[deploy]] 下面加一行，例如 {2} = {3}"},
		EN: Text{Message: "a place to deploy to of kind = \"{1}\" needs {2}", Hint: "add a line to this [[deploy]], such as {2} = {3}"},
	},
	"config/deploy-root": {
		ZH: Text{Message: "不能把网站直接放进服务器的“{1}”", Hint: "写网站自己的文件夹，例如 path = \"/var/www/pufa\""},
		EN: Text{Message: "a site cannot fill the server's folder “{1}”", Hint: "write a folder of the site's own, such as path = \"/var/www/pufa\""},
	},
	"config/deploy-secret": {
		ZH: Text{Message: "第 {2} 行把 {1} 写进了 config.toml，别人打开文件就能看到", Hint: "删掉这一行，并且换一个新的密码或者密钥；上传时在终端里输入，或者放进环境变量，写法见 pufa help deploy"},
		EN: Text{Message: "line {2} puts {1} into config.toml, where others can read it", Hint: "delete the line and change the password or key; type it when you deploy, or put it into the environment, see pufa help deploy"},
	},
	"config/base-url": {
		ZH: Text{Message: "base_url“{1}”不是完整的网址", Hint: "写成以 http:// 或 https:// 开头的网址，像这样：base_url = \"{2}\""},
		EN: Text{Message: "base_url {1} is no full web address", Hint: "write an address that begins with http:// or https://, like base_url = \"{2}\""},
	},
	"config/no-base-url": {
		Severity: Notice,
		ZH:       Text{Message: "没有写 base_url，所以不生成订阅源、sitemap.xml、robots.txt，页面上也没有完整网址和二维码", Hint: "网址定下来以后加一行：base_url = \"https://www.example.gov.cn/pufa/\""},
		EN:       Text{Message: "there is no base_url, so no feeds, sitemap.xml or robots.txt are made, and pages show no full address", Hint: "add a line when the address is known: base_url = \"https://www.example.gov.cn/pufa/\""},
	},
	"config/base-url-extra": {
		ZH: Text{Message: "base_url“{1}”里有多余的部分（?、# 后面的内容，或者用户名）", Hint: "只留网站所在的文件夹：base_url = \"{2}\""},
		EN: Text{Message: "base_url {1} has parts that don't belong there (after ? or #, or a user's name)", Hint: "keep the site's folder only: base_url = \"{2}\""},
	},
	"config/url": {
		ZH: Text{Message: "{1} 的“{2}”不是完整的网址", Hint: "写成以 http:// 或 https:// 开头的网址；没有就删掉这一行"},
		EN: Text{Message: "{1} has {2}, which is no full web address", Hint: "write an address that begins with http:// or https://, or delete the line"},
	},
	"config/mail": {
		ZH: Text{Message: "{1} 的“{2}”不是邮箱地址", Hint: "写成 名字@域名，例如 xinfang@example.gov.cn；没有就删掉这一行"},
		EN: Text{Message: "{1} has {2}, which is no mail address", Hint: "write name@host, such as petitions@example.gov.cn, or delete the line"},
	},
	"config/no-synonyms": {
		ZH: Text{Message: "找不到同义词文件 {1}", Hint: "改 config.toml 里 [search] 的 synonyms，写对文件的位置；不用就删掉这一行"},
		EN: Text{Message: "the file of synonyms {1} is not there", Hint: "name the right file at synonyms under [search] in config.toml, or delete the line"},
	},
	"config/synonym-empty": {
		Severity: Warning,
		ZH:       Text{Message: "“{1}”没有写对应的法条用词", Hint: "等号右边写上法条里的词，像这样：\"工钱\" = \"工资 劳动报酬\""},
		EN:       Text{Message: "{1} has no words of the law", Hint: "put words of the law behind the equals sign: \"工钱\" = \"工资 劳动报酬\""},
	},
	"config/synonym-short": {
		Severity: Warning,
		ZH:       Text{Message: "“{1}”只有一个字，起不了作用", Hint: "每个词至少写两个字"},
		EN:       Text{Message: "{1} is one character long and does nothing", Hint: "write words of two characters or more"},
	},
	"config/notice-empty": {
		ZH: Text{Message: "这条通知没有内容", Hint: "在 [[notices]] 下面加一行：text = \"……\"；用不着就整段删掉"},
		EN: Text{Message: "this announcement says nothing", Hint: "add a line below [[notices]]: text = \"…\", or delete it"},
	},
	"config/notice-never": {
		Severity: Warning,
		ZH:       Text{Message: "这条通知到 {1} 为止，早于开始的 {2}，永远不会显示", Hint: "核对 from 和 until，改正写错的一个"},
		EN:       Text{Message: "this announcement ends on {1}, before it begins on {2}, and never appears", Hint: "check from and until and correct the wrong one"},
	},
	"config/language": {
		ZH: Text{Message: "语言代码“{1}”的写法不对", Hint: "改成：language = \"{2}\""},
		EN: Text{Message: "{1} is no code of a language", Hint: "write: language = \"{2}\""},
	},
	"config/timezone": {
		ZH: Text{Message: "没有“{1}”这个时区", Hint: "改成：timezone = \"{2}\"；北京时间写 Asia/Shanghai"},
		EN: Text{Message: "there is no time zone {1}", Hint: "write: timezone = \"{2}\"; the time of Beijing is Asia/Shanghai"},
	},
	"config/addresses": {
		ZH: Text{Message: "addresses 不能是“{1}”", Hint: "改成：addresses = \"{2}\"；只有两种：file（…/名称.html）和 folder（…/名称/）"},
		EN: Text{Message: "addresses cannot be {1}", Hint: "write: addresses = \"{2}\"; the choices are file (…/name.html) and folder (…/name/)"},
	},
	"config/theme-name": {
		ZH: Text{Message: "主题名称“{1}”的写法不对", Hint: "写 themes 文件夹里那个主题的文件夹名，例如 theme = \"pufa\""},
		EN: Text{Message: "{1} cannot be the name of a theme", Hint: "write the name of its folder in themes, such as theme = \"pufa\""},
	},
	"config/menu-incomplete": {
		ZH: Text{Message: "这条菜单缺 {1}", Hint: "在 [[menu]] 下面加一行：{2}"},
		EN: Text{Message: "this entry of the menu has no {1}", Hint: "add a line below [[menu]]: {2}"},
	},
	"config/outside": {
		ZH: Text{Message: "{1} 的“{2}”不是网站文件夹里的文件", Hint: "写从网站文件夹算起的路径，用“/”分隔，例如 {3}"},
		EN: Text{Message: "{1} has {2}, which is no file inside the site's folder", Hint: "write a path that begins in the site's folder, with /, such as {3}"},
	},
	"config/choice": {
		ZH: Text{Message: "{1} 不能是“{2}”", Hint: "改成：{1} = \"{3}\"；可以写的有：{4}"},
		EN: Text{Message: "{1} cannot be {2}", Hint: "write: {1} = \"{3}\"; the choices are {4}"},
	},
	"config/list-size": {
		ZH: Text{Message: "{1} 不能是 {2}", Hint: "写 {3} 到 {4} 之间的数"},
		EN: Text{Message: "{1} cannot be {2}", Hint: "write a number from {3} to {4}"},
	},
	"config/feed-name": {
		ZH: Text{Message: "订阅源的文件名“{2}”不能用", Hint: "写以 .xml 或 .json 结尾的文件名，只用英文字母、数字和 . - _，不带文件夹；不要这种订阅源就写 {1} = \"\""},
		EN: Text{Message: "{2} cannot be the file name of a feed", Hint: "write a name that ends in .xml or .json, of letters, digits and . - _, without a folder; {1} = \"\" makes none"},
	},
	"config/feed-taken": {
		ZH: Text{Message: "“{2}”是给搜索引擎看的网站地图，订阅源不能叫这个名字", Hint: "换一个文件名，例如 {1} = \"index.xml\"；不要这种订阅源就写 {1} = \"\""},
		EN: Text{Message: "{2} is the site map for search engines, so no feed can be called that", Hint: "take another name, such as {1} = \"index.xml\"; {1} = \"\" makes none"},
	},
	"config/feed-twice": {
		ZH: Text{Message: "两种订阅源都叫“{2}”", Hint: "给 {1} 另起一个文件名；不要它就写 {1} = \"\""},
		EN: Text{Message: "two kinds of feeds are both called {2}", Hint: "give {1} another file name, or write {1} = \"\" to do without it"},
	},
	"config/facet-key": {
		ZH: Text{Message: "分类的字段名“{1}”不能用", Hint: "用小写英文字母开头，后面是小写字母、数字、- 或 _，例如 key = \"categories\""},
		EN: Text{Message: "{1} cannot be the key of a facet", Hint: "begin with a small letter, then small letters, digits, - and _, such as key = \"categories\""},
	},
	"config/facet-taken": {
		ZH: Text{Message: "“{1}”在页面信息里已经有别的用处，不能当分类的字段名", Hint: "换一个字段名，例如 key = \"{1}-list\""},
		EN: Text{Message: "{1} already means something else in front matter", Hint: "take another key, such as key = \"{1}-list\""},
	},
	"config/facet-folder": {
		ZH: Text{Message: "网址里的 {1} 文件夹是程序自己用的，不能当分类的字段名", Hint: "换一个字段名，例如 key = \"{1}-list\""},
		EN: Text{Message: "the program itself uses the folder {1} of the site's addresses, so no facet can", Hint: "take another key, such as key = \"{1}-list\""},
	},
	"config/facet-twice": {
		ZH: Text{Message: "分类“{1}”写了两次", Hint: "删掉一个 [[facets]]，或者换一个 key"},
		EN: Text{Message: "the facet {1} stands here twice", Hint: "delete one [[facets]], or change its key"},
	},
	"config/facet-untitled": {
		ZH: Text{Message: "分类“{1}”没有写名称 title", Hint: "在这个 [[facets]] 下面加一行：title = \"分类\""},
		EN: Text{Message: "the facet {1} has no title", Hint: "add a line below this [[facets]]: title = \"Subjects\""},
	},
	"config/front-matter-own": {
		ZH: Text{Message: "“{1}”本来就是页面信息里的字段，不用换名", Hint: "删掉这一行；[front_matter] 里左边写别的程序的叫法，右边写这里的叫法"},
		EN: Text{Message: "{1} is a key of front matter as it is", Hint: "delete the line; [front_matter] has another program's name at the left and the name here at the right"},
	},
	"config/front-matter-key": {
		ZH: Text{Message: "“{1}”不能换名", Hint: "左边只能是一个字段名，由字母、数字、- 和 _ 组成；表格里面的字段不能换名"},
		EN: Text{Message: "{1} cannot be given another name", Hint: "the name at the left consists of letters, digits, - and _; keys inside tables cannot be renamed"},
	},
	"config/front-matter-near": {
		ZH: Text{Message: "页面信息里没有“{2}”这个字段", Hint: "改成：{1} = \"{3}\""},
		EN: Text{Message: "front matter has no key {2}", Hint: "write: {1} = \"{3}\""},
	},
	"config/front-matter-unknown": {
		ZH: Text{Message: "页面信息里没有“{2}”这个字段", Hint: "右边写这里的字段名，例如 {1} = \"summary\"；用不着的内容写 {1} = \"\""},
		EN: Text{Message: "front matter has no key {2}", Hint: "write a key that there is, such as {1} = \"summary\", or {1} = \"\" for what is not used"},
	},
	"config/government-missing": {
		Severity: Warning,
		ZH:       Text{Message: "[government] 里没有写 {1}，政府网站的每一页都要有它", Hint: "加一行：{1} = \"……\"；还没有的先写 {1} = \"【待填】\"；不是政府网站就写 enabled = false"},
		EN:       Text{Message: "[government] has no {1}, which every page of a government site must carry", Hint: "add a line {1} = \"……\", or {1} = \"【待填】\" until it is known; write enabled = false if this is no government site"},
	},
	"config/site-domain": {
		ZH: Text{Message: "site_domain“{1}”应当只是域名", Hint: "去掉 http:// 和斜杠，写成：site_domain = \"{2}\""},
		EN: Text{Message: "site_domain {1} must be a host name only", Hint: "leave out http:// and slashes: site_domain = \"{2}\""},
	},
	"config/site-id-code": {
		ZH: Text{Message: "政府网站标识码“{1}”的形式不对", Hint: "标识码是 10 位数字，或者 bm 加 8 位数字，或者 N 加 9 位数字；对照网站登记的标识码改正"},
		EN: Text{Message: "the site identification code {1} has the wrong form", Hint: "it is 10 digits, or bm and 8 digits, or N and 9 digits; copy it from the registration"},
	},
	"config/icp": {
		Severity: Warning,
		ZH:       Text{Message: "ICP 备案号“{1}”的形式不像备案号", Hint: "应当是“湘ICP备××××××××号-1”这样；对照备案信息改正"},
		EN:       Text{Message: "the ICP number {1} does not look like one", Hint: "it has the form 湘ICP备××××××××号-1; copy it from the registration"},
	},
	"config/police-record": {
		Severity: Warning,
		ZH:       Text{Message: "公安备案号“{1}”的形式不像备案号", Hint: "应当是“湘公网安备”加 14 位数字，再加“号”；对照备案信息改正"},
		EN:       Text{Message: "the police record {1} does not look like one", Hint: "it has the form 湘公网安备, 14 digits, 号; copy it from the registration"},
	},
	"config/theme-unnamed": {
		ZH: Text{Message: "theme.toml 里没有写主题的名称 name", Hint: "加一行，写主题文件夹的名字，例如 name = \"pufa\""},
		EN: Text{Message: "theme.toml does not name the theme", Hint: "add a line with the name of its folder, such as name = \"pufa\""},
	},
	"config/container-name": {
		ZH: Text{Message: "容器名称“{1}”不能用", Hint: "用小写英文字母、数字和“-”，以字母开头，例如 name = \"tip\""},
		EN: Text{Message: "{1} cannot be the name of a container", Hint: "use small letters, digits and -, a letter first, such as name = \"tip\""},
	},
	"config/container-twice": {
		ZH: Text{Message: "容器“{1}”写了两次", Hint: "留下一个，另一个改名或者删掉"},
		EN: Text{Message: "there are two containers named {1}", Hint: "keep one, rename or delete the other"},
	},
	"config/container-element": {
		ZH: Text{Message: "容器“{1}”的 element 不能是“{2}”", Hint: "改成：element = \"{3}\"；可以用的有 aside、section、div、details"},
		EN: Text{Message: "the container {1} cannot be the element {2}", Hint: "write: element = \"{3}\"; the choices are aside, section, div and details"},
	},
}
