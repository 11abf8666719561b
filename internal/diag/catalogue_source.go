package diag

// sourceTexts are the findings of package source: encodings, control characters,
// fences of front matter, links in the content folder.
var sourceTexts = map[string]Entry{
	"source/converted": {
		Severity: Notice, For: Writer,
		ZH: Text{
			Message: "这个文件的编码是 {1}，已经按 UTF-8 读入",
			Hint:    "不改也能用；想统一的话，用“记事本”另存一次，编码选“UTF-8”",
		},
		EN: Text{
			Message: "this file is saved as {1}; it was read as if it were UTF-8",
			Hint:    "nothing needs to be done; to make all files alike, save it again as UTF-8",
		},
	},
	"source/encoding": {
		Severity: Error, For: Writer,
		ZH: Text{
			Message: "看不出这个文件是什么编码，读不出文字",
			Hint:    "用“记事本”打开原文，选“文件 → 另存为”，“编码”选“UTF-8”后保存；WPS 选“文件 → 另存为 → 文本文件 (*.txt)”，编码选“UTF-8”",
		},
		EN: Text{
			Message: "the encoding of this file is unknown, so its text cannot be read",
			Hint:    "open it in Notepad, choose File, Save as, set Encoding to UTF-8 and save; in WPS choose Save as, Text file (*.txt), encoding UTF-8",
		},
	},
	"source/too-long": {
		Severity: Error, For: Writer,
		ZH: Text{
			Message: "这个文件有 {1} MB，太长了，没有读",
			Hint:    "一个文件最多 {2} MB：把它分成几篇；表格和数据另存成附件（xlsx、csv），在文章里放链接",
		},
		EN: Text{
			Message: "this file is {1} MB long, which is too much; it was not read",
			Hint:    "{2} MB is the limit: split it into several pages, and save tables and data as files (xlsx, csv) that the page links to",
		},
	},
	"source/folder-too-deep": {
		Severity: Error, For: Writer,
		ZH: Text{
			Message: "这里文件夹一层套一层，超过 {1} 层（或者整个路径太长），更里面的没有读",
			Hint:    "把里面的文件移到外层的文件夹，再删掉多余的空文件夹",
		},
		EN: Text{
			Message: "more than {1} folders are nested here (or their path is too long); deeper ones were not read",
			Hint:    "move their files further up, and delete the folders left empty",
		},
	},
	"source/more-of-same": {
		Severity: Warning, For: Writer,
		ZH: Text{
			Message: "同样的问题（{2}）还有 {1} 处，没有一一列出",
			Hint:    "先改列出来的，改完再看一次",
		},
		EN: Text{
			Message: "{1} more places with the same problem ({2}) are not listed",
			Hint:    "correct those that are listed, then check again",
		},
	},
	"source/bad-bytes": {
		Severity: Error, For: Writer,
		ZH: Text{
			Message: "这里有坏字节 {1}，不是完整的文字",
			Hint:    "把这里（显示为 �）删掉重新输入，再存为 UTF-8；如果整篇都乱，从原稿重新复制",
		},
		EN: Text{
			Message: "there are damaged bytes {1} here, which are not a character",
			Hint:    "delete what is shown as � and type it again, then save as UTF-8; if the whole file is garbled, copy it again from the original",
		},
	},
	"source/more-bad-bytes": {
		Severity: Error, For: Writer,
		ZH: Text{
			Message: "后面还有 {1} 处坏字节，没有一一列出",
			Hint:    "多半是文件损坏或编码存错了，从原稿重新复制，再存为 UTF-8",
		},
		EN: Text{
			Message: "{1} more places with damaged bytes are not listed",
			Hint:    "the file is probably damaged or saved in a wrong encoding; copy it from the original and save as UTF-8",
		},
	},
	"source/control-character": {
		Severity: Warning, For: Writer,
		ZH: Text{
			Message: "这里夹着看不见的控制字符 {1}（多半是从 Word 粘贴来的），已经去掉",
			Hint:    "在编辑器里把这里前后的字重新打一遍，或者先粘贴到“记事本”再复制过来",
		},
		EN: Text{
			Message: "there is an invisible control character {1} here (it often comes from Word); it was left out",
			Hint:    "type the characters around it again, or paste through Notepad",
		},
	},
	"source/line-tab": {
		Severity: Warning, For: Writer,
		ZH: Text{
			Message: "这里有从 Word 粘贴来的手动换行符 {1}，已经当作换行",
			Hint:    "在编辑器里删掉它，再按一次回车",
		},
		EN: Text{
			Message: "there is a manual line break {1} from Word here; it was read as a newline",
			Hint:    "delete it and press Enter",
		},
	},
	"source/more-control-characters": {
		Severity: Warning, For: Writer,
		ZH: Text{
			Message: "后面还有 {1} 个控制字符，没有一一列出，都已经处理",
			Hint:    "先把全文粘贴到“记事本”，再从“记事本”复制过来",
		},
		EN: Text{
			Message: "{1} more control characters are not listed; all were handled",
			Hint:    "paste the whole text through Notepad",
		},
	},
	"source/front-dashes": {
		Severity: Error, For: Writer,
		ZH: Text{Message: "页面信息的开头写成了 ---，这里要用 +++", Hint: "把页面信息上面和下面的分隔线都改成 +++，各占一行"},
		EN: Text{Message: "The page's details begin with ---, which should be +++", Hint: "Write +++ on a line of its own above the details, and again below them"},
	},
	"source/front-closing": {
		Severity: Error, For: Writer,
		ZH: Text{Message: "页面信息的结尾写成了 ---，这里要用 +++", Hint: "把这一行改成 +++"},
		EN: Text{Message: "the page's details end with ---, which should be +++", Hint: "write +++ on this line"},
	},
	"source/front-headless": {
		Severity: Error, For: Writer,
		ZH: Text{Message: "页面信息的上面少了一行 +++，会当作正文显示出来", Hint: "在“{1}”上面单独加一行 +++；页面信息的下面也要有单独的一行 +++"},
		EN: Text{Message: "a line +++ is missing above the page's details, so they would be shown as text", Hint: "put a line with only +++ above “{1}”, and another below the details"},
	},
	"source/front-late": {
		Severity: Error, For: Writer,
		ZH: Text{Message: "页面信息的“{1}”上面还有别的内容，页面信息会当作正文显示出来", Hint: "从“{1}”到下一行 +++ 移到文件的最上面"},
		EN: Text{Message: "there is something above the “{1}” of the page's details, so they would be shown as text", Hint: "move everything from “{1}” to the next line +++ to the top of the file"},
	},
	"source/yaml-headless": {
		Severity: Error, For: Writer,
		ZH: Text{Message: "页面信息写成了 YAML（冒号），上面也少了分隔线，会当作正文显示出来", Hint: "改成这样：\n{1}"},
		EN: Text{Message: "the page's details are YAML (colons) without a line above them, so they would be shown as text", Hint: "write this instead:\n{1}"},
	},
	"source/front-unclosed": {
		Severity: Error, For: Writer,
		ZH: Text{
			Message: "开头的 +++ 没有配对：页面信息后面缺一行 +++",
			Hint:    "在页面信息（title、date 等）的最后一行下面，单独加一行 +++",
		},
		EN: Text{
			Message: "the +++ at the top is never closed: a line +++ is missing after the page's details",
			Hint:    "put a line with only +++ below the details (title, date and so on)",
		},
	},
	"source/fence-wide": {
		Severity: Error, For: Writer,
		ZH: Text{
			Message: "分隔线“{1}”用了全角加号",
			Hint:    "切换到英文输入法，把“{1}”改成“+++”",
		},
		EN: Text{
			Message: "the line {1} is made of full-width plus signs",
			Hint:    "change {1} to +++",
		},
	},
	"source/fence-length": {
		Severity: Error, For: Writer,
		ZH: Text{
			Message: "分隔线“{1}”应当正好是三个加号",
			Hint:    "把“{1}”改成“+++”",
		},
		EN: Text{
			Message: "the line {1} must be exactly three plus signs",
			Hint:    "change {1} to +++",
		},
	},
	"source/yaml-front": {
		Severity: Error, For: Writer,
		ZH: Text{
			Message: "页面信息写成了 YAML（--- 和冒号），这里要用 TOML（+++ 和等号）",
			Hint:    "改成这样：\n{1}",
		},
		EN: Text{
			Message: "the page's details are YAML (--- and colons); TOML is needed (+++ and equals signs)",
			Hint:    "write this instead:\n{1}",
		},
	},
	"source/json-front": {
		Severity: Error, For: Writer,
		ZH: Text{
			Message: "页面信息写成了 JSON（花括号），这里要用 TOML（+++ 和等号）",
			Hint:    "改成这样：\n{1}",
		},
		EN: Text{
			Message: "the page's details are JSON (braces); TOML is needed (+++ and equals signs)",
			Hint:    "write this instead:\n{1}",
		},
	},
	"source/link-outside": {
		Severity: Error, For: Technician,
		ZH: Text{
			Message: "“{1}”是一个链接（快捷方式），指向网站文件夹以外，不能读取",
			Hint:    "把真正的文件复制到这里，代替这个链接",
		},
		EN: Text{
			Message: "{1} is a link that leads out of the site's folder, so it is not read",
			Hint:    "put a copy of the real file here instead of the link",
		},
	},
	"source/link-broken": {
		Severity: Error, For: Technician,
		ZH: Text{
			Message: "“{1}”是一个链接（快捷方式），它指向的文件不存在",
			Hint:    "删掉这个链接，或者把真正的文件放到这里",
		},
		EN: Text{
			Message: "{1} is a link to a file that does not exist",
			Hint:    "delete the link, or put the real file here",
		},
	},
	"source/link-folder": {
		Severity: Warning, For: Technician,
		ZH: Text{
			Message: "“{1}”是指向另一个文件夹的链接，里面的文件不会进入网站",
			Hint:    "把那个文件夹复制到这里，代替这个链接",
		},
		EN: Text{
			Message: "{1} is a link to another folder; what is in it does not become part of the site",
			Hint:    "put a copy of the folder here instead of the link",
		},
	},
	"source/hidden": {
		Severity: Notice, For: Technician,
		ZH: Text{
			Message: "“{1}”的名字以点开头，不会进入网站",
			Hint:    "要放上网站的，去掉开头的点；.well-known、.htaccess 和 .nojekyll 照原样放进 static 就会发布",
		},
		EN: Text{
			Message: "the name of {1} begins with a dot, so it does not become part of the site",
			Hint:    "remove the dot if it should be published; .well-known, .htaccess and .nojekyll in static are published as they are",
		},
	},
	"source/not-a-file": {
		Severity: Error, For: Technician,
		ZH: Text{
			Message: "“{1}”不是普通文件，而是管道、设备或套接字，不能读取",
			Hint:    "删掉它；如果这里本来有文件，把真正的文件放回来",
		},
		EN: Text{
			Message: "{1} is not a file but a pipe, a device or a socket, so it is not read",
			Hint:    "delete it; if there was a file here, put the real file back",
		},
	},
	"source/a-folder": {
		Severity: Error, For: Technician,
		ZH: Text{
			Message: "“{1}”应当是一个文件，这里却是文件夹",
			Hint:    "把这个文件夹改名或移走，再把文件放到这里",
		},
		EN: Text{
			Message: "{1} is a folder where a file belongs",
			Hint:    "rename or move the folder, and put the file here",
		},
	},
	"source/not-a-folder": {
		Severity: Error, For: Technician,
		ZH: Text{
			Message: "“{1}”应当是一个文件夹，这里却不是",
			Hint:    "把它改名或移走；需要时再新建一个叫这个名字的文件夹",
		},
		EN: Text{
			Message: "{1} is not a folder, but it has the name of a folder of the site",
			Hint:    "rename or move it, and make a folder of this name if you need one",
		},
	},
	"source/file-name": {
		Severity: Error, For: Technician,
		ZH: Text{
			Message: "文件名“{1}”是乱码，不能读取（常见于解压 Windows 上打的压缩包）",
			Hint:    "把文件改成正常的名字，例如 notice.md",
		},
		EN: Text{
			Message: "the file name {1} is garbled, so the file is not read (this happens when an archive from Windows is unpacked)",
			Hint:    "give the file a proper name, such as notice.md",
		},
	},
}
