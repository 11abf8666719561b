//go:build unix

package fire

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"pufa/internal/testkit"
)

// The same site gives the same bytes, wherever and however it is built: the
// repository's own, with pictures and a statute of the tests'.
func (f *firing) reproduced(t *testing.T) {
	site := t.TempDir()
	testkit.CopySite(t, root, site)
	for _, add := range []string{"content/lan-1", "content/fagui/shifan", "assets"} {
		if err := os.CopyFS(filepath.Join(site, add), os.DirFS(filepath.Join(f.sites[0], add))); err != nil {
			t.Fatal(err)
		}
	}
	pages, err := filepath.Glob(filepath.Join(site, "content", "lan-1", "ye-*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages { // they link to channels that are not here
		if err := os.Remove(p); err != nil {
			t.Fatal(err)
		}
	}
	build := func(t *testing.T, site, out string, env ...string) map[string]string {
		t.Helper()
		c := f.command(site, out)
		c.Env = append(c.Env, env...)
		if status, said := run(t, c); status != 0 {
			t.Fatalf("status %d: %s", status, said)
		}
		return testkit.Files(t, out)
	}
	want := build(t, site, filepath.Join(t.TempDir(), "public"))
	if len(want) < 100 {
		t.Fatalf("only %d files", len(want))
	}
	same := func(t *testing.T, site string, env ...string) {
		t.Helper()
		out := filepath.Join(t.TempDir(), "public")
		for range 2 { // the second time over the first
			if d := testkit.Differing(want, build(t, site, out, env...)); len(d) > 0 {
				t.Errorf("differs in %q", d)
			}
		}
	}
	for _, env := range []string{"TZ=America/New_York", "TZ=Pacific/Kiritimati", "LANG=en_US.UTF-8 LC_ALL=C", "LANG=zh_CN.GB18030 LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=1", "GOMAXPROCS=2", "GOMAXPROCS=8"} {
		t.Run(env, func(t *testing.T) { same(t, site, strings.Fields(env)...) })
	}
	t.Run("place, order and times of the files", func(t *testing.T) {
		elsewhere := filepath.Join(t.TempDir(), "普法 网站 (备份) 100%", "it's & <here>")
		var names []string
		err := fs.WalkDir(os.DirFS(site), ".", func(p string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				names = append(names, p)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(names)
		slices.Reverse(names)
		for i, name := range names {
			data, err := os.ReadFile(filepath.Join(site, name))
			if err != nil {
				t.Fatal(err)
			}
			p := filepath.Join(elsewhere, name)
			if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(p, data, 0o600); err != nil {
				t.Fatal(err)
			}
			past := time.Date(1981, 1, 1+i, 0, 0, 0, 0, time.UTC)
			if err := os.Chtimes(p, past, past); err != nil {
				t.Fatal(err)
			}
		}
		same(t, elsewhere)
	})
	for _, mask := range []int{0, 0o077} {
		t.Run("umask "+strconv.FormatInt(int64(mask), 8), func(t *testing.T) {
			old := syscall.Umask(mask)
			defer syscall.Umask(old)
			same(t, site)
		})
	}
}
