package site

import (
	"slices"
	"strings"
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
		"content/a.md cite/unknown-law 本站没有收《第三部法》，引用它的地方没有链接，也没有核对",
		"content/a.md cite/unknown-law-often 本站没有收《别的办法》，2 个页面引用它的地方没有链接，也没有核对：content/a.md、content/b.md",
		"content/a.md cite/unknown-law-near 本站没有收《示范县便名条例》，这里不做链接",
		"content/b.md cite/unknown-law-near 本站没有收《示范县便名条例》，这里不做链接",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// A well-known law, and another number of a series, are no slips for what is held.
func TestWhatIsNoSlip(t *testing.T) {
	held := func(dir, title string) *doc.Document {
		return page(dir+"/_index.md", title, func(d *doc.Document) { d.Meta.Type = "law" })
	}
	for title, want := range map[string]string{
		"道路交通安金法": "cite/unknown-law-near", "中华人民共和国海上交通安全法": "cite/unknown-law", "某某法院关于审理矿业权纠纷案件适用法律若干问题的规定": "cite/unknown-law", "刑法修正案（八）": "cite/unknown-law", "刑法修证案（九）": "cite/unknown-law-near",
	} {
		_, diags := resolve(t, Input{Documents: []*doc.Document{held("a", "中华人民共和国道路交通安全法"), held("b", "中华人民共和国刑法修正案（九）"), held("c", "某某法院关于审理旅游纠纷案件适用法律若干问题的规定"), citing("a.md", cite.Target{Law: title})}})
		if !slices.Equal(codes(diags), []string{want}) {
			t.Errorf("%s: %q, want %s", title, codes(diags), want)
		}
	}
}

// A name without 《》 that is on no list may be none at all: 它还有买卖合同司法解释.
func TestANameThatIsAGuessIsNoWarning(t *testing.T) {
	guess, sure := cite.Target{Law: "别的办法", Guess: true}, cite.Target{Law: "别的办法"}
	for want, pages := range map[string][]*doc.Document{
		"cite/unknown-name":      {citing("a.md", guess), citing("b.md", guess)},
		"cite/unknown-law-often": {citing("a.md", guess), citing("b.md", sure)},
	} {
		if _, diags := resolve(t, Input{Documents: pages}); !slices.Equal(codes(diags), []string{want}) {
			t.Errorf("%q, want %s", codes(diags), want)
		}
	}
}

// Of a statute that many pages cite a few are named.
func TestFewPagesOfManyAreNamed(t *testing.T) {
	for n, want := range map[int]string{1: "cite/unknown-law", 2: "cite/unknown-law-often", fewPages: "cite/unknown-law-often", fewPages + 1: "cite/unknown-law-many"} {
		var docs []*doc.Document
		for i := range n {
			docs = append(docs, citing("p"+itoa(i)+".md", cite.Target{Law: "别的办法"}, cite.Target{Law: "别的办法"}))
		}
		_, diags := resolve(t, Input{Documents: docs})
		if len(diags) != 1 || diags[0].Code != want || n > 1 && strings.Count(diags[0].Message(diag.ZH), "content/") != min(n, fewPages) {
			t.Errorf("%d pages: %v", n, diags)
		}
	}
}

// A range has one finding, however many of its articles are not there; the end that
// lies behind the last article has its own link, and tells it.
func TestARangeHasOneFinding(t *testing.T) {
	span := func(from, to int) (targets []cite.Target) {
		for n := from; n <= to; n++ {
			targets = append(targets, cite.Target{Law: "示范条例", Locator: at(n, 0, 0)})
		}
		return targets
	}
	page := func(links ...[]cite.Target) *doc.Document {
		d := citing("a.md")
		for i, l := range links {
			d.Refs = append(d.Refs, doc.Ref{Kind: doc.Cite, Cites: l, Span: diag.Span{File: d.Path, Start: i, End: i + 1}})
		}
		return d
	}
	gap := shifan()
	gap[1].Statute.Articles = slices.Delete(slices.Clone(gap[1].Statute.Articles), 1, 2) // 第二条
	for _, c := range []struct {
		name string
		docs []*doc.Document
		want []string
	}{
		{"all there", append(shifan(), page(span(1, 2), span(3, 3))), nil},
		{"the end is not", append(shifan(), page(span(1, 4), span(5, 5))), []string{"第五条"}},
		{"neither end is", append(shifan(), page(span(7, 9), span(10, 10))), []string{"第七条", "第十条"}},
		{"one in between is not", append(gap, page(span(1, 2), span(3, 3))), []string{"第二条"}},
	} {
		_, diags := resolve(t, Input{Documents: c.docs})
		var got []string
		for _, d := range diags {
			got = append(got, d.Args[1])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// 编, 章 and 节 are looked up like articles (case 13).
func TestDivisionsThatAreNotThere(t *testing.T) {
	n := func(i int) law.Number { return law.Number{Main: i} }
	docs := shifan()
	st := docs[1].Statute.Statute
	st.Divisions = []law.Division{
		{Level: law.Chapter, Number: n(1), Parent: -1, To: 1}, {Level: law.Chapter, Number: n(2), Parent: -1, From: 1, To: 3},
		{Level: law.Section, Number: n(1), Parent: 1, From: 1, To: 3},
	}
	one := func(d cite.Division) cite.Target { return cite.Target{Law: "示范条例", Division: d} }
	empty := []*doc.Document{page("h/_index.md", "空条例", func(d *doc.Document) { d.Meta.Type = "law" }),
		page("h/2020-01-01.md", "", func(d *doc.Document) { d.Statute = &doc.Statute{Statute: &law.Statute{}} })}
	_, diags := resolve(t, Input{Documents: append(append(docs, empty...), citing("a.md",
		one(cite.Division{Chapter: n(2)}), one(cite.Division{Chapter: n(2), Section: n(1)}), one(cite.Division{Chapter: n(9)}),
		one(cite.Division{Chapter: n(1), Section: n(2)}), one(cite.Division{Chapter: n(2), Section: n(2)}), one(cite.Division{Book: n(2)}), one(cite.Division{Book: n(1), Chapter: n(1)}),
		cite.Target{Law: "无文条例", Division: cite.Division{Chapter: n(1)}}, cite.Target{Law: "空条例", Locator: at(1, 0, 0)}))})
	var got []string
	for _, d := range diags {
		got = append(got, d.Code+" "+d.Message(diag.ZH)+"；"+d.Hint(diag.ZH))
	}
	want := []string{
		"cite/no-division 《示范条例》没有第九章；那里有第一章至第二章，核对编号",
		"cite/no-level 《示范条例》没有第一章第二节：那里不分节；对照文本的目录，核对编号",
		"cite/no-division 《示范条例》没有第二章第二节；那里有第一节，核对编号",
		"cite/no-level 《示范条例》没有第二编：那里不分编；对照文本的目录，核对编号",
		"cite/no-level 《示范条例》没有第一编：那里不分编；对照文本的目录，核对编号",
		"cite/no-article-empty 《空条例》没有第一条：本站的文本里没有条；核对 content/h/2020-01-01.md：条要另起一行，以“第一条”开头",
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
		st := &law.Statute{}
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

// An article knows which references of a page name it, and which citations of another
// statute: the article's page shows what stands there.
func TestAnArticleKnowsWhereItIsCited(t *testing.T) {
	named := func(article, paragraph int) cite.Target {
		return cite.Target{Law: "示范条例", Locator: at(article, paragraph, 0)}
	}
	both := citing("a.md", named(1, 0), named(2, 1), named(3, 0), named(2, 2))
	both.Refs[3].Cites = append(both.Refs[3].Cites, named(2, 1))
	other := page("h/2024-01-01.md", "", func(d *doc.Document) {
		d.Statute = &doc.Statute{
			Statute: &law.Statute{Title: "别的条例", Articles: []law.Article{{Number: law.Number{Main: 1}, Paragraphs: []law.Paragraph{{Text: "依照示范条例第一条、第二条办。"}}}}},
			Cites:   []doc.Citation{{At: at(1, 1, 0), Targets: []cite.Target{named(1, 0)}}, {At: at(1, 1, 0), Targets: []cite.Target{named(2, 0)}}},
		}
	})
	s, _ := resolve(t, Input{Documents: append(shifan(), page("h/_index.md", "别的条例", func(d *doc.Document) { d.Meta.Type = "law" }), other, both)})
	a := s.Works[0].Article(law.Number{Main: 2})
	if a == nil || len(a.Cited) != 2 {
		t.Fatalf("%+v", a)
	}
	for _, c := range a.Cited {
		var refs, cites []int
		if c.Page.Work == nil {
			refs = []int{1, 3}
		} else {
			cites = []int{1}
		}
		if !slices.Equal(c.Refs, refs) || !slices.Equal(c.Cites, cites) {
			t.Errorf("%s: references %v, citations %v, want %v, %v", c.Page.Doc.Path, c.Refs, c.Cites, refs, cites)
		}
	}
}
