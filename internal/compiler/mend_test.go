package compiler

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"pufa/internal/repair"
	"pufa/internal/source"
	"pufa/internal/testkit"
)

// Findings about a whole site are mended where they are made of what the author wrote,
// wherever that stands: in a link, or in front matter.
func TestFindingsOfTheSiteAreMended(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"a link in the wrong case":         {"见[二](B.md#一)和[丙](C.md)。", "见[二](b.md#一)和[丙](c.md)。"},
		"an address without https":         {"见[国务院](www.gov.cn)。", "见[国务院](https://www.gov.cn)。"},
		"tags in one":                      {"+++\ntitle = \"甲\"\ntags = [\"复查，期限\", \"信访\"]\n+++\n正文。", "+++\ntitle = \"甲\"\ntags = [\"复查\", \"期限\", \"信访\"]\n+++\n正文。"},
		"a type by its Chinese name":       {"+++\ntitle = \"甲\"\ntype = \"问答\"\n+++\n## 一\n\n正文。", "+++\ntitle = \"甲\"\ntype = \"faq\"\n+++\n## 一\n\n正文。"},
		"a picture of front matter":        {"+++\ntitle = \"甲\"\nimage = \"Tu.svg\"\n+++\n正文。", "+++\ntitle = \"甲\"\nimage = \"tu.svg\"\n+++\n正文。"},
		"an escape in a link is not known": {"见[丙](%43.md)。", "见[丙](%43.md)。"},
		"a near name is only a guess":      {"见[二](bb.md)。", "见[二](bb.md)。"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := smallSite(t, map[string]string{"content/b.md": "+++\ntitle = \"乙\"\n+++\n## 一\n\n正文。", "content/c.md": "+++\ntitle = \"丙\"\n+++\n正文。",
				"content/tu.svg": `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>`, "content/a.md": c.page})
			for range 5 {
				r, err := Check(context.Background(), Options{Dir: dir}, november, nil)
				if err != nil {
					t.Fatal(err)
				}
				plan, _ := repair.Choose(r.Diagnostics)
				if len(plan) == 0 {
					break
				}
				raw, err := os.ReadFile(filepath.Join(dir, "content", "a.md"))
				if err != nil {
					t.Fatal(err)
				}
				mended, ok := source.Splice(raw, plan["content/a.md"])
				if !ok {
					t.Fatalf("edits do not fit: %v", plan)
				}
				testkit.Write(t, dir, "content/a.md", mended)
			}
			if got, _ := os.ReadFile(filepath.Join(dir, "content", "a.md")); string(got) != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}
