package markdown

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pufa/internal/diag"
	"pufa/internal/repair"
	"pufa/internal/source"
)

// found is what is said about a page, beginning with the reading of its bytes.
func found(p *Parser, text string) (source.File, diag.List) {
	f, diags := source.Decode("content/a.md", []byte(text))
	_, _, more := p.Parse(f)
	return f, append(diags, more...)
}

// mend does what findings offer until none offers anything.
func mend(t *testing.T, p *Parser, text string) string {
	for range 100 {
		f, diags := found(p, text)
		plan, _ := repair.Choose(diags)
		if len(plan) == 0 {
			return f.Text
		}
		next, ok := source.Splice([]byte(f.Text), plan["content/a.md"])
		if !ok {
			t.Fatalf("edits do not fit: %v\n%s", plan["content/a.md"], text)
		}
		text = string(next)
	}
	t.Fatalf("mending does not end:\n%s", text)
	return ""
}

// noneIsNew reports findings that mending has brought.
func noneIsNew(t *testing.T, p *Parser, text string) {
	_, before := found(p, text)
	mended := mend(t, p, text)
	_, after := found(p, mended)
	count := map[string]int{}
	for _, d := range before {
		count[d.Code]++
	}
	for _, d := range after {
		if count[d.Code]--; count[d.Code] < 0 {
			t.Errorf("mending\n%s\nto\n%s\nbrought %s: %s", text, mended, d.Code, d.Message(diag.ZH))
		}
	}
}

func TestSlipsAreMended(t *testing.T) {
	p := New(Options{})
	for in, want := range map[string]string{
		"＃ 标题":           "# 标题",
		"＃＃标题":           "## 标题",
		"##第一章 总则":       "## 第一章 总则",
		"见【条例】（law.md）。": "见[条例](law.md)。",
		"见[条例]（law.md）和[甲]（b.md）。": "见[条例](law.md)和[甲](b.md)。",
		"[期限] (a.md)":                   "[期限](a.md)",
		"【期限】(a.md)":                    "[期限](a.md)",
		"见[附件](附件 1.docx)":              "见[附件](<附件 1.docx>)",
		"见[甲](a.html “甲”)":              "见[甲](a.html \"甲\")",
		"[甲](//www.gov.cn/a)":           "[甲](https://www.gov.cn/a)",
		"看！[图](a.png)":                  "看![图](a.png)",
		"｜甲｜乙｜\n｜---｜---｜\n｜1｜2｜":       "|甲|乙|\n|---|---|\n|1|2|",
		"| a | b |\n| 1 | 2 |":          "| a | b |\n| --- | --- |\n| 1 | 2 |",
		"| a | b |\n|：-|-：|\n| 1 | 2 |": "| a | b |\n| --- | --- |\n| 1 | 2 |",
		"[期限]【a.md】":                    "[期限](a.md)",
		"这是～～作废～～的":                     "这是~~作废~~的",
		"这是＊＊重点＊＊内容":                    "这是**重点**内容",
		"** 重点 **":                      "**重点**",
		"这是** 重点**内容":                   "这是**重点**内容",
		"｀代码｀":                          "`代码`",
		"１．第一步\n２．第二步":                  "1. 第一步\n2. 第二步",
		"＞ 引用":                          "> 引用",
		"－ 甲\n－ 乙":                      "- 甲\n- 乙",
		"术语\n：解释":                       "术语\n: 解释",
		"术语\n:解释":                       "术语\n: 解释",
		"：：： note\n正文\n：：：":             "::: note\n正文\n:::",
		":: warning 注意\n正文\n::":         "::: warning 注意\n正文\n:::",
		":: warning 注意\n正文\n:::":        "::: warning 注意\n正文\n:::",
		"::: note {#a} 注意\n正文\n:::":     "::: note 注意 {#a}\n正文\n:::",
		"![图](a.png) {width=300}":       "![图](a.png){width=300}",
		"![图](a.png)｛ｗｉｄｔｈ＝３００｝":        "![图](a.png){width=300}",
		"## 期限 ｛#qixian｝":               "## 期限 {#qixian}",
		"甲\n\n![图](a.png) {width=300}\n\n![图](b.png) {width=300}": "甲\n\n![图](a.png){width=300}\n\n![图](b.png){width=300}",
		"三十日[^1]。\n\n[^1]： 从收到之日起算。":                              "三十日[^1]。\n\n[^1]: 从收到之日起算。",
		"甲\n\n[TOC]\n\n乙": "甲\n\n\n乙",
		"    四个空格开头的一段普通文字，不是代码。":     "四个空格开头的一段普通文字，不是代码。",
		"＋＋＋\ntitle ＝ “甲”\n++++\n正文":  "+++\ntitle = \"甲\"\n+++\n正文",
		"---\ntitle = \"甲\"\n---\n正文": "+++\ntitle = \"甲\"\n+++\n正文",
		"+++\ntitle = \"甲\"\n\n正文":    "+++\ntitle = \"甲\"\n+++\n\n正文",
	} {
		if got := mend(t, p, in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
		noneIsNew(t, p, in)
	}
}

// Where one of several things may be meant, or what comes of it may be wrong, the author
// decides.
func TestWhatIsDoubtfulIsLeft(t *testing.T) {
	p := New(Options{})
	for _, in := range []string{
		"**重点", "::: 未知\n正文\n:::", ":: note\n正文", "## 甲\n\n#### 乙", "`【条例】（law.md）`", "[注] (见上文)", "见[甲](见 上文)",
		"```\n＃ 标题\n#标题\n```", "    四个空格开头的第一段文字。\n    四个空格开头的第二段文字。", "{width=300} 左边", "这里==重点==", "{{< notice >}}",
		"---\ntitle: 甲\n---\n正文", "+++\ntitle = \"甲\"\n正文在这里\n\n下一段", "2026年12月4日（星期四）", "正文 [TOC] 正文",
	} {
		if got := mend(t, p, in); got != in {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestMendingBringsNoFinding(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata: %v", err)
	}
	for _, name := range files {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range []Options{{}, {HardBreaks: true}} {
			noneIsNew(t, New(o), string(part(ar, "in.md")))
		}
	}
}

func FuzzMending(f *testing.F) {
	p := New(Options{})
	for _, in := range []string{
		"＃ 标题\n\n｜甲｜乙｜\n｜---｜---｜", "见【条例】（law.md），** 重点 **，[期限] (a.md)", ":: note\n：：： tip\n::\n", "１．a\n- １．b\n> ＃ c",
		"![图](a.png) {width=300}｛#a｝", "+++\ntitle：“甲\n\n[^1]：x", "    首行缩进的文字\n\n    又一段文字", "｀a｀～～b～～＊＊c＊＊",
	} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 || strings.Contains(text, "\r") {
			t.Skip("a long text takes many rounds and shows nothing new; carriage returns are gone before a text gets here")
		}
		mend(t, p, text)
	})
}

// Marks of several programs share a finding's code; each finding mends its own.
func TestAFindingMendsItsOwnMark(t *testing.T) {
	_, diags := found(New(Options{}), "{:toc}\n\n## 甲\n\n[TOC]\n")
	n := 0
	for _, d := range diags {
		for _, e := range d.Edits {
			if n++; e.Span.Start != d.Span.Start {
				t.Errorf("the finding at %d has the edit of %d", d.Span.Start, e.Span.Start)
			}
		}
	}
	if n != 1 {
		t.Errorf("%d edits", n)
	}
}
