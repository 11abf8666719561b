package main

import "strings"

// marked makes a page with n repetitions of a mark, in blocks that stay within the limits
// of a page.
func marked(name, text string, n int) construct {
	return construct{name: name, n: n, make: func(n int) files {
		var b strings.Builder
		for i := range n {
			b.WriteString(text)
			switch {
			case i%900 == 899:
				b.WriteString("\n\n")
			case i%100 == 99:
				b.WriteString("\n")
			}
		}
		return page(b.String())
	}}
}

// inlineMarks are marks inside blocks of text, most of them never closed: a parser that
// finds no end may search for it again and again.
func inlineMarks() []construct {
	return []construct{
		marked("emphasis *a_", "*a_ ", 40000),
		repeated("emphasis *a_ in one line", "*a_ ", 40000),
		repeated("emphasis *a_ in one block", "*a_\n", 40000),
		marked("emphasis **a", "**a ", 40000),
		marked("emphasis ***a***", "***a*** ", 20000),
		marked("emphasis a**", "a** ", 40000),
		marked("emphasis a*_b", "a*_b ", 40000),
		repeated("emphasis _a* over lines", "_a*\n", 40000),
		marked("emphasis a**b", "a**b", 40000),
		marked("emphasis Han", "字**，字", 20000),
		marked("products", "1*字", 30000),
		marked("underscores", "字__字__字", 20000),
		marked("emphasis ~~a", "~~a ", 40000),
		marked("emphasis *a* good", "*a* ", 40000),
		{name: "emphasis nested", n: 20000, make: func(n int) files {
			return page(strings.Repeat("*a **b ", n/2) + strings.Repeat("c** d* ", n/2) + "\n")
		}},
		{name: "emphasis marks only", n: 100000, make: func(n int) files { return page(strings.Repeat("*", n) + "a" + strings.Repeat("*", n) + "\n") }},
		marked("brackets [a](", "[a](", 40000),
		repeated("brackets [a] over lines", "[a]\n", 30000),
		repeated("links with titles over lines", "[a](https://a.example \"b\")\n", 5000),
		repeated("brackets [a]( over lines", "[a](\n", 40000),
		marked("brackets [a](<b", "[a](<b", 30000),
		marked("brackets [a](b \"c", "[a](b \"c ", 20000),
		repeated("brackets [a](b (c", "[a](b (c\n", 20000),
		repeated("brackets [a](b 'c d", "[a](b 'c \n", 20000),
		marked("brackets [", "[", 100000),
		marked("brackets ]", "]", 100000),
		marked("brackets [a]", "[a] ", 40000),
		marked("brackets [a][b", "[a][b", 30000),
		repeated("brackets [a][", "[a][\n", 30000),
		marked("brackets ![a", "![a", 50000),
		marked("brackets ![a](b c", "![a](b c ", 20000),
		{name: "brackets nested", n: 80000, make: func(n int) files {
			return page(strings.Repeat("[", n) + "a" + strings.Repeat("]", n) + "\n")
		}},
		{name: "links nested", n: 40000, make: func(n int) files {
			return page(strings.Repeat("[", n) + "a" + strings.Repeat("](b)", n) + "\n")
		}},
		marked("links with emphasis", "[*a*](https://a.example) ", 8000),
		marked("links in emphasis", "*[a](https://a.example)* ", 8000),
		marked("links open in emphasis", "*a [b](https://a.example) ", 8000),
		marked("pictures with links", "[![a](b.png)](https://a.example) ", 5000),
		marked("code ` and ``", "a`b``c", 40000),
		marked("code closed", "`a` ", 40000),
		{name: "code rising backticks", n: 1000, make: func(n int) files {
			var b strings.Builder
			for i := range n {
				b.WriteString(strings.Repeat("`", i/2+1) + "a")
			}
			return page(b.String() + "\n")
		}},
		marked("html <a ", "<a ", 60000),
		marked("html <a b=\"", "<a b=\"", 40000),
		repeated("html <a b=c over lines", "x <a b=c\n", 30000),
		marked("html <!--", "a <!-- b ", 30000),
		marked("html <?", "a <?b ", 40000),
		marked("html <![CDATA[", "a <![CDATA[ ", 20000),
		marked("html <!A", "a <!A ", 40000),
		marked("html </a", "a </b ", 40000),
		marked("html <b> open", "<b>a ", 40000),
		marked("html </b> shut", "a</b> ", 40000),
		marked("html <b>a</b>", "<b>a</b> ", 20000),
		marked("html <script>", "a <script>b ", 20000),
		marked("html attributes", "<span title=\"a\" lang=\"zh\">a</span> ", 6000),
		{name: "html attributes of one", n: 30000, make: func(n int) files {
			return page("a <span " + numbered("a{}=\"b\" ", n) + ">b</span>\n")
		}},
		marked("autolinks <http:", "<http:", 40000),
		marked("addresses good", "见 https://a.example/b ", 10000),
		marked("addresses in Han", "见https://a.example/b。", 10000),
		marked("addresses torn", "见https://a.example/b字", 10000),
		marked("addresses glued", "http://a.example/", 20000),
		marked("addresses bare", "http://", 50000),
		marked("addresses www.", "www.", 80000),
		marked("addresses ((", "http://a.example/((", 16000),
		marked("addresses &a;", "http://a.example/&a;", 16000),
		marked("mailboxes a@", "a@", 80000),
		marked("mailboxes a@b.", "a@b.", 60000),
		marked("mailboxes Han", "字a@", 40000),
		marked("words in Latin", "a1.b-c", 60000),
		marked("entities &a", "&a", 80000),
		marked("entities &#x41;", "&#x41;", 40000),
		marked("escapes \\*", "\\*", 80000),
		marked("placeholders", "【电话：待填】", 8000),
		marked("placeholders open", "【待填", 30000),
		repeated("line ends", "字\n", 60000),
		repeated("line ends hard", "字\\\n", 50000),
		repeated("line ends hard by spaces", "字  \n", 50000),
		repeated("spaces", " ", 200000),
		marked("spaces then a letter", "     a", 60000),
		marked("wide spaces", "\u3000", 80000),
		marked("braces {", "a{", 80000),
		marked("braces after pictures", "![a](b.png){width=", 12000),
		repeated("letters in one word", "a", 250000),
		repeated("Han in one line", "字", 80000),
		marked("wide marks", "＊＊字", 30000),
		marked("ranges ~", "3~5 日", 30000),
		marked("dates", "2026年12月4日星期五", 8000),
		marked("mobile numbers", "13800138000 ", 20000),
		marked("nocite", "《a》{nocite}", 15000),
		marked("escaped titles", "\\《a》", 20000),
	}
}
