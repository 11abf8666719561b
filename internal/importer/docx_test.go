package importer

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"pufa/internal/diag"
)

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`

// docx makes a document of what stands in w:body, with lists and styles.
func docx(t testing.TB, body, lists, styles string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships><Relationship Type="x/numbering" Target="numbering.xml"/><Relationship Type="x/styles" Target="/word/styles.xml"/><Relationship Type="x/hyperlink" Target="http://example.com" TargetMode="External"/></Relationships>`},
		{"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordSpace + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`},
		{"word/numbering.xml", `<w:numbering ` + wordSpace + `>` + lists + `</w:numbering>`},
		{"word/styles.xml", `<w:styles ` + wordSpace + `>` + styles + `</w:styles>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(part[1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// p is a paragraph of one run, r a run.
func p(text string) string { return `<w:p>` + r(text) + `</w:p>` }

func r(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

// numbered is a paragraph of a list.
func numbered(num, level, text string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr>` + r(text) + `</w:p>`
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
	`<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>`

func TestDocumentsBecomeText(t *testing.T) {
	for _, c := range []struct{ name, body, want, codes string }{
		{"paragraphs", p("甲") + p("") + p("　　乙　"), "甲\n\n乙", ""},
		{"runs join", `<w:p>` + r("第") + r("一条　") + r("为了") + `</w:p>`, "第一条　为了", ""},
		{"breaks and tabs", `<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:br w:type="page"/></w:r></w:p>`, "甲\n乙 丙", ""},
		{"links, controls and insertions stay", `<w:p><w:hyperlink>` + r("甲") + `</w:hyperlink><w:sdt><w:sdtContent>` + r("乙") + `</w:sdtContent></w:sdt><w:ins>` + r("丙") + `</w:ins></w:p><w:sdt><w:sdtContent>` + p("丁") + `</w:sdtContent></w:sdt>`, "甲乙丙\n\n丁", "import/tracked"},
		{"deletions go", `<w:p>` + r("甲") + `<w:del><w:r><w:delText>乙</w:delText></w:r></w:del></w:p>`, "甲", "import/tracked"},
		{"a deleted end joins", `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + r("甲") + `</w:p>` + p("乙"), "甲乙", ""},
		{"hidden words go", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>甲</w:t></w:r></w:p>`, "甲", "import/hidden"},
		{"raised digits", `<w:p>` + r("10") + `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>3</w:t></w:r></w:p>`, "10³", ""},
		{"one of two alternatives", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>甲</w:t></mc:Choice><mc:Fallback><w:t>乙</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`, "甲", ""},
		{"text boxes come after", `<w:p>` + r("甲") + `<w:r><w:pict><w:txbxContent>` + p("框") + `</w:txbxContent></w:pict></w:r>` + r("乙") + `</w:p>`, "甲乙\n\n框", "import/text-boxes"},
		{"losses are counted", `<w:p><w:r><w:drawing/><w:footnoteReference/><w:sym/><w:commentReference/></w:r><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath></w:p>`, "a=b", "import/footnotes import/formulas import/pictures import/symbols import/comments"},
		{"ruby keeps its base", `<w:p><w:r><w:ruby><w:rt>` + r("yī") + `</w:rt><w:rubyBase>` + r("一") + `</w:rubyBase></w:ruby></w:r></w:p>`, "一", ""},
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
			"| 税目 | 税率<br>（%） |  |\n| --- | --- | --- |\n| a\\|b | 1 |  |", "import/merged-cells",
		},
		{"a table of one cell is a frame", `<w:tbl><w:tr><w:tc>` + p("甲") + p("乙") + `</w:tc></w:tr></w:tbl>`, "甲\n\n乙", ""},
		{"objects are told", `<w:altChunk/><w:p><w:r><w:object/><w:t>甲</w:t></w:r></w:p>`, "甲", "import/embedded"},
		{"numbers that are not known", numbered("9", "0", "甲"), "1. 甲", "import/number-format"},
		{"tables in tables", `<w:tbl><w:tr><w:tc>` + p("甲") + `</w:tc><w:tc><w:tbl><w:tr><w:tc>` + p("乙") + `</w:tc><w:tc>` + p("丙") + `</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`, "| 甲 | 乙<br>丙 |\n| --- | --- |", "import/nested-tables"},
		{"marks of front matter are words", p("+++") + p("title = 1"), "+++\n\ntitle = 1", ""},
	} {
		f, diags := Text("a.docx", docx(t, c.body, lawList, lawStyles))
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
	whole := docx(t, p("甲"), "", "")
	for name, c := range map[string]struct{ raw, code string }{
		"old.doc":        {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1…", "import/old-word"},
		"renamed.docx":   {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1…", "import/old-word"},
		"law.pdf":        {"%PDF-1.7 …", "import/pdf"},
		"law.rtf":        {`{\rtf1 …}`, "import/rtf"},
		"law.doc":        {"\ufeff <!DOCTYPE HTML><p>第一条", "import/web-page"},
		"text.docx":      {"第一条 …", "import/not-word"},
		"table.ods":      {other.String(), "import/not-word"},
		"cut.docx":       {string(whole[:len(whole)/2]), "import/broken"},
		"wrong-xml.docx": {string(docx(t, "<w:p><w:r></w:p>", "", "")), "import/broken"},
		"deep.docx":      {string(docx(t, strings.Repeat("<w:sdt>", 300)+strings.Repeat("</w:sdt>", 300), "", "")), "import/too-large"},
	} {
		f, diags := Text(name, []byte(c.raw))
		if f.Text != "" || len(diags) != 1 || diags[0].Code != c.code || diags[0].Severity != diag.Error {
			t.Errorf("%s: %q, %v, want %s", name, f.Text, diags, c.code)
		}
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
	for range mostXML>>20 + 1 {
		w.Write(blank)
	}
	z.Close()
	if f, diags := Text("bomb.docx", b.Bytes()); f.Text != "" || len(diags) != 1 || diags[0].Code != "import/too-large" {
		t.Errorf("%d bytes of text, %v", len(f.Text), diags)
	}
	many := strings.Repeat(numbered("1", "0", ""), 400_000)
	long := `<w:abstractNum w:abstractNumId="1">` + lvl("0", "chineseCounting", strings.Repeat("%1", 90), "") + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`
	if f, diags := Text("labels.docx", docx(t, many, long, "")); f.Text != "" || len(diags) != 1 || diags[0].Code != "import/too-large" {
		t.Errorf("%d bytes of labels, %v", len(f.Text), diags)
	}
}

func TestNumeralsOfWord(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{
		{"decimal", 12, "12"}, {"decimalZero", 3, "03"}, {"decimalFullWidth", 12, "１２"}, {"chineseCounting", 10, "十"},
		{"chineseCountingThousand", 110, "一百一十"}, {"japaneseCounting", 21, "二十一"}, {"decimalEnclosedCircleChinese", 3, "③"}, {"decimalEnclosedCircle", 21, "21"},
		{"ideographTraditional", 2, "乙"}, {"lowerLetter", 28, "bb"}, {"upperRoman", 1994, "MCMXCIV"}, {"lowerRoman", 4, "iv"}, {"none", 4, ""},
	} {
		if got, ok := written(c.n, c.format); got != c.want || !ok {
			t.Errorf("%d as %s is %q, want %q", c.n, c.format, got, c.want)
		}
	}
	if got, ok := written(3, "hebrew1"); got != "3" || ok {
		t.Errorf("an unknown format gives %q, %v", got, ok)
	}
}

// Whatever the XML says, reading it ends without a panic.
func FuzzDocument(f *testing.F) {
	f.Add(p("第一条　甲")+numbered("7", "1", "乙"), lawList, lawStyles)
	f.Add(`<w:p><w:r><w:fldChar w:fldCharType="end"/><w:pict><w:txbxContent><w:tbl><w:tr/></w:tbl></w:txbxContent></w:pict></w:r></w:p>`, `<w:num w:numId="1"/>`, `<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>`)
	f.Fuzz(func(t *testing.T, body, lists, styles string) {
		file, diags := Text("a.docx", docx(t, body, lists, styles))
		if file.Text == "" && len(diags) == 0 {
			t.Error("no text, and nothing said")
		}
		if e, ok := Read(file); ok && e.Text == "" {
			t.Error("an edition without text")
		}
	})
}
