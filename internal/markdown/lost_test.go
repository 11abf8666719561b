package markdown

import (
	"slices"
	"strings"
	"testing"

	"pufa/internal/source"
)

// Lines with the marks of official documents stay on lines of their own, with the marks
// as they were typed; other lines are joined as before.
func TestMarkedLinesStandByThemselves(t *testing.T) {
	const list = `<ul class="lines">`
	item := func(all ...string) string { return list + "<li>" + strings.Join(all, "</li><li>") + "</li></ul>" }
	for in, want := range map[string]string{
		"1、甲\n2、乙":                   item("1、甲", "2、乙"),
		"1．甲\n2．乙":                   item("1．甲", "2．乙"),
		"1.甲\n2.乙":                   item("1.甲", "2.乙"),
		"一、甲\n二、乙\n接着写。":             item("一、甲", "二、乙接着写。"),
		"（一）甲；\n（二）乙。":               item("（一）甲；", "（二）乙。"),
		"(1)甲\n(2)乙":                 item("(1)甲", "(2)乙"),
		"①甲\n②乙":                     item("①甲", "②乙"),
		"•甲\n•乙":                     item("•甲", "•乙"),
		"· 甲\n· 乙":                   item("· 甲", "· 乙"),
		"-甲\n-乙":                     item("-甲", "-乙"),
		"材料：\n1、甲\n2、乙":              "<p>材料：</p>" + item("1、甲", "2、乙"),
		"材料：\n1、甲":                   "<p>材料：</p>" + item("1、甲"),
		"- 材料：\n  （一）甲\n  （二）乙":      "<ul><li>材料：" + item("（一）甲", "（二）乙") + "</li></ul>",
		"::: note\n一、甲\n二、乙\n:::":    `<aside class="box note" aria-label="说明"><p class="box-label">说明</p>` + item("一、甲", "二、乙") + "</aside>",
		"**甲：\n（二）乙**":               "<p><strong>甲：<br>（二）乙</strong></p>",
		"::: contact\n某局\n电话：1\n:::": `<section class="box contact" aria-label="联系方式"><p class="box-label">联系方式</p><p>某局<br>电话：1</p></section>`,
		"１．甲\n２．乙":                   item("１．甲", "２．乙"),
		"1）甲\n2)乙":                   item("1）甲", "2)乙"),
		"1.《甲》\n2.“乙”\n3.**丙**":      item("1.《甲》", "2.“乙”", "3.<strong>丙</strong>"),
		"第一、甲\n第二，乙":                 item("第一、甲", "第二，乙"),
		"一.甲\n二．乙":                   item("一.甲", "二．乙"),
		"一是甲；\n二是乙。":                 item("一是甲；", "二是乙。"),
		"第一条　甲。\n第二条　乙。":             item("第一条　甲。", "第二条　乙。"),
		"第一步：甲\n第二步：乙":               item("第一步：甲", "第二步：乙"),
		"甲、身份；\n乙、证明。":               item("甲、身份；", "乙、证明。"),
		"A.甲\nB、乙\nⅢ、丙":              item("A.甲", "B、乙", "Ⅲ、丙"),
		"⒈甲\n㈡乙\n❸丙":                 item("⒈甲", "㈡乙", "❸丙"),
		"——甲\n——乙":                   item("——甲", "——乙"),
		"➢甲\n※乙":                     item("➢甲", "※乙"),
		"－ 甲\n－ 乙":                   item("－ 甲", "－ 乙"),
		"*甲\n*乙":                     item("*甲", "*乙"),
		"地址：某路\n**电话：**12345":        item("地址：某路", "<strong>电话：</strong>12345"),
		"联系：某局\n某路1号":                "<p>联系：某局某路1号</p>",
		"- 甲\n-乙":                    "<ul><li>甲" + item("-乙") + "</li></ul>",
		"1. 甲\n2.乙":                  "<ol><li>甲" + item("2.乙") + "</li></ol>",
		"第一步，甲\n第二步，乙":               item("第一步，甲", "第二步，乙"),
		"1.1 甲\n1.2.1 乙":             item("1.1 甲", "1.2.1 乙"),
		"[1] 甲\n【2】乙\n［3］丙":          item("[1] 甲", "【2】乙", "［3］丙"),
		"(a) 甲\n（乙）丙":                item("(a) 甲", "（乙）丙"),
		"a. 甲\nb. 乙\nⅠ. 丙":           item("a. 甲", "b. 乙", "Ⅰ. 丙"),
		"Q：甲\nQQ：1\n附件1：乙":           item("Q：甲", "QQ：1", "附件1：乙"),
		"9:00 签到\n14:30—16:00　座谈":    item("9:00 签到", "14:30—16:00　座谈"),
		"2025年1月　甲\n2026年12月4日 乙":    item("2025年1月　甲", "2026年12月4日 乙"),
		// Wrapped lines.
		"到\n9:00 为止，不是\n再晚": "<p>到9:00 为止，不是再晚</p>",
		"比去年\n1.1 倍还多":      "<p>比去年1.1 倍还多</p>",
		"比如\nVitamin C：甲":   "<p>比如Vitamin C：甲</p>",
		"依照第三十一条、\n第三十二条和第三十三条、\n第三十四条办理": "<p>依照第三十一条、第三十二条和第三十三条、第三十四条办理</p>",
		"比如，\n地址：某路，\n电话：1":               "<p>比如，地址：某路，电话：1</p>",
		"约定\n甲、乙两人和\n丙、丁两人":               "<p>约定甲、乙两人和丙、丁两人</p>",
		"*甲*和\n*乙*":             "<p><em>甲</em>和<em>乙</em></p>",
		"共\n1,000 元和\n2,000 元":  "<p>共1,000 元和2,000 元</p>",
		"在\nABC.net 和\nABD.net": "<p>在ABC.net 和ABD.net</p>",
		"依照第三十一条第\n（六）项办理":      "<p>依照第三十一条第（六）项办理</p>",
		"经过\n一、二审判决":            "<p>经过一、二审判决</p>",
		"共有\n3.5 公里":            "<p>共有3.5 公里</p>",
		"1、甲":                   "<p>1、甲</p>",
		"1、甲\n接着写":              "<p>1、甲接着写</p>",
		"2026.12.4\n2026.12.5":  "<p>2026.12.4\n2026.12.5</p>",
		"--甲\n--乙":              "<p>--甲--乙</p>",
		"见一、\n二、三":              "<p>见一、二、三</p>",
	} {
		got, _ := body(t, in, Options{})
		if squeezed := strings.NewReplacer(">\n", ">", "\n<", "<").Replace(got); squeezed != want && got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, squeezed, want)
		}
	}
}

