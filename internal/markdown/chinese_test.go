package markdown

import (
	"html"
	"strings"
	"testing"

	"pufa/internal/diag"
)

// body parses Markdown and returns its HTML with addresses, and the codes of
// what was reported.
func body(t *testing.T, markdown string, o Options) (string, []string) {
	t.Helper()
	d, diags := parse(New(o), page(markdown))
	var codes []string
	for _, g := range diags {
		codes = append(codes, strings.TrimPrefix(g.Code, "markdown/"))
	}
	return strings.TrimSpace(plainAddresses(d)), codes
}

// Issue 650 of commonmark-spec lists the kinds of characters beside which
// emphasis fails; here each stands inside and outside of the mark, at either end.
func TestEmphasisWorksBesideChinesePunctuation(t *testing.T) {
	closing := []string{"。", "，", "、", "；", "：", "？", "！", "）", "》", "〉", "」", "』", "】", "〕", "”", "’", "……", "——", "％", "０", "30", "～", "·"}
	opening := []string{"（", "《", "〈", "「", "『", "【", "〔", "“", "‘", "……", "——", "＃", "＆", "＠", "￥", "０", "30", "～"}
	marks := []struct{ mark, start, end string }{{"**", "<strong>", "</strong>"}, {"*", "<em>", "</em>"}, {"~~", "<del>", "</del>"}, {"***", "<em><strong>", "</strong></em>"}}
	for _, m := range marks {
		try := func(before, inside, after string) {
			t.Helper()
			got, _ := body(t, before+m.mark+inside+m.mark+after, Options{})
			want := "<p>" + before + m.start + inside + m.end + after + "</p>"
			if m.mark == "***" && strings.Contains(got, "<strong><em>") {
				want = "<p>" + before + "<strong><em>" + inside + "</em></strong>" + after + "</p>"
			}
			if got = uncited(got); got != want {
				t.Errorf("%s%s%s%s%s: got %s", before, m.mark, inside, m.mark, after, got)
			}
		}
		for _, p := range closing {
			try("", "说明"+p, "正文")           // inside, at the end
			try("依据", "说明"+p, "正文")         // after text as well
			try("", "说明", p+"正文")           // outside, after
			try("依据"+p, "说明", "正文")         // outside, before
			if m.mark != "*" || p != "30" { // 说30*甲30*乙 multiplies
				try("说"+p, "甲"+p, "乙") // on both sides of the opening mark
			}
			try("", "说明"+p, "")     // at the end of a block
			try("", "说明"+p, "Text") // before Latin text
		}
		for _, p := range opening {
			try("依据", p+"说明", "正文")
			try("", p+"说明", "正文")
			try("依据", "说明", p+"正文")
			try("Text", p+"说明", "正文")
		}
		try("依据", "《民法典》", "第二条")
		try("应当在", "一个月（30日）", "内")
		try("他说", "“可以”", "的时候")
		try("根据", "《劳动合同法》", "第三十八条")
		try("", "第十条。", "公民")
		try("向", "上级机关", "提出")
		try("이것은", "（注）", "正文")
	}
}

func TestEmphasisIsCommonMarksBetweenOtherCharacters(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2*3*4", "<p>2*3*4</p>"}, // CommonMark: a run between digits does both
		{"2 * 3 * 4", "<p>2 * 3 * 4</p>"},
		{"5 * 6 = 30，7 * 8 = 56", "<p>5 * 6 = 30，7 * 8 = 56</p>"},
		{"snake_case_name", "<p>snake_case_name</p>"},
		{"变量_名_字", "<p>变量_名_字</p>"},
		{"a**()**a", "<p>a**()**a</p>"},
		{"a**“x”**b", "<p>a**“x”**b</p>"},
		{"`**注意：**正文`", "<p><code>**注意：**正文</code></p>"},
		{"[甲](a**。**b.md)", `<p><a href="a**%E3%80%82**b.md">甲</a></p>`},
		{"<https://a.cn/**。**b>", `<p><a href="https://a.cn/**%E3%80%82**b">https://a.cn/**。**b</a></p>`},
		{`\*\*注意：\*\*正文`, "<p>**注意：**正文</p>"},
		{"** 注意：**正文", "<p>** 注意：**正文</p>"},
		{`面积 3\*4 平方米，共 5\*6 块`, "<p>面积 3*4 平方米，共 5*6 块</p>"},
		{"**甲**乙**丙**", "<p><strong>甲</strong>乙<strong>丙</strong></p>"},
		{"~~已废止。~~现行", "<p><del>已废止。</del>现行</p>"},
	} {
		if got, _ := body(t, c.in, Options{}); got != c.want {
			t.Errorf("%s: got %s, want %s", c.in, got, c.want)
		}
	}
}

