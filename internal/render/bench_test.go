package render

import (
	"bytes"
	"fmt"
	"html/template"
	"os"
	"strings"
	"testing"

	"pufa/internal/view"
)

// guide is a page of usual size: 20 KB of text, 25 metas, one JSON-LD block.
func guide() (view.Guide, Parts) {
	g := view.Guide{
		Frame: view.Frame{
			Lang: "zh-CN", Title: "不服处理意见：怎样申请复查和复核", HeadTitle: "不服处理意见：怎样申请复查和复核_指引_信访普法",
			Description: "书面答复不满意，还有两次机会", Root: "../", HomeURL: "../index.html",
			Canonical: "https://www.example.gov.cn/pufa/guides/a.html",
			JSONLD:    []template.JS{`{"@context":"https://schema.org","@type":"Article","headline":"怎样申请复查和复核"}`},
			Feeds:     []view.FeedLink{{Type: "application/atom+xml", Title: "订阅", URL: "../feed.xml"}, {Type: "application/feed+json", Title: "订阅", URL: "../feed.json"}},
			Header:    "header", Footer: "footer",
			Trail: []view.Link{{Title: "首页", URL: "../index.html"}, {Title: "指引", URL: "index.html"}},
		},
		Summary: "先请上一级复查，再请更上一级复核。", Words: 3000, Minutes: 8, Author: "县信访局",
		Body:      template.HTML(strings.Repeat("<p>从收到书面答复那天起算 30 日内提出，写明不同意哪一点。</p>\n", 220)),
		Published: view.Stamp{Date: "2026-11-01", DateTime: "2026-11-01T00:00:00+08:00"},
		Tags:      []view.Link{{Title: "复查", URL: "../tags/%E5%A4%8D%E6%9F%A5.html"}},
		Previous:  view.Link{Title: "上一篇", URL: "b.html"}, Next: view.Link{Title: "下一篇", URL: "c.html"},
	}
	for i := range 20 {
		g.Metas = append(g.Metas, view.Meta{Name: fmt.Sprint("Meta", i), Content: "蓝山县信访局"})
	}
	for i := range 5 {
		g.Graph = append(g.Graph, view.Meta{Name: fmt.Sprint("og:", i), Content: "怎样申请复查和复核"})
		g.Facts = append(g.Facts, view.Fact{Label: "期限", Value: "30 日内提出", Note: "从收到书面答复那天起算"})
		g.Contents = append(g.Contents, view.Entry{Title: "哪些事适用", URL: "#a", Children: []view.Link{{Title: "一", URL: "#b"}, {Title: "二", URL: "#c"}}})
		g.Related = append(g.Related, view.Card{Title: "期限怎么看", URL: "d.html", Summary: "头一天不算。", Date: "2026-11-01", Type: "guide"})
	}
	part := bytes.Repeat([]byte("<li><a href=\"a.html\">指引</a></li>\n"), 30)
	return g, Parts{"header": part, "footer": part}
}

// The theme that comes with the program, as a reader's page is made.
func BenchmarkGuide(b *testing.B) {
	theme := os.DirFS("../../themes/pufa")
	s, diags := Load([]Layer{{Name: "themes/pufa", FS: theme, Templates: ".", Assets: "assets"}}, Options{})
	if len(diags) > 0 {
		b.Fatal(diags)
	}
	g, parts := guide()
	var w bytes.Buffer
	b.ReportAllocs()
	for b.Loop() {
		w.Reset()
		if d := s.Render(&w, "guide", g, parts); d != nil {
			b.Fatal(d)
		}
	}
	b.SetBytes(int64(w.Len()))
}

func BenchmarkLoad(b *testing.B) {
	theme := os.DirFS("../../themes/pufa")
	for b.Loop() {
		Load([]Layer{{Name: "themes/pufa", FS: theme, Templates: ".", Assets: "assets"}}, Options{})
	}
}
