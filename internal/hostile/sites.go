package main

import (
	"fmt"
	"strings"
)

// sites are constructs of many files, and of long lists in front matter.
func sites() []construct {
	many := func(name string, n int, path, text string) construct {
		return construct{name: name, n: n, make: func(n int) files { return empty().each(n, path, text) }}
	}
	listed := func(name string, n int, key, value string) construct {
		return construct{name: name, n: n, make: func(n int) files {
			return fronted(key+" = ["+numbered("\""+value+"\", ", n)+"]\n", "字\n")
		}}
	}
	typed := func(name string, n int, front, lead, text string) construct {
		return construct{name: name, n: n, make: func(n int) files { return fronted(front, lead+numbered(text, n)) }}
	}
	return []construct{
		many("pages", 1000, "content/lan/ye-{}.md", "+++\ntitle = \"第{}页\"\n+++\n字\n"),
		many("pages of one title", 1000, "content/lan/ye-{}.md", "+++\ntitle = \"页\"\n+++\n字\n"),
		many("pages of one day", 1000, "content/lan/ye-{}.md", "+++\ntitle = \"第{}页\"\ndate = 2026-11-01\n+++\n字\n"),
		many("pages of one address", 1000, "content/lan/ye-{}.md", "+++\ntitle = \"第{}页\"\nslug = \"a\"\n+++\n字\n"),
		many("pages without front matter", 1000, "content/lan/ye-{}.md", "字\n"),
		many("pages with unknown keys", 1000, "content/lan/ye-{}.md", "+++\ntitle = \"第{}页\"\nkeywrods = [\"a\"]\n+++\n字\n"),
		many("pages with a tag each", 800, "content/lan/ye-{}.md", "+++\ntitle = \"第{}页\"\ntags = [\"签{}\"]\n+++\n字\n"),
		many("pages with one tag", 1000, "content/lan/ye-{}.md", "+++\ntitle = \"第{}页\"\ntags = [\"签\"]\n+++\n字\n"),
		many("pages with similar tags", 500, "content/lan/ye-{}.md", "+++\ntitle = \"第{}页\"\ntags = [\"Tag{}\", \"tag{}\"]\n+++\n字\n"),
		many("pages of one alias", 1000, "content/lan/ye-{}.md", "+++\ntitle = \"第{}页\"\naliases = [\"/a.html\"]\n+++\n字\n"),
		many("pages with aliases", 1000, "content/lan/ye-{}.md", "+++\ntitle = \"第{}页\"\naliases = [\"/a{}.html\", \"/b/{}.html\"]\n+++\n字\n"),
		many("pages scheduled", 1000, "content/lan/ye-{}.md", "+++\ntitle = \"第{}页\"\ndate = 2099-01-01\n+++\n字\n"),
		many("pages with warnings", 1000, "content/lan/ye-{}.md", "+++\ntitle = \"第{}页\"\n+++\n![](b.png)\n\n[a](c.md)\n\n# 题\n\n# 题\n"),
		many("channels", 500, "content/lan-{}/_index.md", "+++\ntitle = \"栏目{}\"\n+++\n"),
		many("channels without pages of their own", 500, "content/lan-{}/a.md", "+++\ntitle = \"页\"\n+++\n字\n"),
		many("folders with their page", 1000, "content/lan/ye-{}/index.md", "+++\ntitle = \"第{}页\"\n+++\n字\n"),
		many("files that nothing uses", 2000, "content/lan/wenjian-{}.pdf", "%PDF-1.4"),
		many("files of static", 2000, "static/wen/jian-{}.txt", "字"),
		many("files of odd names", 1000, "content/lan/ 名 {}！.md", "+++\ntitle = \"第{}页\"\n+++\n字\n"),
		many("files of other endings", 1000, "content/lan/ye-{}.markdown", "+++\ntitle = \"第{}页\"\n+++\n字\n"),
		many("files of empty text", 1000, "content/lan/ye-{}.md", ""),
		many("files that differ in case", 500, "content/lan/Ye-{}.md", "+++\ntitle = \"第{}页\"\n+++\n字\n"),
		many("pictures broken", 1000, "content/lan/tu-{}.png", "\x89PNG\r\n\x1a\n"),
		{name: "channels in channels", n: 40, make: func(n int) files {
			f := empty()
			dir := "content"
			for range n {
				dir += "/a"
				f.with(dir+"/_index.md", "+++\ntitle = \"栏目\"\n+++\n").with(dir+"/b.md", "+++\ntitle = \"页\"\n+++\n字\n")
			}
			return f
		}},
		{name: "folders deep", n: 100, make: func(n int) files {
			return empty().with("content/"+strings.Repeat("a/", n)+"b.md", "+++\ntitle = \"页\"\n+++\n字\n")
		}},
		{name: "folders deep in static", n: 400, make: func(n int) files { return empty().with("static/"+strings.Repeat("a/", n)+"b.txt", "字") }},
		listed("tags of one page", 1500, "tags", "签{}"),
		listed("keywords of one page", 3000, "keywords", "词{}"),
		listed("aliases of one page", 1500, "aliases", "/a/{}.html"),
		{name: "groups of a channel", n: 300, make: func(n int) files {
			return empty().with("content/lan/_index.md", "+++\ntitle = \"栏\"\n"+numbered("[[groups]]\ntitle = \"组{}\"\npages = [\"ye-{}.md\", \"meiyou-{}.md\"]\n", n)+"+++\n").each(n, "content/lan/ye-{}.md", "+++\ntitle = \"页\"\n+++\n字\n")
		}},
		{name: "facts of a page", n: 800, make: func(n int) files {
			return fronted(numbered("[[facts]]\nlabel = \"甲{}\"\nvalue = \"乙\"\n", n), "字\n")
		}},
		{name: "tasks of the home page", n: 500, make: func(n int) files {
			return page("字\n").with("content/_index.md", "+++\ntitle = \"首页\"\n"+numbered("[[tasks]]\ntitle = \"事{}\"\npage = \"meiyou{}.md\"\n", n)+"+++\n")
		}},
		typed("questions", 4000, "type = \"faq\"\n", "", "## 问{}？\n\n答。\n\n"),
		typed("quiz questions", 2500, "type = \"quiz\"\n", "## 级\n\n", "### 问{}？\n\n- [x] 对\n- [ ] 错\n\n说明。\n\n"),
		typed("wayfinder steps", 1200, "type = \"wayfinder\"\n", "", "## 步{} {#a{}}\n\n- [去](#a{}1)\n- [回](#a0)\n\n"),
		{name: "wayfinder in a chain", n: 400, make: func(n int) files {
			var b strings.Builder
			for i := range n {
				fmt.Fprintf(&b, "## 步%d {#a%d}\n\n- [甲](#a%d)\n- [乙](#a%d)\n\n", i, i, i+1, min(i+2, n))
			}
			return fronted("type = \"wayfinder\"\n", b.String()+fmt.Sprintf("## 完 {#a%d}\n\n到此。\n", n))
		}},
		typed("process steps", 2000, "type = \"process\"\n", "", "## 步{} {#a{}}\n\n**您：** 做。\n\n"),
		typed("glossary entries", 4000, "type = \"glossary\"\n", "", "## 词{}\n\n字。\n\n"),
		{name: "figures of a report", n: 500, make: func(n int) files {
			return fronted("type = \"report\"\nyear = 2025\nbody = \"局\"\n"+numbered("[[figures]]\nkey = \"a{}\"\nlabel = \"数{}\"\nvalue = {}\nunit = \"件\"\n", n), numbered("数{}是 {} 件。\n\n", n))
		}},
	}
}
