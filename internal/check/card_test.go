package check

import (
	"testing"
	"time"

	"pufa/internal/doc"
	"pufa/internal/site"
)

func TestASummarySaysNoNumberThatThePageDoesNot(t *testing.T) {
	for _, c := range []struct{ name, summary, value, note, body, want string }{
		{"says it too", "60 日内办结", "60 日", "最多再延三十日", "六十天，情况复杂再延 30 日。", ""},
		{"says another", "60 日内办结", "", "", "45 日。", "check/number-only-above summary"},
		{"says nothing of a fact", "", "5 人", "", "选代表。", "check/number-only-above facts[0].value"},
		{"says nothing of a note", "", "代表", "最多 5 人", "选代表。", "check/number-only-above facts[0].note"},
		{"has no words of its own", "60 日内办结", "", "", "", ""},
	} {
		d := &doc.Document{Path: "content/1.md"}
		d.Meta.Title, d.Meta.Summary, d.Meta.Facts = "一", c.summary, []doc.Fact{{Label: "期限", Value: c.value, Note: c.note}}
		s, _ := site.Resolve(site.Input{Settings: site.Settings{Title: "站", Language: "zh-CN", Zone: time.UTC}, Documents: []*doc.Document{d}})
		found := Site(s, func(*site.Page) (string, []doc.Ref) { return "+++\nsummary = \"…\"\n+++\n" + c.body, nil }, nil)
		got := ""
		for _, f := range found {
			got += f.Code + " " + f.Span.Key
		}
		if got != c.want {
			t.Errorf("a page that %s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAnAnswerOfTheHomePageSaysNoNumberThatItsPageDoesNot(t *testing.T) {
	home, guide := &doc.Document{Path: "content/_index.md"}, &doc.Document{Path: "content/zhinan/duoren.md"}
	home.Meta.Title, guide.Meta.Title = "首页", "推选代表"
	for _, c := range []struct{ answer, text, want string }{
		{"最多 5 人", "+++\n+++\n代表最多五人。", ""},
		{"最多 5 人", "+++\n+++\n代表最多 6 人。", "check/number-only-above tasks[0].answer"},
		{"最多 5 人", "代表最多五人。", ""}, // no front matter
		{"最多 5 人", "代表最多 6 人。", "check/number-only-above tasks[0].answer"},
	} {
		home.Meta.Tasks = []doc.Task{{Title: "几个人一起去？", Page: "zhinan/duoren.md", Answer: c.answer}}
		s, _ := site.Resolve(site.Input{Settings: site.Settings{Title: "站", Language: "zh-CN", Zone: time.UTC}, Documents: []*doc.Document{home, guide}})
		got := ""
		for _, f := range Site(s, func(*site.Page) (string, []doc.Ref) { return c.text, nil }, nil) {
			got += f.Code + " " + f.Span.Key
		}
		if got != c.want {
			t.Errorf("%s, and the page: %s %q, want %q", c.answer, c.text, got, c.want)
		}
	}
}
