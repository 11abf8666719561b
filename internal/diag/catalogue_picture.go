package diag

// pictureTexts are the findings about picture files. Their span is the file, or the place
// that shows it.
var pictureTexts = map[string]Entry{
	"picture/unknown-format": {For: Writer,
		ZH: Text{"这个文件不是网页能显示的图片", "用画图、看图软件打开它，另存为 JPEG（照片）或 PNG（截图、图表）；只改扩展名没有用。苹果手机的 HEIC 照片也要先转成 JPEG"},
		EN: Text{"This file is not a picture that a page can show", "Open it in a picture program and save it as JPEG (photographs) or PNG (screenshots, charts); changing the extension alone does not help. HEIC photographs must be converted, too"},
	},
	"picture/broken": {For: Writer,
		ZH: Text{"这张图片不完整或已损坏，显示不出来", "多半是没有传完或没有存好：重新拷贝一份原图，或者用看图软件打开后另存一份"},
		EN: Text{"This picture is damaged or cut short and cannot be shown", "Copy the original again; or open it in a picture program and save it again"},
	},
	"picture/unsafe-svg": {For: Writer,
		ZH: Text{"这张 SVG 图的写法不规范，不同的软件会读出不同的内容，不能放到网页上", "在绘图软件里打开它，另存为“普通 SVG”（UTF-8 编码，不保留编辑数据），或者另存为 PNG。常见的原因：文件里有实体声明（<!ENTITY），不是 UTF-8 编码，图后面还有别的内容，或者最外层不是 svg"},
		EN: Text{"This SVG can be read in more than one way and must not be published", "Open it in the drawing program and save it as “plain SVG” (UTF-8, without editing data), or as PNG. Usual causes: declarations of entities (<!ENTITY), an encoding other than UTF-8, something after the drawing, or a root other than svg"},
	},
	"picture/stripped": { // {1} the first element that was dropped
		Severity: Warning, For: Writer,
		ZH: Text{"这张 SVG 图里有网页上不能用的内容（{1}），已经去掉，图上可能会缺一块", "打开网页看看图是否完整；缺了就在绘图软件里把文字转成路径、把外部图片嵌进来，再存一次，或者另存为 PNG"},
		EN: Text{"This SVG contains something that pages may not have ({1}); it was left out, and a part of the picture may be missing", "Look at the page; if something is missing, turn text into paths and embed pictures in the drawing program, or save the drawing as PNG"},
	},
	"picture/misnamed": { // {1} its real format
		Severity: Warning, For: Writer,
		ZH: Text{"这张图片其实是 {1} 格式，扩展名却不是", "把文件的扩展名改成 {1} 格式的，文章里的文件名也跟着改；有些服务器会按扩展名发送，图就显示不出来"},
		EN: Text{"This picture has the format {1}, but its extension says otherwise", "Rename the file, and correct its name in the text; servers go by the extension, and the picture would not be shown"},
	},
	"picture/too-large": {For: Writer,
		ZH: Text{"这张图片太大：展开要占 256 MB 以上的内存，或者有一边超过 65535 像素", "用看图软件把宽度改小到 4000 像素以内，存成普通的 JPEG 或 PNG（不要“渐进式”，不要 16 位），再放进来；网页上最多用到 1600 像素宽"},
		EN: Text{"This picture is too large: unpacked it takes more than 256 MB of memory, or one side is longer than 65535 pixels", "Reduce its width to 4000 pixels or less in a picture program and save it as an ordinary JPEG or PNG (not progressive, not 16 bits deep); pages use 1600 pixels at most"},
	},
	"picture/location": {
		Severity: Notice, For: Writer,
		ZH: Text{"这张照片里记着拍摄地点，网页上的那份已经去掉", "网页上没有问题；若要把原图发给别人，先用看图软件去掉位置信息"},
		EN: Text{"This photograph says where it was taken; the copy on the page does not", "Nothing to do for the page; remove the location before you pass on the original"},
	},
}
