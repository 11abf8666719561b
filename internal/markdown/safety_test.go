package markdown

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// Each of these has reached a page somewhere as a link that runs a script.
var hostile = []string{
	"javascript:alert(1)", "JavaScript:alert(1)", "JAVASCRIPT:alert(1)", "java\tscript:alert(1)", "java&#9;script:alert(1)",
	"java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "&#106;avascript:alert(1)", "&#x6A;avascript:alert(1)",
	"javascript&colon;alert(1)", "javascript&#58;alert(1)", "javascript&#x3a;alert(1)", "&#1;javascript:alert(1)", "%6aavascript:alert(1)",
	"javascript%3Aalert(1)", "jav%0ascript:alert(1)", "java%09script%3aalert(1)", "vbscript:x", "VBScript:x", "data:text/html,x",
	"data:image/svg+xml;base64,PHN2Zz4=", "data:image/png;base64,AAAA", "DATA:text/html;base64,x", "file:///etc/passwd",
	"feed:javascript:alert(1)", "view-source:javascript:x", "blob:x", "about:blank", "x-javascript:alert(1)", "\u00adjavascript:alert(1)",
	"\u200bjavascript:alert(1)", `javascript\:alert(1)`,
}

func TestNoScriptAddressGetsOut(t *testing.T) {
	p := New(Options{})
	for _, address := range append(hostile, "https://other.cn/a", "//other.cn/a") {
		for _, form := range []string{
			"[x](%s)", "[x](<%s>)", "![x](%s)", "![x](<%s>)", "[x][a]\n\n[a]: %s", "![x][a]\n\n[a]: <%s>", "<%s>", "%s",
			`<a href="%s">x</a>`, `<a href='%s'>x</a>`, `<a href=%s>x</a>`, `<img src="%s" alt="x">`,
			"<div>\n<a href=\"%s\">x</a>\n<img src=\"%s\" alt=x>\n</div>", `<video src="%s" controls></video>`,
			"<audio>\n<source src=\"%s\">\n</audio>", `<a href="a.md" onclick="%s">x</a>`, `<b style="background:url(%s)">x</b>`,
			`<img src="a.png" srcset="%s" alt="x">`, `<form action="%s"><button formaction="%s">x</button></form>`,
			`<iframe src="%s"></iframe>`, `<object data="%s"></object>`, `<meta http-equiv="refresh" content="0;url=%s">`,
			`<base href="%s">`, `<svg><a xlink:href="%s">x</a></svg>`, `<math href="%s">x</math>`, "# [x](%s) {onclick=x}\n",
			"::: note [x](%s) {#a onclick=x}\n[x](%s)\n:::", "| a |\n|---|\n| [x](%s) |", "[^1]\n\n[^1]: [x](%s)", "www.a.cn%s",
		} {
			d, _ := parse(p, page(strings.ReplaceAll(form, "%s", address)))
			for _, r := range d.Refs {
				s := scheme(r.Target)
				if s != "" && s != "http" && s != "https" && s != "mailto" {
					t.Errorf("%q: reference to %q", strings.ReplaceAll(form, "%s", address), r.Target)
				}
			}
			checkTags(t, d)
		}
	}
}

// Entities stand for characters that may not stand in a file: they are not seen and turn
// what follows, or steer a terminal.
func TestEntitiesThatSteer(t *testing.T) {
	p := New(Options{})
	for _, c := range []string{"&#x202e;", "&#8238;", "&#x2066;", "&#x9b;", "&#155;", "&#7;", "&#x1b;", "&#x2028;"} {
		for _, form := range []string{
			"甲%s乙", "# 甲%s乙", "**甲%s**", `[甲%s](a.md "乙%s")`, `![甲%s](a.png "乙%s")`, "| 甲%s |\n|---|\n| 乙%s |", "<b>甲%s</b>", `<b title="甲%s">乙</b>`,
			"<div>\n甲%s <i title='%s'>乙</i>\n</div>", `<a href="a.md" title="%s">甲</a>`, `<img src="a.png" alt="甲%s" title="%s">`, "甲[^1]\n\n[^1]: 乙%s", "::: note 甲%s\n乙\n:::", "甲\n: 乙%s",
		} {
			d, _ := parse(p, page(strings.ReplaceAll(form, "%s", c)))
			all := []string{d.Body.HTML, d.Lead}
			for _, detail := range d.Details {
				all = append(all, detail.Title, detail.Alt)
			}
			for _, h := range d.Outline {
				all = append(all, h.Text)
			}
			for _, s := range all {
				if strings.ContainsFunc(s, func(r rune) bool { return diag.Steers(r) && r != '\n' }) {
					t.Errorf("%s: %q", strings.ReplaceAll(form, "%s", c), s)
				}
			}
		}
	}
}

