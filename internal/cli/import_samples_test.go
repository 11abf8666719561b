package cli

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"

	"pufa/internal/testkit"
)

// sample is a document of a kind that offices write.
type sample struct {
	name  string
	raw   []byte
	words []string // that are in it, without automatic numbers: each must come out
}

// docxSample makes a sample of parts; what is in its w:t elements must come out.
func docxSample(t *testing.T, name, body, relations string, parts map[string]string) sample {
	s := sample{name: name, raw: testkit.Docx(t, body, relations, parts)}
	for _, part := range append([]string{body}, values(parts)...) {
		for _, piece := range strings.Split(part, "<w:t")[1:] {
			if _, text, ok := strings.Cut(piece, ">"); ok && strings.HasPrefix(piece, ">") || strings.HasPrefix(piece, " ") {
				text, _, _ = strings.Cut(text, "</w:t>")
				s.words = append(s.words, unescape.Replace(text))
			}
		}
	}
	return s
}

var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&")

func values(m map[string]string) []string {
	var out []string
	for name, v := range m {
		if strings.HasSuffix(name, ".xml") {
			out = append(out, v)
		}
	}
	return out
}

// w is a paragraph with properties, of runs.
func wp(properties string, runs ...string) string {
	return `<w:p><w:pPr>` + properties + `</w:pPr>` + strings.Join(runs, "") + `</w:p>`
}

