//go:build unix

package fire

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"pufa/internal/kind"
	"pufa/internal/testkit"
)

// A content folder that is half empty, because a copy was cut off or a drive is
// missing, doesn't cost the site its pages unless somebody agrees.
func (f *firing) emptied(t *testing.T) {
	parent := t.TempDir()
	out, site := filepath.Join(parent, "public"), filepath.Join(parent, "site")
	if err := os.CopyFS(site, os.DirFS(f.sites[0])); err != nil {
		t.Fatal(err)
	}
	f.mustBuild(t, 0, out)
	for _, c := range []string{"lan-2", "lan-3"} {
		if err := os.RemoveAll(filepath.Join(site, "content", c)); err != nil {
			t.Fatal(err)
		}
	}
	// Nothing may link to what is gone: that would be an error of its own.
	pages, err := filepath.Glob(filepath.Join(site, "content", "lan-*", "ye-*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		text, err := os.ReadFile(p)
		if err == nil {
			err = os.WriteFile(p, []byte(strings.NewReplacer("/lan-2/", "/lan-1/", "/lan-3/", "/lan-1/").Replace(string(text))), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	before := testkit.Files(t, out)
	status, said := run(t, f.command(site, out))
	if status != 1 || !strings.Contains(said, "[publish/many-gone]") || !strings.Contains(said, "--yes") {
		t.Errorf("status %d: %s", status, said)
	}
	if changed := testkit.Differing(before, testkit.Files(t, out)); len(changed) > 0 {
		t.Errorf("changed without consent: %q", changed)
	}
	if status, said := run(t, f.command(site, out, "--yes")); status != 0 {
		t.Errorf("status %d: %s", status, said)
	}
	if _, err := os.Stat(filepath.Join(out, "lan-2")); err == nil {
		t.Error("the pages are still there")
	}
}

// A disk without room, in bytes or in files: the build says so, what readers see
// is whole, and with room again the next build makes it good.
func (f *firing) full(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can mount a small disk")
	}
	parent := t.TempDir()
	mount := func(options string) error {
		out, err := exec.Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", parent).CombinedOutput()
		if err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		return nil
	}
	if err := mount("size=32m,nr_inodes=20000"); err != nil {
		t.Skip("this system mounts no tmpfs here: ", err)
	}
	defer exec.Command("umount", "-l", parent).Run()
	out := filepath.Join(parent, "public")
	room := func(bytes, inodes int) {
		t.Helper()
		if err := mount(fmt.Sprintf("remount,size=%d,nr_inodes=%d", bytes, inodes)); err != nil {
			t.Fatal(err)
		}
	}
	var heard, told int
	try := func(t *testing.T, to int, whole ...int) {
		t.Helper()
		status, said := run(t, f.command(f.sites[to], out, "--yes"))
		switch {
		case status == 0:
			whole = []int{to}
		case status != 3 || !strings.Contains(said, "[cli/disk-full]"):
			t.Errorf("status %d: %s", status, said)
		default:
			if heard++; told == 0 {
				told++
				t.Log(said)
			}
		}
		f.checkWhole(t, parent, whole...)
		f.checkTidy(t, parent)
	}
	t.Run("first build", func(t *testing.T) {
		for _, kib := range []int{64, 700, 1500} {
			room(kib<<10, 20000)
			try(t, 1)
			if left := testkit.Files(t, parent); kib < 700 && len(left) > 0 {
				t.Errorf("with %d KiB, %d files are left", kib, len(left))
			}
			os.RemoveAll(out)
		}
	})
	t.Run("later build", func(t *testing.T) {
		var s syscall.Statfs_t
		for i := range 7 {
			room(32<<20, 20000)
			f.mustBuild(t, 0, out)
			putForeign(t, parent)
			if err := syscall.Statfs(parent, &s); err != nil {
				t.Fatal(err)
			}
			used, inodes := int(s.Blocks-s.Bfree)*int(s.Bsize), int(s.Files-s.Ffree)
			if i < 3 {
				room(used+[]int{4 << 10, 300 << 10, 1 << 20}[i], 20000)
			} else { // the last ones fail, if at all, for want of a folder
				room(32<<20, inodes+[]int{1, 3, 60, 170}[i-3])
			}
			try(t, 1, 0, 1)
			room(32<<20, 20000)
			f.mustBuild(t, 1, out)
			f.checkRepaired(t, parent, 1, true)
		}
	})
	if heard < 4 {
		t.Errorf("only %d builds found the disk full", heard)
	}
}

// Without permission somewhere: the build says where, what readers see is whole,
// and with permission the next build makes it good.
func (f *firing) forbidden(t *testing.T) {
	var as *syscall.SysProcAttr // root has every permission: somebody else builds then
	uid := os.Geteuid()
	if uid == 0 {
		uid = 65534
		as = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	if err := os.Chmod(f.temp, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		place string // below the test's folder; its mode is taken away
		mode  fs.FileMode
		first bool
		want  string // named by the message
	}{
		{".", 0o555, true, "public"},
		{"public", 0o555, false, "public"},
		{"public/lan-3", 0o555, false, "lan-3"},
		{"public/lan-3", 0, false, "lan-3"},
		{"public/index.html", 0, false, "index.html"},
		{"public/.pufa-manifest", 0, false, ".pufa-manifest"},
		{"site/content", 0, false, "content"},
		{"site/content/lan-3", 0, false, "content/lan-3"},
		{"site/content/lan-3/ye-3.md", 0, false, "content/lan-3/ye-3.md"},
		{"site/content/lan-3/tu-3.png", 0, false, "content/lan-3/tu-3.png"},
		{"site/config.toml", 0, false, "config.toml"},
		{"site/assets/style.css", 0, false, "assets/style.css"},
		{"site/static", 0, false, "static"},
	} {
		t.Run(fmt.Sprintf("%s %o", c.place, c.mode), func(t *testing.T) {
			parent := t.TempDir()
			open(t, parent)
			out, site := filepath.Join(parent, "public"), filepath.Join(parent, "site")
			if err := os.CopyFS(site, os.DirFS(f.sites[1])); err != nil {
				t.Fatal(err)
			}
			own := func() {
				err := filepath.WalkDir(parent, func(p string, _ fs.DirEntry, err error) error {
					if err == nil {
						err = os.Lchown(p, uid, -1)
					}
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
			}
			if !c.first {
				f.mustBuild(t, 0, out)
			}
			own()
			build := func() (int, string) {
				cmd := f.command(site, out, "--yes")
				cmd.SysProcAttr = as
				return run(t, cmd)
			}
			place := filepath.Join(parent, filepath.FromSlash(c.place))
			info, err := os.Stat(place)
			if err == nil {
				err = os.Chmod(place, c.mode)
			}
			if err != nil {
				t.Fatal(err)
			}
			status, said := build()
			if err := os.Chmod(place, info.Mode().Perm()); err != nil {
				t.Fatal(err)
			}
			if status != 3 && status != 1 || !strings.Contains(said, c.want) || !strings.Contains(said, "提示") || strings.Contains(said, "[cli/failed]") {
				t.Errorf("status %d: %s", status, said)
			}
			f.checkWhole(t, parent, 0, 1)
			if strings.HasPrefix(c.place, "site") {
				if changed := testkit.Differing(testkit.Files(t, out), f.clean[0]); len(changed) > 0 {
					t.Errorf("published although a source could not be read: %q", changed)
				}
			}
			if status, said := build(); status != 0 {
				t.Errorf("with permission again: status %d: %s", status, said)
			}
			if changed := testkit.Differing(testkit.Files(t, out), f.clean[1]); len(changed) > 0 {
				t.Errorf("differs from a clean build in %q", changed)
			}
			f.checkTidy(t, parent)
		})
	}
}

// hints stand below findings, in the language that the site has at the moment.
var hints = regexp.MustCompile(`(?m)^ +(提示|hint): `)

// Somebody edits, renames and deletes while builds run: a build says what it
// could not use, and never publishes half a page; the last one, undisturbed,
// equals a clean build.
func (f *firing) disturbed(t *testing.T) {
	parent := t.TempDir()
	out, site := filepath.Join(parent, "public"), filepath.Join(t.TempDir(), "site")
	r := randomly(t)
	editor := testkit.NewEditor(t, site, r.Uint64(), kind.Pages())
	for range 150 { // a longer build is disturbed more often
		editor.Step()
	}
	statuses := map[int]int{}
	for range 15 {
		if r.IntN(3) > 0 {
			editor.Repair()
		}
		c := f.command(site, out, "--yes")
		var said strings.Builder
		c.Stderr = &said
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { done <- c.Wait() }()
		for running := true; running; {
			select {
			case <-done:
				running = false
			default:
				if editor.Step(); r.IntN(4) == 0 { // or hardly a build would succeed
					editor.Repair()
				}
			}
		}
		status := c.ProcessState.ExitCode()
		statuses[status]++
		if status < 0 || status == 2 || status != 0 && !hints.MatchString(said.String()) || strings.Contains(said.String(), "[cli/failed]") {
			t.Errorf("status %d: %s", status, &said)
		}
		if _, err := os.Stat(out); err != nil {
			continue
		}
		found := testkit.Files(t, out)
		for name, text := range found {
			if strings.HasSuffix(name, ".html") && !strings.HasSuffix(strings.TrimSpace(text), "</html>") && !strings.HasPrefix(text, "<p>模板") {
				t.Errorf("%s is torn", name)
			}
			for _, asset := range f.assetsOf(t, name, text) {
				if _, ok := found[asset]; !ok {
					t.Errorf("%s loads %s, which is not there", name, asset)
				}
			}
		}
	}
	t.Logf("exit statuses and how often: %v", statuses)
	editor.Repair()
	clean := filepath.Join(t.TempDir(), "public")
	for _, o := range []string{out, clean} {
		if status, said := run(t, f.command(site, o, "--yes")); status != 0 {
			t.Fatalf("status %d: %s", status, said)
		}
	}
	if changed := testkit.Differing(testkit.Files(t, out), testkit.Files(t, clean)); len(changed) > 0 {
		t.Errorf("differs from a clean build in %q", changed)
	}
	f.checkTidy(t, parent)
}
