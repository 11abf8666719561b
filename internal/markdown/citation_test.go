package markdown

import (
	"regexp"
	"strings"
	"testing"

	"pufa/internal/doc"
	"pufa/internal/source"
)

// citedWords are the links of citations as plainAddresses writes them: without an
// address, since none is known here.
var citedWords = regexp.MustCompile(`(?s)<a href="">(.*?)</a>`)

// uncited takes the links of citations away again.
func uncited(html string) string { return citedWords.ReplaceAllString(html, "$1") }

func TestCitations(t *testing.T) {
	for _, c := range []struct{ in, want, means string }{
		{"见《信访工作条例》第三十五条。", "见<a href=\"\">《信访工作条例》第三十五条</a>。", "信访工作条例 第三十五条"},
		{"依据**《信访工作条例》**第三十一条第六项，应当答复", "依据<a href=\"\"><strong>《信访工作条例》</strong>第三十一条第六项</a>，应当答复", "信访工作条例 第三十一条第（六）项"},
		{"**见《信访工作条例》**第三十一条", "<strong>见《信访工作条例》</strong><a href=\"\">第三十一条</a>", "信访工作条例 第三十一条"},
		{"（《信访工作条例》第三十四条、\n第三十五条）", "（<a href=\"\">《信访工作条例》第三十四条</a>、<a href=\"\">第三十五条</a>）", "信访工作条例 第三十四条; 信访工作条例 第三十五条"},
		{"《信访工作条例》第十、十八、二十六条", "<a href=\"\">《信访工作条例》第十</a>、<a href=\"\">十八</a>、<a href=\"\">二十六条</a>", "信访工作条例 第十条; 信访工作条例 第十八条; 信访工作条例 第二十六条"},
		{"《信访工作条例》第三十四条**至**第三十六条", "<a href=\"\">《信访工作条例》第三十四条</a><strong>至</strong><a href=\"\">第三十六条</a>", "信访工作条例 第三十四条; 信访工作条例 第三十五条; 信访工作条例 第三十六条"},
		{"《信访工作条例》第十七条第一款第（一）、（二）项", "<a href=\"\">《信访工作条例》第十七条第一款第（一）</a>、<a href=\"\">（二）项</a>", "信访工作条例 第十七条第一款第（一）项; 信访工作条例 第十七条第一款第（二）项"},
		{"[《信访工作条例》第三十四条](a.md)", `<a href="a.md">《信访工作条例》第三十四条</a>`, ""},
		{"`《信访工作条例》第三十四条`", "<code>《信访工作条例》第三十四条</code>", ""},
		{"《信访工作条例》[第三十四条](a.md)", `《信访工作条例》<a href="a.md">第三十四条</a>`, ""},
		{`\《信访工作条例》第三十四条`, "《信访工作条例》第三十四条", ""},
		{"《信访工作条例》第三十四条{nocite}，不做链接", "<a href=\"\">《信访工作条例》第三十四条</a>，不做链接", "信访工作条例 第三十四条"}, // doc.Uncited
		{"《信访工作条例》{nocite}，不做链接", "《信访工作条例》，不做链接", ""},
		{"《甲&乙条例》第三条&amp;《丙条例》第四条", "<a href=\"\">《甲&amp;乙条例》第三条</a>&amp;<a href=\"\">《丙条例》第四条</a>", "甲&乙条例 第三条; 丙条例 第四条"},
		{"[这一项](law:信访工作条例#31-6)", `<a href="law:%E4%BF%A1%E8%AE%BF%E5%B7%A5%E4%BD%9C%E6%9D%A1%E4%BE%8B">这一项</a>`, "信访工作条例 第三十一条第（六）项"},
		{"[之一](law:刑法#133之1)", `<a href="law:%E5%88%91%E6%B3%95">之一</a>`, "刑法 第一百三十三条之一"},
		{"[款](law:信访工作条例#art_35__para_2)", `<a href="law:%E4%BF%A1%E8%AE%BF%E5%B7%A5%E4%BD%9C%E6%9D%A1%E4%BE%8B">款</a>`, "信访工作条例 第三十五条第二款"},
		{"[整部](law:信访工作条例)", `<a href="law:%E4%BF%A1%E8%AE%BF%E5%B7%A5%E4%BD%9C%E6%9D%A1%E4%BE%8B">整部</a>`, "信访工作条例"},
	} {
		d, _ := parse(New(Options{}), page(c.in))
		got := strings.TrimSuffix(plainAddresses(d), "\n")
		var means []string
		for _, r := range d.Refs {
			for _, target := range r.Cites {
				means = append(means, strings.TrimSpace(target.Law+" "+target.Locator.String()))
			}
		}
		if got != "<p>"+c.want+"</p>" || strings.Join(means, "; ") != c.means {
			t.Errorf("%q:\n got %s\n     %q\nwant %s\n     %q", c.in, got, means, c.want, c.means)
		}
	}
}

func TestLawLinksThatMeanNothingAreErrors(t *testing.T) {
	for _, in := range []string{"[x](law:)", "[x](law:刑法#)", "[x](law:刑法#甲)", "[x](law:刑法#1-2-3-4-5)", "[x](law:刑法#1-0)"} {
		_, diags := parse(New(Options{}), page(in))
		if found := len(diags) > 0 && diags[0].Code == "markdown/law-link"; found == (in == "[x](law:刑法#)") {
			t.Errorf("%s: %v", in, diags)
		}
	}
}

// In notes, what follows the heading of an article is about that article.
func TestNotesSpeakOfTheirArticle(t *testing.T) {
	const front = "type = \"notes\"\nlaw = \"信访工作条例\"\n"
	text := "+++\n" + front + "+++\n## 第三十五条\n\n见本条例第三十四条和前条。\n\n## 第四十七条\n\n前条不追究个人，本条追究。\n"
	d, diags := parse(New(Options{}), source.File{Path: "content/a.md", Text: text, FrontStart: 4, FrontEnd: 4 + len(front), BodyStart: 8 + len(front)})
	if len(diags) > 0 {
		t.Error(diags)
	}
	var means []string
	for _, r := range d.Refs {
		if r.Kind == doc.Cite {
			for _, target := range r.Cites {
				means = append(means, target.Law+" "+target.Locator.String())
			}
			at := d.Locate(r.Span)
			if got := text[at.Start:at.End]; !strings.Contains(text, got) || got == "" {
				t.Errorf("span %q", got)
			}
		}
	}
	if got := strings.Join(means, "; "); got != "信访工作条例 第三十四条; 信访工作条例 第三十四条; 信访工作条例 第四十六条; 信访工作条例 第四十七条" {
		t.Errorf("got %q", got)
	}
}