func TestLineEndsLeaveNoGapInChinese(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"第一行，\n第二行", "第一行，第二行"},
		{"第\n734号", "第734号"},
		{"《民法典》\n第二条", "《民法典》第二条"},
		{"hello\nworld", "hello\nworld"},
		{"热线\n12348", "热线12348"},
		{"12348\n热线", "12348热线"},
		{"中文\nEnglish", "中文English"},
		{"他说“好”\n再走", "他说“好”再走"},
		{"the “end”\nof it", "the “end”\nof it"},
		{"等等……\n以及", "等等……以及"},
		{"**粗**\n正文", "<strong>粗</strong>正文"},
		{"正文\n**粗**", "正文<strong>粗</strong>"},
		{"**bold**\ntext", "<strong>bold</strong>\ntext"},
		{"[链接](a.md)\n正文", `<a href="a.md">链接</a>正文`},
		{"[link](a.md)\ntext", `<a href="a.md">link</a>` + "\ntext"},
		{"`代码`\n正文", "<code>代码</code>正文"},
		{"`code`\ntext", "<code>code</code>\ntext"},
		{"![图](a.png)\n正文", `<img src="a.png" alt="图">正文`},
		{"![pic](a.png)\ntext", `<img src="a.png" alt="pic">` + "\ntext"},
		{"text\n![图](a.png)", `text<img src="a.png" alt="图">`},
		{"text\n&#x4e2d;文", "text中文"},
		{"&hellip;正&#x6587;\ntext", "…正文text"},
		{"text\n&amp; more", "text\n&amp; more"},
		{"한국\n사람", "한국\n사람"},
		{"正文  \n换行", "正文<br>\n换行"},
		{"正文\\\n换行", "正文<br>\n换行"},
	} {
		if got, _ := body(t, c.in, Options{}); uncited(got) != "<p>"+c.want+"</p>" {
			t.Errorf("%q: got %q, want %q", c.in, got, c.want)
		}
	}
	if got, _ := body(t, "第一行\n第二行", Options{HardBreaks: true}); got != "<p>第一行<br>\n第二行</p>" {
		t.Errorf("hard breaks: %q", got)
	}
}

func TestPageThatLooksLikeTheOtherGroupGetsANotice(t *testing.T) {
	ends := "第一件事办完了。\n第二件事也办完了。\n第三件事还没有办。\n第四件事不归我们。\n第五件。"
	wraps := strings.Repeat("这是一行在句子中间折断的很长的文字它在编辑器里到了边上就换行\n", 5) + "完。"
	for _, c := range []struct {
		in   string
		hard bool
		want string
		line string
	}{
		{ends, false, "lines-joined", "第一件事办完了。"},
		{ends, true, "", ""},
		{wraps, true, "lines-broken", strings.SplitN(wraps, "\n", 2)[0]},
		{wraps, false, "", ""},
		{"甲。\n乙。", false, "", ""},
		{"One sentence.\nAnother one.\nA third one.\nA fourth.\n", false, "", ""},
	} {
		f := page(c.in)
		_, diags := parse(New(Options{HardBreaks: c.hard}), f)
		if c.want == "" {
			if len(diags) > 0 {
				t.Errorf("%q (hard %v): %v", c.in, c.hard, diags)
			}
			continue
		}
		if len(diags) != 1 || diags[0].Code != "markdown/"+c.want || diags[0].Severity != diag.Notice {
			t.Errorf("%q (hard %v): %v", c.in, c.hard, diags)
		} else if got := f.Text[diags[0].Span.Start:diags[0].Span.End]; got != c.line {
			t.Errorf("the notice stands at %q", got)
		}
	}
}

