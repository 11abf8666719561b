package plan

import (
	"strings"
	"testing"

	"pufa/internal/cite"
	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
)

// The sentence that a page is shown with says what the page says about the article, and
// nothing that the reader of the article does not need.
func TestTheSentenceAroundACitation(t *testing.T) {
	long := "信访人对信访处理意见不服的，可以请求上一级单位复查"
	for name, c := range map[string]struct{ markup, want string }{
		"the one that holds it":           {"<p>先说别的。单位 60 日内办结（|《信访工作条例》第三十四条</a>）。再说别的。</p>", "单位 60 日内办结。"},
		"the source stands in it":         {"<p>期限见|《信访工作条例》第三十四条</a>，从受理那天算。</p>", "期限见《信访工作条例》第三十四条，从受理那天算。"},
		"two in brackets":                 {"<p>30 日内提（《信访工作条例》第三十五条</a>、|第三十六条第一款</a>），30 日内答。</p>", "30 日内提，30 日内答。"},
		"a source of its own":             {"<p>先说别的。从收到答复那天算。依据：|《信访工作条例》第三十五条</a>、第三十一条第（六）项。</p>", "从收到答复那天算。"},
		"brackets that say something":     {"<p>复查（不服的第一步，|第三十五条</a>）由上一级办。</p>", "复查（不服的第一步，第三十五条）由上一级办。"},
		"a stop in quotation marks":       {"<p>他说：“等着。”可以申请复查（|第三十五条</a>）。</p>", "可以申请复查。"},
		"words in bold":                   {"<p><strong>算日子。</strong>找到<em>受理日期</em>，往后数 60 日（|第三十四条</a>）。</p>", "找到受理日期，往后数 60 日。"},
		"an item of a list":               {"<ul><li>别的一项</li><li>不服，请上一级再看一遍（|第三十五条</a>）；</li></ul>", "不服，请上一级再看一遍；"},
		"nothing but citations":           {"<p>|《信访工作条例》第三十五条</a>、第三十六条第一款。</p>", ""},
		"a row of a table":                {"<table><tr><td>一</td></tr><tr><td>请求复查</td><td data-label=\"期限\" class=\"num\">30 日</td><td data-label=\"依据\">|第三十五条</a>、第二款</td></tr></table>", "请求复查 · 期限：30 日"},
		"a heading":                       {"<h2 id=\"a\">怎样读懂|第四十一条</a>里的权利</h2><p>别的。</p>", "怎样读懂第四十一条里的权利"},
		"less-than signs are words":       {"<p>金额 &lt; 5 万元的，简单办理（|第三十五条</a>）。</p>", "金额 < 5 万元的，简单办理。"},
		"of a long one the nearby part":   {"<p>" + strings.Repeat(long+"，", 3) + "复查的单位 30 日内答复（|第三十五条</a>）。</p>", "……" + strings.TrimPrefix(long, "信访人对信访处理意见不服的，") + "，" + long + "，复查的单位 30 日内答复。"},
		"of a long one behind, too":       {"<p>按|《信访工作条例》第三十五条</a>，" + strings.Repeat(long+"，", 3) + "</p>", "按《信访工作条例》第三十五条，" + long + "，信访人对信访处理意见不服的……"},
		"the body ends without a new tag": {"不服的，请上一级再看一遍（|第三十五条</a>）。", "不服的，请上一级再看一遍。"},
	} {
		at := strings.Index(c.markup, "|")
		b := &doc.Body{HTML: c.markup[:at] + c.markup[at+1:], Holes: []int{at}}
		if got := sentenceAt(b, at); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A statute is shown with the provision that cites, a sentence of it at most.
func TestTheProvisionAroundACitation(t *testing.T) {
	one := law.Article{Number: law.Number{Main: 3}, Paragraphs: []law.Paragraph{{Text: "先说别的。有下列情形的，依照示范法第五条办理：", Items: []law.Item{{Number: 1, Label: "（一）", Text: "依照示范法第五条申请的。"}}}}}
	two := law.Article{Number: law.Number{Main: 4}, Paragraphs: []law.Paragraph{{Text: "别的。"}, {Text: "依照示范法第五条申请的，当场办。"}}}
	at := func(article, paragraph, item int) law.Locator {
		return law.Locator{Article: law.Number{Main: article}, Paragraph: paragraph, Item: item}
	}
	for name, c := range map[string]struct {
		at   law.Locator
		text string
		want string
	}{
		"the only paragraph": {at(3, 1, 0), one.Paragraphs[0].Text, "第三条：有下列情形的，依照示范法第五条办理："},
		"an item":            {at(3, 1, 1), one.Paragraphs[0].Items[0].Text, "第三条第（一）项：依照示范法第五条申请的。"},
		"one of two":         {at(4, 2, 0), two.Paragraphs[1].Text, "第四条第二款：依照示范法第五条申请的，当场办。"},
		"one that is gone":   {at(9, 1, 0), "示范法第五条", ""},
	} {
		st := &law.Statute{Articles: []law.Article{one, two}}
		start := strings.Index(c.text, "示范法第五条")
		e := &site.Edition{Statute: st, Doc: &doc.Document{Statute: &doc.Statute{Statute: st, Cites: []doc.Citation{{At: c.at, Start: start, End: start + len("示范法第五条"), Targets: []cite.Target{{Law: "示范法"}}}}}}}
		if got := provisionSaying(e, 0); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
