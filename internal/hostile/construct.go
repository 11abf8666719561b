package main

import (
	"fmt"
	"slices"
	"strings"
)

// files is a site, or what an import is given: contents by slash path.
type files map[string]string

// construct is a kind of input that repeats one thing n times.
type construct struct {
	name string
	n    int // the full measurement tries n, 2n and 4n; the light one less
	make func(n int) files
	args []string // of pufa, with SITE for the folder; nil = build it
}

// constructs returns all of them.
func constructs() []construct {
	return slices.Concat(inlineMarks(), blocks(), references(), sites(), settings(), statutes(), citations(), themes(), commands())
}

const settingsText = "title = \"试\"\nbase_url = \"https://www.example.gov.cn/x/\"\n"

// empty is a site without anything in it, which every construct is measured against.
func empty() files {
	return files{"config.toml": settingsText, "content/_index.md": "+++\ntitle = \"首页\"\n+++\n"}
}

// with adds files to a site.
func (f files) with(path, text string) files {
	f[path] = text
	return f
}

// page is a site whose one page has a body.
func page(body string) files { return empty().with("content/a.md", "+++\ntitle = \"页\"\n+++\n"+body) }

// fronted is a site whose one page has front matter and a body.
func fronted(front, body string) files {
	return empty().with("content/a.md", "+++\ntitle = \"页\"\n"+front+"+++\n"+body)
}

// repeated makes pages whose body is a text n times, all in one line where the text
// has no line end.
func repeated(name, text string, n int) construct {
	return construct{name: name, n: n, make: func(n int) files { return page(strings.Repeat(text, n) + "\n") }}
}

// counted makes pages whose body has n pieces that tell their number: each {} stands
// for it.
func counted(name, text string, n int) construct {
	return construct{name: name, n: n, make: func(n int) files { return page(numbered(text, n)) }}
}

// numbered repeats a text for 0 to n-1, which it holds wherever {} stands.
func numbered(text string, n int) string {
	var b strings.Builder
	parts := strings.Split(text, "{}")
	for i := range n {
		for j, p := range parts {
			if j > 0 {
				fmt.Fprint(&b, i)
			}
			b.WriteString(p)
		}
	}
	return b.String()
}
