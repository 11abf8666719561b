package main

import (
	"strings"
)

// settings are constructs of config.toml, of front matter and of data files.
func settings() []construct {
	config := func(name string, n int, text string) construct {
		return construct{name: name, n: n, make: func(n int) files { return page("字\n").with("config.toml", settingsText+numbered(text, n)) }}
	}
	front := func(name string, n int, make func(n int) string) construct {
		return construct{name: name, n: n, make: func(n int) files { return fronted(make(n), "字\n") }}
	}
	return []construct{
		config("settings unknown", 1000, "tittle{} = \"a\"\n"),
		config("menu entries", 400, "[[menu]]\ntitle = \"项{}\"\npage = \"a.md\"\n"),
		config("menu entries missing", 400, "[[menu]]\ntitle = \"项{}\"\npage = \"meiyou{}.md\"\n"),
		config("notices", 400, "[[notices]]\ntext = \"讯{}\"\nuntil = 2099-01-01\n"),
		config("tables of settings", 1000, "[a{}]\nb = 1\n"),
		{name: "params", n: 1200, make: func(n int) files {
			return page("字\n").with("config.toml", settingsText+"[params]\n"+numbered("a{} = \"b\"\n", n))
		}},
		{name: "facets", n: 800, make: func(n int) files {
			return empty().with("config.toml", settingsText+"[[facets]]\nkey = \"topic\"\ntitle = \"主题\"\n").each(n, "content/lan/ye-{}.md", "+++\ntitle = \"第{}页\"\ntopic = [\"题{}\"]\n+++\n字\n")
		}},
		{name: "synonyms", n: 10000, make: func(n int) files {
			return page("字\n").with("config.toml", settingsText+"[search]\nsynonyms = \"data/synonyms.toml\"\n").with("data/synonyms.toml", "groups = [\n"+numbered("[\"甲{}\", \"乙{}\"],\n", n)+"]\n")
		}},
		front("front matter dotted", 4000, func(n int) string { return strings.Repeat("a.", n) + "b = 1\n" }),
		front("front matter nested", 4000, func(n int) string {
			return "a = " + strings.Repeat("[", n) + strings.Repeat("]", n) + "\n"
		}),
		front("front matter tables nested", 4000, func(n int) string {
			return "a = " + strings.Repeat("{a = ", n) + "1" + strings.Repeat("}", n) + "\n"
		}),
		front("front matter unknown keys", 1200, func(n int) string { return numbered("a{} = 1\n", n) }),
		front("front matter one long value", 15000, func(n int) string { return "summary = \"" + strings.Repeat("字", n) + "\"\n" }),
		front("front matter one long key", 15000, func(n int) string { return strings.Repeat("a", n) + " = 1\n" }),
		front("front matter comments", 8000, func(n int) string { return strings.Repeat("# 字\n", n) }),
		front("front matter broken lines", 2000, func(n int) string { return strings.Repeat("a ＝ 字\n", n) }),
		front("front matter same key", 2000, func(n int) string { return strings.Repeat("weight = 1\n", n) }),
		front("front matter tables", 1500, func(n int) string { return numbered("[a{}]\nb = 1\n", n) }),
		front("front matter open string", 15000, func(n int) string { return "summary = \"" + strings.Repeat("a", n) + "\n" }),
		{name: "front matter as YAML", n: 10000, make: func(n int) files { return empty().with("content/a.md", "---\n"+numbered("a{}: b\n", n)+"---\n字\n") }},
		{name: "front matter as JSON", n: 10000, make: func(n int) files {
			return empty().with("content/a.md", "{\n"+numbered("\"a{}\": 1,\n", n)+"\"b\": 1}\n字\n")
		}},
		{name: "front matter never closed", n: 10000, make: func(n int) files { return empty().with("content/a.md", "+++\n"+numbered("a{} = 1\n", n)) }},
		{name: "front matter with rules", n: 10000, make: func(n int) files {
			return empty().with("content/a.md", "+++\n"+numbered("a{} = 1\n", n)+"字\n"+strings.Repeat("---\n", n))
		}},
		{name: "front matter headless with empty lines", n: 200000, make: func(n int) files {
			return empty().with("content/a.md", "title = \"a\"\nweight = 1\n"+strings.Repeat("\n", n)+"+++\n字\n")
		}},
		{name: "fences of front matter", n: 50000, make: func(n int) files { return empty().with("content/a.md", strings.Repeat("+++\n", n)) }},
	}
}