// wr is a run with properties.
func wr(text, properties string) string {
	return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

// photo is a picture, as a part is kept.
func photo(t *testing.T) string {
	img := image.NewRGBA(image.Rect(0, 0, 40, 30))
	for i := range img.Pix {
		img.Pix[i] = byte(i * 7)
	}
	img.Set(1, 1, color.Black)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const drawn = `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="图片1.png"/><a:graphic><a:graphicData><a:blip r:embed="pic"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

const styles = `<w:styles ` + testkit.WordSpace + `>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="toc1"><w:name w:val="toc 1"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="我的小标题"/><w:basedOn w:val="2"/></w:style></w:styles>`

func level(at, format, text string) string {
	return `<w:lvl w:ilvl="` + at + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/></w:lvl>`
}

var lists = `<w:numbering ` + testkit.WordSpace + `><w:abstractNum w:abstractNumId="1">` + level("0", "chineseCounting", "%1、") + level("1", "chineseCounting", "（%2）") + level("2", "decimal", "%3.") + `</w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="2">` + level("0", "bullet", "") + level("1", "bullet", "o") + `</w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>`

func inList(num, at string) string {
	return `<w:numPr><w:ilvl w:val="` + at + `"/><w:numId w:val="` + num + `"/></w:numPr>`
}

// wordSamples are documents as Word, WPS and LibreOffice write them.
func wordSamples(t *testing.T) []sample {
	cell := func(text, properties string) string {
		return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + wp("", wr(text, "")) + `</w:tc>`
	}
	return []sample{
		docxSample(t, "styles and lists of Word",
			wp(`<w:pStyle w:val="t"/>`, wr("怎样提出信访事项", ""))+
				wp("", wr("目录", ""))+wp(`<w:pStyle w:val="toc1"/>`, wr("一、先想清楚", ""), wr("1", ""))+
				wp(`<w:pStyle w:val="1"/>`+inList("1", "0"), wr("先想清楚", ""))+
				wp("", wr("提出信访事项，要写明姓名、住址和请求，一般用", ""), wr("书面", "<w:b/>"), wr("形式。", ""), `<w:r><w:footnoteReference w:id="2"/></w:r>`)+
				wp(`<w:pStyle w:val="Own"/>`+inList("1", "1"), wr("写哪些", ""))+
				wp(inList("2", "0"), wr("姓名（名称）；", ""))+wp(inList("2", "1"), wr("身份证上的；", ""))+wp(inList("2", "0"), wr("请求。", ""))+
				wp("", wr("网址：", ""), `<w:hyperlink r:id="out">`+wr("网上信访", "<w:u/>")+`</w:hyperlink>`, wr("，面积 10 m", ""), wr("2", `<w:vertAlign w:val="superscript"/>`), wr("。", ""))+
				wp(`<w:pStyle w:val="1"/>`+inList("1", "0"), wr("多久答复", ""))+
				wp("", wr("期限为", ""), wr("十五", "<w:strike/>"), wr("六十日", ""), wr("（内部掌握）", "<w:vanish/>"), `<w:ins w:id="1">`+wr("，情况复杂的可以延长", "")+`</w:ins>`, `<w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del>`, wr("。", ""))+
				wp("", wr("见图：", ""), drawn)+
				wp("", `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>`+wp("", wr("框里的提示：带上身份证。", ""))+`</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>`, wr("图后的话。", "")),
			`<Relationship Type="x/footnotes" Target="footnotes.xml"/><Relationship Type="x/header" Target="header1.xml"/><Relationship Type="x/footer" Target="footer1.xml"/><Relationship Id="pic" Type="x/image" Target="media/image1.png"/>`,
			map[string]string{
				"word/styles.xml": styles, "word/numbering.xml": lists, "word/media/image1.png": photo(t),
				"word/footnotes.xml": `<w:footnotes ` + testkit.WordSpace + `><w:footnote w:id="0">` + wp("") + `</w:footnote><w:footnote w:id="2">` + wp("", wr(" 口头提出的，由工作人员记录。", "")) + `</w:footnote></w:footnotes>`,
				"word/header1.xml":   `<w:hdr ` + testkit.WordSpace + `>` + wp("", wr("某县信访局内部资料", "")) + `</w:hdr>`,
				"word/footer1.xml":   `<w:ftr ` + testkit.WordSpace + `>` + wp("", wr("— ", ""), `<w:fldSimple w:instr="PAGE">`+wr("3", "")+`</w:fldSimple>`) + `</w:ftr>`,
			}),
		docxSample(t, "a paper of an office from WPS",
			wp(`<w:jc w:val="center"/>`, wr("某县人民政府办公室文件", `<w:color w:val="FF0000"/><w:sz w:val="72"/>`))+
				wp(`<w:jc w:val="center"/>`, wr("某政办发〔2024〕5号", `<w:sz w:val="32"/>`))+
				wp(`<w:jc w:val="center"/>`, wr("某县人民政府办公室关于做好", `<w:sz w:val="44"/>`))+
				wp(`<w:jc w:val="center"/>`, wr("2024年信访工作的通知", `<w:sz w:val="44"/>`))+
				wp("", wr("各乡镇人民政府，县政府各部门：", `<w:sz w:val="32"/>`))+
				wp("", wr("　　为了做好信访工作，现就有关事项通知如下，请认真贯彻执行。", `<w:sz w:val="32"/>`))+
				wp("", wr("一、提高认识", `<w:sz w:val="32"/>`))+
				wp("", wr("（一）加强领导。各单位要高度重视。", `<w:sz w:val="32"/>`))+
				wp("", wr("二、明确责任", `<w:sz w:val="32"/>`))+
				wp("", wr("（一）分工", ""))+wp("", wr("各负其责，密切配合。", ""))+
				wp("", wr("1.首接负责", ""))+wp("", wr("谁首先接到，谁负责到底。", ""))+
				wp("", wr("（二）材料", ""))+wp("", wr("1.身份证复印件；", ""))+wp("", wr("2.户口簿复印件。", ""))+
				`<w:tbl><w:tr>`+cell("单位", `<w:vMerge w:val="restart"/>`)+cell("件数", `<w:gridSpan w:val="2"/>`)+`</w:tr><w:tr>`+cell("", `<w:vMerge/>`)+cell("来信", "")+cell("来访", "")+`</w:tr><w:tr>`+cell("甲镇", "")+cell("1|2", "")+cell("&lt;3&gt;", "")+`</w:tr></w:tbl>`+
				wp("", wr("附件：责任分工表", ""))+
				wp(`<w:jc w:val="right"/>`, wr("某县人民政府办公室", ""))+
				wp(`<w:jc w:val="right"/>`, wr("2024年3月5日", ""))+
				wp("", wr("（此件公开发布）", "")),
			"", nil),
		docxSample(t, "signs that Markdown would take for marks",
			wp(`<w:jc w:val="center"/>`, wr("带*符号*的标题_甲_ #", ""))+
				wp("", wr("# 不是标题", ""))+wp("", wr("* 注：星号", ""))+wp("", wr("- 减号", ""))+wp("", wr("+++", ""))+wp("", wr("::: note", ""))+wp("", wr("1. 打出来的", ""))+wp("", wr("&gt; 大于", ""))+wp("", wr("=====", ""))+wp("", wr("---", ""))+
				wp("", wr("**粗** _斜_ `码` [字](a.md) ![图](b.png) [^1] &lt;b&gt;粗&lt;/b&gt; &amp;nbsp; &amp;amp; 10~15日 ~~删~~ ==高== {nocite} {#a} |竖| $x$ \\n \\* $$ ^上^", ""))+
				wp("", wr("https://www.example.com/a_b_c?x=1&amp;y=*2 和 a_b@example.com，snake_case_name 与 _开头", ""))+
				wp("", `<w:r><w:t>第一行</w:t><w:br/><w:t># 第二行</w:t><w:br/><w:t>1. 第三行</w:t></w:r>`)+
				wp("", wr("一、标题里的 *星* {#id} `x`", ""))+wp("", wr("文字。", ""), wr(" 粗体带空格 ", "<w:b/>"), wr("后面", ""), wr("：", "<w:b/>"), wr("“引号”", "<w:b/>"), wr("紧跟", ""))+
				wp("", wr("二、第二个", ""))+wp("", wr("文字。《信访工作条例》第三十一条", ""))+
				`<w:tbl><w:tr>`+cell("a|b", "")+cell("*c*", "")+`</w:tr><w:tr>`+cell("&lt;d&gt;", "")+cell("e\\", "")+`</w:tr></w:tbl>`+
				`<w:tbl><w:tr>`+cell("框里一段：*星*", "")+`</w:tr></w:tbl>`+
				wp("", wr("&lt;script&gt;alert(1)&lt;/script&gt; &lt;!-- 注 --&gt; &lt;style&gt;", ""))+wp("", wr("    四个空格", "")),
			"", nil),
		docxSample(t, "questions and answers",
			wp(`<w:jc w:val="center"/>`, wr("信访政策问答", `<w:sz w:val="44"/>`))+
				wp("", wr("问：多久能答复？", "<w:b/>"))+wp("", wr("答：一般六十日。", ""))+wp("", wr("情况复杂的，可以延长三十日。", ""))+
				wp("", wr("问：不服怎么办？", "<w:b/>"))+wp("", wr("答：三十日内申请复查。", "")),
			"", nil),
		docxSample(t, "a year's report",
			wp(`<w:jc w:val="center"/>`, wr("某县信访局2024年政府信息公开工作年度报告", `<w:sz w:val="44"/>`))+
				wp("", wr("一、总体情况", ""))+wp("", wr("全年主动公开信息 120 条，收到申请 3 件，均已答复。", ""))+
				wp("", wr("二、存在的问题", ""))+wp("", wr("公开的内容不够细，下一年改进。", ""))+
				wp(`<w:jc w:val="right"/>`, wr("某县信访局　2025年1月10日", "")),
			"", nil),
		docxSample(t, "fields, formulas, objects, tables in tables",
			wp("", wr("复杂的文件", ""))+
				wp("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://www.example.com/" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+wr("链接域", "")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, `<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>`, `<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>`, `<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>`, `<w:r><w:commentReference w:id="1"/></w:r>`, `<w:r><w:object/></w:r>`)+
				`<w:tbl><w:tr>`+cell("外", "")+`<w:tc><w:tbl><w:tr>`+cell("里一", "")+cell("里二", "")+`</w:tr></w:tbl>`+wp("")+`</w:tc></w:tr><w:tr>`+cell("乙", "")+cell("丙", "")+`</w:tr></w:tbl>`+
				`<w:sdt><w:sdtContent>`+wp("", wr("控件里的字。", ""))+`</w:sdtContent></w:sdt>`+
				wp("", `<w:r><w:ruby><w:rt>`+wr("zhù yīn", "")+`</w:rt><w:rubyBase>`+wr("注音的字", "")+`</w:rubyBase></w:ruby></w:r>`, `<w:smartTag>`+wr("，智能标记。", "")+`</w:smartTag>`),
			"", nil),
		docxSample(t, "what few documents have",
			wp("", wr("少见的写法", ""))+
				wp("", mark("begin"), code(" IF "), mark("begin"), code(" PAGE "), mark("separate"), wr("7", ""), mark("end"), code(` = 1 "甲" "乙" `), mark("separate"), wr("域里套域的结果", ""), mark("end"))+
				wp("", wr("同意", ""), `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>`, code(" FORMCHECKBOX "), mark("end"))+
				wp("", wr("删到一半的域", ""), mark("begin"), code(" REF a "), `<w:del w:id="3">`+mark("separate")+`<w:r><w:delText>旧</w:delText></w:r>`+mark("end")+`</w:del>`, wr("后面的话", ""))+
				wp(`<w:outlineLvl w:val="0"/>`, wr("第一部分 C #", ""))+
				wp(`<w:framePr w:dropCap="drop"/>`, wr("首", ""))+wp("", wr("字下沉的一段。", ""))+
				wp("", `<w:r><w:t>换页前</w:t><w:br w:type="page"/><w:t>换页后</w:t></w:r>`)+
				wp("", `<w:r><w:pict><v:shape><v:textpath string="艺术字里的话"/></v:shape></w:pict></w:r>`, `<w:r><w:drawing><a:txBody><a:p><a:r><a:t>图形里的话</a:t></a:r></a:p></a:txBody></w:drawing></w:r>`)+
				`<w:altChunk r:id="html"/><w:altChunk r:id="text"/><w:r><w:t>不在段落里的话</w:t></w:r>`+
				`<w:tbl><w:tr>`+cell("甲", "")+cell("乙", "")+cell("丙", "")+`</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>`+cell("在乙下面", "")+cell("在丙下面", "")+`</w:tr></w:tbl>`+
				wp("", wr("批注", ""), `<w:r><w:commentReference w:id="1"/></w:r>`, `<m:oMath><m:f><m:num><m:r><m:t>x+1</m:t></m:r></m:num><m:den><m:r><m:t>y</m:t></m:r></m:den></m:f><m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e><m:r><m:t>z</m:t></m:r></m:e></m:d></m:oMath>`),
			`<Relationship Type="x/comments" Target="comments.xml"/><Relationship Id="html" Type="x/aFChunk" Target="a.html"/><Relationship Id="text" Type="x/aFChunk" Target="a.txt"/>`,
			map[string]string{
				"word/comments.xml": `<w:comments ` + testkit.WordSpace + `><w:comment w:id="1">` + wp("", wr("这里核实一下", "")) + `</w:comment></w:comments>`,
				"word/a.html":       `<html><head><title>t</title></head><body><p>外来的网页</p></body></html>`, "word/a.txt": "外来的文字",
			}).with("☑", "艺术字里的话", "图形里的话", "外来的网页", "外来的文字", "首字下沉", "(x+1)/y[z]", "甲乙丙在乙下面在丙下面").without("7", "x+1"),
		docxSample(t, "a field without an end",
			wp("", wr("没有结束的域", ""))+wp("", mark("begin"), code(` HYPERLINK "https://www.example.com/" `), wr("域里的话。", ""))+wp("", wr("后面的一段，一个字也不能少。", "")),
			"", nil),
	}
}

// with adds words that stand in other elements, or that pieces come to.
func (s sample) with(words ...string) sample {
	s.words = append(s.words, words...)
	return s
}

// without takes out what nobody misses.
func (s sample) without(words ...string) sample {
	s.words = slices.DeleteFunc(s.words, func(w string) bool { return slices.Contains(words, w) })
	return s
}

func mark(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }

func code(text string) string { return `<w:r><w:instrText>` + text + `</w:instrText></w:r>` }