// What stands before an @ in a web address looks like its host and is none.
func TestAddressesThatLeadElsewhereAreTold(t *testing.T) {
	for in, host := range map[string]string{
		"[甲](https://www.gov.cn@example.com/)":                  "example.com",
		"[甲](HTTPS:\\\\www.gov.cn@example.com)":                 "example.com",
		"[甲](//www.gov.cn:80@example.com/a)":                    "example.com",
		"[甲](https:www.gov.cn@甲.example/a@b)":                   "甲.example",
		"<https://www.gov.cn@a@example.com?b@c>":                "example.com",
		`<a href="ftp://www.gov.cn&#64;example.com">甲</a>`:      "example.com",
		"[甲](https://www.zhihu.com/@b)":                         "",
		"[甲](https://www.gov.cn?a@b#c@d)":                       "",
		"[甲](https://www.gov.cn%40example.com/)":                "",
		"[甲](mailto:a@example.com) b@example.com [乙](a@b.md)":   "",
		"[甲](https://www.gov.cn/) <https://www.gov.cn/a@b.htm>": "",
	} {
		f, diags := found(New(Options{Lang: "zh-CN"}), in)
		got := ""
		for _, d := range diags {
			if d.Code == "markdown/address-user" {
				got = d.Args[1]
				if d.Span.End > len(f.Text) || d.Span.Start == d.Span.End {
					t.Errorf("%s: the finding stands at %v", in, d.Span)
				}
			}
		}
		if got != host {
			t.Errorf("%s: leads to %q, want %q", in, got, host)
		}
	}
}

func TestBareAddressesLinkWholeOrNotAtAll(t *testing.T) {
	for _, c := range []struct {
		in, address, label string
		torn               bool
	}{
		{"看 https://www.gov.cn，然后", "https://www.gov.cn", "", false},
		{"见https://www.gov.cn/a.htm", "https://www.gov.cn/a.htm", "", false},
		{"（https://www.gov.cn/a）", "https://www.gov.cn/a", "", false},
		{"热线：http://www.gov.cn/b。", "http://www.gov.cn/b", "", false},
		{"网址www.gov.cn", "http://www.gov.cn", "www.gov.cn", false},
		{"https://www.gov.cn/法律/民法典.htm", "", "", true},
		{"见https://www.gov.cn查询", "", "", true},
		{"网址www.gov.cn查询", "", "", true},
		{"见 https://www.gov.cn/a.htm 查询", "https://www.gov.cn/a.htm", "", false},
		{"“https://www.gov.cn/a”", "https://www.gov.cn/a", "", false},
		{"https://www.gov.cn/a?b=1&c=2、其他", "https://www.gov.cn/a?b=1&amp;c=2", "", false},
		{"邮箱：xinfang@lanshan.gov.cn，", "mailto:xinfang@lanshan.gov.cn", "xinfang@lanshan.gov.cn", false},
		{"邮箱xinfang@lanshan.gov.cn。", "mailto:xinfang@lanshan.gov.cn", "xinfang@lanshan.gov.cn", false},
		{"<https://www.gov.cn/法律/民法典.htm>", "https://www.gov.cn/%E6%B3%95%E5%BE%8B/%E6%B0%91%E6%B3%95%E5%85%B8.htm", "https://www.gov.cn/法律/民法典.htm", false},
		{"https://www.gov.cn/a_b_c/~x/*y*。", "https://www.gov.cn/a_b_c/~x/*y", "", false},
		{"电话:0746-2213456", "", "", false},
		{"时间10:30//备注", "", "", false},
		{"`见https://www.gov.cn`", "", "", false},
	} {
		got, codes := body(t, c.in, Options{})
		if c.torn != (len(codes) == 1 && codes[0] == "address-unlinked") {
			t.Errorf("%s: reported %v", c.in, codes)
		}
		label := c.label
		if label == "" {
			label = c.address
		}
		want := `<a href="` + c.address + `">` + label + `</a>`
		if c.address == "" {
			if strings.Contains(got, "<a") {
				t.Errorf("%s: got %s", c.in, got)
			}
		} else if !strings.Contains(got, want) || strings.Count(got, "<a") != 1 {
			t.Errorf("%s: got %s, want %s", c.in, got, want)
		}
	}
}

