package importer

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/law"
	"pufa/internal/testkit"
)

// docxFile makes a document of what stands in w:body, with lists and styles.
func docxFile(t testing.TB, body, lists, styles string) []byte {
	t.Helper()
	return testkit.Docx(t, body, "", map[string]string{
		"word/numbering.xml": `<w:numbering ` + testkit.WordSpace + `>` + lists + `</w:numbering>`,
		"word/styles.xml":    `<w:styles ` + testkit.WordSpace + `>` + styles + `</w:styles>`,
	})
}

// p is a paragraph of one run, r a run.
func p(text string) string { return `<w:p>` + r(text) + `</w:p>` }

func r(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

// numbered is a paragraph of a list.
func numbered(num, level, text string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr>` + r(text) + `</w:p>`
}

// tr is a row of a table, tc a cell of it.
func tr(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }

func tc(text, properties string) string {
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + p(text) + `</w:tc>`
}

func lvl(at, format, text, more string) string {
	return `<w:lvl w:ilvl="` + at + `"><w:start w:val="1"/><w:numFmt w:val="` + format + `"/><w:lvlText w:val="` + text + `"/>` + more + `</w:lvl>`
}

var lawList = `<w:abstractNum w:abstractNumId="1">` +
	lvl("0", "chineseCountingThousand", "第%1章", "") +
	lvl("1", "chineseCounting", "第%2条", `<w:lvlRestart w:val="0"/><w:pStyle w:val="Tiao"/>`) +
	lvl("2", "chineseCounting", "（%3）", "") +
	lvl("3", "decimal", "%4.", `<w:suff w:val="nothing"/>`) +
	`</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>` +
	`<w:abstractNum w:abstractNumId="2">` + lvl("0", "hebrew1", "%1.", "") + `</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="2"/></w:num>` +
	`<w:num w:numId="8"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`

const lawStyles = `<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>` +
	`<w:style w:styleId="Tiao"><w:basedOn w:val="Base"/></w:style>` +
	`<w:style w:styleId="Old"><w:rPr><w:strike/></w:rPr></w:style>` +
	`<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>`

func TestDocumentsBecomeText(t *testing.T) {
	for _, c := range []struct{ name, body, want, codes string }{
		{"paragraphs", p("甲") + p("") + p("　　乙　"), "甲\n\n乙", ""},
		{"runs join", `<w:p>` + r("第") + r("一条　") + r("为了") + `</w:p>`, "第一条　为了", ""},
		{"breaks and tabs", `<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:br w:type="page"/></w:r></w:p>`, "甲\n乙 丙", ""},
		{"links, controls and insertions stay", `<w:p><w:hyperlink>` + r("甲") + `</w:hyperlink><w:sdt><w:sdtContent>` + r("乙") + `</w:sdtContent></w:sdt><w:ins>` + r("丙") + `</w:ins></w:p><w:sdt><w:sdtContent>` + p("丁") + `</w:sdtContent></w:sdt>`, "甲乙丙\n\n丁", "import/tracked"},
		{"deletions go", `<w:p>` + r("甲") + `<w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>`, "甲", "import/tracked"},
		{"a deleted end joins", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + r("甲") + `</w:p>` + p("乙"), "甲乙", "import/tracked"},
		{"hidden words go", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>甲</w:t></w:r></w:p>`, "甲", "import/hidden"},
		{"raised digits", `<w:p>` + r("10") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r></w:p>`, "10³", ""},
		{"one of two alternatives", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>甲</w:t></mc:Choice><mc:Fallback><w:t>乙</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "甲", ""},
		{"text boxes come after", `<w:p>` + r("甲") + `<w:r><w:pict><w:txbxContent>` + p("框") + `</w:txbxContent></w:pict></w:r>` + r("乙") + `</w:p>`, "甲乙\n\n框", "import/text-boxes"},
		{"losses are counted", `<w:p><w:r><w:drawing><a:blip r:embed="x"/></w:drawing><w:footnoteReference/><w:sym/><w:commentReference/></w:r><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></w:p>`, "a=b", "import/drawings import/footnotes import/formulas import/symbols import/comments"},
		{"a deleted check box shows nothing", `<w:p>` + r("甲") + `<w:del><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:del></w:p>`, "甲", "import/tracked"},
		{"the words below a pronunciation are kept", `<w:p><w:r><w:ruby><w:rt>` + r("yī") + `</w:rt><w:rubyBase>` + r("一") + `</w:rubyBase></w:ruby></w:r></w:p>`, "一", "import/ruby"},
		{
			"contents without page numbers", `<w:p><w:pPr><w:pStyle w:val="T1"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \o </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` +
				r("第一章　总则") + `<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGEREF x</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>12</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>` +
				`<w:p><w:pPr><w:pStyle w:val="T1"/></w:pPr>` + r("第二章　附则……13") + `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>` + p("第二章 2"),
			"第一章　总则\n\n第二章　附则\n\n第二章 2", "",
		},
		{
			"numbers of lists", numbered("7", "0", "总则") + numbered("7", "1", "甲") + numbered("7", "2", "子") + numbered("7", "2", "丑") + numbered("7", "3", "x") + numbered("7", "1", "乙") + numbered("7", "2", "寅") + numbered("7", "0", "附则") + numbered("7", "1", "丙"),
			"第一章 总则\n\n第一条 甲\n\n（一）子\n\n（二）丑\n\n1.x\n\n第二条 乙\n\n（一）寅\n\n第二章 附则\n\n第三条 丙", "",
		},
		{"a use begins where it says", numbered("7", "1", "甲") + numbered("8", "2", "子") + numbered("8", "2", "丑"), "第一条 甲\n\n（五）子\n\n（六）丑", ""},
		{"numbers of styles", strings.Repeat(`<w:p><w:pPr><w:pStyle w:val="Tiao"/></w:pPr>`+r("甲")+`</w:p>`, 2) + `<w:p><w:pPr><w:pStyle w:val="Tiao"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>` + r("款") + `</w:p>`, "第一条 甲\n\n第二条 甲\n\n款", ""},
		{
			"tables", `<w:tbl><w:tr><w:tc>` + p("税目") + `</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p("税率") + p("（%）") + `</w:tc></w:tr><w:tr><w:tc>` + p("a|b") + `</w:tc><w:tc>` + p("1") + `</w:tc></w:tr></w:tbl>`,
			`<table><tr><th>税目</th><th colspan="2">税率<br>（%）</th></tr><tr><td>a|b</td><td>1</td></tr></table>`, "",
		},
		{"a table of one cell is a frame", `<w:tbl><w:tr><w:tc>` + p("甲") + p("乙") + `</w:tc></w:tr></w:tbl>`, "甲\n\n乙", ""},
		{"objects are told", `<w:altChunk/><w:p><w:r><w:object/><w:t>甲</w:t></w:r></w:p>`, "甲", "import/embedded"},
		{"numbers that are not known", numbered("9", "0", "甲"), "1. 甲", "import/number-format"},
		{"tables in tables", `<w:tbl><w:tr><w:tc>` + p("甲") + `</w:tc><w:tc><w:tbl><w:tr><w:tc>` + p("乙") + `</w:tc><w:tc>` + p("丙") + `</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`, "| 甲 | 乙<br>丙 |\n| --- | --- |", "import/nested-tables"},
		{
			"cells that go on from the row above", `<w:tbl>` + tr(tc("甲", ""), tc("1", "")) + tr(tc("乙", `<w:vMerge w:val="restart"/>`), tc("2", "")) + tr(tc("", "<w:vMerge/>"), tc("3", "")) + `</w:tbl>`,
			`<table><tr><th>甲</th><th>1</th></tr><tr><td rowspan="2">乙</td><td>2</td></tr><tr><td>3</td></tr></table>`, "",
		},
		{"rows whose deletion is tracked go", `<w:tbl>` + tr(tc("甲", ""), tc("1", "")) + `<w:tr><w:trPr><w:del/></w:trPr>` + tc("", "") + tc("", "") + `</w:tr></w:tbl>`, "| 甲 | 1 |\n| --- | --- |", "import/tracked"},
		{"struck words go", `<w:p>` + r("期限为") + `<w:r><w:rPr><w:strike/></w:rPr><w:t>十五</w:t></w:r><w:r><w:rPr><w:dstrike w:val="true"/></w:rPr><w:t>二十</w:t></w:r><w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>三十日。</w:t></w:r></w:p>`, "期限为三十日。", "import/struck"},
		{"words struck by a style go", `<w:p><w:r><w:rPr><w:rStyle w:val="Old"/></w:rPr><w:t>旧</w:t></w:r>` + r("新") + `</w:p>`, "新", "import/struck"},
		{"numbers that are stored nowhere", `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> AUTONUM </w:instrText><w:fldChar w:fldCharType="end"/></w:r>` + r("甲") + `</w:p><w:p><w:fldSimple w:instr=" LISTNUM "/>` + r("乙") + `</w:p>`, "甲\n\n乙", "import/auto-numbers"},
		{"signs that are put together", `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>eq \o\ac(○,1)</w:instrText><w:fldChar w:fldCharType="end"/></w:r>` + r("甲") + `</w:p>`, "甲", "import/field-codes"},
		{"signs that were typed are no marks", p("* 注：甲") + p("# 乙") + p("- 丙") + p("&gt; 丁"), "\\* 注：甲\n\n\\# 乙\n\n\\- 丙\n\n\\> 丁", ""},
		{"marks of front matter are words", p("+++") + p("title = 1"), "+++\n\ntitle = 1", ""},
	} {
		f, diags := Text("a.docx", docxFile(t, c.body, lawList, lawStyles))
		if got := strings.TrimSuffix(f.Text, "\n"); got != c.want {
			t.Errorf("%s:\n%q, want\n%q", c.name, got, c.want)
		}
		diags.Sort()
		var codes []string
		for _, d := range diags {
			codes = append(codes, d.Code)
		}
		if got := strings.Join(codes, " "); got != c.codes {
			t.Errorf("%s: findings %q, want %q", c.name, got, c.codes)
		}
		if f.FrontEnd != 0 || f.BodyStart != 0 {
			t.Errorf("%s: a document has no front matter", c.name)
		}
	}
}

