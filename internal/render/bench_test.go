package render

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"testing"
	"time"

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

// law is a statute of 200 articles in ten chapters, with notes.
func law() (view.Law, Parts) {
	g, parts := guide()
	l := view.Law{
		Frame: g.Frame, HasText: true, HasNotes: true,
		Work:     view.Work{Title: "信访工作条例", Rank: "党内法规", Issuer: "中共中央、国务院", Effective: "2022年5月1日", Status: "in-force", StatusText: "现行有效"},
		Preamble: []view.Passage{{HTML: "目录"}},
	}
	for i := range 200 {
		if i%20 == 0 {
			l.Parts = append(l.Parts, view.LawPart{Heading: "第二章 信访工作体制", Level: 1, ID: fmt.Sprint("chp_", i/20)})
			l.Contents = append(l.Contents, view.LawContents{Level: 1, Title: "第二章 信访工作体制", URL: fmt.Sprint("#chp_", i/20), Range: "第七条至第十六条"})
		}
		id := fmt.Sprint("art_", i+1)
		l.Parts = append(l.Parts, view.LawPart{Article: view.LawArticle{
			ID: id, Label: fmt.Sprintf("第%d条", i+1), URL: fmt.Sprint(i+1, ".html"),
			Text:  template.HTML(strings.Repeat(`<p id="a" data-ref="第七条第一款">坚持和加强党对信访工作的全面领导，构建党委统一领导、政府组织落实的格局。</p>`, 3)),
			Cited: []view.CitedBy{{Link: view.Link{Title: "期限怎么看", URL: "../guides/d.html"}, Parts: "第二款"}},
		}})
	}
	return l, parts
}

// channel is the first batch of a channel: 20 pages of 100.
func channel() (view.Channel, Parts) {
	g, parts := guide()
	c := view.Channel{Frame: g.Frame}
	for i := range 20 {
		c.Cards = append(c.Cards, view.Card{Title: "期限怎么看，从哪天算起？", URL: fmt.Sprint(i, ".html"), Summary: "头一天不算，最后一天是节假日的顺延。", Date: "2026-11-01", DateTime: "2026-11-01T00:00:00+08:00", Type: "guide"})
	}
	for i := range 5 {
		c.Batches = append(c.Batches, view.Batch{Number: i + 1, URL: fmt.Sprint("list-", i, ".html"), Current: i == 0})
	}
	return c, parts
}

// The theme that comes with the program, beside html/template running the same
// templates on the same views: "library/op" is its time, "times" how many times
// longer that is.
func BenchmarkRender(b *testing.B) {
	s := pufa(b)
	run := func(name string, v any, parts Parts) {
		b.Run(name, func(b *testing.B) {
			var w bytes.Buffer
			var own, library time.Duration
			t := s.html.Lookup(name)
			b.ReportAllocs()
			for b.Loop() {
				w.Reset()
				start := time.Now()
				if d := s.Render(&w, name, v, parts); d != nil {
					b.Fatal(d)
				}
				own += time.Since(start)
				b.StopTimer()
				w.Reset()
				start = time.Now()
				if d := s.execute(t, &w, name, v, parts); d != nil {
					b.Fatal(d)
				}
				library += time.Since(start)
				b.StartTimer()
			}
			b.SetBytes(int64(w.Len()))
			b.ReportMetric(float64(library.Nanoseconds())/float64(b.N), "library-ns/op")
			b.ReportMetric(float64(library)/float64(own), "times")
		})
	}
	g, parts := guide()
	run("guide", g, parts)
	l, parts := law()
	run("law", l, parts)
	c, parts := channel()
	run("channel", c, parts)
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		pufa(b)
	}
}
