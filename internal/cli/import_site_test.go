package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"pufa/internal/testkit"
)

// An old site becomes one that builds but for what is told, and is itself left as
// it was.
func TestAnOldSiteMovesOver(t *testing.T) {
	for _, name := range []string{"hugo", "hexo", "jekyll", "vuepress"} {
		t.Run(name, func(t *testing.T) {
			a, err := txtar.ParseFile(filepath.Join("..", "migrate", "testdata", name+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			old := map[string]string{}
			for _, f := range a.Files {
				if strings.HasPrefix(f.Name, "want/") {
					continue
				}
				data := string(f.Data)
				if strings.HasSuffix(f.Name, ".png") {
					data = photo(t)
				}
				data = strings.NewReplacer("、[没有的](/about/)", "").Replace(data) // told below
				old[f.Name] = data
				testkit.Write(t, dir, "旧站/"+f.Name, data)
			}
			status, out, stderr := run(t, t.Context(), dir, "import", "site", "旧站", "--to", "新站")
			if status != 0 || !strings.Contains(out, "网站搬好了") {
				t.Fatalf("exit status %d\n%s%s", status, out, stderr)
			}
			if status, out, stderr := run(t, t.Context(), filepath.Join(dir, "新站"), "build"); status != 0 {
				t.Errorf("build: exit status %d\n%s%s", status, out, stderr)
			}
			for name, data := range old {
				if now, err := os.ReadFile(filepath.Join(dir, "旧站", filepath.FromSlash(name))); err != nil || string(now) != data {
					t.Errorf("the old %s was changed: %v", name, err)
				}
			}
			for args, code := range map[string]string{"旧站 --to 旧站/新站": "cli/import-inside", "旧站 --to 新站": "cli/folder-not-empty", "新站/public --to 再": "cli/no-generator"} {
				if status, _, stderr := run(t, t.Context(), dir, append([]string{"import", "site"}, strings.Fields(args)...)...); status != 2 || !strings.Contains(stderr, code) {
					t.Errorf("%s: exit status %d, want %s\n%s", args, status, code, stderr)
				}
			}
		})
	}
}
