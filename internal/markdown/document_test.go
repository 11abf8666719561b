package markdown

import (
	"bytes"
	"reflect"
	"strings"
	"sync"
	"testing"

	"pufa/internal/doc"
	"pufa/internal/source"
)

func TestLeadEndsWithASentence(t *testing.T) {
	long := strings.Repeat("这一句正好是十个汉字。", 20)
	for _, c := range []struct{ name, in, want string }{
		{"all Han", long, strings.Repeat("这一句正好是十个汉字。", 10)},
		{"all Latin", strings.Repeat("Nine more words stand in this very sentence here. ", 10), strings.TrimSpace(strings.Repeat("Nine more words stand in this very sentence here. ", 4))},
		{"short", "只有一句", "只有一句"},
		{"two blocks", "第一段。\n\n第二段。", "第一段。第二段。"},
		{"after a heading", "## 标题\n\n第一段。", "第一段。"},
		{"list first", "- 身份证\n- 申请书", "身份证；申请书"},
		{"quote first", "> 引文。\n\n正文。", "正文。"},
		{"only a quote", "> 引文。", "引文。"},
		{"only a heading", "## 标题", "标题"},
		{"only a table", "| 甲 | 乙 |\n|---|---|", "甲 乙"},
		{"only code", "```\ncode\n```", "code"},
		{"an image first", "![图](a.png)\n\n正文。", "正文。"},
		{"no end in reach", strings.Repeat("汉", 200), strings.Repeat("汉", 120) + "……"},
		{"a comma in reach", strings.Repeat("汉", 50) + "，" + strings.Repeat("汉", 200), strings.Repeat("汉", 50) + "……"},
		{"closing quote", "他说：“可以。”" + strings.Repeat("汉", 200), "他说：“可以。”"},
		{"markup", "**注意：**[链接](a.md)和`代码`。", "注意：链接和代码。"},
		{"nothing", "", ""},
	} {
		d, _ := parse(New(Options{}), page(c.in))
		if d.Lead != c.want {
			t.Errorf("%s: got %q, want %q", c.name, d.Lead, c.want)
		}
	}
}

// A description shows what a broken line shows: a gap, and no mark of its own.
func TestLeadInventsNothingInsideABlock(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"第一行\n第二行", "第一行 第二行"},
		{"第一行，\n第二行。\n第三行", "第一行，第二行。第三行"},
		{"one\ntwo", "one two"},
		{"- 甲\n  乙\n- 丙", "甲 乙；丙"},
		{"第一段\n还是第一段\n\n第二段", "第一段 还是第一段；第二段"},
	} {
		d, _ := parse(New(Options{HardBreaks: true}), page(c.in))
		if d.Lead != c.want {
			t.Errorf("%q: got %q, want %q", c.in, d.Lead, c.want)
		}
	}
}

func TestWordsCountHanAndLatinRuns(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int
	}{
		{"信访工作条例", 6}, {"《民法典》第1079条", 6}, {"hello world", 2}, {"it's 3.5 x", 3}, {"12348热线", 3}, {"", 0},
		{"！？，。", 0}, {"GB18030编码", 3}, {"〇", 1}, {"㐀𠀀", 2}, {"ひらがな", 4}, {"한국 사람", 2}, {"䷀", 0}, {"a-b c", 2},
	} {
		d, _ := parse(New(Options{}), page(c.in))
		if d.Words != c.want {
			t.Errorf("%s: got %d, want %d", c.in, d.Words, c.want)
		}
	}
}

func TestInsertingAHeadingChangesNoOtherID(t *testing.T) {
	ids := func(in string) map[string]string {
		d, _ := parse(New(Options{}), page(in))
		m := map[string]string{}
		for _, h := range d.Outline {
			if _, twice := m[h.Text]; !twice {
				m[h.Text] = h.ID
			}
		}
		return m
	}
	before := ids("## 甲\n## 乙\n## 乙 2\n## 丙 {#乙-3}\n## ！\n")
	after := ids("## 新\n## 甲\n## 乙\n## 乙 2\n## 又新\n## 丙 {#乙-3}\n## ！\n")
	for text, id := range before {
		if after[text] != id {
			t.Errorf("%s was #%s, is #%s", text, id, after[text])
		}
	}
	if before["乙 2"] != "乙-2" || before["丙"] != "乙-3" {
		t.Errorf("got %v", before)
	}
	again := ids("## 乙\n## 乙\n## 乙 2\n## 丙 {#乙-3}")
	if again["乙"] != "乙" || again["乙 2"] != "乙-2" {
		t.Errorf("got %v", again)
	}
}

func TestBodyCanBeCutAtHeadings(t *testing.T) {
	d, _ := parse(New(Options{}), page("前言[甲](a.md)\n\n## 问一 [乙](b.md)\n\n答一[丙](c.md)\n\n::: note\n## 盒子里\n:::\n\n## 问二\n\n答二"))
	if len(d.Outline) != 2 {
		t.Fatalf("outline %+v", d.Outline)
	}
	var b bytes.Buffer
	tag := func(i int) { b.WriteString("<a " + d.Refs[i].Target + ">") }
	d.Body.Fill(&b, d.Outline[0].End, d.Outline[1].Start, tag)
	want := "\n<p>答一<a c.md>丙</a></p>\n<aside class=\"box note\" aria-label=\"说明\">\n<p class=\"box-label\">说明</p>\n<h2 id=\"盒子里\">盒子里</h2>\n</aside>\n"
	if b.String() != want {
		t.Errorf("got %q", b.String())
	}
	if strings.Join(d.Anchors, " ") != "问一-乙 盒子里 问二" {
		t.Errorf("anchors %v", d.Anchors)
	}
}

