package check

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pufa/internal/doc"
	"pufa/internal/site"
)

func TestASummaryHasPauses(t *testing.T) {
	for _, c := range []struct{ name, summary, want string }{
		{"of 40 characters", strings.Repeat("字", 40), ""},
		{"of one more", strings.Repeat("字", 41), `["41" "字字字字字字字字字字字字"]`},
		{"with a pause", strings.Repeat("字", 30) + "，" + strings.Repeat("字", 30), ""},
		{"that is too long behind a pause", "先看日子：" + strings.Repeat("等", 41) + "。", `["41" "等等等等等等等等等等等等"]`},
		{"with figures between", strings.Repeat("字", 40) + "60 日", `["41" "字字字字字字字字字字字字"]`},
		{"of none", "", ""},
		{"in another script", strings.Repeat("word ", 60), ""},
	} {
		d := &doc.Document{Path: "content/1.md"}
		d.Meta.Title, d.Meta.Summary = "一", c.summary
		s, _ := site.Resolve(site.Input{Settings: site.Settings{Title: "站", Language: "zh-CN", Zone: time.UTC}, Documents: []*doc.Document{d}})
		got := ""
		for _, f := range Site(s, closed, nil) {
			if f.Code == "check/no-pause" && f.Span.Key == "summary" {
				got += fmt.Sprintf("%q", f.Args)
			}
		}
		if got != c.want {
			t.Errorf("a summary %s: %s, want %s", c.name, got, c.want)
		}
	}
}
