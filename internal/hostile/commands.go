package main

import (
	"archive/zip"
	"strings"
)

// commands are inputs of commands other than build.
func commands() []construct {
	run := func(name string, n int, path string, make func(n int) string, args ...string) construct {
		return construct{name: name, n: n, make: func(n int) files { return empty().with(path, make(n)) }, args: args}
	}
	same := func(text string) func(n int) string { return func(n int) string { return strings.Repeat(text, n) } }
	article := func(text string) func(n int) string {
		return func(n int) string { return "某法\n\n" + articles(n, text) }
	}
	return []construct{
		run("inspect citations", 10000, "a.md", same("见《某法》第三条、第五条，依照本法前款。\n"), "inspect", "citations", "SITE/a.md"),
		run("inspect citations in one line", 10000, "a.md", same("见《某法》第三条、第五条，依照本法前款。"), "inspect", "citations", "SITE/a.md"),
		run("inspect citations of articles", 3000, "a.txt", article("依照本法第{}条第一款答复。"), "inspect", "citations", "SITE/a.txt"),
		run("inspect law", 3000, "a.txt", article("窗口应当答复。"), "inspect", "law", "SITE/a.txt"),
		{name: "inspect compare", n: 500, args: []string{"inspect", "compare", "SITE/a.txt", "SITE/b.txt"}, make: func(n int) files {
			return empty().with("a.txt", "某法\n\n"+articles(n, "窗口应当在三日内答复第{}件。")).with("b.txt", "某法\n\n"+articles(n, "窗口应当在五日内答复第{}件。"))
		}},
		{name: "inspect compare unlike", n: 500, args: []string{"inspect", "compare", "SITE/a.txt", "SITE/b.txt"}, make: func(n int) files {
			return empty().with("a.txt", "某法\n\n"+articles(n, "窗口应当答复第{}件。")).with("b.txt", "某法\n\n"+articles(n, "企业可以申请{}号许可。"))
		}},
		{name: "check sentences", n: 4000, args: []string{"check", "-s", "SITE"}, make: func(n int) files {
			return page(strings.Repeat("办理机关应当自受理之日起60日内办结，3月12日前公布。\n\n", n))
		}},
		{name: "check words", n: 8000, args: []string{"check", "-s", "SITE"}, make: func(n int) files {
			return page(strings.Repeat("部份群众象往常一样即使答复，帐号登陆。\n\n", n))
		}},
		run("import text", 8000, "lai.txt", same("窗口应当答复。\n"), "import", "SITE/lai.txt", "-s", "SITE"),
		run("import html", 4000, "lai.html", same("<p>窗口<b>应当</b>答复。</p>\n"), "import", "SITE/lai.html", "-s", "SITE"),
		run("import html nested", 3000, "lai.html", func(n int) string { return strings.Repeat("<div>", n) + "字" }, "import", "SITE/lai.html", "-s", "SITE"),
		run("import html table", 4000, "lai.html", func(n int) string { return "<table>" + strings.Repeat("<tr><td>甲<td>乙", n) + "</table>" }, "import", "SITE/lai.html", "-s", "SITE"),
		run("import docx paragraphs", 4000, "lai.docx", func(n int) string { return docx(strings.Repeat("<w:p><w:r><w:t>字</w:t></w:r></w:p>", n)) }, "import", "SITE/lai.docx", "-s", "SITE"),
		run("import docx runs", 8000, "lai.docx", func(n int) string { return docx("<w:p>" + strings.Repeat("<w:r><w:t>字</w:t></w:r>", n) + "</w:p>") }, "import", "SITE/lai.docx", "-s", "SITE"),
		run("import docx runs in turn", 4000, "lai.docx", func(n int) string {
			return docx("<w:p>" + strings.Repeat("<w:r><w:t>字</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>字</w:t></w:r>", n) + "</w:p>")
		}, "import", "SITE/lai.docx", "-s", "SITE"),
		run("import docx table", 3000, "lai.docx", func(n int) string {
			return docx("<w:tbl>" + strings.Repeat("<w:tr><w:tc><w:p><w:r><w:t>字</w:t></w:r></w:p></w:tc></w:tr>", n) + "</w:tbl>")
		}, "import", "SITE/lai.docx", "-s", "SITE"),
		run("import law", 2000, "lai.txt", article("窗口应当答复。"), "import", "law", "SITE/lai.txt", "-s", "SITE"),
	}
}

// docx makes a document of a body, as small as Word still reads it. Its parts are not
// compressed, so that its size grows with the body.
func docx(body string) string {
	var b strings.Builder
	z := zip.NewWriter(&b)
	for _, part := range [...][2]string{
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`},
	} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: part[0]})
		if err == nil {
			_, err = w.Write([]byte(part[1]))
		}
		if err != nil {
			panic(err) // a strings.Builder does not fail
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.String()
}
