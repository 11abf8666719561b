package importer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pufa/internal/diag"
	"pufa/internal/law"
	"pufa/internal/source"
	"pufa/internal/testkit"
)

// set is a paragraph with properties, of one run with properties.
func set(paragraph, run, text string) string {
	return `<w:p><w:pPr>` + paragraph + `</w:pPr><w:r><w:rPr>` + run + `</w:rPr><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func centred(text string) string { return set(`<w:jc w:val="center"/>`, `<w:sz w:val="44"/>`, text) }

// read makes a page of what stands in w:body and returns its file and the codes of
// the findings.
func readPage(t *testing.T, name, body string, as Kind) (file, codes string) {
	t.Helper()
	raw := []byte(body)
	if strings.HasSuffix(name, ".docx") {
		raw = testkit.Docx(t, body, `<Relationship Id="emf" Type="x/image" Target="media/a.emf"/><Relationship Id="gone" Type="x/image" Target="media/gone.png"/>`,
			map[string]string{"word/media/a.emf": "\x01\x00\x00\x00", "word/styles.xml": `<w:styles ` + testkit.WordSpace + `>` + lawStyles + `</w:styles>`})
	}
	page, diags := ReadPage(name, raw, as, nil)
	diags.Sort()
	for _, d := range diags {
		codes += " " + d.Code
	}
	if page == nil {
		return "", strings.TrimSpace(codes)
	}
	return page.File(law.Date{Year: 2026, Month: 11, Day: 30}), strings.TrimSpace(codes)
}

const frontAs = "+++\ntitle = %q\ntype = %q\ndate = %s\n"

func TestPagesOfDocuments(t *testing.T) {
	longer := "为了做好这项工作，现就有关事项通知如下。"
	for _, c := range []struct {
		name, file, body string
		as               Kind
		title, kind, day string
		rest, codes      string
	}{
		{"a title in the middle, over two lines", "a.docx", centred("关于做好信访工作的") + centred("通知") + p(longer), Unknown, "关于做好信访工作的通知", "guide", "2026-11-30", "summary = \"" + longer + "\"\n+++\n\n" + longer + "\n", "import/moved"},
		{"a title above the only section", "a.docx", centred("信访工作情况") + set(`<w:outlineLvl w:val="0"/>`, "", "一、总体情况") + p(longer), Unknown, "信访工作情况", "guide", "2026-11-30", "summary = \"" + longer + "\"\n+++\n\n## 一、总体情况\n\n" + longer + "\n", "import/moved"},
		{"no title", "通知.docx", p(longer), Unknown, "通知", "guide", "2026-11-30", "summary = \"" + longer + "\"\n+++\n\n" + longer + "\n", "import/no-page-title"},
		{"signed on one line", "a.docx", centred("通知") + p(longer) + p("某县信访局　二〇二四年三月五日"), Unknown, "通知", "guide", "2026-11-30", "summary = \"" + longer + "\"\n\n[document]\nissuer = \"某县信访局\"\nwritten = 2024-03-05\n+++\n\n" + longer + "\n", "import/moved"},
		{"a date that nobody signed stays", "a.docx", centred("通知") + p(longer) + p("2024年3月5日"), Unknown, "通知", "guide", "2026-11-30", "summary = \"" + longer + "\"\n+++\n\n" + longer + "\n\n2024年3月5日\n", "import/moved"},
		{"a table of contents is left", "a.docx", centred("通知") + p("目 录") + `<w:p><w:pPr><w:pStyle w:val="T1"/></w:pPr>` + r("一、甲") + `</w:p>` + p("短。"), Unknown, "通知", "guide", "2026-11-30", "+++\n\n短。\n", "import/left import/moved"},
		{"pictures that no page shows", "a.docx", centred("通知") + `<w:p>` + r("短。") + `<w:r><w:drawing><a:blip r:embed="emf"/></w:drawing></w:r><w:r><w:drawing><a:blip r:embed="gone"/></w:drawing></w:r></w:p>`, Unknown, "通知", "guide", "2026-11-30", "+++\n\n短。\n", "import/picture-format import/picture-missing import/moved"},
		{"questions that --as tells", "a.txt", "信访问答\n多久能答复？\n一般六十日。\n", FAQ, "信访问答", "faq", "2026-11-30", "+++\n\n## 多久能答复？\n\n一般六十日。\n", "import/moved"},
		{"a report", "a.txt", "某县信访局2024年信访工作年度报告\n\n全年平稳。\n", Unknown, "某县信访局2024年信访工作年度报告", "report", "2026-11-30", "year = 2024\nbody = \"某县信访局\"\n+++\n\n全年平稳。\n", "import/moved"},
		{"lines that were broken at a fixed width", "a.txt", "怎样提出信访事项\n\n　　提出信访事项，一般应当采用书面形式，写明姓名、住址和请\n求、事实、理由，不会写的可以口头\n提出。\n　　短。\n", Unknown, "怎样提出信访事项", "guide", "2026-11-30", "summary = \"提出信访事项，一般应当采用书面形式，写明姓名、住址和请求、事实、理由，不会写的可以口头\"\n+++\n\n提出信访事项，一般应当采用书面形式，写明姓名、住址和请求、事实、理由，不会写的可以口头\n\n提出。\n\n短。\n", "import/moved"},
		{"nothing", "a.txt", "\n \n", Unknown, "", "", "", "", "import/no-text"},
	} {
		file, codes := readPage(t, c.file, c.body, c.as)
		want := ""
		if c.title != "" {
			want = fmt.Sprintf(frontAs, c.title, c.kind, c.day) + c.rest
		}
		if file != want || codes != c.codes {
			t.Errorf("%s:\n%s\n%s\nwant\n%s\n%s", c.name, file, codes, want, c.codes)
		}
	}
}

func TestHeadingsByNumbers(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"three levels", "一、甲\n短。\n（一）乙\n短。\n1.丙\n短。\n二、丁\n短。", "## 一、甲|### （一）乙|#### 1.丙|## 二、丁"},
		{"a list is none", "材料：\n1.身份证\n2.户口簿\n短。", ""},
		{"a sentence is none", "一、甲。\n短。\n（一）乙；\n短。", ""},
		{"levels begin at the first that there is", "（一）甲\n短。\n1.乙\n短。", "## （一）甲|### 1.乙"},
		{"a number with a point is none", "3.5 万人\n短。", ""},
		{"chapters", "第一部分 甲\n短。\n一、乙\n短。", "## 第一部分 甲|### 一、乙"},
		{"nothing below it", "短。\n一、甲", ""},
	} {
		file, _ := readPage(t, "a.txt", "题目\n\n这一段有话要说，不长不短，算是正文的开头。\n"+c.text+"\n", Guide)
		var heads []string
		for l := range strings.Lines(file) {
			if strings.HasPrefix(l, "#") {
				heads = append(heads, strings.TrimSpace(l))
			}
		}
		if got := strings.Join(heads, "|"); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// Where neither styles nor numbers show headings, short bold lines are meant so.
func TestHeadingsThatAreBold(t *testing.T) {
	bold := func(text string) string { return set("", "<w:b/>", text) }
	file, _ := readPage(t, "a.docx", centred("题目")+bold("哪些事可以提")+p("这一段有话要说。")+bold("不是标题的一句话。")+p("短。")+bold("甲")+bold("乙")+p("短。")+bold("最后"), Guide)
	if want := "## 哪些事可以提\n\n这一段有话要说。\n\n**不是标题的一句话。**\n\n短。\n\n**甲**\n\n## 乙\n\n短。\n\n**最后**\n"; !strings.HasSuffix(file, want) {
		t.Errorf("%s\nwant\n%s", file, want)
	}
}

func TestWhatIsSaidOfAPicture(t *testing.T) {
	for alt, want := range map[string]bool{
		"窗口的照片，门口有台阶": true, "": false, "图片 1": false, "图片1.png": false, "IMG_2023": false, "微信图片_20240305.jpg": false,
		`C:\Users\甲\图片说明在这里.png`: false, "图片包含 人物 描述已自动生成": false, "门口": false,
	} {
		if got := describes(alt); got != want {
			t.Errorf("%q: %v", alt, got)
		}
	}
}

// Whatever a document says, a page comes of it without a panic, and nothing that
// it says opens a box, a heading or a list.
func FuzzPage(f *testing.F) {
	for _, s := range []string{"一、甲\n短。", "# 甲\n* 乙\n1. 丙\n::: 丁", "a\tb\nc\td\n", "<!doctype html><table><tr><td>a<table><tr><td>b", "问：甲？\n答：乙。\n问：丙？\n答：丁。", "甲文件\n乙〔2024〕1号\n丙\n\n丁局\n2024年1月1日"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		page, diags := ReadPage("a.txt", []byte(s), Unknown, nil)
		if page == nil {
			if len(diags) == 0 {
				t.Error("no page, and nothing said")
			}
			return
		}
		for l := range strings.Lines(page.Text) {
			if page.Kind == Guide && slices.ContainsFunc([]string{"# ", "* ", "+ ", ":::", "> "}, func(mark string) bool { return strings.HasPrefix(l, mark) }) {
				t.Errorf("a mark: %q of %q", l, s)
			}
		}
	})
}

// What no build would read is refused here, before it lies in the site.
func TestTextsThatNoBuildReads(t *testing.T) {
	tooLong := func(l diag.List) bool {
		return slices.ContainsFunc(l, func(d diag.Diagnostic) bool { return d.Code == "source/too-long" })
	}
	letters := func(n int) []byte { // as lines
		return []byte(strings.Repeat(strings.Repeat("a", 998)+"\n\n", n/1000+1)[:n])
	}
	for size, want := range map[int]bool{source.MaxText: false, source.MaxText + 1: true} {
		if f, found := Text("a.txt", letters(size)); tooLong(found) != want || (f.Text == "") != want {
			t.Errorf("%d bytes of a statute: %d bytes are read", size, len(f.Text))
		}
	}
	for size, want := range map[int]bool{source.MaxText - 100: false, source.MaxText + 100: true} {
		if p, found := ReadPage("a.txt", letters(size), Guide, nil); tooLong(found) != want || (p == nil) != want {
			t.Errorf("%d bytes of a page: %t", size, p != nil)
		}
	}
	html := func(tags int) []byte { return []byte("<html><body><p>字" + strings.Repeat("<br>", tags-3)) }
	for tags, want := range map[int]bool{maxTags: false, maxTags + 1: true} {
		if _, found := ReadPage("a.html", html(tags), Guide, nil); tooLong(found) != want {
			t.Errorf("a web page of %d tags: %v", tags, found)
		}
	}
}
