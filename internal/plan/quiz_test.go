package plan

import (
	"testing"
	"time"

	"pufa/internal/doc"
	"pufa/internal/markdown"
	"pufa/internal/quiz"
	"pufa/internal/site"
	"pufa/internal/source"
	"pufa/internal/view"
)

// sameBody answers with one body for every page.
type sameBody struct{ body *doc.Body }

func (b sameBody) Body(string) (*doc.Body, error) { return b.body, nil }

func TestAQuizMarksTheAnswersThatAreRight(t *testing.T) {
	f, _ := source.Decode("content/ti.md", []byte("+++\ntitle = \"题\"\ntype = \"quiz\"\ndate = 2026-11-01\n+++\n## 几日内请求复查？\n\n- [ ] 15 日\n- [x] 30 日\n- [ ] 60 日\n\n从收到答复那天起算。\n\n## 向谁提出？\n\n- [x] 原单位\n- [x] 上一级\n- [ ] 法院\n\n都可以。\n"))
	d, b, _ := markdown.New(markdown.Options{}).Parse(f)
	quiz.Parse(d, b)
	s, _ := site.Resolve(site.Input{
		Settings:  site.Settings{Title: "测试站", Language: "zh-CN", Zone: shanghai, Kinds: []site.Kind{{Name: "quiz"}}},
		Documents: []*doc.Document{{Path: "content/_index.md", Meta: doc.Meta{Title: "首页"}}, d}, Now: time.Date(2026, 11, 23, 9, 0, 0, 0, shanghai),
	})
	p := Make(s, Options{Kinds: map[string]Kind{"quiz": {View: Quiz}}})
	for i := range p.Jobs {
		if p.Jobs[i].Path != "ti.html" {
			continue
		}
		v, err := p.Jobs[i].View(sameBody{b})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, part := range v.(view.Quiz).Parts {
			for _, q := range part.Questions {
				got = append(got, q.Form+" "+q.Marks+" "+q.Right)
			}
		}
		if len(got) != 2 || got[0] != "one 010 B" || got[1] != "many 110 A、B" {
			t.Errorf("%q", got)
		}
		return
	}
	t.Fatal("no page")
}
