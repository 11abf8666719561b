package law

import (
	"errors"
	"testing"
)

// library is 第一编 with 第一章 (two sections) and 第二章, then 附则 without number.
func library() *Statute {
	text := func(s ...string) []Paragraph {
		var out []Paragraph
		for _, p := range s {
			out = append(out, Paragraph{Text: p})
		}
		return out
	}
	return &Statute{
		Title: "河滩镇图书借阅法",
		Divisions: []Division{
			{Level: Book, Number: Number{1, 0}, Title: "总则", Parent: -1, To: 4},
			{Level: Chapter, Number: Number{1, 0}, Title: "借书", Parent: 0, To: 3},
			{Level: Section, Number: Number{1, 0}, Title: "期限", Parent: 1, To: 1},
			{Level: Section, Number: Number{2, 0}, Title: "数量", Parent: 1, From: 1, To: 3},
			{Level: Chapter, Number: Number{2, 0}, Title: "还书", Parent: 0, From: 3, To: 4},
			{Title: "附则", Parent: -1, From: 4, To: 5},
		},
		Articles: []Article{
			{Number: Number{1, 0}, Label: "第一条", Division: 2, Paragraphs: text("期限三十日。")},
			{Number: Number{2, 0}, Label: "第二条", Division: 3, Paragraphs: []Paragraph{
				{Text: "每人五本。"},
				{Text: "下列的人可以借十本：", Items: []Item{
					{Number: 1, Label: "（一）", Text: "教师；"},
					{Number: 2, Label: "（二）", Text: "其他：", Subitems: []Subitem{{Number: 1, Label: "1.", Text: "老人；"}, {Number: 2, Label: "2.", Text: "病人。"}}},
				}},
			}},
			{Number: Number{2, 1}, Label: "第二条之一", Division: 3, Paragraphs: text("儿童可以借书。")},
			{Number: Number{3, 0}, Label: "第三条", Division: 4, Paragraphs: text("按时归还。", "逾期罚款。")},
			{Number: Number{4, 0}, Label: "第四条", Division: 5, Paragraphs: text("自公布之日起施行。")},
		},
	}
}

func TestAtFindsProvisions(t *testing.T) {
	st := library()
	for _, c := range []struct {
		l    Locator
		err  error
		text string
	}{
		{Locator{Article: Number{2, 1}}, nil, "儿童可以借书。"},
		{Locator{Article: Number{3, 0}}, nil, "按时归还。\n逾期罚款。"},
		{Locator{Number{3, 0}, 2, 0, 0}, nil, "逾期罚款。"},
		{Locator{Number{2, 0}, 2, 1, 0}, nil, "教师；"},
		{Locator{Number{2, 0}, 2, 0, 0}, nil, "下列的人可以借十本：\n（一）教师；\n（二）其他：\n1.老人；\n2.病人。"},
		{Locator{Number{2, 0}, 2, 2, 2}, nil, "病人。"},
		{Locator{}, ErrNoArticle, ""},
		{Locator{Article: Number{9, 0}}, ErrNoArticle, ""},
		{Locator{Article: Number{2, 2}}, ErrNoArticle, ""},
		{Locator{Number{3, 0}, 3, 0, 0}, ErrNoParagraph, ""},
		{Locator{Number{3, 0}, -1, 0, 0}, ErrNoParagraph, ""},
		{Locator{Number{2, 0}, 1, 1, 0}, ErrNoItem, ""},
		{Locator{Number{3, 0}, 0, 1, 0}, ErrNoItem, ""},
		{Locator{Number{2, 0}, 2, 2, 3}, ErrNoSubitem, ""},
	} {
		p, err := st.Locate(c.l)
		if !errors.Is(err, c.err) {
			t.Errorf("%s: error %v, want %v", c.l.EID(), err, c.err)
		}
		if err == nil && p.Text() != c.text {
			t.Errorf("%s is %q, want %q", c.l, p.Text(), c.text)
		}
		if a, err2 := st.At(c.l); a != p.Article || !errors.Is(err2, c.err) {
			t.Errorf("At(%s) = %v, %v", c.l, a, err2)
		}
	}
}

// 第N条第N项 without 款 means the first 款 with items.
func TestItemsWithoutParagraphAreFound(t *testing.T) {
	p, err := library().Locate(Locator{Article: Number{2, 0}, Item: 1})
	if err != nil || p.Locator.Paragraph != 2 || p.Text() != "教师；" {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestPointsStandInForArticles(t *testing.T) {
	st := &Statute{Points: []Article{{Number: Number{1, 0}, Label: "一、", Division: -1, Paragraphs: []Paragraph{{Text: "植树。"}}}}}
	if a, err := st.At(Locator{Article: Number{1, 0}}); err != nil || a.Label != "一、" {
		t.Errorf("%v, %v", a, err)
	}
}

func TestDivisionsNameThoseAroundThem(t *testing.T) {
	st := library()
	for i, want := range []string{"book_1", "book_1__chp_1", "book_1__chp_1__sec_1", "book_1__chp_1__sec_2", "book_1__chp_2", "dvs_1"} {
		if got := st.DivisionEID(i); got != want {
			t.Errorf("division %d is %s, want %s", i, got, want)
		}
	}
	a := &st.Articles[2]
	for level, want := range map[Level]int{Book: 0, Chapter: 1, Section: 3, Subbook: -1} {
		if got := st.DivisionOf(a, level); got != want {
			t.Errorf("%s of %s is %d, want %d", level, a.Label, got, want)
		}
	}
	if got := st.DivisionOf(&st.Articles[4], Chapter); got != -1 {
		t.Errorf("附则 lies in chapter %d", got)
	}
	for _, d := range []struct {
		d    Division
		want string
	}{{st.Divisions[1], "第一章 借书"}, {st.Divisions[5], "附则"}, {Division{Level: Section, Number: Number{3, 0}}, "第三节"}} {
		if got := d.d.Heading(); got != d.want {
			t.Errorf("heading %q, want %q", got, d.want)
		}
	}
}
