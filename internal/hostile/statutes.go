package main

import (
	"fmt"
	"strings"

	"pufa/internal/law"
)

// statute is a site with one statute, of one edition.
func statute(text string) files { return addStatute(empty(), "fa", "某法", "2020-01-01", text) }

func addStatute(f files, folder, title, date, text string) files {
	dir := "content/fagui/" + folder
	return f.with("content/fagui/_index.md", "+++\ntitle = \"法规\"\n+++\n").
		with(dir+"/_index.md", "+++\ntitle = \""+title+"\"\ntype = \"law\"\n+++\n").
		with(dir+"/"+date+".txt", title+"\n\n"+text)
}

// addStatutes adds n statutes, with {} in the title replaced by their number.
func addStatutes(f files, n int, title string, articleCount int) files {
	for i := range n {
		addStatute(f, fmt.Sprintf("fa-%d", i), strings.ReplaceAll(title, "{}", fmt.Sprint(i)), "2020-01-01", articles(articleCount, "窗口应当答复。"))
	}
	return f
}

// numerals repeats a text for 1 to n, with {} replaced by the number in Chinese.
func numerals(text string, n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		b.WriteString(strings.ReplaceAll(text, "{}", law.FormatNumeral(i)))
	}
	return b.String()
}

// articles writes articles 1 to n; in the text, {} is replaced by the number.
func articles(n int, text string) string { return numerals("第{}条\u3000"+text+"\n\n", n) }

// statutes are constructs in the texts of statutes.
func statutes() []construct {
	text := func(name string, n int, make func(n int) string) construct {
		return construct{name: name, n: n, make: func(n int) files { return statute(make(n)) }}
	}
	compared := func(name string, n int, old, now func(n int) string) construct {
		return construct{name: name, n: n, make: func(n int) files {
			return addStatute(statute(old(n)), "fa", "某法", "2024-01-01", now(n))
		}}
	}
	article := func(text string) func(n int) string { return func(n int) string { return articles(n, text) } }
	return []construct{
		text("law articles", 800, article("窗口应当答复。")),
		text("law articles of one number", 800, func(n int) string { return strings.Repeat("第一条\u3000窗口应当答复。\n\n", n) }),
		text("law paragraphs", 4000, func(n int) string { return "第一条\u3000" + numbered("窗口应当在{}日内答复。\n\n", n) }),
		text("law items", 4000, func(n int) string {
			return "第一条\u3000有下列情形的：\n\n" + numerals("（{}）窗口答复；\n\n", n)
		}),
		text("law subitems", 4000, func(n int) string {
			return "第一条\u3000有下列情形的：\n\n（一）如下：\n\n" + numbered("{}.窗口答复；\n\n", n)
		}),
		text("law items of one number", 4000, func(n int) string {
			return "第一条\u3000有下列情形的：\n\n" + strings.Repeat("（一）窗口答复；\n\n", n)
		}),
		text("law numbers backwards", 1500, func(n int) string {
			var b strings.Builder
			for i := n; i > 0; i-- {
				b.WriteString("第" + law.FormatNumeral(i) + "条\u3000窗口应当答复。\n\n")
			}
			return b.String()
		}),
		text("law chapters", 400, func(n int) string {
			return numerals("第{}章\u3000总则\n\n第{}条\u3000窗口应当答复。\n\n", n)
		}),
		text("law chapters empty", 2000, func(n int) string { return strings.Repeat("第一章\u3000总则\n\n", n) }),
		text("law contents", 2000, func(n int) string {
			return "目\u3000录\n\n" + numerals("第{}章\u3000总则\n", n) + "\n第一章\u3000总则\n\n第一条\u3000窗口。\n"
		}),
		text("law lines before the first article", 10000, func(n int) string { return strings.Repeat("窗口。\n", n) + "\n第一条\u3000窗口。\n" }),
		text("law one long article", 30000, func(n int) string { return "第一条\u3000" + strings.Repeat("窗口答复", n) + "\n" }),
		text("law blank lines", 80000, func(n int) string { return "第一条\u3000窗口。\n" + strings.Repeat("\n", n) }),
		text("law citations of itself", 1500, article("依照本法第一条、第{}条和前款答复。")),
		text("law citations of others", 1500, article("依照《另法》第{}条和《某某条例》第一条第（一）项答复。")),
		text("law citations in one article", 6000, func(n int) string {
			return "第一条\u3000" + strings.Repeat("依照本法第一条、", n) + "答复。\n"
		}),
		text("law words glued to labels", 3000, func(n int) string {
			return numerals("第{}条窗口，依照第{}条\n", n)
		}),
		text("law annexes", 2000, func(n int) string { return "第一条\u3000窗口。\n\n" + numbered("附件{}\n\n窗口。\n\n", n) }),
		text("law tables", 4000, func(n int) string {
			return "第一条\u3000窗口。\n\n| 甲 | 乙 |\n|---|---|\n" + strings.Repeat("| 丙 | 丁 |\n", n)
		}),
		text("law spaces in lines", 20000, func(n int) string { return "第一条\u3000窗" + strings.Repeat(" \u3000口", n) + "\n" }),
		text("law brackets", 30000, func(n int) string { return "第一条\u3000" + strings.Repeat("（窗口", n) + "\n" }),
		{name: "law editions", n: 12, make: func(n int) files {
			f := empty()
			for i := range n {
				addStatute(f, "fa", "某法", fmt.Sprintf("%d-01-01", 1950+i), articles(20, fmt.Sprintf("窗口应当在%d日内答复。", i)))
			}
			return f
		}},
		{name: "laws", n: 200, make: func(n int) files {
			return addStatutes(empty(), n, "某{}法", 3)
		}},
		{name: "laws of one title", n: 200, make: func(n int) files {
			return addStatutes(empty(), n, "某法", 3)
		}},
		{name: "law notes", n: 500, make: func(n int) files {
			return statute(articles(n, "窗口应当答复。")).with("content/fagui/fa/jiedu.md", "+++\ntitle = \"解读\"\ntype = \"notes\"\nlaw = \"某法\"\n+++\n"+numerals("## 第{}条\n\n说明。\n\n", n))
		}},
		compared("compare articles", 400, article("窗口应当在三日内答复第{}件。"), article("窗口应当在五日内答复第{}件。")),
		compared("compare unlike articles", 400, article("窗口应当答复第{}件。"), article("企业可以申请{}号许可。")),
		compared("compare articles all alike", 400, article("窗口应当答复。"), article("窗口应当及时答复。")),
		compared("compare articles moved", 400, article("窗口应当答复第{}件。"), func(n int) string {
			return "第一条\u3000新增。\n\n" + strings.ReplaceAll(articles(n, "窗口应当答复第{}件。"), "第一条\u3000", "第一条之一\u3000")
		}),
		compared("compare paragraphs", 2000,
			func(n int) string { return "第一条\u3000" + numbered("窗口应当在{}日内答复。\n\n", n) },
			func(n int) string { return "第一条\u3000" + numbered("窗口必须在{}日内答复。\n\n", n) }),
		compared("compare one long paragraph", 5000,
			func(n int) string { return "第一条\u3000" + strings.Repeat("窗口应当答复，", n) + "\n" },
			func(n int) string { return "第一条\u3000" + strings.Repeat("企业可以申请，", n) + "\n" }),
	}
}