func TestFullWidthSlipsAreReportedWithTheReplacement(t *testing.T) {
	for _, c := range []struct{ in, at, code, replacement string }{
		{"＃ 标题", "＃", "full-width-mark", "# "},
		{"＃＃标题", "＃＃", "full-width-mark", "## "},
		{"#标题", "#标", "heading-tight", "标题"},
		{"##第一章 总则", "##第", "heading-tight", "第一章 总则"},
		{"见【条例】（law.md）。", "【条例】（law.md）", "full-width-link", "law.md"},
		{"见[条例]（law.md）。", "[条例]（law.md）", "full-width-link", "law.md"},
		{"｜甲｜乙｜\n｜---｜---｜", "｜", "full-width-mark", "|"},
		{"这是～～作废～～的", "～～", "full-width-mark", "~~"},
		{"这是＊＊重点＊＊内容", "＊＊", "full-width-mark", "**"},
		{"１．第一步", "１．", "full-width-mark", "1. "},
		{"：：： note\n正文", "：：：", "full-width-mark", ":::"},
		{"＞ 引用", "＞", "full-width-mark", "> "},
		{"术语\n：解释", "：", "full-width-mark", ": "},
		{"看！[图](a.png)", "！", "full-width-mark", "!"},
		{"见[附件](附件 1.docx)", "](", "link-unread", ""},
		{"    四个空格开头的一段普通文字，不是代码。", "    四个空格开头的一段普通文字，不是代码。", "prose-as-code", ""},
	} {
		f := page(c.in)
		_, diags := parse(New(Options{}), f)
		found := false
		for _, d := range diags {
			if d.Code == "markdown/"+c.code && strings.TrimSpace(f.Text[d.Span.Start:d.Span.End]) == strings.TrimSpace(c.at) {
				found = found || c.replacement == "" || len(d.Args) > 1 && d.Args[1] == c.replacement
			}
		}
		if !found {
			t.Errorf("%q: want %s at %q with %q, got %v", c.in, c.code, c.at, c.replacement, diags)
		}
	}
}

func TestProperChineseIsNoSlip(t *testing.T) {
	for _, in := range []string{
		"一、总则", "（一）甲", "第一条　本法", "再见～～", "张＊＊的来信", "电话 138＊＊＊＊1234", "138＊＊＊＊1234，139＊＊＊＊5678", "信访｜普法", "【注】（见上文）",
		"#普法#活动", "# 普法\n", "正文 # 号", "`【条例】（law.md）`", "```\n＃ 标题\n#标题\n1．甲\n```", "10:30～11:30", "1、受理", "2026年1．5倍",
		"    if x { return }", "《民法典》（2020年）", "￥100", "A｜B",
	} {
		if _, codes := body(t, in, Options{}); len(codes) > 0 && !(strings.HasPrefix(in, "# ") && codes[0] == "second-title") {
			t.Errorf("%q: %v", in, codes)
		}
	}
}

func TestFullWidthIndentIsStripped(t *testing.T) {
	for in, want := range map[string]string{
		"　　第一段。":             "<p>第一段。</p>",
		"　　第一段。\n　　\n　　第二段。": "<p>第一段。</p>\n<p>第二段。</p>",
		"- 　　项目":             "<ul>\n<li>项目</li>\n</ul>",
		"第一条　本法":             "<p>第一条　本法</p>",
		"```\n　　代码\n```":     "<pre><code>　　代码\n</code></pre>",
		"　　":                 "",
		"　　甲\n　　乙":           "<p>甲</p>\n<p>乙</p>",
		"　　甲，\n乙\n　　丙":       "<p>甲，乙</p>\n<p>丙</p>",
		"> 　　甲\n> 　　乙":       "<blockquote>\n<p>甲</p>\n<p>乙</p>\n</blockquote>",
		"- 甲\n　　乙":           "<ul>\n<li>甲</li>\n</ul>\n<p>乙</p>",
		"一、甲\n　　乙\n二、丙":      "<p>一、甲</p>\n<p>乙</p>\n<ul class=\"lines\">\n<li>二、丙</li>\n</ul>",
		"　　1、甲\n　　2、乙":       "<ul class=\"lines\">\n<li>1、甲</li>\n<li>2、乙</li>\n</ul>",
		"甲\n　乙":              "<p>甲乙</p>",
	} {
		if got, _ := body(t, in, Options{}); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestPunctuationIsLeftAlone(t *testing.T) {
	in := `他说"你好"，然后'走了'。1--3，4...5，（c）《甲》“乙”‘丙’——……`
	d, _ := parse(New(Options{}), page(in))
	if got := html.UnescapeString(strings.TrimSpace(d.Body.HTML)); got != "<p>"+in+"</p>" {
		t.Errorf("got %s", got)
	}
}
