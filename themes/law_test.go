package themes

import (
	"html/template"
	"strings"
	"testing"

	"pufa/internal/view"
)

// law.js reads from the page how the statute and each provision are cited.
func TestEveryProvisionSaysHowItIsCited(t *testing.T) {
	s := set(t)
	for _, name := range []string{"law", "article"} {
		out := execute(t, s, name, pages()[name][1])
		for _, want := range []string{
			`data-law="样例条例" data-edition="2022年5月1日"`, `data-ref="第一条"`, `id="art_1__para_1" data-ref="第一条第一款"`,
		} {
			if !strings.Contains(out, want) {
				t.Errorf("%s: no %s", name, want)
			}
		}
	}
}

// Only a text that does not apply is cited with its day.
func TestATextInForceIsCitedWithoutItsDay(t *testing.T) {
	work := view.Work{Title: "样例条例", Effective: "2022年5月1日", Status: "in-force", StatusText: "现行有效"}
	if out := execute(t, set(t), "law", view.Law{Work: work, HasText: true}); strings.Contains(out, "data-edition") {
		t.Error("a text in force has data-edition")
	}
}

func TestAPageWithoutTextSaysWhereItIs(t *testing.T) {
	s := set(t)
	for _, link := range []string{"", "https://law.test/1"} {
		work := view.Work{Title: "样例条例", Source: "官方数据库", SourceURL: link}
		law := execute(t, s, "law", view.Law{Frame: view.Frame{Lang: "zh-CN"}, Work: work, HasNotes: true})
		article := execute(t, s, "article", view.Article{Frame: view.Frame{Lang: "zh-CN"}, Work: work, Article: view.LawArticle{ID: "art_1", Label: "第一条", Note: "<p>白话。</p>"}})
		for name, out := range map[string]string{"law": law, "article": article} {
			where := "官方数据库"
			if link != "" {
				where = `href="` + link + `"`
			}
			if !strings.Contains(out, "还没有收录") || !strings.Contains(out, where) {
				t.Errorf("%s: the page does not say that there is no text, or not where it is (%q)", name, link)
			}
		}
	}
}

// Headings of articles go on from those of the divisions around them.
func TestHeadingsOfArticlesFollowTheirDivisions(t *testing.T) {
	one := view.LawPart{Article: view.LawArticle{ID: "art_1", Label: "第一条"}}
	for level, tag := range []string{"<h2 class=\"no\">", "<h3 class=\"no\">", "<h4 class=\"no\">", "<h5 class=\"no\">"} {
		parts := []view.LawPart{one}
		for l := level; l > 0; l-- {
			parts = append([]view.LawPart{{Heading: "编章节", Level: l, ID: "d"}}, parts...)
		}
		if out := execute(t, set(t), "law", view.Law{HasText: true, Parts: parts}); !strings.Contains(out, tag) {
			t.Errorf("below %d divisions: no %s", level, tag)
		}
	}
}

// Text that is no article is text, too: before the first one, under a heading,
// behind the last, in annexes.
func TestPassagesStandOnThePage(t *testing.T) {
	words := func(s string) []view.Passage { return []view.Passage{{HTML: template.HTML(s)}} }
	out := execute(t, set(t), "law", view.Law{
		HasText: true, Preamble: words("题下的话"), Closing: words("落款"), Annexes: []view.Annex{{Label: "附件", Text: words("附件的话")}},
		Parts: []view.LawPart{{Heading: "序言", Level: 1, ID: "dvs_1", Text: words("序言的话")}, {Article: view.LawArticle{ID: "art_1", Label: "第一条"}}},
	})
	at := 0
	for _, want := range []string{"题下的话", "序言的话", "第一条", "落款", "附件的话"} {
		n := strings.Index(out[at:], ">"+want+"<")
		if n < 0 {
			t.Fatalf("no %s, or not in its place", want)
		}
		at += n
	}
}
