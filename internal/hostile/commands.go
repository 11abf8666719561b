package main

import "strings"

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
		run("import law", 2000, "lai.txt", article("窗口应当答复。"), "import", "law", "SITE/lai.txt", "-s", "SITE"),
	}
}
