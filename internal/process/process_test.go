package process_test

import (
	"testing"

	"pufa/internal/markdown"
	"pufa/internal/process"
	"pufa/internal/source"
)

func TestHeadingsAreSteps(t *testing.T) {
	for text, want := range map[string]struct {
		steps int
		code  string
	}{
		"先看图。\n\n## 提出 {#tichu}\n\n网上、写信。\n\n### 写什么\n\n## 受理（15 日） {#shouli}\n": {2, ""},
		"## 提出 {#tichu}\n": {1, "process/too-few"},
		"没有步骤。\n":          {0, "process/too-few"},
	} {
		f, _ := source.Decode("content/liucheng.md", []byte("+++\ntitle = \"流程\"\ntype = \"process\"\n+++\n"+text))
		d, b, _ := markdown.New(markdown.Options{Lang: "zh-CN"}).Parse(f)
		diags := process.Parse(d, b)
		if len(d.Steps) != want.steps || (len(diags) > 0) != (want.code != "") || len(diags) > 0 && diags[0].Code != want.code {
			t.Errorf("%q: %v, %v", text, d.Steps, diags)
		}
		if len(d.Steps) == 2 && (d.Steps[1].ID != "shouli" || d.Steps[1].Title != "受理" || d.Steps[1].Note != "15 日" || d.Steps[0].Note != "") {
			t.Errorf("%v", d.Steps)
		}
	}
}
