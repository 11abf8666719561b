package check

import (
	"fmt"
	"testing"
	"time"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
	"pufa/internal/site"
)

// edition makes a text with one 款 an article.
func edition(path string, articles ...string) *doc.Document {
	st := &law.Statute{}
	for i, text := range articles {
		n := law.Number{Main: i + 1}
		st.Articles = append(st.Articles, law.Article{Number: n, Label: n.Label("条"), Division: -1, Paragraphs: []law.Paragraph{{Text: text}}})
	}
	return &doc.Document{Path: path, Statute: &doc.Statute{Statute: st}}
}

func citing(path, updated string, article int) *doc.Document {
	d := &doc.Document{Path: path, Refs: []doc.Ref{{
		Kind: doc.Cite, Span: diag.Span{File: path, Start: 1, End: 2},
		Cites: []cite.Target{{Law: "示范条例", Locator: law.Locator{Article: law.Number{Main: article}}}},
	}}}
	d.Meta.Title = path
	t, err := time.Parse(time.DateOnly, updated)
	if err != nil {
		panic(err)
	}
	d.Meta.Date = doc.When{Wall: t, DateOnly: true}
	return d
}

func TestPagesOlderThanTheTextTheyCiteAreReported(t *testing.T) {
	work := &doc.Document{Path: "content/a/_index.md"}
	work.Meta.Title, work.Meta.Type = "示范条例", "law"
	docs := []*doc.Document{
		work,
		edition("content/a/2020-01-01.md", "为了方便群众到窗口办理各类事项，根据有关法律，制定本条例。", "窗口工作人员应当在收到材料之日起三日内书面答复申请人。", "乡镇人民政府负责本区域内便民服务站点的建设和管理工作。"),
		edition("content/a/2024-07-01.md", "为了方便群众到窗口办理各类事项，根据有关法律，制定本条例。", "县级以上人民政府应当把便民服务经费列入本级财政预算予以保障。", "窗口工作人员应当在收到材料之日起五日内书面答复申请人。", "乡镇人民政府负责本区域内便民服务站点的建设和管理工作。"),
		citing("content/1.md", "2022-01-01", 1), // the same in both
		citing("content/2.md", "2022-01-01", 2), // has become 3, and was amended
		citing("content/3.md", "2022-01-01", 3), // has become 4
		citing("content/4.md", "2024-08-01", 3), // written for the new text
	}
	s, diags := site.Resolve(site.Input{
		Settings: site.Settings{Title: "站", Language: "zh-CN", Zone: time.UTC, Articles: true}, Documents: docs,
		Now: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC),
	})
	for _, d := range diags {
		t.Error(d.Code, d.Args)
	}
	var got []string
	for _, d := range Site(s, closed, nil) {
		got = append(got, d.Span.File+" "+d.Code+" "+d.Args[len(d.Args)-1])
	}
	want := []string{"content/2.md check/article-renumbered 第三条", "content/3.md check/article-renumbered 第四条"}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// closed opens no page: what is reported then is reported at the citation.
func closed(*site.Page) (string, []doc.Ref) { return "", nil }
