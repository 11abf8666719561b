package compiler

import (
	"os"
	"path/filepath"
	"testing"

	"pufa/internal/testkit"
)

// Whether a file is a statute depends on the _index.md above it, too. A preview
// that has read it as the one reads it as the other when that changes.
func TestFilesBecomeStatutesWithTheirChannel(t *testing.T) {
	for name, told := range map[string]bool{"told what was edited": true, "looking at everything": false} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			testkit.Write(t, dir, "config.toml", []byte("title = \"站\"\n"))
			testkit.Write(t, dir, "content/a/_index.md", []byte("+++\ntitle = \"甲\"\n+++\n"))
			testkit.Write(t, dir, "content/a/b/_index.md", []byte("+++\ntitle = \"乙\"\n+++\n"))
			testkit.Write(t, dir, "content/a/b/2020-01-01.txt", []byte("第一条 文本。\n"))
			testkit.Write(t, dir, "content/a/shifan.md", []byte("+++\ntitle = \"示范条例\"\n+++\n第一条 为了示范。\n"))
			w := previewCompiler(t, dir)
			renew(t, w, nil)
			for _, step := range []struct{ file, text, page string }{
				{"content/a/_index.md", "+++\ntitle = \"甲\"\n[cascade]\ntype = \"law\"\n+++\n", "a/shifan/1.html"},
				{"content/a/b/_index.md", "+++\ntitle = \"乙\"\ntype = \"law\"\n+++\n", "a/b/1.html"},
				{"content/a/_index.md", "+++\ntitle = \"甲\"\n+++\n", "a/shifan.html"},
				{"content/a/b/_index.md", "", "a/index.html"},
			} {
				before := stat(t, dir)
				if step.text == "" {
					if err := os.Remove(filepath.Join(dir, step.file)); err != nil {
						t.Fatal(err)
					}
				} else {
					testkit.Write(t, dir, step.file, []byte(step.text))
				}
				c := renew(t, w, names(before, stat(t, dir), told))
				if _, ok, _, err := c.Render(step.page); !ok || err != nil {
					t.Errorf("after %s: no %s: %v %v", step.file, step.page, err, c.Result().Diagnostics)
				}
				if diff := compare(t, c, dir); len(diff) > 0 {
					t.Errorf("after %s: not as in a clean build: %q", step.file, diff)
				}
			}
		})
	}
}
