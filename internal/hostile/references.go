package main

import (
	"fmt"
	"strings"
)

// references are links, pictures and footnotes, most of them broken: for each, the
// program searches for something similar to suggest.
func references() []construct {
	pages := func(f files, n int) files {
		return f.each(n, "content/lan/ye-{}.md", "+++\ntitle = \"第{}页\"\n+++\n字\n")
	}
	return []construct{
		counted("references defined", "[a{}]: b{}.example\n", 15000),
		counted("references defined apart", "[a{}]: https://b.example/{}\n\n", 8000),
		counted("references used", "[a{}][a{}]\n\n[a{}]: https://b.example/{}\n\n", 4000),
		{name: "references used often", n: 20000, make: func(n int) files { return page(strings.Repeat("[a] ", n) + "\n\n[a]: https://b.example/\n") }},
		counted("references with open titles", "[a{}]: b \"c\n", 10000),
		counted("footnotes", "字[^a{}]\n\n[^a{}]: 注\n\n", 4000),
		{name: "footnotes in one block", n: 8000, make: func(n int) files { return page(numbered("字[^a{}] ", n) + "\n\n" + numbered("[^a{}]: 注\n", n)) }},
		{name: "footnotes nested", n: 8000, make: func(n int) files { return page("字[^0]\n\n" + numbered("[^{}]: 注[^{}1]\n\n", n)) }},
		{name: "footnotes in a chain", n: 4000, make: func(n int) files {
			var b strings.Builder
			b.WriteString("字[^0]\n\n")
			for i := range n {
				fmt.Fprintf(&b, "[^%d]: 注[^%d]\n\n", i, i+1)
			}
			return page(b.String())
		}},
		{name: "footnote of many marks", n: 10000, make: func(n int) files { return page(strings.Repeat("字[^a] ", n) + "\n\n[^a]: 注\n") }},
		counted("footnotes missing", "字[^a{}] ", 15000),
		counted("footnotes unused", "[^a{}]: 注\n\n", 10000),
		repeated("footnotes of one name", "[^a]: 注\n\n", 10000),
		repeated("footnotes open", "[^a", 40000),

		{name: "links missing, many files", n: 500, make: func(n int) files {
			f := pages(empty(), n)
			for i := range n {
				f[fmt.Sprintf("content/lan/ye-%d.md", i)] += numbered(fmt.Sprintf("[a](meiyou-%d-{}.md)\n\n", i), 4)
			}
			return f
		}},
		{name: "links missing, one page", n: 1500, make: func(n int) files { return pages(page(numbered("[a](meiyou-{}.md)\n\n", n)), n) }},
		{name: "links missing, one target", n: 8000, make: func(n int) files { return pages(page(strings.Repeat("[a](meiyou.md)\n\n", n)), 500) }},
		{name: "pictures missing, many files", n: 1000, make: func(n int) files {
			return page(numbered("![a](meiyou-{}.png)\n\n", n)).each(n, "content/tu/tu-{}.png", "\x89PNG\r\n\x1a\n")
		}},
		{name: "links missing, static files", n: 1000, make: func(n int) files {
			return page(numbered("[a](meiyou-{}.pdf)\n\n", n)).each(n, "static/wen/jian-{}.pdf", "a")
		}},
		counted("links to missing anchors", "## 题{}\n\n[a](#meiyou-{})\n\n", 2000),
		{name: "links to missing anchors elsewhere", n: 2000, make: func(n int) files {
			return page(numbered("[a](b.md#meiyou-{})\n\n", n)).with("content/b.md", "+++\ntitle = \"乙\"\n+++\n"+numbered("## 题{}\n\n", n))
		}},
		counted("links with fragments", "## 题{}\n\n[a](#题{})\n\n", 4000),
		{name: "links with fragments elsewhere", n: 6000, make: func(n int) files {
			return page(numbered("[a](b.md#题{})\n\n", n)).with("content/b.md", "+++\ntitle = \"乙\"\n+++\n"+numbered("## 题{}\n\n", n))
		}},
		counted("links to long anchors", "## "+strings.Repeat("长", 60)+"{}\n\n[a](#"+strings.Repeat("短", 60)+"{})\n\n", 500),
		{name: "links in the wrong case", n: 1500, make: func(n int) files { return pages(page(numbered("[a](lan/Ye-{}.md)\n\n", n)), n) }},
		{name: "links good", n: 2000, make: func(n int) files { return pages(page(numbered("[a](lan/ye-{}.md)\n\n", n)), n) }},
		{name: "links good, one target", n: 10000, make: func(n int) files { return pages(page(strings.Repeat("[a](lan/ye-1.md)\n\n", n)), 3) }},
		{name: "links to drafts", n: 1000, make: func(n int) files {
			return page(numbered("[a](lan/ye-{}.md)\n\n", n)).each(n, "content/lan/ye-{}.md", "+++\ntitle = \"稿\"\ndraft = true\n+++\n字\n")
		}},
		counted("links to other hosts", "[a](https://a{}.example/)\n\n", 8000),
		counted("links to own addresses", "[a](https://www.example.gov.cn/x/meiyou-{}.html)\n\n", 5000),
		counted("links of unknown schemes", "[a](x{}:b)\n\n", 8000),
		counted("links to hosts without scheme", "[a](www.a{}.com)\n\n", 5000),
		repeated("links without address", "[a]()\n\n", 15000),
		counted("links to laws", "[a](law:某法{}#3)\n\n", 5000),
		counted("pictures missing", "![a](meiyou-{}.png)\n\n", 5000),
		repeated("pictures of one line", "![a](b.png)", 10000),
		repeated("pictures of other hosts", "![a](https://a.example/b.png)\n\n", 5000),
		{name: "links climbing", n: 10000, make: func(n int) files { return page("[a](" + strings.Repeat("../", n) + "b.md)\n") }},
		{name: "links of one long address", n: 15000, make: func(n int) files { return page("[a](" + strings.Repeat("abc", n) + ".md)\n") }},
	}
}
