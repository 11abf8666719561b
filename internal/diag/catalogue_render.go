package diag

var renderTexts = map[string]Entry{
	"render/unreadable": {
		ZH: Text{"读不了这个文件：{1}", "检查文件是否存在、是否有读取权限"},
		EN: Text{"this file can't be read: {1}", "check that it exists and that you may read it"},
	},
	"render/not-utf8": {
		ZH: Text{"模板不是 UTF-8 编码", "用编辑器“另存为”，编码选 UTF-8"},
		EN: Text{"the template isn't UTF-8", "save it again with the encoding UTF-8"},
	},
	"render/syntax": {
		ZH: Text{"模板写法有误：{1}", "检查这一行的 {{ }} 是否写完整"},
		EN: Text{"the template has a slip: {1}", "check the {{ }} on this line"},
	},
	"render/defined-twice": {
		ZH: Text{"模板名“{1}”用了两次", "给 {{define \"{1}\"}} 换一个名字"},
		EN: Text{"two templates are called \"{1}\"", "give {{define \"{1}\"}} another name"},
	},
	"render/no-template": {
		ZH: Text{"缺少模板 {1}.html", "在 templates 文件夹里新建 {1}.html，或者换一个带有它的主题"},
		EN: Text{"the template {1}.html is missing", "create {1}.html in the folder templates, or use a theme that has it"},
	},
	"render/failed": {
		ZH: Text{"用模板“{1}”生成网页时出错：{2}", "检查提到的那一处 {{ }}"},
		EN: Text{"the template \"{1}\" failed: {2}", "check the {{ }} that is named"},
	},
	"render/unsafe-value": {
		ZH: Text{"这里的内容放在网页的这个位置不安全，已被拦下；它前面是：{1}", "检查填进这里的网址，只能用 http、https、mailto、tel 或站内地址"},
		EN: Text{"a value isn't safe where the template puts it; before it stands: {1}", "check the address: only http, https, mailto, tel and addresses within the site are allowed"},
	},
	"render/too-long": {
		ZH: Text{"网页超过 {1} MB，多半是模板不停地调用自己", "检查 {{template}} 是否又调用了自己"},
		EN: Text{"the page is longer than {1} MB; most likely a template includes itself without end", "check whether a {{template}} includes itself"},
	},
	"render/unknown-fragment": {
		ZH: Text{"没有名为“{1}”的公共部分", "写成 {{fragment .Header}} 或 {{fragment .Footer}}，不要写名字"},
		EN: Text{"there is no fragment \"{1}\"", "write {{fragment .Header}} or {{fragment .Footer}}, not a name"},
	},
}
