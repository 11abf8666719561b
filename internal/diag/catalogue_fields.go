package diag

// fieldsTexts are the slips of people who type TOML by hand, found by package
// fields. A hint shows the exact replacement wherever there is one.
var fieldsTexts = map[string]Entry{
	"fields/said-twice": {
		Severity: Warning,
		ZH:       Text{Message: "“{1}”和“{2}”是同一项，这里两个都写了", Hint: "只用了“{2}”；删掉“{1}”这一行"},
		EN:       Text{Message: "{1} and {2} are the same, and both stand here", Hint: "{2} was taken; delete the line with {1}"},
	},

	// Quotation marks and texts.
	"fields/curly-quotes": {
		ZH: Text{Message: "这里用了中文引号，程序只认英文引号", Hint: "把 {1} 改成 {2}"},
		EN: Text{Message: "curly quotation marks stand where straight ones are needed", Hint: "change {1} to {2}"},
	},
	"fields/missing-quotes": {
		ZH: Text{Message: "文字“{1}”没有加引号", Hint: "两头加上英文引号：{2}"},
		EN: Text{Message: "the text {1} has no quotation marks", Hint: "put straight quotation marks around it: {2}"},
	},
	"fields/unclosed-string": {
		ZH: Text{Message: "这个引号没有配对", Hint: "在文字末尾补上英文引号：{1}"},
		EN: Text{Message: "this quotation mark has no partner", Hint: "close the text: {1}"},
	},
	"fields/unclosed-long": {
		ZH: Text{Message: "多行文字开头的 {1} 没有配对", Hint: "在文字末尾补上 {1}"},
		EN: Text{Message: "the {1} that opens a text of several lines has no partner", Hint: "put {1} after the text"},
	},
	"fields/quote-inside": {
		ZH: Text{Message: "文字里面又有英文引号，程序以为文字到这里就结束了", Hint: "里面的引号用中文引号：{1}"},
		EN: Text{Message: "a straight quotation mark inside the text ends it too early", Hint: "use curly ones inside: {1}"},
	},
	"fields/backslash": {
		ZH: Text{Message: "双引号里的“\\”有特别的意思，“{1}”读不懂", Hint: "改用英文单引号：{2}；或者把“\\”换成“/”：{3}"},
		EN: Text{Message: "a backslash in double quotes has a special meaning, and {1} has none", Hint: "use single quotes: {2}; or write / instead: {3}"},
	},

	// Marks.
	"fields/full-width-equals": {
		ZH: Text{Message: "等号是全角的“＝”", Hint: "切换到英文输入法，把“＝”改成“=”"},
		EN: Text{Message: "the equals sign is a full-width one", Hint: "change ＝ to ="},
	},
	"fields/colon": {
		ZH: Text{Message: "字段和值之间用了冒号“{1}”", Hint: "把“{1}”改成“=”"},
		EN: Text{Message: "a colon stands between the field and its value", Hint: "change {1} to ="},
	},
	"fields/full-width-comma": {
		ZH: Text{Message: "列表里用“{1}”分隔", Hint: "把“{1}”改成英文逗号“,”"},
		EN: Text{Message: "the items of the list are separated by {1}", Hint: "change {1} to an ordinary comma ,"},
	},
	"fields/missing-comma": {
		ZH: Text{Message: "列表的这一项后面缺逗号", Hint: "加上英文逗号：{1}"},
		EN: Text{Message: "a comma is missing after this item of the list", Hint: "put a comma after it: {1}"},
	},
	"fields/extra-comma": {
		ZH: Text{Message: "列表里多了一个逗号", Hint: "删掉这个“{1}”"},
		EN: Text{Message: "the list has a comma too many", Hint: "delete this {1}"},
	},
	"fields/wrong-mark": {
		ZH: Text{Message: "符号“{1}”程序不认", Hint: "把“{1}”改成“{2}”"},
		EN: Text{Message: "the mark {1} is not the right one", Hint: "change {1} to {2}"},
	},
	"fields/odd-space": {
		ZH: Text{Message: "这里有全角空格或看不见的字符（{1}）", Hint: "删掉它，需要空格的话用英文输入法打"},
		EN: Text{Message: "a full-width space or an invisible character ({1}) stands here", Hint: "delete it, or type an ordinary space"},
	},
	"fields/mark-after-value": {
		ZH: Text{Message: "行末多了“{1}”", Hint: "删掉行末的“{1}”"},
		EN: Text{Message: "the line ends with {1}", Hint: "delete the {1}"},
	},
	"fields/text-after-value": {
		ZH: Text{Message: "值的后面还有多余的内容“{1}”", Hint: "删掉它；如果是注释，在前面加“#”；如果是另一个字段，另起一行"},
		EN: Text{Message: "something stands after the value: {1}", Hint: "delete it; put # before it if it is a comment; begin a new line if it is another field"},
	},

	// Lists and tables.
	"fields/unclosed-list": {
		ZH: Text{Message: "这个“[”没有配对，列表没有结束", Hint: "在列表末尾补上“]”：{1}"},
		EN: Text{Message: "this [ has no partner, so the list does not end", Hint: "close the list: {1}"},
	},
	"fields/unclosed-table": {
		ZH: Text{Message: "这个“{”没有配对", Hint: "在同一行末尾补上“}”：{1}"},
		EN: Text{Message: "this { has no partner", Hint: "close it in the same line: {1}"},
	},
	"fields/bad-table": {
		ZH: Text{Message: "从这个“{”开始的内容读不下去，多半是缺了等号", Hint: "写成这样：{ title = \"……\", page = \"……\" }"},
		EN: Text{Message: "what begins with this { cannot be read; an equals sign is probably missing", Hint: "write it like this: { title = \"……\", page = \"……\" }"},
	},
	"fields/unclosed-header": {
		ZH: Text{Message: "表头的方括号没有配对", Hint: "改成 {1}"},
		EN: Text{Message: "the brackets of this heading have no partner", Hint: "write {1}"},
	},
	"fields/too-long": {
		ZH: Text{Message: "这里的设置有 {1} KB，太长了，没有读", Hint: "最多 {2} KB。多半是正文写到 +++ 里面了：检查结尾的 +++ 在不在该在的地方"},
		EN: Text{Message: "these settings are {1} KB long, which is too much; they were not read", Hint: "{2} KB is the most. Probably the text got between the +++: see whether the closing +++ stands where it should"},
	},
	"fields/too-deep": {
		ZH: Text{Message: "括号套得太深，或者名称里的点太多", Hint: "删掉多余的括号和点"},
		EN: Text{Message: "too many brackets stand inside each other, or a name has too many dots", Hint: "delete the surplus ones"},
	},
	"fields/double-brackets": {
		ZH: Text{Message: "{1} 可以有好几条，表头要用两层方括号", Hint: "把 {1} 改成 {2}"},
		EN: Text{Message: "there can be several of {1}, so its heading needs double brackets", Hint: "change {1} to {2}"},
	},
	"fields/single-brackets": {
		ZH: Text{Message: "{1} 只能有一个，表头只用一层方括号", Hint: "把 {1} 改成 {2}"},
		EN: Text{Message: "there can be only one of {1}, so its heading takes single brackets", Hint: "change {1} to {2}"},
	},
	"fields/header-of-value": {
		ZH: Text{Message: "“{1}”是一个字段，不能当表头", Hint: "去掉方括号，写成：{2}"},
		EN: Text{Message: "{1} is a field and no heading", Hint: "leave the brackets out: {2}"},
	},
	"fields/not-a-table": {
		ZH: Text{Message: "“{1}”下面不能再分字段", Hint: "写成：{2}"},
		EN: Text{Message: "{1} has no fields below it", Hint: "write: {2}"},
	},
	"fields/table-twice": {
		ZH: Text{Message: "表头 [{1}] 写了两次，前一次在第 {2} 行", Hint: "把两处的字段合到一个 [{1}] 下面"},
		EN: Text{Message: "the heading [{1}] stands twice, first in line {2}", Hint: "put the fields of both below one [{1}]"},
	},

	// Keys.
	"fields/chinese-key": {
		ZH: Text{Message: "字段名“{1}”要用英文", Hint: "把“{1}”改成“{2}”"},
		EN: Text{Message: "the field {1} needs its English name", Hint: "change {1} to {2}"},
	},
	"fields/chinese-key-unknown": {
		ZH: Text{Message: "没有“{1}”这个字段，字段名只能用英文", Hint: "这里可以写的有：{2}"},
		EN: Text{Message: "there is no field {1}; names of fields are English", Hint: "these can stand here: {2}"},
	},
	"fields/full-width-key": {
		ZH: Text{Message: "字段名“{1}”用了全角字母", Hint: "切换到英文输入法，把“{1}”改成“{2}”"},
		EN: Text{Message: "the field {1} is typed in full-width letters", Hint: "change {1} to {2}"},
	},
	"fields/quote-key": {
		ZH: Text{Message: "名称“{1}”里有中文或符号，要加引号", Hint: "把 {1} 改成 {2}"},
		EN: Text{Message: "the name {1} needs quotation marks", Hint: "change {1} to {2}"},
	},
	"fields/unknown-key": {
		ZH: Text{Message: "没有“{1}”这个字段", Hint: "是不是想写“{2}”？把“{1}”改成“{2}”"},
		EN: Text{Message: "there is no field {1}", Hint: "did you mean {2}? change {1} to {2}"},
	},
	"fields/unknown-key-listed": {
		ZH: Text{Message: "没有“{1}”这个字段", Hint: "这里可以写的有：{2}；不需要就删掉这一行"},
		EN: Text{Message: "there is no field {1}", Hint: "these can stand here: {2}; or delete the line"},
	},
	"fields/misplaced-key": {
		ZH: Text{Message: "“{1}”不属于 [{2}]，应当写在最上面", Hint: "把这一行移到第一个方括号表头之前"},
		EN: Text{Message: "{1} does not belong to [{2}] but to the top", Hint: "move this line above the first heading in brackets"},
	},
	"fields/misplaced-top": {
		ZH: Text{Message: "“{1}”不能写在最上面，它属于 [{2}]", Hint: "把这一行移到 [{2}] 下面；没有这个表头就先加一行 [{2}]"},
		EN: Text{Message: "{1} does not belong to the top but to [{2}]", Hint: "move this line below [{2}], and add that heading if it is missing"},
	},
	"fields/key-twice": {
		ZH: Text{Message: "“{1}”写了两次，前一次在第 {2} 行", Hint: "留下正确的一行，删掉另一行"},
		EN: Text{Message: "{1} is set twice, first in line {2}", Hint: "keep the right line and delete the other"},
	},
	"fields/name-taken": {
		ZH: Text{Message: "“{1}”与前面写过的同名字段或表头冲突", Hint: "同一个名称只写一次，把多余的删掉"},
		EN: Text{Message: "{1} clashes with a field or heading of the same name above", Hint: "use each name once and delete the other"},
	},
	"fields/fence-here": {
		ZH: Text{Message: "这里不需要“{1}”这样的分隔线", Hint: "删掉这一行"},
		EN: Text{Message: "no line {1} is needed here", Hint: "delete the line"},
	},
	"fields/no-equals": {
		ZH: Text{Message: "字段和值之间缺等号", Hint: "改成：{1}"},
		EN: Text{Message: "the equals sign is missing between the field and its value", Hint: "write: {1}"},
	},
	"fields/no-value": {
		ZH: Text{Message: "“{1}”后面没有值", Hint: "写成 {2} 这样；不需要就删掉这一行"},
		EN: Text{Message: "{1} has no value", Hint: "write it like {2}, or delete the line"},
	},
	"fields/not-a-field": {
		ZH: Text{Message: "“{1}”不是“字段 = 值”的写法", Hint: "写成 title = \"……\" 这样；如果是注释，在行首加“#”；如果是正文，移到第二个 +++ 下面"},
		EN: Text{Message: "this is no line of the form field = value: {1}", Hint: "write it like title = \"……\"; put # before a comment; text of the page belongs below the second +++"},
	},

	// Values of some kind.
	"fields/boolean-word": {
		ZH: Text{Message: "“{1}”要用英文 true（是）或 false（否）表示", Hint: "写成：{2}"},
		EN: Text{Message: "{1} must be written as true or false", Hint: "write: {2}"},
	},
	"fields/boolean-case": {
		ZH: Text{Message: "“{1}”要全部小写", Hint: "写成：{2}"},
		EN: Text{Message: "{1} must be in small letters", Hint: "write: {2}"},
	},
	"fields/date-digits": {
		ZH: Text{Message: "日期“{1}”的写法不对，月和日要写足两位，用“-”连接", Hint: "写成：{2}"},
		EN: Text{Message: "the date {1} needs two digits for month and day, joined by -", Hint: "write: {2}"},
	},
	"fields/date-han": {
		ZH: Text{Message: "日期“{1}”要写成数字加“-”的形式", Hint: "写成：{2}"},
		EN: Text{Message: "the date {1} must be written with digits and -", Hint: "write: {2}"},
	},
	"fields/no-such-date": {
		ZH: Text{Message: "日历上没有“{1}”这个日期或时间", Hint: "核对年、月、日，写成 2024-05-01 这样；带时间的写成 2024-05-01T08:30:00"},
		EN: Text{Message: "there is no such date or time as {1}", Hint: "check it; a date looks like 2024-05-01, with a time 2024-05-01T08:30:00"},
	},
	"fields/number-form": {
		ZH: Text{Message: "数字“{1}”的写法不对，只用半角数字，不加逗号和单位", Hint: "写成：{2}"},
		EN: Text{Message: "the number {1} must consist of plain digits, without commas or units", Hint: "write: {2}"},
	},
	"fields/number-range": {
		ZH: Text{Message: "数字“{1}”太大或太小", Hint: "核对这个数字；编号之类的长数字要加英文引号"},
		EN: Text{Message: "the number {1} is too large or too small", Hint: "check it; put quotation marks around a long number that is an identifier"},
	},
	"fields/want-text": {
		ZH: Text{Message: "“{1}”应当是一段文字", Hint: "文字放在英文引号里，像这样：{2}"},
		EN: Text{Message: "{1} must be a text", Hint: "put the text into straight quotation marks, like this: {2}"},
	},
	"fields/want-item": {
		ZH: Text{Message: "列表“{1}”里这一项的写法不对", Hint: "像这样写：{2}"},
		EN: Text{Message: "this item of the list {1} is of the wrong kind", Hint: "write it like this: {2}"},
	},
	"fields/want-list": {
		ZH: Text{Message: "“{1}”应当是一个列表", Hint: "放在方括号里，每项加英文引号，用英文逗号隔开，像这样：{2}"},
		EN: Text{Message: "{1} must be a list", Hint: "use brackets, quotation marks and commas, like this: {2}"},
	},
	"fields/want-boolean": {
		ZH: Text{Message: "“{1}”只能是 true（是）或 false（否）", Hint: "不加引号，像这样：{2}"},
		EN: Text{Message: "{1} must be true or false", Hint: "write it without quotation marks, like this: {2}"},
	},
	"fields/want-date": {
		ZH: Text{Message: "“{1}”应当是一个日期", Hint: "写年-月-日，不加引号，像这样：{2}"},
		EN: Text{Message: "{1} must be a date", Hint: "write year-month-day without quotation marks, like this: {2}"},
	},
	"fields/want-number": {
		ZH: Text{Message: "“{1}”应当是一个数字", Hint: "不加引号，像这样：{2}"},
		EN: Text{Message: "{1} must be a number", Hint: "write it without quotation marks, like this: {2}"},
	},
	"fields/want-whole": {
		ZH: Text{Message: "“{1}”应当是一个整数", Hint: "不加引号，像这样：{2}"},
		EN: Text{Message: "{1} must be a whole number", Hint: "write it without quotation marks, like this: {2}"},
	},
	"fields/want-table": {
		ZH: Text{Message: "“{1}”不是一个值，它下面还有字段", Hint: "单独写一行 {2}，再在下面逐行写它的字段"},
		EN: Text{Message: "{1} is no single value but a group of fields", Hint: "write {2} in a line of its own, and its fields below"},
	},
	"fields/want-tables": {
		ZH: Text{Message: "“{1}”不是一个值，它有若干条，每条下面还有字段", Hint: "每条单独写一行 {2}，再在下面逐行写它的字段"},
		EN: Text{Message: "{1} is no single value but a series of groups of fields", Hint: "begin each with a line {2}, and write its fields below"},
	},
	"fields/unreadable": {
		ZH: Text{Message: "“{1}”读不懂", Hint: "文字放在英文引号里，例如 {2} = \"……\"；数字和日期直接写"},
		EN: Text{Message: "{1} cannot be read", Hint: "put texts into straight quotation marks, such as {2} = \"……\"; write numbers and dates as they are"},
	},
}
