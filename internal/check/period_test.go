package check

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
)

// tells makes a page that cites, where its text has 〔20〕 or 〔34.1〕, an article of
// 示范条例, or the first paragraph of one.
func tells(text string) *doc.Document {
	d := &doc.Document{Path: "content/a.md", Lead: text}
	d.Meta.Title = "甲"
	for at := 0; ; {
		i := strings.Index(text[at:], "〔")
		if i < 0 {
			return d
		}
		start := at + i
		at = start + strings.Index(text[start:], "〕") + len("〕")
		var l law.Locator
		fmt.Sscanf(text[start+len("〔"):at], "%d.%d", &l.Article.Main, &l.Paragraph)
		d.Refs = append(d.Refs, doc.Ref{Kind: doc.Cite, Span: diag.Span{File: d.Path, Start: start, End: at}, Cites: []cite.Target{{Law: "条例", Locator: l}}})
	}
}

// The site has no text of the statute: the table of periods is what it knows.
func TestAPeriodIsHeldAgainstTheTableOfPeriods(t *testing.T) {
	article := func(n, paragraph int) []cite.Target {
		return []cite.Target{{Law: "示范条例", Locator: law.Locator{Article: law.Number{Main: n}, Paragraph: paragraph}}}
	}
	table := &doc.Document{Path: "content/qixian.md", Periods: []doc.Period{
		{What: "复议", Text: "60 日", Provisions: article(20, 1)},
		{What: "办结", Text: "60 日", Provisions: article(34, 0)},
		{What: "延长", Text: "30 日", Provisions: article(34, 0)},
		{What: "异议", Text: "5 个工作日", Provisions: article(23, 3)},
		{What: "仲裁", Text: "1 年", Provisions: article(27, 1)},
		{What: "起诉", Text: "6 个月", Provisions: article(46, 0)},
	}}
	table.Meta.Title = "期限"
	work := &doc.Document{Path: "content/a/_index.md"}
	work.Meta.Title, work.Meta.Type, work.Meta.Short = "示范条例", "law", []string{"条例"}
	for _, c := range []struct{ name, text, want string }{
		{"is right", "60 日内申请（〔20.1〕）。", ""},
		{"is right in other words", "六十天内申请（〔20〕）。", ""},
		{"is wrong", "30 日内申请（〔20.1〕）。", "30 日: 60 日（复议）"},
		{"is wrong and the article is named as a whole", "三十日内申请（〔20〕）。", "三十日: 60 日（复议）"},
		{"is of another paragraph", "30 日内申请（〔20.2〕）。", ""},
		{"is of an article without rule", "30 日内申请（〔21〕）。", ""},
		{"may be of an article without rule", "30 日内申请（〔20〕、〔21〕）。", ""},
		{"is one of two", "30 日内（〔34〕）。", ""},
		{"is none of two", "45 日内（〔34〕）。", "45 日: 60 日（办结）、30 日（延长）"},
		{"stands beside a right one", "60 日内办结，以后还有 10 日（〔34〕）。", ""},
		{"is as long by months", "12 个月内申请（〔27.1〕）。", ""},
		{"is counted in days instead of months", "180 日内起诉（〔46〕）。", "180 日: 6 个月（起诉）"},
		{"is counted in days instead of working days", "5 日内（〔23.3〕）。", "5 日: 5 个工作日（异议）"},
		{"stands behind what it cites", "按〔20〕，30 日内申请。", "30 日: 60 日（复议）"},
		{"is the first of two with their own citations", "30 日内复议（〔20.1〕），6 个月内起诉（〔46〕）。", "30 日: 60 日（复议）"},
		{"is the second of two with their own citations", "60 日内复议（〔20.1〕），3 个月内起诉（〔46〕）。", "3 个月: 60 日（复议）、6 个月（起诉）"},
		{"stands behind both of two", "按〔20.1〕和〔46〕，1 年内复议或者起诉。", "1 年: 60 日（复议）、6 个月（起诉）"},
		{"is in the sentence before", "30 日内申请。不收钱（〔20.1〕）。", "30 日: 60 日（复议）"},
		{"is in the paragraph before", "30 日内申请。\n\n不收钱（〔20.1〕）。", ""},
		{"is no period", "满 18 周岁的 3 人，5 小时内（〔20.1〕）。", ""},
		{"is a date or a way of speaking", "2026 年 3 月 1 日，那一年的最后一日（〔20.1〕）。", ""},
	} {
		d := tells(c.text)
		s, _ := site.Resolve(site.Input{
			Settings: site.Settings{Title: "站", Language: "zh-CN", Zone: time.UTC}, Documents: []*doc.Document{work, table, d},
			Now: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC),
		})
		var got []string
		for _, x := range Site(s, func(p *site.Page) (string, []doc.Ref) { return p.Doc.Lead, p.Doc.Refs }, nil) {
			if x.Code == "check/period-differs" {
				got = append(got, fmt.Sprint(x.Args[0], ": ", x.Args[1]))
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("a period that %s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Where the site has the text, too, one finding is enough: the one that says what is right.
func TestAWrongPeriodIsToldOnce(t *testing.T) {
	work := &doc.Document{Path: "content/a/_index.md"}
	work.Meta.Title, work.Meta.Type = "示范条例", "law"
	table := &doc.Document{Path: "content/qixian.md", Periods: []doc.Period{{What: "答复", Text: "5 日", Provisions: []cite.Target{{Law: "示范条例", Locator: law.Locator{Article: law.Number{Main: 1}}}}}}}
	table.Meta.Title = "期限"
	s, _ := site.Resolve(site.Input{
		Settings: site.Settings{Title: "站", Language: "zh-CN", Zone: time.UTC}, Now: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC),
		Documents: []*doc.Document{work, table, edition("content/a/2024-07-01.md", "窗口应当在收到材料之日起五日内书面答复申请人。"), saying("content/1.md", "2024-08-01", "七日内答复，要带 3 人（〔1〕）。")},
	})
	var got []string
	for _, d := range Site(s, func(p *site.Page) (string, []doc.Ref) { return p.Doc.Lead, p.Doc.Refs }, nil) {
		got = append(got, fmt.Sprint(d.Code, " ", d.Args[0]))
	}
	if want := "check/period-differs 七日; check/number-elsewhere 3 人"; strings.Join(got, "; ") != want {
		t.Errorf("%q, want %s", got, want)
	}
}
