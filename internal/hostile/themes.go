package main

import (
	"fmt"
	"strings"
)

// themes are constructs of templates, style sheets and drawings. A theme is code, but its
// authors make mistakes, too.
func themes() []construct {
	template := func(name string, n int, make func(n int) string) construct {
		return construct{name: name, n: n, make: func(n int) files {
			return page("字\n").with("templates/guide.html", "<!doctype html><html lang=\"zh-CN\"><head><title>a</title></head><body>"+make(n)+"</body></html>\n")
		}}
	}
	drawing := func(name string, n int, make func(n int) string) construct {
		return construct{name: name, n: n, make: func(n int) files {
			return page("![图](tu.svg)\n").with("content/tu.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">"+make(n)+"</svg>\n")
		}}
	}
	return []construct{
		template("template text", 8000, func(n int) string { return strings.Repeat("<p>字</p>", n) }),
		template("template fields", 3000, func(n int) string { return strings.Repeat("{{.Title}} ", n) }),
		template("template conditions", 2000, func(n int) string { return strings.Repeat("{{if .Title}}a{{end}}", n) }),
		template("template conditions nested", 300, func(n int) string {
			return strings.Repeat("{{if .Title}}", n) + "a" + strings.Repeat("{{end}}", n)
		}),
		template("template braces open", 8000, func(n int) string { return strings.Repeat("{{", n) }),
		{name: "template calls", n: 300, make: func(n int) files {
			f := page("字\n").with("templates/guide.html", "{{template \"partials/a0\" .}}\n")
			for i := range n {
				f.with(fmt.Sprintf("templates/partials/a%d.html", i), fmt.Sprintf("a{{template \"partials/a%d\" .}}", i+1))
			}
			return f.with(fmt.Sprintf("templates/partials/a%d.html", n), "b")
		}},
		{name: "template calls missing", n: 300, make: func(n int) files {
			return page("字\n").with("templates/guide.html", numbered("{{template \"partials/b{}\" .}}\n", n)).each(n, "templates/partials/a{}.html", "a")
		}},
		{name: "templates", n: 500, make: func(n int) files {
			return page("字\n").each(n, "templates/partials/a{}.html", "a{{.Title}}")
		}},
		{name: "templates unused beside used ones", n: 500, make: func(n int) files {
			f := page("字\n").with("templates/guide.html", numbered("{{template \"partials/a{}\" .}}\n", n))
			return f.each(n, "templates/partials/a{}.html", "a").each(n, "templates/partials/b{}.html", "b")
		}},
		{name: "css", n: 20000, make: func(n int) files { return page("字\n").with("assets/own.css", numbered(".a{} { margin: 0 }\n", n)) }},
		{name: "css open comments", n: 40000, make: func(n int) files { return page("字\n").with("assets/own.css", strings.Repeat("a { /* ", n)) }},
		{name: "css braces", n: 60000, make: func(n int) files { return page("字\n").with("assets/own.css", strings.Repeat("a{", n)) }},
		drawing("svg elements", 8000, func(n int) string { return strings.Repeat("<rect width=\"1\" height=\"1\"/>", n) }),
		drawing("svg groups nested", 4000, func(n int) string { return strings.Repeat("<g>", n) + strings.Repeat("</g>", n) }),
		drawing("svg styles", 4000, func(n int) string { return numbered("<style>.a{} { fill: red }</style>", n) }),
		drawing("svg styles in pieces", 3000, func(n int) string { return "<style>" + strings.Repeat("a<!-- -->", n) + "</style>" }),
		drawing("svg styles in CDATA", 3000, func(n int) string {
			return "<style>" + strings.Repeat(".a{fill:red}<![CDATA[.b{fill:red}]]>", n) + "</style>"
		}),
		drawing("svg style of one element", 8000, func(n int) string { return "<rect style=\"" + strings.Repeat("fill:red;", n) + "\"/>" }),
		drawing("svg attributes", 4000, func(n int) string { return "<rect " + numbered("a{}=\"b\" ", n) + "/>" }),
		drawing("svg paths", 30000, func(n int) string { return "<path d=\"" + strings.Repeat("M0 0", n) + "\"/>" }),
		drawing("svg text", 30000, func(n int) string { return "<text>" + strings.Repeat("字&amp;", n) + "</text>" }),
		drawing("svg references", 3000, func(n int) string { return numbered("<g id=\"a{}\"/><use href=\"#a{}\"/>", n) }),
		drawing("svg comments", 10000, func(n int) string { return strings.Repeat("<!-- a -->", n) }),
		drawing("svg not allowed", 6000, func(n int) string { return strings.Repeat("<kuang/>", n) }),
	}
}