// Ordered lists show the numbers that were typed.
func TestNumbersShowAsTyped(t *testing.T) {
	for in, want := range map[string]string{
		"1. a\n2. b":             `<ol><li>a</li><li>b</li></ol>`,
		"1. a\n1. b\n1. c":       `<ol><li>a</li><li>b</li><li>c</li></ol>`,
		"1. a\n3. b\n7. c\n8. d": `<ol><li>a</li><li value="3">b</li><li value="7">c</li><li>d</li></ol>`,
		"1982. a\n1995. b":       `<ol start="1982"><li>a</li><li value="1995">b</li></ol>`,
		"> 7) a\n> 9) b":         `<blockquote><ol start="7"><li>a</li><li value="9">b</li></ol></blockquote>`,
		"- 甲\n  1. a\n  3. b":    `<ul><li>甲<ol><li>a</li><li value="3">b</li></ol></li></ul>`,
	} {
		got, _ := body(t, in, Options{})
		if squeezed := strings.ReplaceAll(got, "\n", ""); squeezed != want {
			t.Errorf("%q:\n got %s\nwant %s", in, squeezed, want)
		}
	}
}

func TestRangesAndProductsAreNoMarkup(t *testing.T) {
	for in, want := range map[string]string{
		"3~5 日，5~10 日":          "<p>3~5 日，5~10 日</p>",
		"8:00~12:00，14~17":      "<p>8:00~12:00，14~17</p>",
		"约~7~日":                 "<p>约~7~日</p>",
		"~~已废止~~的":              "<p><del>已废止</del>的</p>",
		"~~~5~~~":               "", // a fence
		"3*4*5 米":               "<p>3*4*5 米</p>",
		"长*宽*高":                 "<p>长*宽*高</p>",
		"长3*宽4*高5，*约*60":        "<p>长3*宽4*高5，<em>约</em>60</p>",
		"单价12.5*数量3*税率":         "<p>单价12.5*数量3*税率</p>",
		"第3*条*和第4*款*":           "<p>第3<em>条</em>和第4<em>款</em></p>",
		"共3*件*材料":               "<p>共3<em>件</em>材料</p>",
		"真好 ^o^":                "",
		"2^[n-1]":               "",
		"扣 \\$50（$100-\\$50_元）": "",
		"H~2~O":                 "<p>H~2~O</p>",
		"2026. 12. 4 活动":        "<p>2026. 12. 4 活动</p>",
		"12. 4 活动":              "<ol start=\"12\">\n<li>4 活动</li>\n</ol>",
		"甲<br>乙</br>丙":          "<p>甲<br>乙<br>丙</p>",
	} {
		if got, _ := body(t, in, Options{}); want != "" && got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}

// What the parser drops, moves or shows raw is told, with the replacement, and nothing
// is told of what is meant so.
func TestWhatIsReadOtherwiseIsTold(t *testing.T) {
	for in, want := range map[string]string{
		"| a | b |\n|---|---|\n| 1 | 2 | 3 |":   "markdown/table-extra-cells",
		"| a | b |\n|---|---|\n| `x|y` | 2 |":   "markdown/table-extra-cells",
		"| a | b |\n|---|---|\n| x \\| y | 2 |": "",
		"| a | b |\n|---|---|\n| 1 |":           "",
		"| a | b |\n|---|---|\n1 | 2 |":         "",
		"| a | b |\n| 1 | 2 |":                  "markdown/table-without-line",
		"|x|的绝对值\n|y|的绝对值":                      "",
		"前\n\n<!-- 后":                           "markdown/comment-open",
		"前\n\n<!-- 后 -->":                       "",
		"```\n码":                                "markdown/code-open",
		"```\n码\n```":                           "",
		"```\n码\n\n```\n":                       "",
		"~~~~\n码\n~~~":                          "markdown/code-open",
		"> ```\n> 码\n> ```":                     "",
		"- ```\n  码\n  ```\n- 乙":                "",
		"```":                                   "markdown/code-open",
		"** 重点 **":                              "markdown/bold-left",
		"**重点":                                  "markdown/bold-left",
		"**重点**":                                "",
		"\\**注":                                 "",
		"办理结果应当书面告知信访人，不得只打电话。\n---\n横线下": "markdown/heading-surprise",
		"标题\n---\n正文":             "",
		"## 怎么办？\n---\n":          "",
		"[期限] (a.md)":             "markdown/link-apart",
		"【期限】(a.md)":              "markdown/link-apart",
		"【注】(见上文)":                "",
		"[甲] (乙)":                 "",
		":: warning 注意":           "markdown/container-colons",
		":: 甲":                    "",
		"![图](a.png) {width=300}": "markdown/attribute-apart",
		"![图](a.png)｛width=300｝":  "markdown/full-width-braces",
		"词\n:解释":                  "markdown/definition-tight",
		"见[甲](https://www.gov.cn/a.html “甲”)": "markdown/link-quotes",
		"三十日[^1]。\n\n[^1]：从收到之日起算。":           "markdown/footnote-colon",
		"{{< notice >}}\n甲\n{{< /notice >}}":  "markdown/shortcode",
		"{% post_img a.png %}":                "markdown/shortcode",
		"`{{< notice >}}` 是别的程序的":             "",
		"[TOC]":                               "markdown/toc",
		"这里==重点==":                            "markdown/highlight",
		"a == b":                              "",
		"[[怎么申请复查]]":                          "markdown/wiki-link",
		"脚注^[内容]":                             "markdown/inline-footnote",
		"!!! note \"提示\"":                     "markdown/other-box",
		"2026年12月4日（星期五）":                     "",
		"2026年12月4日（星期四）":                     "markdown/weekday",
		"2026年12月6日 星期天":                      "",
		"2026年2月28日（周六）":                      "",
		"2026年2月29日（周日）":                      "markdown/no-such-day",
		"2024年2月29日（周四）":                      "",
		"截至XX年底":                              "markdown/blank-left",
		"电话：XXXXXXXX":                         "markdown/blank-left",
		"截至20XX年底":                            "markdown/blank-left",
		"到202X年为止":                            "markdown/blank-left",
		"截至20××年底":                            "markdown/blank-left",
		"X月X日召开":                              "markdown/blank-left",
		"（××××）×法行申×号，××××年××月××日": "", // a form
		"138××××1234":     "",
		"3×4 米":           "",
		"型号 XXL、AXXXX1":   "",
		"2026-12-04（星期四）": "markdown/weekday",
		"2026/12/4 周五":    "",
		"2026年12月4日 （周五），2026年12月5日（周日）":     "markdown/weekday",
		"| 日期 |\n|---|\n| 2026.12.4 周六 |":    "markdown/weekday",
		"## 2026年12月4日（周六）":                  "markdown/weekday",
		"`XX年`是样子":                           "",
		"真的！！！":                              "",
		"| a | b |\n|---|---|\n| **重点 | 2 |": "markdown/bold-left",
		"| a | b |\n|---|---|\n| `码 | 2 |":   "markdown/mark-left",
		"这里~~没有配上":                           "markdown/mark-left",
		"再见~~":                               "",
		"__ 重点 __":                           "markdown/mark-left",
		"请带__身份证__原件":                        "markdown/underscores",
		"姓名：__张三__ 电话":                       "",
		"- 甲\n- 乙\n下面一句。":                    "markdown/item-goes-on",
		"1. 甲\n2. 乙。\n下面一句。":                 "markdown/item-goes-on",
		"- 甲\n  接着说":                         "",
		"- 甲，\n乙":                            "",
		"- 甲\n-乙":                            "",
		"- a\nb":                             "",
		"- 向有权处理的机关提出，写明姓名、地址和请求，并且附上能够证明\n事实的材料": "",
		"> 引用\n下面一句。":                              "markdown/quote-goes-on",
		"> 引用\n> 接着引用":                             "",
		"> - 甲\n> 下面一句。":                           "markdown/item-goes-on",
		"> - 甲\n>   接着说":                           "",
		"| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n注：截至年底。": "markdown/table-goes-on",
		"甲 | 乙\n---|---\n1 | 2\n\n注：截至年底。":         "",
		"## 标题##":                           "markdown/heading-closed",
		"## 标题 ##":                          "",
		"## 学习 C#":                          "",
		"姓名____电话____":                      "",
		"这是 * 重点 * 吗":                       "markdown/mark-left",
		"* 重点 *":                            "markdown/mark-left",
		"3 * 4 * 5":                         "",
		"甲 | 乙\n一 | 二\n三 | 四":               "markdown/table-without-line",
		"首页 | 关于":                           "",
		"| 甲 | 乙 |\n|---|\n| 1 | 2 |":       "markdown/table-line",
		"| 甲 | 乙 |\n|：--|--：|\n| 1 | 2 |":   "markdown/table-line",
		"| 甲 | 乙 |\n|---|---|\n\n| 1 | 2 |": "markdown/table-apart",
		"::: note\n甲\n:::\n\n:: tip\n乙":     "markdown/container-colons",
		"：：warning\n乙":                      "markdown/full-width-mark",
		"{{ page.title }}":                  "markdown/shortcode",
		"- {{< a >}}":                       "markdown/shortcode",
		"| a |\n|---|\n| {{< a >}} |":       "markdown/shortcode",
		"## {{< a >}}":                      "markdown/shortcode",
		"%%只给自己看%%":                         "markdown/shortcode",
		"增长5%%，下降3%":                        "",
		"[[toc]]":                           "markdown/toc",
		"!!!note\n甲":                        "markdown/other-box",
		"??? question \"折叠\"":               "markdown/other-box",
		"++下划线++":                           "markdown/highlight",
		"C++和A++":                           "",
		"X^2^":                              "markdown/other-script",
		"H~2~O":                             "markdown/other-script",
		"3~5~10":                            "",
		":smile: 你好":                        "markdown/emoji-name",
		"8:am:9":                            "",
		"公式 $x^2$":                          "markdown/formula",
		"捐 \\$99，再付 \\$150_元$":              "",
		"{{<figure src=\"a.webp\" title=\"图\">}}": "markdown/shortcode",
		"{{</notice>}}":                  "markdown/shortcode",
		"$100 + $200":                    "",
		"段落 {.class}":                    "markdown/attribute-apart",
		"[红]{.red}":                      "markdown/attribute-apart",
		"## 标题 {.plain}":                 "",
		"## 标题｛#a｝":                      "markdown/full-width-braces",
		"(期限)[a.md]":                     "markdown/link-reversed",
		"[期限]【a.md】":                     "markdown/link-apart",
		"［期限］(a.md)":                     "markdown/link-apart",
		"见 http：//www.gov.cn/a":          "markdown/address-wide",
		"见 https:／／www.gov.cn":           "markdown/address-wide",
		"正文 <!-- 意见：不发":                  "markdown/comment-misspelt",
		"<!— 意见 —>":                      "markdown/comment-misspelt",
		"＜！-- 意见 --＞":                    "markdown/comment-misspelt",
		"正文 <!-- 意见 -->":                 "",
		"正文 <!-- 意\n见 --> 后":             "",
		"···\n码\n···":                    "markdown/code-mark markdown/code-mark",
		"……\n甲":                          "",
		"- [] 甲":                         "markdown/task-box",
		"- 【√】甲":                         "markdown/task-box",
		"- [x] 甲\n- [ ] 乙":               "",
		"- 【注】甲":                         "",
		"二〇二六年XX月XX日":                    "markdown/blank-left",
		"截至XX年XX月":                       "markdown/blank-left",
		"XXXX年XX月XX日":                    "markdown/blank-left",
		"2026年2月30日":                     "markdown/no-such-day",
		"2026年2月29日截止":                   "markdown/no-such-day",
		"2月29日":                          "",
		"20XX年12月4日":                     "markdown/blank-left",
		"2026年12月4日，星期六":                 "markdown/weekday",
		"2026年12月4日，星期五":                 "",
		"二〇二六年十二月四日（星期六）":                "markdown/weekday",
		"二〇二六年十二月四日（星期五）":                "",
		"二零二六年二月三十日（周一）":                 "markdown/no-such-day",
		"0226年12月4日":                     "markdown/no-such-day",
		"12月4日（星期五）":                     "",
		"十二月四日，星期五":                      "",
		"第 4.12.3 周三":                    "",
		"2月30日截止":                        "markdown/no-such-day",
		"13月1日":                          "markdown/no-such-day",
		"12月31日，6月31号":                   "markdown/no-such-day",
		"农历2月30日":                        "",
		"共13个月1日":                        "",
		"`2月30日`不存在":                     "",
		"下面是：\n| 甲 | 乙 |\n| 1 | 2 |":     "markdown/table-without-line",
		"下面是：\n| 甲 | 乙 |\n说明\n| 1 | 2 |": "",
		"+---+---+\n| 甲 | 乙 |\n+---+---+\n| 1 | 2 |\n+---+---+": "markdown/table-line",
		"甲\t乙\n1\t2":           "markdown/table-tabs",
		"甲\t乙\n1\t2\t3":        "",
		"甲\t乙":                 "",
		"[注]: 本表截至2026年":       "markdown/words-hidden",
		"[注]：本表截至2026年":        "",
		"[注]: ../本表.md":        "",
		"文字[^1]\n\n[^1] 说明":    "markdown/footnote-no-colon",
		"文字[^1]\n\n再说[^1]":     "markdown/footnote-missing markdown/footnote-missing",
		"文字【^1】":               "markdown/footnote-brackets",
		"文字［^1］":               "markdown/footnote-brackets",
		"[期限][a.md]":           "markdown/link-unread",
		"[期限][1]":              "",
		"![图]a.png":            "markdown/link-unread",
		"http:/www.gov.cn":     "markdown/address-wide",
		"https:\\\\www.gov.cn": "markdown/address-wide",
		"[甲](http:/a.cn)":      "",
		"一句话\n-":               "markdown/heading-surprise",
	} {
		_, diags := body(t, in, Options{})
		var got []string
		for _, d := range diags {
			got = append(got, "markdown/"+d)
		}
		got = slices.DeleteFunc(got, func(code string) bool {
			return strings.HasPrefix(code, "markdown/image-") || code == "markdown/prose-as-code"
		})
		if strings.Join(got, " ") != want {
			t.Errorf("%q: told %q, want %q", in, got, want)
		}
	}
}

// Of one kind of foreign markup a page tells once.
func TestForeignMarkupIsToldOncePerKind(t *testing.T) {
	_, diags := body(t, "{{< a >}}\n\n{{< b >}}\n\n{% c %}\n\n{% d %}\n\n==甲==\n\n==乙==\n", Options{})
	if len(diags) != 3 {
		t.Errorf("%v", diags)
	}
}

// The boxes of other programs simply work.
func TestAlertsAreBoxes(t *testing.T) {
	for in, want := range map[string]string{
		"> [!NOTE]\n> 三十日。":         `<aside class="box note" aria-label="说明"><p class="box-label">说明</p><p>三十日。</p></aside>`,
		"> [!WARNING] 注意期限\n> 三十日。": `<section class="box warning" aria-label="注意期限"><p class="box-label">注意期限</p><p>三十日。</p></section>`,
		"> [!tip]\n>\n> 一\n>\n> 二":  `<aside class="box note" aria-label="说明"><p class="box-label">说明</p><p>一</p><p>二</p></aside>`,
		"> [!别的]\n> 三十日。":           `<blockquote><p>[!别的]三十日。</p></blockquote>`,
		"> 引用":                      `<blockquote><p>引用</p></blockquote>`,
	} {
		got, diags := body(t, in, Options{})
		if squeezed := strings.ReplaceAll(got, "\n", ""); squeezed != want || len(diags) > 0 {
			t.Errorf("%q:\n got %s %v\nwant %s", in, squeezed, diags, want)
		}
	}
}

// A day without a year is one of the page's own year, or of a year beside it.
func TestTheWeekdayOfADayWithoutAYear(t *testing.T) {
	for text, want := range map[string]int{
		"12月4日（星期五）举行":    0, // 2026
		"12月4日（星期六）举行":    0, // 2027
		"12月4日（星期日）举行":    1,
		"十二月四日，星期日":       1,
		"第 12.4 项 周日":     0,
		"2月29日（星期日）":      1,
		"2026年12月4日（星期六）": 1,
	} {
		_, _, diags := New(Options{}).Parse(datedPage(text))
		n := 0
		for _, d := range diags {
			if d.Code == "markdown/weekday" {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d findings, want %d", text, n, want)
		}
	}
}

// dated returns a page of 30 November 2026.
func datedPage(body string) source.File {
	f := page(body)
	const day = "date = 2026-11-30\n"
	f.Text = f.Text[:f.FrontEnd] + day + f.Text[f.FrontEnd:]
	f.FrontEnd, f.BodyStart = f.FrontEnd+len(day), f.BodyStart+len(day)
	return f
}
