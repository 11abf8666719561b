package site

import (
	"slices"
	"testing"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// shifan is a statute with one edition, in force since 2024-07-01.
func shifan() []*doc.Document {
	article := func(n int, paragraphs ...law.Paragraph) law.Article {
		return law.Article{Number: law.Number{Main: n}, Label: law.Number{Main: n}.Label("条"), Paragraphs: paragraphs, Division: -1}
	}
	st := &law.Statute{Title: "示范条例", Articles: []law.Article{
		article(1, law.Paragraph{Text: "为了方便群众，制定本条例。"}),
		article(2, law.Paragraph{Text: "窗口应当在五日内答复。"}, law.Paragraph{Text: "下列事情当场办：", Items: []law.Item{
			{Number: 1, Label: "（一）", Text: "材料齐全的；"},
			{Number: 2, Label: "（二）", Text: "其他：", Subitems: []law.Subitem{{Number: 1, Label: "1.", Text: "简单的。"}}},
		}}),
		article(3),
	}}
	return []*doc.Document{
		page("f/_index.md", "示范条例", func(d *doc.Document) { d.Meta.Type = "law" }),
		page("f/2024-07-01.md", "", func(d *doc.Document) { d.Statute = &doc.Statute{Statute: st} }),
		page("g/_index.md", "无文条例", func(d *doc.Document) { d.Meta.Type = "law" }),
	}
}

func at(article, paragraph, item int) law.Locator {
	return law.Locator{Article: law.Number{Main: article}, Paragraph: paragraph, Item: item}
}

// box makes a page with one ::: law, or ::: quote if it quotes something.
func box(quoted, title string, places ...law.Locator) *doc.Document {
	return page("a.md", "甲", func(d *doc.Document) {
		ref := doc.Ref{Kind: doc.Provision, Span: diag.Span{File: d.Path, Ref: 1}}
		if quoted != "" {
			ref.Kind = doc.Quote
			ref.Quoted = quoted
		}
		for _, l := range places {
			ref.Cites = append(ref.Cites, cite.Target{Law: title, Locator: l})
		}
		d.Refs = append(d.Refs, ref)
	})
}

func TestBoxesAboutProvisions(t *testing.T) {
	for _, c := range []struct {
		name, quoted, title string
		at                  []law.Locator
		code                string // "" = verified
		start               int    // of the finding in the quoted words
	}{
		{name: "an article", title: "示范条例", at: []law.Locator{at(2, 0, 0)}},
		{name: "an item without its 款", title: "示范条例", at: []law.Locator{at(2, 0, 1)}},
		{name: "no such article", title: "示范条例", at: []law.Locator{at(9, 0, 0)}, code: "law/transclude-no-article"},
		{name: "no such 款", title: "示范条例", at: []law.Locator{at(1, 2, 0)}, code: "law/transclude-no-part"},
		{name: "an article without words", title: "示范条例", at: []law.Locator{at(3, 0, 0)}, code: "law/transclude-no-part"},
		{name: "a misspelt name", title: "示范条列", at: []law.Locator{at(1, 0, 0)}, code: "law/transclude-unknown-law-near"},
		{name: "an unknown name", title: "别的办法", at: []law.Locator{at(1, 0, 0)}, code: "law/transclude-unknown-law"},
		{name: "no text", title: "无文条例", at: []law.Locator{at(1, 0, 0)}, code: "law/transclude-no-text"},

		{name: "true", quoted: "窗口应当在五日内答复。", title: "示范条例", at: []law.Locator{at(2, 0, 0)}},
		{name: "with the label", quoted: "第二条 窗口应当……当场办：\n（一）材料齐全的；", title: "示范条例", at: []law.Locator{at(2, 0, 0)}},
		{name: "an item with its label", quoted: "（一）材料齐全的", title: "示范条例", at: []law.Locator{at(2, 2, 1)}},
		{name: "目 without numbers", quoted: "（二）其他：\n简单的。", title: "示范条例", at: []law.Locator{at(2, 2, 0)}},
		{name: "two places", quoted: "……制定本条例。……五日内答复。", title: "示范条例", at: []law.Locator{at(1, 0, 0), at(2, 1, 0)}},
		{name: "cut at the beginning", quoted: "五日内答复。", title: "示范条例", at: []law.Locator{at(2, 1, 0)}, code: "cite/quote-cut-start"},
		{name: "cut at the end", quoted: "窗口应当在五日内", title: "示范条例", at: []law.Locator{at(2, 1, 0)}, code: "cite/quote-cut-end"},
		{name: "cut, and it says so", quoted: "……五日内……", title: "示范条例", at: []law.Locator{at(2, 1, 0)}},
		{name: "nothing", quoted: "……", title: "示范条例", at: []law.Locator{at(2, 1, 0)}, code: "cite/quote-nothing"},
		{name: "altered", quoted: "窗口应当在三日内答复。", title: "示范条例", at: []law.Locator{at(2, 0, 0)}, code: "cite/quote-altered", start: len("窗口应当在")},
		{name: "beyond the 款", quoted: "五日内答复。下列事情当场办", title: "示范条例", at: []law.Locator{at(2, 1, 0)}, code: "cite/quote-elsewhere"},
		{name: "another article's", quoted: "窗口应当在五日内答复。", title: "示范条例", at: []law.Locator{at(1, 0, 0)}, code: "cite/quote-elsewhere"},
		{name: "nobody's", quoted: "群众满意就是标准", title: "示范条例", at: []law.Locator{at(1, 0, 0)}, code: "cite/quote-absent"},
		{name: "quoted from nowhere", quoted: "甲", title: "示范条例", at: []law.Locator{at(9, 0, 0)}, code: "cite/no-article"},
		{name: "quoted from an unknown statute", quoted: "甲", title: "别的办法", at: []law.Locator{at(1, 0, 0)}, code: "cite/quote-unchecked"},
		{name: "quoted from a statute without text", quoted: "甲", title: "无文条例", at: []law.Locator{at(1, 0, 0)}, code: "cite/quote-unchecked-no-text"},
		{name: "no title", quoted: "甲", title: "", code: "-"}, // reported where it was read
	} {
		s, diags := resolve(t, Input{Documents: append(shifan(), box(c.quoted, c.title, c.at...))})
		i := slices.IndexFunc(s.Pages, func(p *Page) bool { return p.Doc.Path == "content/a.md" })
		q := s.Pages[i].Target(0).Quoted
		if verified := q != nil && q.Verified; verified != (c.code == "") {
			t.Errorf("%s: verified %v", c.name, verified)
		}
		switch {
		case c.code == "" || c.code == "-":
			if len(diags) > 0 {
				t.Errorf("%s: %v", c.name, diags)
			}
		case len(diags) != 1 || diags[0].Code != c.code || diags[0].Span.Ref != 1 || diags[0].Span.Start != c.start:
			t.Errorf("%s: %+v, want %s", c.name, diags, c.code)
		}
	}
}

func TestAQuotedProvisionKnowsWhoQuotesIt(t *testing.T) {
	s, _ := resolve(t, Input{Documents: append(shifan(), box("", "示范条例", at(2, 1, 0)))})
	a := s.Works[0].Article(law.Number{Main: 2})
	if a == nil || len(a.Cited) != 1 || a.Cited[0].Page.Doc.Path != Content+"/a.md" || !slices.Equal(a.Cited[0].Parts, []law.Locator{at(2, 1, 0)}) {
		t.Errorf("%+v", a)
	}
}