func TestTitleComesFromTheFirstTopHeading(t *testing.T) {
	for _, c := range []struct{ front, body, title, want, codes string }{
		{"", "# 标题 **甲**\n\n正文", "标题 甲", "<p>正文</p>", ""},
		{"title = \"标题\"\n", "# 标题\n正文", "标题", "<p>正文</p>", ""},
		{"title = \"标题\"\n", "标 题\n====\n正文", "标题", "<p>正文</p>", ""},
		{"title = \"标题\"\n", "# 别的\n正文", "标题", "<h2 id=\"别的\">别的</h2>\n<p>正文</p>", "second-title"},
		{"title = \"标题\"\n", "# 标题\n# 标题\n", "标题", "<h2 id=\"标题\">标题</h2>", "second-title"},
		{"", "正文", "", "<p>正文</p>", ""},
		{"", "> # 引文\n", "", "<blockquote>\n<h2 id=\"引文\">引文</h2>\n</blockquote>", "second-title"},
	} {
		f := source.File{Path: "content/a.md", Text: "+++\n" + c.front + "+++\n" + c.body, FrontStart: 4, FrontEnd: 4 + len(c.front), BodyStart: 8 + len(c.front)}
		d, diags := parse(New(Options{}), f)
		codes := ""
		for _, g := range diags {
			codes += strings.TrimPrefix(g.Code, "markdown/")
		}
		if got := strings.TrimSpace(d.Body.HTML); d.Meta.Title != c.title || got != c.want || codes != c.codes {
			t.Errorf("%q: title %q, body %q, codes %q", c.front+c.body, d.Meta.Title, got, codes)
		}
	}
}

func TestThemesAddContainers(t *testing.T) {
	o := Options{Containers: []Container{
		{Name: "qa", Label: "问答", Element: "details"}, {Name: "热线", Label: "热线", Element: "div", Region: true},
		{Name: "note", Label: "提示", Element: "div", Quiet: true}, {Name: "bad name"}, {Name: "odd", Element: "script"},
	}}
	for in, want := range map[string]string{
		"::: qa\n甲\n:::":           `<details class="box qa">` + "\n<summary>问答</summary>\n<p>甲</p>\n</details>",
		"::: 热线\n甲\n:::":           `<div class="box 热线" role="region" aria-label="热线">` + "\n<p class=\"box-label\">热线</p>\n<p>甲</p>\n</div>",
		"::: note\n甲\n:::":         `<div class="box note">` + "\n<p>甲</p>\n</div>",
		"::: odd <b> & \"c\"\n:::": `<div class="box odd">` + "\n<p class=\"box-label\">&lt;b&gt; &amp; &quot;c&quot;</p>\n</div>",
	} {
		if got, codes := body(t, in, o); got != want || len(codes) > 0 {
			t.Errorf("%s: got %s %v", in, got, codes)
		}
	}
	one, again := o.Fingerprint(), o.Fingerprint()
	if one != again || one == (Options{}).Fingerprint() {
		t.Error("fingerprints")
	}
}

func TestParsersAreSafeForConcurrentUse(t *testing.T) {
	p := New(Options{})
	text := statute()
	want, _ := parse(p, page(text))
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 3 {
				if got, _ := parse(p, page(text)); got.Body.HTML != want.Body.HTML || len(got.Refs) != len(want.Refs) {
					t.Error("another document")
				}
				parse(p, page("# 别的\n\n[甲](b.md)[^1]\n\n[^1]: 乙\n\n<div id=x>"))
			}
		})
	}
	group.Wait()
}

func TestDeepNestingIsReportedAndSafe(t *testing.T) {
	for _, in := range []string{
		strings.Repeat("> ", 5000) + "甲", strings.Repeat("*a **b ", 3000) + strings.Repeat("** *", 3000),
		strings.Repeat("- ", 3000) + "甲", strings.Repeat("[", 3000) + "a" + strings.Repeat("](b)", 3000),
		strings.Repeat("::: note\n", 3000) + strings.Repeat(":::\n", 3000), strings.Repeat("<div>", 3000) + "甲",
		strings.Repeat("<b>", 3000) + "甲", strings.Repeat("![", 500) + "a" + strings.Repeat("](b)", 500),
	} {
		f := page(in)
		d, _ := parse(New(Options{}), f)
		checkDocument(t, d, len(f.Text))
	}
	if _, diags := parse(New(Options{}), page(strings.Repeat("> ", 500)+"甲")); len(diags) != 1 || diags[0].Code != "markdown/too-deep" {
		t.Errorf("reported %v", diags)
	}
}

func TestNothingOfAPageReachesTheNext(t *testing.T) {
	p := New(Options{})
	first, _ := parse(p, page("## 甲\n\n[链接](a.md)"))
	html, refs := first.Body.HTML, []doc.Ref{first.Refs[0]}
	second, _ := parse(p, page("## 甲\n\n![图](b.png)"))
	if first.Body.HTML != html || !reflect.DeepEqual(first.Refs[0], refs[0]) || second.Outline[0].ID != "甲" || len(second.Refs) != 1 {
		t.Error("writers share what documents keep")
	}
}
