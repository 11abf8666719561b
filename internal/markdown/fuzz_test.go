package markdown

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/source"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"# 标题\n\n**注意：**正文\n\n::: note 说明 {#a .b}\n正文\n:::\n", "::: a\n::: b\n:::\n- x\n  ::: c\n:::", "> ::: note\n> a\n> :::\n:::",
		"<div>\n<p>a\n\n**b**\n</div></div>", "<table><tr><td>\n\na\n\n</table>", "a <b>*c</b>* <a href=x>[y](z)</a>", "<ruby>汉<rt>hàn</ruby>",
		"| a | b |\n|--:|---|\n| 1 | <b> |\n", "表：甲\n\n| a |\n|---|\n", "[^1] [^2]\n\n[^1]: 注\n", "- [x] 甲\n- [ ] 乙\n", "术语\n: 解释\n",
		"![图](图 1.png){width=3}", "见https://www.gov.cn/法律 www.a.cn邮箱a@b.cn", "【x】（y.md）＃～～a～～", "::: steps\n1. **甲**\n   乙\n2. 丙\n:::\n",
		"# a {#x}\n## b {#x}\n## b\n## b-2\n", "<script>\nx\n</script>", "<?php ?>x", "　　\n　　a\n　　b", "&#0;&#x10FFFF;&amp;", "a\\\nb  \nc",
		"- a\n\n      b\n", "[a]: <x y> 't'\n[a]", "***a**b*c***", "~~a*b~~c*", "<details><summary>a</summary>\n\n- b\n\n</details>", "\x01\xff",
		"甲。【乙：待填】。丙\n\n- 【丁：待填】\n\n## 戊\n\n【己：\n待填】", "甲：\n\n| 乙 |\n|---|\n| **【丙：待填】** |\n\n> ::: note\n> 【丁：待填】\n", "甲\n: 【乙：待填】\n\n[^1]\n\n[^1]: 【丙：待填】",
		"::: law 刑法 第一条\n:::\n\n::: quote 《刑法》第1条 {.a}\n> **甲**&amp;乙\\*\n\n- `丙`\n:::\n", "::: quote 第\n::: law 一条\n:::\n:::",
		"::: chart bar 甲 {unit=件 source=乙}\n表：丙\n\n| 年 | 数 |\n|---|--:|\n| 2021 | 1.2万 |\n| 2022 | 【丁：待填】 |\n| 合计 | 3% | 4\n:::\n", "::: chart share {figures=\"a b\"}\n::: chart line\n:::\n:::",
	} {
		f.Add(seed, false)
		f.Add(seed, true)
	}
	soft, hard, published := New(Options{}), New(Options{HardBreaks: true}), New(Options{Publish: true})
	f.Fuzz(func(t *testing.T, text string, breaks bool) {
		p := soft
		if breaks {
			p = hard
		}
		file := source.File{Path: "content/a.md", Text: text}
		d, diags := parse(p, file)
		for _, g := range diags {
			if g.Span.Start < 0 || g.Span.End < g.Span.Start || g.Span.End > len(text) {
				t.Errorf("%s: span %+v outside of %d bytes", g.Code, g.Span, len(text))
			}
		}
		checkDocument(t, d, len(text))
		d, _ = parse(published, file)
		checkDocument(t, d, len(text))
	})
}

// checkDocument demands what every document promises.
func checkDocument(t *testing.T, d halves, size int) {
	t.Helper()
	at := 0
	for i, hole := range d.Holes {
		if hole < at || hole > len(d.Body.HTML) {
			t.Errorf("hole %d at %d", i, hole)
		}
		at = hole
	}
	if len(d.Body.Holes) != len(d.Refs) {
		t.Errorf("%d holes for %d references", len(d.Body.Holes), len(d.Refs))
	}
	if len(d.Details) != len(d.Refs) {
		t.Fatalf("%d details for %d references", len(d.Details), len(d.Refs))
	}
	inside := func(s diag.Span) bool { return s.Start >= 0 && s.End >= s.Start && s.End <= size }
	for _, r := range d.Refs {
		if !inside(d.Locate(r.Span)) {
			t.Errorf("reference %+v", r)
		}
		for i := range r.Quoted {
			if at := d.Locate(r.Words(i, i+1)); !inside(at) {
				t.Errorf("quotation %+v at %d: %+v", r.Quoted, i, at)
			}
		}
	}
	end := 0
	for _, h := range d.Outline {
		if h.Start < end || h.End < h.Start || !strings.HasPrefix(d.Body.HTML[h.Start:], "<h") || !strings.HasSuffix(d.Body.HTML[:h.End], ">") {
			t.Errorf("heading %+v", h)
			continue
		}
		end = h.End
		checkBalance(t, d, h.Start, h.End)
	}
	checkBalance(t, d, 0, len(d.Body.HTML))
	if d.HasText && d.Lead == "" {
		t.Errorf("no lead for %q", d.Body.HTML)
	}
}

// checkBalance demands that a part of the body has an end tag for each start
// tag, in order, no id twice, and is what a browser makes of it.
func checkBalance(t *testing.T, d halves, start, end int) {
	t.Helper()
	var b bytes.Buffer
	d.Body.Fill(&b, start, end, func(ref int) {
		switch d.Refs[ref].Kind {
		case doc.Media:
			b.WriteString(` ` + d.Details[ref].Title + `="x"`)
		case doc.Image:
			b.WriteString(`<img src="x">`)
		case doc.Provision, doc.Quote:
			b.WriteString(`<figcaption>x</figcaption>`)
		default:
			b.WriteString(`<a href="x">`)
		}
	})
	var open []string
	ids := map[string]bool{}
	z := html.NewTokenizer(strings.NewReader(b.String()))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		token := z.Token()
		switch kind {
		case html.StartTagToken:
			if !voidElements[token.Data] && token.Data != "input" {
				open = append(open, token.Data)
			}
			if token.Data == "a" && slices.Contains(open[:len(open)-1], "a") {
				t.Errorf("a link in a link: %s", b.String())
			}
			keys := map[string]bool{}
			for _, a := range token.Attr {
				if keys[a.Key] {
					t.Errorf("attribute %s twice: %s", a.Key, b.String())
				}
				keys[a.Key] = true
				if a.Key == "id" {
					if ids[a.Val] || a.Val == "" || strings.ContainsAny(a.Val, " \t\n") {
						t.Errorf("id %q: %s", a.Val, b.String())
					}
					ids[a.Val] = true
				}
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> closes %v: %s", token.Data, open, b.String())
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Errorf("%v stay open: %s", open, b.String())
	}
	if start > 0 || end < len(d.Body.HTML) {
		return
	}
	context := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(b.String()), context)
	if err != nil {
		t.Fatal(err)
	}
	var again strings.Builder
	for _, n := range nodes {
		if err := html.Render(&again, n); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := tags(again.String()), tags(b.String()); got != want {
		t.Errorf("a browser reads\n%s\nas\n%s", b.String(), again.String())
	}
}

// tags lists the tags of a text. The body of a table is left out, since a
// browser adds it where an author did not.
func tags(s string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	for z.Next() != html.ErrorToken {
		token := z.Token()
		if token.Type == html.TextToken || token.Data == "tbody" || token.Data == "colgroup" {
			continue
		}
		if token.Type == html.EndTagToken {
			b.WriteByte('/')
		}
		b.WriteString(token.Data + " ")
		if token.Type == html.SelfClosingTagToken && strings.Contains("rect line circle path", token.Data) { // of a drawing
			b.WriteString("/" + token.Data + " ")
		}
	}
	return b.String()
}
