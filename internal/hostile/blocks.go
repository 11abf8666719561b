package main

import "strings"

// blocks are constructs of many lines: blocks that nest, and blocks that repeat.
func blocks() []construct {
	nested := func(name, text string, n int) construct { // text is a single line
		return construct{name: name, n: n, make: func(n int) files { return page(strings.Repeat(text, n) + "a\n\nb\n") }}
	}
	return []construct{
		nested("quotes >", "> ", 20000),
		nested("quotes > tight", ">", 40000),
		nested("lists - -", "- ", 20000),
		nested("lists 1. 1.", "1. ", 15000),
		nested("lists > -", "> - ", 10000),
		{name: "lists indented", n: 300, make: func(n int) files {
			var b strings.Builder
			for i := range n {
				b.WriteString(strings.Repeat("  ", i) + "- a\n")
			}
			return page(b.String())
		}},
		{name: "quotes of many lines", n: 3000, make: func(n int) files { return page(strings.Repeat(strings.Repeat("> ", 90)+"a\n", n/10)) }},
		repeated("quotes lazy", "> a\nb\n\n", 20000),
		repeated("lines below items", "- 甲\n乙。\n\n", 20000),
		repeated("lines below tables", "| 甲 | 乙 |\n|---|---|\n注。\n\n", 10000),
		repeated("paragraphs indented", "　　甲。\n", 30000),
		repeated("paragraphs indented, with marks", "　　甲\n一、乙\n", 15000),
		repeated("list items", "- a\n", 40000),
		repeated("list items loose", "- a\n\n", 30000),
		repeated("list items numbered", "1. a\n", 40000),
		repeated("lists apart", "- a\n\n\n* b\n\n\n", 10000),
		repeated("tasks", "- [x] a\n", 20000),
		counted("headings", "## 题{}\n\n字\n\n", 10000),
		repeated("headings of one text", "## 题\n\n", 15000),
		repeated("headings empty", "##\n", 40000),
		repeated("headings of level 1", "# 题\n\n", 15000),
		counted("heading attributes", "## 题 {#a{}}\n\n", 10000),
		{name: "heading attributes of one", n: 10000, make: func(n int) files { return page("## 题 {" + numbered("a{}=b ", n) + "}\n") }},
		{name: "heading braces", n: 20000, make: func(n int) files { return page("## 题 " + strings.Repeat("{", n) + "\n") }},
		counted("headings underlined", "题{}\n---\n\n", 10000),
		{name: "heading underlined of many lines", n: 30000, make: func(n int) files { return page(strings.Repeat("a\n", n) + "---\n") }},
		repeated("headings tight", "#字\n\n", 15000),
		repeated("rules ---", "---\n\n", 40000),
		repeated("paragraphs", "字。\n\n", 30000),
		repeated("paragraphs of a letter", "a\n\n", 50000),
		repeated("blank lines", "\n", 250000),
		repeated("blank lines wide", "\u3000\n", 60000),
		repeated("indented code", "    a\n\n", 30000),
		repeated("indented prose", "    字字字\n\n", 15000),
		repeated("fences", "```\na\n```\n", 15000),
		repeated("fences open", "```a\n", 40000),
		{name: "fences in quotes", n: 20000, make: func(n int) files { return page(strings.Repeat("> ```\n\n", n)) }},
		counted("boxes", "::: note\n字{}\n:::\n\n", 8000),
		repeated("boxes open", "::: note\n", 20000),
		counted("boxes unknown", "::: kuang{}\n字\n:::\n\n", 8000),
		repeated("boxes unknown of one name", "::: kuang\n字\n:::\n\n", 8000),
		repeated("boxes closed only", ":::\n", 50000),
		counted("boxes with titles", "::: note 题{} {#a{}}\n字\n:::\n\n", 8000),
		{name: "boxes of many colons", n: 400, make: func(n int) files {
			var b strings.Builder
			for i := range n {
				b.WriteString(strings.Repeat(":", n-i+3) + " note\n\n")
			}
			return page(b.String())
		}},
		repeated("steps", "::: steps\n1. a\n2. b\n:::\n\n", 5000),
		repeated("contacts", "::: contact\n电话：a\n:::\n\n", 5000),
		repeated("alerts", "> [!NOTE]\n> a\n\n", 10000),
		{name: "table rows", n: 20000, make: func(n int) files { return page("| a | b |\n|---|---|\n" + strings.Repeat("| c | d |\n", n)) }},
		{name: "table columns", n: 3000, make: func(n int) files {
			return page("|" + strings.Repeat(" a |", n) + "\n|" + strings.Repeat("---|", n) + "\n|" + strings.Repeat(" b |", n) + "\n")
		}},
		{name: "table of short rows", n: 1500, make: func(n int) files {
			return page("|" + strings.Repeat(" a |", n) + "\n|" + strings.Repeat("---|", n) + "\n" + strings.Repeat("| b |\n", n/4))
		}},
		{name: "table of short rows below text", n: 1500, make: func(n int) files {
			return page("字\n|" + strings.Repeat(" a |", n) + "\n|" + strings.Repeat(" - |", n) + "\n" + strings.Repeat("| b |\n", n))
		}},
		{name: "table of long rows", n: 6000, make: func(n int) files { return page("| a | b |\n|---|---|\n" + strings.Repeat("| c | d | e | f |\n", n)) }},
		repeated("tables", "| a |\n|---|\n| b |\n\n", 8000),
		repeated("tables headless", "| a | b |\n\n", 20000),
		{name: "table heads only", n: 20000, make: func(n int) files { return page(strings.Repeat("| a |\n", n) + "|---|\n") }},
		{name: "table pipes escaped", n: 20000, make: func(n int) files { return page("| a |\n|---|\n| " + strings.Repeat("\\|", n) + " |\n") }},
		{name: "table pipes in code", n: 8000, make: func(n int) files { return page("| a |\n|---|\n| " + strings.Repeat("`\\|` ", n) + " |\n") }},
		repeated("definitions", "词\n: 字\n\n", 15000),
		{name: "definitions of one term", n: 20000, make: func(n int) files { return page("词\n" + strings.Repeat(": 字\n", n)) }},
		repeated("html block <div>", "<div>\n\n", 20000),
		repeated("html in one block", "<div>\n", 20000),
		repeated("html block shut", "</div>\n\n", 20000),
		repeated("html block whole", "<div>a</div>\n\n", 10000),
		repeated("html block <p>", "<p>a\n\n", 15000),
		repeated("html block comment", "<!-- a\n", 20000),
		repeated("html block <pre>", "<pre>\na\n", 15000),
		repeated("html table cells", "<td>a", 20000),
		repeated("html lists", "<ul><li>a", 12000),
		repeated("html on one line", "<div>", 40000),
		repeated("html tags wrongly nested", "<b><i></b></i>", 8000),
		repeated("html form", "<form><input>", 10000),
		repeated("html unknown elements", "<kuang>a</kuang>\n\n", 8000),
		repeated("html details", "<details><summary>a</summary>b</details>\n\n", 5000),
		repeated("control characters", "a\x01", 60000),
		repeated("C1 characters", "a\u009b", 50000),
		repeated("NUL", "\x00", 100000),
		repeated("bad bytes", "a\xff", 60000),
		repeated("carriage returns", "a\r", 60000),
		repeated("line tabs", "a\v", 50000),
		repeated("byte order marks", "\ufeff", 50000),
		repeated("foreign shortcodes", "{{< a >}}\n\n", 15000),
		repeated("full-width marks", "＃ 字\n\n", 15000),
		repeated("full-width numbers", "１．字\n\n", 12000),
		repeated("list numbers in text", "（一）字；\n", 15000),
	}
}
