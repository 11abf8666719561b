package main

import (
	"strings"

	"pufa/internal/law"
)

// citations are constructs of pages that cite and quote statutes.
func citations() []construct {
	about := func(name string, n, long int, body func(n int) string) construct { // with a statute of long articles, or of n articles
		return construct{name: name, n: n, make: func(n int) files {
			count := long
			if long == 0 {
				count = n
			}
			return statute(articles(count, "窗口应当在第{}日内答复，并且书面告知申请人。")).with("content/a.md", "+++\ntitle = \"页\"\n+++\n"+body(n))
		}}
	}
	each := func(text string) func(n int) string { return func(n int) string { return numbered(text, n) } }
	same := func(text string) func(n int) string { return func(n int) string { return strings.Repeat(text, n) } }
	const quoted = "窗口应当在第三日内答复，并且书面告知申请人。"
	return []construct{
		about("citations", 6000, 10, same("见《某法》第三条。\n\n")),
		about("citations in one line", 6000, 10, same("见《某法》第三条，")),
		about("citations of unknown laws", 3000, 10, each("见《另外{}法》第三条。\n\n")),
		about("citations of one unknown law", 6000, 10, same("见《另法》第三条。\n\n")),
		about("citations of missing articles", 4000, 10, same("见《某法》第九百条。\n\n")),
		about("citations of articles each", 400, 0, func(n int) string { return numerals("见《某法》第{}条。\n\n", n) }),
		about("citation ranges", 800, 0, func(n int) string {
			return strings.Repeat("见《某法》第一条至第"+law.FormatNumeral(n)+"条。\n\n", 10)
		}),
		about("citation ranges many", 2000, 10, same("见《某法》第一条至第九千九百九十九条。\n\n")),
		about("citation ranges backwards", 4000, 10, same("见《某法》第九条至第一条。\n\n")),
		about("citation lists", 4000, 10, func(n int) string { return "见《某法》" + strings.Repeat("第三条、", n) + "第四条。\n" }),
		about("citation numbers long", 20000, 10, func(n int) string { return "见《某法》第" + strings.Repeat("一", n) + "条。\n" }),
		about("citation of a long title", 20000, 10, func(n int) string { return "见《" + strings.Repeat("某", n) + "法》第三条。\n" }),
		about("titles open", 20000, 10, same("《某")),
		about("titles nested", 10000, 10, func(n int) string { return strings.Repeat("《某", n) + strings.Repeat("法》", n) + "\n" }),
		about("citations of former texts", 6000, 10, same("见2016年有效的《某法》第三条，\n")),
		about("citations of amended articles", 6000, 10, same("2015年修正《某法》。修正后的第三条，\n")),
		about("titles and dates", 3000, 10, same("《某法》（2020年1月1日起施行）第三条。\n\n")),
		about("words 本法 and 前款", 8000, 10, same("依照本法前款、前条规定。\n\n")),
		about("words 前款 in one block", 16000, 10, same("前款规定，\n")),
		about("numbers renumbered", 8000, 10, same("第一条改为第二条，\n")),
		about("numbers without law", 8000, 10, same("依照第三条第二款。\n\n")),
		about("quotations good", 600, 10, same("::: quote 《某法》第三条\n"+quoted+"\n:::\n\n")),
		about("quotations wrong", 600, 60, each("::: quote 《某法》第三条\n窗口应当在第{}日内拒绝，并且书面告知申请人。\n:::\n\n")),
		about("quotations of another article", 400, 60, same("::: quote 《某法》第四条\n"+quoted+"\n:::\n\n")),
		about("quotations of unknown laws", 1500, 10, each("::: quote 《另{}法》第三条\n"+quoted+"\n:::\n\n")),
		about("quotation gaps", 1000, 10, func(n int) string {
			return "::: quote 《某法》第三条\n" + strings.Repeat("窗口……", n) + "\n:::\n"
		}),
		about("quotation gaps Latin", 1000, 10, func(n int) string {
			return "::: quote 《某法》第三条\n" + strings.Repeat("答…", n) + "\n:::\n"
		}),
		{name: "quotation gaps good", n: 1500, make: func(n int) files {
			return statute("第一条\u3000"+strings.Repeat("窗口应当答复，", n)+"\n").with("content/a.md", "+++\ntitle = \"页\"\n+++\n::: quote 《某法》第一条\n"+strings.Repeat("窗口……答复，", n)+"\n:::\n")
		}},
		{name: "quotation long and wrong", n: 1500, make: func(n int) files {
			return statute("第一条\u3000"+strings.Repeat("窗口应当答复，", n)+"\n").with("content/a.md", "+++\ntitle = \"页\"\n+++\n::: quote 《某法》第一条\n"+strings.Repeat("窗口必须答复，", n)+"\n:::\n")
		}},
		about("quotations in prose", 1500, 10, same("《某法》第三条规定：“"+quoted+"”\n\n")),
		about("quotations in prose wrong", 600, 10, same("《某法》第三条规定：“窗口应当在第三日内拒绝，并且书面告知申请人。”\n\n")),
		about("quotation marks open", 20000, 10, same("《某法》第三条规定：“")),
		about("provisions", 800, 10, same("::: law 某法 第三条\n:::\n\n")),
		about("provisions of all articles", 150, 0, func(n int) string {
			return strings.Repeat("::: law 某法 第一条至第"+law.FormatNumeral(n)+"条\n:::\n\n", 3)
		}),
		about("provisions missing", 2000, 10, same("::: law 某法 第九百条\n:::\n\n")),
		about("provisions of unknown laws", 1000, 10, each("::: law 另{}法 第三条\n:::\n\n")),
		{name: "provisions of unknown laws, many laws", n: 150, make: func(n int) files {
			return addStatutes(page(numbered("::: law 另外{}法 第三条\n:::\n\n", 4*n)), n, "某{}法", 2)
		}},
		{name: "citations of unknown laws, many laws", n: 150, make: func(n int) files {
			return addStatutes(page(numbered("见《另外{}法》第三条。\n\n", 10*n)), n, "某{}法", 2)
		}},
		{name: "pages that cite one article", n: 500, make: func(n int) files {
			return statute(articles(10, "窗口应当答复。")).each(n, "content/lan/ye-{}.md", "+++\ntitle = \"第{}页\"\n+++\n见《某法》第三条。\n")
		}},
		{name: "number and title pairs", n: 4000, make: func(n int) files {
			return statute(articles(10, "窗口。")).with("content/a.md", "+++\ntitle = \"页\"\n+++\n"+strings.Repeat("《某法》第三条（窗口答复）规定。\n\n", n))
		}},
	}
}