func TestOtherFilesAreRefusedWithARemedy(t *testing.T) {
	var other bytes.Buffer
	z := zip.NewWriter(&other)
	z.Create("content.xml")
	z.Close()
	whole := docxFile(t, p("甲"), "", "")
	for name, c := range map[string]struct{ raw, code string }{
		"old.doc":        {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1…", "import/old-word"},
		"renamed.docx":   {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1…", "import/old-word"},
		"secret.docx":    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1…" + string(utf16("EncryptedPackage")), "import/encrypted"},
		"law.pdf":        {"%PDF-1.7 …", "import/pdf"},
		"scan.jpg":       {"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "import/picture"},
		"shot.webp":      {"RIFF\x10\x00\x00\x00WEBPVP8 ", "import/picture"},
		"renamed.txt":    {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "import/picture"},
		"law.rtf":        {`{\rtf1 …}`, "import/rtf"},
		"law.mht":        {"MIME-Version: 1.0\r\n…", "import/web-archive"},
		"empty.html":     {"<!DOCTYPE html><title>空</title>", "import/no-text"},
		"text.docx":      {"第一条 …", "import/not-word"},
		"table.ods":      {other.String(), "import/not-word"},
		"cut.docx":       {string(whole[:len(whole)/2]), "import/broken"},
		"wrong-xml.docx": {string(docxFile(t, "<w:p><w:r></w:p>", "", "")), "import/broken"},
		"deep.docx":      {string(docxFile(t, strings.Repeat("<w:sdt>", 300)+strings.Repeat("</w:sdt>", 300), "", "")), "import/too-large"},
	} {
		f, diags := Text(name, []byte(c.raw))
		if f.Text != "" || len(diags) != 1 || diags[0].Code != c.code || diags[0].Severity != diag.Error {
			t.Errorf("%s: %q, %v, want %s", name, f.Text, diags, c.code)
		}
	}
}

// What a statute can't keep is named with its words.
func TestLossesAreNamed(t *testing.T) {
	parts := map[string]string{
		"word/footnotes.xml":  `<w:footnotes ` + testkit.WordSpace + `><w:footnote w:id="2">` + p("注的话") + `</w:footnote></w:footnotes>`,
		"word/header1.xml":    `<w:hdr ` + testkit.WordSpace + `>` + p("内部资料") + `</w:hdr>`,
		"word/footer1.xml":    `<w:ftr ` + testkit.WordSpace + `>` + p("— 1 —") + `</w:ftr>`,
		"word/media/a.png":    "x",
		"word/vbaProject.bin": "",
	}
	body := `<w:p>` + r("期限为") + `<w:r><w:rPr><w:strike/></w:rPr><w:t>十五</w:t></w:r>` + r("三十日") + `<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:drawing><a:blip r:embed="p1"/></w:drawing></w:r></w:p>`
	more := `<Relationship Type="x/footnotes" Target="footnotes.xml"/><Relationship Type="x/header" Target="header1.xml"/><Relationship Type="x/footer" Target="footer1.xml"/><Relationship Id="p1" Type="x/image" Target="media/a.png"/>`
	_, diags := Text("a.docx", testkit.Docx(t, body, more, parts))
	if len(diags) != 1 || diags[0].Code != "import/macros" {
		t.Errorf("a document with macros: %v", diags)
	}
	delete(parts, "word/vbaProject.bin")
	_, diags = Text("a.docx", testkit.Docx(t, body, more, parts))
	diags.Sort()
	var got []string
	for _, d := range diags {
		got = append(got, d.Code+" "+strings.Join(d.Args, " "))
	}
	want := "import/footnotes 1 “注的话”\nimport/pictures 1\nimport/struck 1 “十五”（…期限为）\nimport/headers 1 “内部资料”"
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("got\n%s\nwant\n%s", s, want)
	}
}

// A tracked change may delete the end of the last paragraph of a note; its words stay.
func TestTheLastWordsOfANoteAreKept(t *testing.T) {
	cut := func(text string) string { return `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + r(text) + `</w:p>` }
	raw := testkit.Docx(t, `<w:p>`+r("期限")+`<w:r><w:footnoteReference w:id="2"/><w:footnoteReference w:id="3"/></w:r></w:p>`, `<Relationship Type="x/footnotes" Target="footnotes.xml"/>`,
		map[string]string{"word/footnotes.xml": `<w:footnotes ` + testkit.WordSpace + `><w:footnote w:id="2">` + cut("甲") + `</w:footnote><w:footnote w:id="3">` + cut("乙") + p("丙") + `</w:footnote></w:footnotes>`})
	page, _ := ReadPage("a.docx", raw, Unknown, nil)
	file := page.File(law.Date{Year: 2026, Month: 11, Day: 30})
	for _, want := range []string{"[^1]: 甲\n", "[^2]: 乙丙\n"} {
		if !strings.Contains(file, want) {
			t.Errorf("%q is not in\n%s", want, file)
		}
	}
}

// A web page by the name of a Word file, as portals hand statutes out.
func TestAStatuteInAWebPage(t *testing.T) {
	f, diags := Text("law.doc", []byte("\ufeff <!DOCTYPE HTML><body><div>首页</div><div id=zoom><h1>河滩办法</h1><p>第一条　甲。<p>第二条　乙。</div>"))
	if e, ok := Read(f); !ok || e.Title != "河滩办法" || e.Provisions != 2 || len(diags) != 1 || diags[0].Code != "import/around" {
		t.Errorf("%+v %v", e, diags)
	}
}

// A few hundred bytes that claim to be a gigabyte cost no more than the limits.
func TestBombsAreRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("unpacks 96 MB")
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	blank := bytes.Repeat([]byte(" "), 1<<20)
	for range 97 { // one more than a part may have
		w.Write(blank)
	}
	z.Close()
	if f, diags := Text("bomb.docx", b.Bytes()); f.Text != "" || len(diags) != 1 || diags[0].Code != "import/too-large" {
		t.Errorf("%d bytes of text, %v", len(f.Text), diags)
	}
	many := strings.Repeat(numbered("1", "0", ""), 400_000)
	long := `<w:abstractNum w:abstractNumId="1">` + lvl("0", "chineseCounting", strings.Repeat("%1", 90), "") + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`
	if f, diags := Text("labels.docx", docxFile(t, many, long, "")); f.Text != "" || len(diags) != 1 || diags[0].Code != "import/too-large" {
		t.Errorf("%d bytes of labels, %v", len(f.Text), diags)
	}
}

// Whatever the XML says, reading it ends without a panic.
func FuzzDocument(f *testing.F) {
	f.Add(p("第一条　甲")+numbered("7", "1", "乙"), lawList, lawStyles)
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="end"/><w:pict><w:txbxContent><w:tbl><w:tr/></w:tbl></w:txbxContent></w:pict></w:r></w:p>`, `<w:num w:numId="1"/>`, `<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>`)
	f.Fuzz(func(t *testing.T, body, lists, styles string) {
		file, diags := Text("a.docx", docxFile(t, body, lists, styles))
		if file.Text == "" && len(diags) == 0 {
			t.Error("no text, and nothing said")
		}
		if e, ok := Read(file); ok && e.Text == "" {
			t.Error("an edition without text")
		}
	})
}
