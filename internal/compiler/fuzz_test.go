package compiler

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pufa/internal/kind"
)

// Whatever stands in a site's files, compiling and rendering it ends without a panic.
func FuzzCompile(f *testing.F) {
	seeds := []string{
		"+++\ntitle = \"甲\"\n+++\n正文，见《示范条例》第一条、[乙](b.md)。\n![图](p.png) ![图](p.png)\n",
		"+++\ntitle = \"年报\"\ntype = \"report\"\nyear = 2022\n[[figures]]\nlabel = \"件\"\nvalue = 3\n+++\n## 一\n\n::: quote 《示范条例》第一条\n为了……示范。\n:::\n",
		"+++\ntype = \"notes\"\nlaw = \"示范条例\"\n+++\n## 第一条\n\n前款、第二条。\n",
		"第一条　为了示范，制定本条例。\n（一）甲；\n（二）乙。\n第三条　完。\n",
	}
	for _, s := range seeds {
		f.Add(s, seeds[0], "title = \"站\"\n")
		f.Add(seeds[0], s, "title = \"站\"\n[law]\narticle_pages = true\n")
	}
	f.Fuzz(func(t *testing.T, page, edition, config string) {
		if len(page)+len(edition)+len(config) > 1<<16 {
			t.Skip("over 64 KB: a long input slows the fuzzing down and shows nothing that a short one does not")
		}
		dir := t.TempDir()
		files := map[string]string{
			"config.toml": "theme = \"fuzz\"\nbase_url = \"https://example.org/\"\n" + config, "content/_index.md": page,
			"content/zhinan/_index.md": "+++\ntitle = \"指引\"\n+++\n", "content/zhinan/a.md": page, "content/zhinan/b.md": edition,
			"content/fa/_index.md": "+++\ntitle = \"示范条例\"\ntype = \"law\"\n+++\n", "content/fa/2024-07-01.md": edition, "content/fa/jiedu.md": page, "content/zhinan/p.png": page,
			"themes/fuzz/theme.toml": "name = \"fuzz\"\ncomplete = true\n",
		}
		for _, name := range []string{"home", "channel", "article", "compare", "tags", "tag", "sitemap", "accessibility", "404", "redirect"} {
			files["themes/fuzz/"+name+".html"] = "<p>{{printf \"%v\" .}}"
		}
		for name := range kind.Views() { // the theme that is built in takes too long to read
			files["themes/fuzz/"+name+".html"] = "<p>{{printf \"%v\" .}}"
		}
		for name, text := range files {
			path := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		c, err := New(openFolder(t, dir), Options{Dir: dir, Drafts: true}).Update(context.Background(), november, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range outputs(c) {
			if strings.HasPrefix(p, "assets/") {
				continue
			}
			if _, _, _, err := c.Render(p); err != nil {
				t.Errorf("%s: %v", p, err)
			}
		}
	})
}
