package themes

import (
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
