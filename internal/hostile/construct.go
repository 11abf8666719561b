package main

import (
	"fmt"
	"slices"
	"strings"
)

// files is a site, or the files given to an import: contents by slash path.
type files map[string]string

// construct is a kind of input that repeats one thing n times.
type construct struct {
	name string
	n    int // of a middling site; the tests take parts and multiples of it, -write takes it
	make func(n int) files
	args []string // of pufa, with SITE for the folder; nil = build it
}

// constructs returns all constructs.
func constructs() []construct {
	return slices.Concat(inlineMarks(), blocks(), references(), sites(), settings(), statutes(), citations(), themes(), commands())
}

const settingsText = "title = \"试\"\nbase_url = \"https://www.example.gov.cn/x/\"\n"

// empty is a site without content: the base that constructs are measured against.
func empty() files {
	return files{"config.toml": settingsText, "content/_index.md": "+++\ntitle = \"首页\"\n+++\n"}
}

// with adds files to a site.
func (f files) with(path, text string) files {
	f[path] = text
	return f
}

// each adds n files, with {} in their path and text replaced by their number.
func (f files) each(n int, path, text string) files {
	for i := range n {
		at := fmt.Sprint(i)
		f[strings.ReplaceAll(path, "{}", at)] = strings.ReplaceAll(text, "{}", at)
	}
	return f
}

// page is a site of one page with the given body.
func page(body string) files { return empty().with("content/a.md", "+++\ntitle = \"页\"\n+++\n"+body) }

// fronted is a site of one page with the given front matter and body.
func fronted(front, body string) files {
	return empty().with("content/a.md", "+++\ntitle = \"页\"\n"+front+"+++\n"+body)
}

// repeated makes a page whose body is a text repeated n times. If the text has no line
// end, the body is one line.
func repeated(name, text string, n int) construct {
	return construct{name: name, n: n, make: func(n int) files { return page(strings.Repeat(text, n) + "\n") }}
}

// counted makes a page whose body is a text repeated n times, with {} replaced by the
// number of the repetition.
func counted(name, text string, n int) construct {
	return construct{name: name, n: n, make: func(n int) files { return page(numbered(text, n)) }}
}

// numbered repeats a text for 0 to n-1, with {} replaced by the number.
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
