package diag

// renderTexts are what templates and assets can do wrong.
var renderTexts = map[string]Entry{
	"render/unreadable": {
		ZH: Text{"读不了这个文件：{1}", "检查文件是否存在、是否有读取权限"},
		EN: Text{"this file can't be read: {1}", "check that it exists and that you may read it"},
	},
	"render/not-utf8": {
		ZH: Text{"模板不是 UTF-8 编码", "用编辑器“另存为”，编码选 UTF-8"},
		EN: Text{"the template isn't UTF-8", "save it again with the encoding UTF-8"},
	},
	"render/template-too-long": {
		ZH: Text{"模板超过 {1} KB", "把它拆成几个文件，用 {{template \"partials/…\" .}} 调用"},
		EN: Text{"the template is longer than {1} KB", "split it into files that are called by {{template \"partials/…\" .}}"},
	},
	"render/syntax": {
		ZH: Text{"模板写法有误：{1}", "检查这里的 {{ }} 是否写完整"},
		EN: Text{"the template has a slip: {1}", "check whether the {{ }} here is complete"},
	},
	"render/unclosed": {
		ZH: Text{"{{{1}}} 没有结束", "在它管的内容后面加上 {{end}}"},
		EN: Text{"{{{1}}} has no end", "add {{end}} behind what belongs to it"},
	},
	"render/extra-end": {
		ZH: Text{"多了一个 {{end}}", "删去它，或者补上它对应的 {{if}}、{{range}}、{{with}}"},
		EN: Text{"there is one {{end}} too many", "remove it, or add the {{if}}, {{range}} or {{with}} that it ends"},
	},
	"render/extra-else": {
		ZH: Text{"这个 {{else}} 没有对应的 {{if}}、{{range}} 或 {{with}}", "删去它；一个 {{if}} 只能有一个 {{else}}，中间的条件写 {{else if …}}"},
		EN: Text{"this {{else}} belongs to no {{if}}, {{range}} or {{with}}", "remove it; an {{if}} has one {{else}}, conditions in between are {{else if …}}"},
	},
	"render/unclosed-quote": {
		ZH: Text{"引号没有成对", "在文字后面补上同样的引号，引号内不能换行"},
		EN: Text{"a quotation mark has no partner", "add the same mark behind the text, on the same line"},
	},
	"render/unclosed-braces": {
		ZH: Text{"{{ 没有对应的 }}", "在同一行补上 }}"},
		EN: Text{"this {{ has no }}", "add the }} on the same line"},
	},
	"render/unclosed-paren": {
		ZH: Text{"左括号没有对应的右括号", "补上 )"},
		EN: Text{"an opening parenthesis isn't closed", "add )"},
	},
	"render/extra-paren": {
		ZH: Text{"多了一个右括号", "删去它，或者补上左括号"},
		EN: Text{"there is one closing parenthesis too many", "remove it, or add the opening one"},
	},
	"render/pipe-into-value": {
		ZH: Text{"竖线 | 后面要写函数，这里不是", "把文字或字段写在竖线前面，函数写在后面"},
		EN: Text{"what follows | must be a function", "put the text or field before | and the function behind it"},
	},
	"render/empty-tag": {
		ZH: Text{"{{ }} 里缺少内容（{1}）", "在里面写上要用的字段，例如 {{.Title}}、{{if .Summary}}"},
		EN: Text{"something is missing inside {{ }} ({1})", "name the field, as in {{.Title}} or {{if .Summary}}"},
	},
	"render/outside-range": {
		ZH: Text{"{{{1}}} 只能用在 {{range}} 里", "删去它，或者移到 {{range}} 与 {{end}} 之间"},
		EN: Text{"{{{1}}} works within {{range}} only", "remove it, or move it between {{range}} and its {{end}}"},
	},
	"render/unexpected": {
		ZH: Text{"这里不该出现“{1}”", "检查它前后是否漏了空格、引号或括号"},
		EN: Text{"\"{1}\" can't stand here", "check whether a space, quotation mark or parenthesis is missing before it"},
	},
	"render/sign": {
		ZH: Text{"模板里不能用 {1} 来比较或连接条件", "函数名写在前面：{{if {2} …}}，例如 {{if eq .Lang \"en\"}}、{{if and .Title .Summary}}"},
		EN: Text{"{1} compares or joins nothing in a template", "write the function first: {{if {2} …}}, as in {{if eq .Lang \"en\"}} or {{if and .Title .Summary}}"},
	},
	"render/full-width": {
		ZH: Text{"用了全角的“{1}”", "改成半角的 {2}"},
		EN: Text{"\"{1}\" is a full-width sign", "write {2} instead"},
	},
	"render/bad-character": {
		ZH: Text{"{{ }} 里不能用“{1}”", "删去它；要显示的文字放在引号里"},
		EN: Text{"\"{1}\" can't be used inside {{ }}", "remove it; text to be shown goes between quotation marks"},
	},
	"render/no-variable": {
		ZH: Text{"变量 {1} 没有定义", "先写 {{{1} := …}}；在 {{if}}、{{range}} 里定义的，到 {{end}} 就没有了"},
		EN: Text{"the variable {1} isn't defined", "write {{{1} := …}} first; one defined within {{if}} or {{range}} ends at its {{end}}"},
	},
	"render/defined-twice": {
		ZH: Text{"模板名“{1}”用了两次", "给这个 {{define}} 换一个名字"},
		EN: Text{"two templates are called \"{1}\"", "give this {{define}} another name"},
	},
	"render/no-template": {
		ZH: Text{"缺少模板 {1}.html", "在 templates 文件夹里新建 {1}.html，或者换一个带有它的主题"},
		EN: Text{"the template {1}.html is missing", "create {1}.html in the folder templates, or use a theme that has it"},
	},
	"render/template-file-misnamed": {
		ZH: Text{"缺少模板 {1}.html，只有名字相近的 {2}.html", "把这个文件改名为 {1}.html"},
		EN: Text{"the template {1}.html is missing; there is {2}.html", "rename this file to {1}.html"},
	},
	"render/template-unused": {
		Severity: Warning,
		ZH:       Text{"模板 {1}.html 没有用到：主题里没有这个名字的模板，也没有别的模板调用它", "要替换主题的模板，文件名要和它一样；不需要就删掉"},
		EN:       Text{"the template {1}.html is used by nothing: the theme has none of this name, and none calls it", "to replace a template of the theme, give the file its name; or delete it"},
	},
	"render/template-unused-near": {
		Severity: Warning,
		ZH:       Text{"模板 {1}.html 没有用到：主题里没有这个名字的模板，也没有别的模板调用它", "想替换主题的 {2}.html，就把文件名改成 {2}.html"},
		EN:       Text{"the template {1}.html is used by nothing: the theme has none of this name, and none calls it", "to replace {2}.html of the theme, rename the file {2}.html"},
	},
	"render/unusable-template": {
		ZH: Text{"模板 {1}.html 有错，用不了", "先改好这个文件里列出的其他错误"},
		EN: Text{"the template {1}.html has mistakes and can't be used", "correct the other mistakes listed for this file first"},
	},
	"render/template-misspelt": {
		ZH: Text{"没有名为“{1}”的模板", "改成“{2}”"},
		EN: Text{"there is no template \"{1}\"", "write \"{2}\""},
	},
	"render/no-such-template": {
		ZH: Text{"没有名为“{1}”的模板", "名字是 templates 里的路径，不带 .html，例如 partials/head"},
		EN: Text{"there is no template \"{1}\"", "the name is the path within templates without .html, such as partials/head"},
	},
	"render/endless": {
		ZH: Text{"模板没完没了地调用自己：{1}", "去掉其中一处 {{template}}，或者给它加上迟早不成立的 {{if}}"},
		EN: Text{"templates include themselves without end: {1}", "remove one of these {{template}}, or put it into an {{if}} that is false some day"},
	},
	"render/too-many-calls": {
		ZH: Text{"模板“{1}”一层层调用下去超过 {2} 次", "减少 {{template}} 的层数，重复的内容用 {{range}}"},
		EN: Text{"the calls below the template \"{1}\" are more than {2}", "call fewer templates within templates; repeat by {{range}}"},
	},
	"render/range-too-long": {
		ZH: Text{"{{range {1}}} 重复的次数太多，最多 {2} 次", "改成小一些的数，或者用列表"},
		EN: Text{"{{range {1}}} repeats too often; {2} is the most", "write a smaller number, or use a list"},
	},
	"render/template-without-dot": {
		ZH: Text{"调用模板“{1}”时没有把页面的数据交给它，它要用 .{2}", "在名字后面加上空格和一个点：{{template \"{1}\" .}}"},
		EN: Text{"the template \"{1}\" is called without the page's data, but it needs .{2}", "add a space and a dot behind the name: {{template \"{1}\" .}}"},
	},
	"render/field-misspelt": {
		ZH: Text{"{3} 里没有 .{1}", "改成 .{2}"},
		EN: Text{"{3} has no .{1}", "write .{2}"},
	},
	"render/no-field": {
		ZH: Text{"{2} 里没有 .{1}", "这里有的是：{3}"},
		EN: Text{"{2} has no .{1}", "there are: {3}"},
	},
	"render/field-of-page": {
		ZH: Text{".{1} 是整个页面的，在 {{range}}、{{with}} 里要从页面取", "改成 $.{1}"},
		EN: Text{".{1} belongs to the page; within {{range}} and {{with}} it must be taken from there", "write $.{1}"},
	},
	"render/field-of-list": {
		ZH: Text{"这是一个列表，没有 .{1}", "用 {{range}} … {{end}} 逐个取出，再写 .{1}"},
		EN: Text{"this is a list and has no .{1}", "take its elements by {{range}} … {{end}} and write .{1} inside"},
	},
	"render/field-of-text": {
		ZH: Text{"这是一段文字或一个数，没有 .{1}", "去掉 .{1}"},
		EN: Text{"this is a text or a number and has no .{1}", "remove .{1}"},
	},
	"render/not-a-list": {
		ZH: Text{"{1} 不是列表，不能用 {{range}}", "想在有内容时才显示，用 {{with}} 或 {{if}}"},
		EN: Text{"{1} is no list, so {{range}} can't be used", "to show it only when there is one, use {{with}} or {{if}}"},
	},
	"render/no-function-here": {
		ZH: Text{"{1} 不是函数，后面不能再跟内容", "分成两个 {{ }} 写；函数的名字前面没有点"},
		EN: Text{"{1} is no function, so nothing can follow it", "write two {{ }}; the name of a function has no dot before it"},
	},
	"render/function-misspelt": {
		ZH: Text{"没有名为“{1}”的函数", "改成 {2}"},
		EN: Text{"there is no function \"{1}\"", "write {2}"},
	},
	"render/no-such-function": {
		ZH: Text{"没有名为“{1}”的函数", "要显示字段，在名字前面加点；要显示文字，去掉 {{ }}；主题的函数有 {2}"},
		EN: Text{"there is no function \"{1}\"", "a field has a dot before its name; plain text needs no {{ }}; the functions of themes are {2}"},
	},
	"render/argument-count": {
		ZH: Text{"函数 {1} 后面给了 {2} 项，数目不对", "按函数的说明补上或删去"},
		EN: Text{"the function {1} was given {2} arguments, which is the wrong number", "add or remove some as its description says"},
	},
	"render/argument-kind": {
		ZH: Text{"函数 {1} 在这里要的是 {2}，给它的是 {3}", "换成它要的内容"},
		EN: Text{"the function {1} wants {2} here and was given {3}", "give it what it wants"},
	},
	"render/printf-verb": {
		ZH: Text{"printf 里的 {1} 和给它的内容对不上：给它的是 {2}", "文字用 %s，数用 %d，true/false 用 %t，都能用的是 %v"},
		EN: Text{"{1} of printf does not fit what it is given: {2}", "text takes %s, numbers %d, true/false %t; %v takes everything"},
	},
	"render/printf-width": {
		ZH: Text{"printf 里的 {1} 要的宽度太大", "宽度和位数最多写 {2}；要排版，用样式表"},
		EN: Text{"{1} of printf asks for too great a width", "widths and precisions go up to {2}; leave layout to the stylesheet"},
	},
	"render/grows": {
		ZH: Text{"{1} 拼出来的文字太长，超过 8 MB", "多半是在循环里把文字一次次接到它自己后面；检查这一行和它外面的循环"},
		EN: Text{"the text that {1} makes is longer than 8 MB", "most likely a loop joins a text to itself again and again; look at this line and the loops around it"},
	},
	"render/printf-count": {
		ZH: Text{"printf 的文字里要 {1} 项内容，后面给了 {2} 项", "一个 %s、%d 这样的记号对应后面一项；要显示百分号本身，写 %%"},
		EN: Text{"the text of printf asks for {1} values and {2} are given", "each %s or %d takes one value; write %% for a per cent sign"},
	},
	"render/compare-kinds": {
		ZH: Text{"比较的两边不是同一种内容", "文字和文字比（加引号），数和数比（不加引号）"},
		EN: Text{"the two sides of the comparison aren't of the same kind", "compare text (in quotation marks) with text, numbers (without) with numbers"},
	},
	"render/out-of-range": {
		ZH: Text{"列表没有这么长", "先用 {{if}} 判断，或者用 {{range first 3 .Cards}} 取前几项"},
		EN: Text{"the list isn't as long as that", "test with {{if}} first, or take the beginning by {{range first 3 .Cards}}"},
	},
	"render/asset-misspelt": {
		ZH: Text{"assets 里没有 {1}", "改成 {2}"},
		EN: Text{"there is no {1} in assets", "write {2}"},
	},
	"render/no-asset": {
		ZH: Text{"assets 里没有 {1}", "把文件放进 assets 文件夹，或者改正名字"},
		EN: Text{"there is no {1} in assets", "put the file into the folder assets, or correct the name"},
	},
	"render/asset-circle": {
		ZH: Text{"样式表互相引用：{1}", "去掉其中一处 @import"},
		EN: Text{"stylesheets import each other: {1}", "remove one @import"},
	},
	"render/foreign-asset": {
		Severity: Warning,
		ZH:       Text{"样式表引用了别的网站：{1}", "把文件放进 assets 文件夹再引用；网页不应当向别的网站要内容"},
		EN:       Text{"the stylesheet refers to another site: {1}", "put the file into the folder assets; pages should ask no other site for anything"},
	},
	"render/asset-name": {
		ZH: Text{"样式、脚本等附件不能叫“{1}”：名字太长，或者有的电脑不认", "改名为 {2}；名字里不要有 < > : \" / \\ | ? *，末尾不要有点和空格"},
		EN: Text{"an asset cannot be called “{1}”: the name is too long, or some computers refuse it", "rename it to {2}; leave out < > : \" / \\ | ? * and dots or spaces at the end"},
	},
	"render/assets-collide": {
		ZH: Text{"{1} 和 {2} 只有大小写不同，在 Windows 上是同一个文件", "给其中一个改名"},
		EN: Text{"{1} and {2} differ by case only and are one file on Windows", "rename one of them"},
	},
	"render/unknown-fragment": {
		ZH: Text{"没有名为“{1}”的公共部分", "写成 {{fragment .Header}} 或 {{fragment .Footer}}，不要写名字"},
		EN: Text{"there is no fragment \"{1}\"", "write {{fragment .Header}} or {{fragment .Footer}}, not a name"},
	},
	"render/fragment-place": {
		ZH: Text{"{{fragment}} 用在了标签里面；它前面是：{1}", "移到标签外面：{{fragment}} 放进来的是整段 HTML"},
		EN: Text{"{{fragment}} stands inside a tag; before it: {1}", "move it between tags: it puts in HTML"},
	},
	"render/unsafe-value": {
		ZH: Text{"这里的内容放在网页的这个位置不安全，已被拦下；它前面是：{1}", "检查填进这里的网址，只能用 http、https、mailto、tel 或站内地址"},
		EN: Text{"a value isn't safe where the template puts it and was stopped; before it: {1}", "check the address: only http, https, mailto, tel and addresses within the site can stand here"},
	},
	"render/too-long": {
		ZH: Text{"网页超过 {1} MB，多半是模板不停地调用自己", "检查 {{template}} 是否又调用了自己"},
		EN: Text{"the page is longer than {1} MB; most likely a template includes itself", "check whether a {{template}} includes itself"},
	},
	"render/ambiguous-address": {
		ZH: Text{"网址里的这一处可能在问号前，也可能在问号后", "把整个网址放进 {{if}} 的每个分支里"},
		EN: Text{"in this address the place may be before or after the question mark", "put the whole address into each branch of the {{if}}"},
	},
	"render/bad-html": {
		ZH: Text{"这里的 HTML 标签写法有误：{1}", "属性值两边都加引号，检查是否漏了 > 或空格"},
		EN: Text{"the HTML tag has a slip: {1}", "put quotation marks around attribute values; check for a missing > or space"},
	},
	"render/branches-differ": {
		ZH: Text{"{{if}}、{{range}} 或 {{with}} 的几个分支没有停在 HTML 的同一处", "引号和标签要在同一个分支里开始和结束"},
		EN: Text{"the branches of {{if}}, {{range}} or {{with}} end at different places of the HTML", "begin and end quotation marks and tags within the same branch"},
	},
	"render/unfinished-html": {
		ZH: Text{"模板结束时 HTML 还没写完，缺 {1}", "在这里补上 {1}"},
		EN: Text{"the template ends in the middle of HTML; {1} is missing", "add {1} here"},
	},
	"render/in-script": {
		ZH: Text{"脚本里的这个位置不能放 {{ }}", "把内容放进标签的 data- 属性，让脚本去读"},
		EN: Text{"{{ }} can't stand at this place of a script", "put the value into a data- attribute and let the script read it"},
	},
	"render/own-escaping": {
		ZH: Text{"不用自己写 html、urlquery", "删去“| html”：内容会自动按位置处理好"},
		EN: Text{"html and urlquery aren't needed", "remove \"| html\": values are escaped for their place anyway"},
	},
	"render/failed": {
		ZH: Text{"用模板“{1}”生成网页时出错：{2}", "检查这里的 {{ }}"},
		EN: Text{"the template \"{1}\" failed: {2}", "check the {{ }} here"},
	},
}
