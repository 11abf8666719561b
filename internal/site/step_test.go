package site

import (
	"strings"
	"testing"

	"pufa/internal/doc"
)

// A page names a step by the file of the process and the id of the step.
func TestPagesAreAboutSteps(t *testing.T) {
	process := page("zhinan/liucheng.md", "流程", func(d *doc.Document) {
		d.Meta.Type, d.Steps = "tree", []doc.Step{{ID: "tichu", Title: "提出"}, {ID: "shouli", Title: "受理"}}
	})
	draft := page("zhinan/gao.md", "草稿", func(d *doc.Document) { yes := true; d.Meta.Draft, d.Steps = &yes, process.Steps })
	for step, code := range map[string]string{
		"liucheng.md#shouli":         "",
		"/zhinan/liucheng.md#shouli": "",
		"liucheng.md#tichu,shouli":   "",
		"liucheng.md#shouli, #tichu": "",
		"liucheng.md#tichu,shou":     "site/step-unknown",
		"liucheng.md#shou":           "site/step-unknown",
		"liucheng.md":                "site/step-unknown",
		"guocheng.md#shouli":         "site/step-not-found",
		"#shouli":                    "site/step-not-found",
		"b.md#shouli":                "site/step-not-process",
		"gao.md#shouli":              "site/leads-to-draft",
	} {
		s, diags := resolve(t, Input{Documents: []*doc.Document{process, draft,
			page("zhinan/_index.md", "指引"),
			page("zhinan/a.md", "谁受理", func(d *doc.Document) { d.Meta.Step = step }),
			page("zhinan/b.md", "别的"),
		}})
		if got := strings.Join(codes(diags), " "); got != code || code != "" && (diags[0].Span.Key != "step" || diags[0].Span.File != "content/zhinan/a.md") {
			t.Errorf("%s: %v", step, diags)
		}
		var about []string
		for _, p := range s.About(s.Pages[2], 1) {
			about = append(about, p.Title)
		}
		if got := strings.Join(about, " "); got != map[bool]string{true: "谁受理"}[code == ""] {
			t.Errorf("%s: about the step: %q", step, got)
		}
	}
}
