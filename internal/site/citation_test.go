package site

import (
	"slices"
	"testing"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// citing makes a page that cites provisions, one reference for each.
func citing(path string, targets ...cite.Target) *doc.Document {
	return page(path, path, func(d *doc.Document) {
		for i, t := range targets {
			d.Refs = append(d.Refs, doc.Ref{Kind: doc.Cite, Cites: []cite.Target{t}, Span: diag.Span{File: d.Path, Start: 10 * i, End: 10*i + 5}})
		}
	})
}

// What a site lacks is one thing to decide, however many pages cite it.
func TestUnknownStatutesAreToldOnce(t *testing.T) {
	other, third := cite.Target{Law: "别的办法"}, cite.Target{Law: "第三部法"}
	near := cite.Target{Law: "示范县便名条例"}
	work := page("h/_index.md", "示范县便民条例", func(d *doc.Document) { d.Meta.Type = "law" })
	_, diags := resolve(t, Input{Documents: append(shifan(), work, citing("b.md", other, near, other), citing("a.md", third, other, near))})
	var got []string
	for _, d := range diags {
		got = append(got, d.Span.File+" "+d.Code+" "+d.Message(diag.ZH))
	}
	want := []string{
		"content/a.md cite/unknown-law 本站没有收《第三部法》，这里不做链接",
		"content/a.md cite/unknown-law-often 本站没有收《别的办法》，这里和另外 2 处引用都不做链接",
		"content/a.md cite/unknown-law-near 本站没有收《示范县便名条例》，这里不做链接",
		"content/b.md cite/unknown-law-near 本站没有收《示范县便名条例》，这里不做链接",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// Front matter may say where a statute ends: then citations behind that are
// reported without a text, and a text that ends elsewhere is.
func TestTheLastArticleMayBeGiven(t *testing.T) {
	law5 := func(d *doc.Document) { d.Meta.Type, d.Meta.Articles = "law", 5 }
	docs := shifan() // three articles
	docs[0].Meta.Articles = 4
	at := func(name string, n int) cite.Target {
		return cite.Target{Law: name, Locator: law.Locator{Article: law.Number{Main: n}}}
	}
	_, diags := resolve(t, Input{Documents: append(docs, page("h/_index.md", "只有解读的条例", law5),
		citing("a.md", at("只有解读的条例", 5), at("只有解读的条例", 68), at("无文条例", 68)))})
	var got []string
	for _, d := range diags {
		got = append(got, d.Code+" "+d.Message(diag.ZH)+" "+d.Hint(diag.ZH))
	}
	want := []string{
		"cite/no-article 《只有解读的条例》没有第六十八条 最后一条是第五条，核对条号",
		"law/last-article articles 说《示范条例》到第四条为止，本站的文本到第三条为止 核对文本是不是全的；文本没有缺，就改 articles",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// A repealed statute is cited; where the site has both texts it can say which
// article to cite now, and a year in the citation says that history is meant.
func TestRepealedStatutes(t *testing.T) {
	text := func(dir, date string, words ...string) *doc.Document {
		st := &law.Statute{Title: dir}
		for i, w := range words {
			n := law.Number{Main: i + 1}
			st.Articles = append(st.Articles, law.Article{Number: n, Label: n.Label("条"), Division: -1, Paragraphs: []law.Paragraph{{Text: w}}})
		}
		return page(dir+"/"+date+".md", "", func(d *doc.Document) { d.Statute = &doc.Statute{Statute: st} })
	}
	work := func(dir, title string, edit func(*doc.Meta)) *doc.Document {
		return page(dir+"/_index.md", title, func(d *doc.Document) { d.Meta.Type = "law"; edit(&d.Meta) })
	}
	at := func(name string, year, article int) cite.Target {
		return cite.Target{Law: name, Edition: cite.Edition{Year: year}, Locator: law.Locator{Article: law.Number{Main: article}}}
	}
	docs := []*doc.Document{
		work("a", "旧条例", func(m *doc.Meta) { m.Repealed = when("2022-05-01") }),
		text("a", "2005-05-01", "窗口应当公布办理的时间和地点。", "群众可以在三十日内请求上一级机关复查。"),
		work("b", "新条例", func(m *doc.Meta) { m.Replaces = []string{"《旧条例》"} }),
		text("b", "2022-05-01", "本条例自公布之日起施行，由县里解释。", "窗口应当公布办理的时间和地点。", "群众可以在三十日内请求上一级机关复查。"),
		work("c", "更旧的条例", func(m *doc.Meta) { m.Repealed = when("2005-05-01"); m.Effective = when("1996-01-01") }),
		work("d", "没有文本的条例", func(m *doc.Meta) { m.Repealed = when("2005-05-01") }),
		work("e", "接替的条例", func(m *doc.Meta) { m.Replaces = []string{"没有文本的条例"} }),
		work("f", "将来的条例", func(m *doc.Meta) { m.Effective = when("2030-01-01") }),
		citing("z.md", at("旧条例", 0, 2), at("旧条例", 2005, 2), at("更旧的条例", 0, 1), at("没有文本的条例", 0, 1), at("将来的条例", 0, 1)),
	}
	_, diags := resolve(t, Input{Documents: docs})
	var got []string
	for _, d := range diags {
		got = append(got, d.Code+" "+d.Message(diag.ZH)+"；"+d.Hint(diag.ZH))
	}
	want := []string{
		"cite/repealed-moved 引用的《旧条例》已经废止；现行的是《新条例》，原来的第二条大致对应它的第三条，对照原文核实再改；确实要讲历史，在名称后面写明年份：《旧条例》（2005年）",
		"cite/repealed 引用的《更旧的条例》已经废止；改引现行的规定；确实要讲历史，在名称后面写明年份：《更旧的条例》（1996年）",
		"cite/repealed-replaced 引用的《没有文本的条例》已经废止；现行的是《接替的条例》；确实要讲历史，在名称后面写明年份：《没有文本的条例》（哪一年）",
		"cite/pending 引用的《将来的条例》要到2030年1月1日才施行；在文字里说明从哪天起适用",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// A name and a document number belong together, however the number is written.
func TestDocumentNumbersAreCompared(t *testing.T) {
	work := func(dir, title, number string) *doc.Document {
		return page(dir+"/_index.md", title, func(d *doc.Document) { d.Meta.Type, d.Meta.Number = "law", number })
	}
	at := func(name, number string) cite.Target { return cite.Target{Law: name, Reference: number} }
	_, diags := resolve(t, Input{Documents: []*doc.Document{
		work("a", "甲条例", "国务院令第431号"), work("b", "乙条例", "法释〔2020〕26号"), work("c", "丙条例", ""),
		citing("z.md", at("甲条例", "中华人民共和国国务院令 第４３１号"), at("甲条例", "国务院令431号"), at("甲条例", "国务院令第四百三十一号"), at("乙条例", "法释[2020]26号"),
			at("甲条例", "国务院令第413号"), at("丙条例", "国务院令第431号"), at("丙条例", "国务院令第500号"), at("乙条例", "")),
	}})
	var got []string
	for _, d := range diags {
		got = append(got, d.Code+" "+d.Message(diag.ZH))
	}
	want := []string{
		"cite/number-differs 《甲条例》的文号是“国务院令第431号”，这里写的是“国务院令第413号”",
		"cite/number-of-another “国务院令第431号”是《甲条例》的文号，这里写在《丙条例》后面",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