// checkTags demands that the body holds no element and no attribute that could
// run or fetch something.
func checkTags(t *testing.T, d halves) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(d.Body.HTML))
	for z.Next() != html.ErrorToken {
		token := z.Token()
		switch token.Data {
		case "script", "style", "iframe", "object", "embed", "form", "svg", "math", "base", "meta", "link", "button":
			if token.Type != html.TextToken {
				t.Errorf("%q holds <%s>", d.Body.HTML, token.Data)
			}
		}
		for _, a := range token.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcset" || a.Key == "srcdoc" {
				t.Errorf("%q holds the attribute %s", d.Body.HTML, a.Key)
			}
			if s := scheme(a.Val); (a.Key == "src" || a.Key == "href" || a.Key == "poster") && (s != "" || strings.HasPrefix(a.Val, "//")) {
				t.Errorf("%q holds the address %s", d.Body.HTML, a.Val)
			}
		}
	}
}

func TestTargetsAreKeptAsWritten(t *testing.T) {
	for _, c := range []struct{ in, target, fragment string }{
		{"[x](复查.md)", "复查.md", ""},
		{"[x](%E5%A4%8D%E6%9F%A5.md#%E6%9C%9F%E9%99%90)", "复查.md", "期限"},
		{"[x](../laws/a.md#第一条)", "../laws/a.md", "第一条"},
		{"[x](#期限)", "", "期限"},
		{"[x](https://a.cn/%E5%A4%8D?q=%23#x)", "https://a.cn/%E5%A4%8D?q=%23", "x"},
		{"[x](mailto:a@b.cn)", "mailto:a@b.cn", ""},
		{"[x](tel:0746-12345)", "tel:0746-12345", ""},
		{"[x](<图片 1.png>)", "图片 1.png", ""},
		{"![x](图片 1.png)", "图片 1.png", ""},
		{"![x](图 片/a b.JPG \"标题\")", "图 片/a b.JPG", ""},
		{"[x](a%20b.md)", "a b.md", ""},
		{"[x](100%.md)", "100%.md", ""},
		{"[x](a\\(b.md)", "a(b.md", ""},
		{"<a href=\"复查.md#期限\">x</a>", "复查.md", "期限"},
		{"<https://a.cn>", "https://a.cn", ""},
		{"[x](//cdn.cn/a)", "//cdn.cn/a", ""},
	} {
		f := page(c.in)
		d, _ := parse(New(Options{}), f)
		if len(d.Refs) != 1 {
			t.Errorf("%s: %d references", c.in, len(d.Refs))
			continue
		}
		r := d.Refs[0]
		if r.Target != c.target || r.Fragment != c.fragment {
			t.Errorf("%s: got %q # %q", c.in, r.Target, r.Fragment)
		}
		if s := f.Text[d.Details[0].Span.Start:d.Details[0].Span.End]; s == "" || !strings.Contains(c.in, s) {
			t.Errorf("%s: span %q", c.in, s)
		}
	}
}

func TestImagesHaveSizeAltAndTitle(t *testing.T) {
	for _, c := range []struct {
		in            string
		width, height int
		alt, title    string
		codes         string
	}{
		{"![图](a.png){width=300 height=200}", 300, 200, "图", "", ""},
		{"![图](a.png){width=300px}", 300, 0, "图", "", ""},
		{"文![图](a.png \"题\"){height=20}字", 0, 20, "图", "题", ""},
		{"![图](图 1.png){width=30}", 30, 0, "图", "", ""},
		{"![图](a.png){width=很宽}", 0, 0, "图", "", "attribute-unknown"},
		{"![图](a.png){border=1}", 0, 0, "图", "", "attribute-unknown"},
		{"![](a.png)", 0, 0, "", "", "image-without-alt"},
		{"![**粗**`码`](a.png)", 0, 0, "粗码", "", ""},
		{"<img src=\"a.png\" alt=\"图\" width=\"30\">", 30, 0, "图", "", ""},
		{"<img src=\"a.png\">", 0, 0, "", "", "image-without-alt"},
	} {
		d, diags := parse(New(Options{}), page(c.in))
		if len(d.Refs) != 1 {
			t.Errorf("%s: %d references", c.in, len(d.Refs))
			continue
		}
		r := d.Details[0]
		if d.Refs[0].Kind != doc.Image || r.Width != c.width || r.Height != c.height || r.Alt != c.alt || r.Title != c.title {
			t.Errorf("%s: got %+v", c.in, r)
		}
		codes := ""
		for _, g := range diags {
			codes += strings.TrimPrefix(g.Code, "markdown/")
		}
		if codes != c.codes {
			t.Errorf("%s: reported %q", c.in, codes)
		}
	}
}
