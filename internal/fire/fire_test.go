//go:build unix

package fire

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"pufa/internal/testkit"
)

// Publishing under fire: the program itself runs as a process and is killed,
// interrupted, starved and disturbed. Afterwards every file of the output must be
// whole, and the next build must make everything good.
//
//	go test ./internal/fire -run UnderFire/killed -kills 500 -timeout 1h -v
func TestUnderFire(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: the program is not put under fire")
	}
	r := newRange(t)
	t.Run("what the checks see", r.seesTorn)
	t.Run("killed", r.killed)
	t.Run("interrupted", r.interrupted)
	t.Run("two builds at once", r.crowded)
	t.Run("many pages gone", r.emptied)
	t.Run("no room on the disk", r.full)
	t.Run("no permission", r.forbidden)
	t.Run("sources change", r.disturbed)
	t.Run("equal bytes", r.reproduced)
}

// firing is what the tests under fire share: the program, and a site in three
// versions with what a clean build makes of each.
type firing struct {
	program string
	sites   []string            // folders
	clean   []map[string]string // slash path → bytes
	temp    string              // the processes' folder for temporary files
	cache   string              // and for what speeds up later builds
	loads   map[string][]string // page and text → files that the page loads
}

// root is the repository, from this package.
const root = "../.."

const versions = 3

func newRange(t *testing.T) *firing {
	dir := t.TempDir()
	open(t, dir)
	f := &firing{program: program(t), temp: filepath.Join(dir, "temp"), cache: filepath.Join(dir, "cache"), loads: map[string][]string{}}
	if err := os.Mkdir(f.temp, 0o777); err != nil {
		t.Fatal(err)
	}
	size := testkit.Site{Pages: 70, Pictures: 6, Articles: 30}
	for v := range versions {
		site := filepath.Join(dir, "site"+strconv.Itoa(v))
		size.Write(t, site, v)
		f.sites = append(f.sites, site)
		out := filepath.Join(dir, "clean"+strconv.Itoa(v))
		f.mustBuild(t, v, out)
		f.clean = append(f.clean, testkit.Files(t, out))
	}
	if f.clean[0]["index.html"] == f.clean[1]["index.html"] || len(f.clean[0]) < 200 {
		t.Fatal("the versions of the site are too much alike, or too small")
	}
	return f
}

// built is the program, which the first test makes and TestMain removes.
var built struct{ dir, program string }

func TestMain(m *testing.M) {
	code := m.Run()
	_ = os.RemoveAll(built.dir) // "" when no test needed it
	os.Exit(code)
}

func program(t *testing.T) string {
	t.Helper()
	if built.program != "" {
		return built.program
	}
	dir, err := os.MkdirTemp("", "pufa-fire")
	if err != nil {
		t.Fatal(err)
	}
	built.dir = dir
	if err := os.Chmod(dir, 0o755); err != nil { // other users of the machine run it, too
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-o", filepath.Join(dir, "pufa"), ".")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	built.program = filepath.Join(dir, "pufa")
	return built.program
}

// open lets other users of the machine reach a folder of t.TempDir.
func open(t *testing.T, dir string) {
	for _, d := range []string{dir, filepath.Dir(dir)} {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

// command prepares a build of a site's folder.
func (f *firing) command(site, out string, more ...string) *exec.Cmd {
	c := exec.Command(f.program, append([]string{"build", "-s", site, "-o", out, "--today", "2026-11-23"}, more...)...)
	c.Dir = filepath.Dir(out)
	c.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + f.temp, "TMPDIR=" + f.temp, "XDG_CACHE_HOME=" + f.cache}
	return c
}

// run builds and returns the exit status, -1 after a signal, and what was said.
func run(t *testing.T, c *exec.Cmd) (status int, said string) {
	t.Helper()
	var b bytes.Buffer
	c.Stderr = &b
	err := c.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "goroutine ") {
		t.Errorf("the program broke down:\n%s", &b)
	}
	return c.ProcessState.ExitCode(), b.String()
}

func (f *firing) mustBuild(t *testing.T, version int, out string) {
	t.Helper()
	status, said := run(t, f.command(f.sites[version], out, "--yes"))
	if status != 0 || complains(said) || strings.Contains(said, "[cli/") {
		t.Fatalf("status %d:\n%s", status, said)
	}
}

// foreign are files of somebody else, in the output and beside it.
var foreign = map[string]string{"public/shuoming.txt": "别人的", "public/lan-1/bieren.html": "<p>别人的", "public/bieren/a/b.css": "", "pangbian.txt": "旁边的"}

func putForeign(t *testing.T, parent string) {
	for name, text := range foreign {
		p := filepath.Join(parent, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(p), 0o755), os.WriteFile(p, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
}

// checkWhole demands that every file in parent/public is whole and of one of the
// versions, or foreign; and that no page loads a file that is not there.
func (f *firing) checkWhole(t *testing.T, parent string, of ...int) {
	t.Helper()
	for _, wrong := range f.torn(t, filepath.Join(parent, "public"), of...) {
		t.Error(wrong)
	}
}

// torn says what checkWhole finds wrong in an output folder.
func (f *firing) torn(t *testing.T, out string, of ...int) (wrong []string) {
	t.Helper()
	if _, err := os.Stat(out); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	found := testkit.Files(t, out)
	for name, text := range found {
		if strings.HasPrefix(name, ".pufa/") || strings.HasPrefix(name, ".sgwtmp/") {
			continue // no reader sees it, nor what object storage has not taken yet
		}
		if name == ".pufa-manifest" {
			head, lines, _ := strings.Cut(text, "\n")
			if !strings.HasSuffix(head, " "+strconv.Itoa(strings.Count(lines, "\n"))) {
				wrong = append(wrong, "the manifest is torn")
			}
			continue
		}
		want, known := foreign["public/"+name]
		known = known && text == want
		for _, v := range of {
			want, is := f.clean[v][name]
			known = known || is && text == want
		}
		if !known {
			wrong = append(wrong, name+" is torn: "+strconv.Itoa(len(text))+" bytes")
		}
		for _, asset := range f.assetsOf(t, name, text) {
			if _, ok := found[asset]; !ok {
				wrong = append(wrong, name+" loads "+asset+", which is not there")
			}
		}
	}
	return wrong
}

// complains reports whether publishing found something wrong; versions of a site differ
// in their pages, so that some addresses are gone.
func complains(said string) bool {
	return strings.Contains(strings.ReplaceAll(said, "[publish/address-", ""), "[publish/")
}

// seesTorn shows that the check finds each kind of damage that a build which is
// killed could do.
func (f *firing) seesTorn(t *testing.T) {
	style := ""
	for name := range f.clean[0] {
		if strings.HasPrefix(name, "assets/style.") {
			style = name
		}
	}
	whole := filepath.Join(t.TempDir(), "public")
	f.mustBuild(t, 0, whole)
	for name, spoil := range map[string]func(out string) error{
		"cut short":           func(out string) error { return os.Truncate(filepath.Join(out, "index.html"), 900) },
		"empty":               func(out string) error { return os.Truncate(filepath.Join(out, "sitemap.xml"), 0) },
		"of no version":       func(out string) error { return os.WriteFile(filepath.Join(out, "404.html"), []byte("x"), 0o644) },
		"new and unknown":     func(out string) error { return os.WriteFile(filepath.Join(out, "neu.html"), nil, 0o644) },
		"without its style":   func(out string) error { return os.Remove(filepath.Join(out, style)) },
		"with a cut manifest": func(out string) error { return os.Truncate(filepath.Join(out, ".pufa-manifest"), 400) },
	} {
		out := filepath.Join(t.TempDir(), "public")
		if err := os.CopyFS(out, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		if wrong := f.torn(t, out, 0); len(wrong) > 0 {
			t.Fatalf("before anything was done: %q", wrong)
		}
		if err := spoil(out); err != nil {
			t.Fatal(err)
		}
		if len(f.torn(t, out, 0)) == 0 {
			t.Errorf("a site %s: nothing was seen", name)
		}
	}
}

// sitePath is where the sites of testkit are published, as their base_url says; with
// links = "rooted" it stands in every address.
const sitePath = "/x/"

// assetsOf lists the files of the site that a page loads.
func (f *firing) assetsOf(t *testing.T, name, text string) []string {
	if !strings.HasSuffix(name, ".html") {
		return nil
	}
	key := name + "\x00" + text
	assets, known := f.loads[key]
	if known {
		return assets
	}
	for _, l := range testkit.Links(t, text) {
		u, err := testkit.Resolve("file://"+sitePath+name, l.Address)
		if err != nil || u.Scheme != "file" {
			continue
		}
		if l.Loads || strings.HasPrefix(u.Path, sitePath+"assets/") {
			assets = append(assets, strings.TrimPrefix(path.Clean(u.Path), sitePath))
		}
	}
	f.loads[key] = assets
	return assets
}

// checkRepaired demands that a folder is as after a clean build, with the foreign
// files if they were put there, and that nothing else is left anywhere.
func (f *firing) checkRepaired(t *testing.T, parent string, version int, guests bool) {
	t.Helper()
	want := map[string]string{}
	for name, text := range f.clean[version] {
		want["public/"+name] = text
	}
	if guests {
		maps.Copy(want, foreign)
	}
	if got := testkit.Files(t, parent); len(testkit.Differing(got, want)) > 0 {
		t.Errorf("differs from a clean build in %q", testkit.Differing(got, want))
	}
	f.checkTidy(t, parent)
}

// checkTidy demands that no build left a folder for its work, or an empty one.
func (f *firing) checkTidy(t *testing.T, parent string) {
	t.Helper()
	err := filepath.WalkDir(parent, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() || p == parent {
			return err
		}
		if inside, _ := os.ReadDir(p); len(inside) == 0 || strings.HasSuffix(p, ".pufa") {
			t.Errorf("%s is left", p)
		}
		return nil
	})
	left, e := os.ReadDir(f.temp)
	if err = errors.Join(err, e); err != nil || len(left) > 0 {
		t.Errorf("temporary files are left: %v %v", left, err)
	}
}

var seed = flag.Uint64("seed", 0, "seed of what is random; 0 = by the clock, and printed")

func randomly(t *testing.T) *rand.Rand {
	s := *seed
	if s == 0 {
		s = uint64(time.Now().UnixNano())
	}
	t.Logf("seed %d", s)
	return rand.New(rand.NewPCG(s, 2))
}

// others returns the versions but v.
func others(v int) []int {
	return slices.DeleteFunc([]int{0, 1, 2}, func(x int) bool { return x == v })
}

// since returns a func that reports whether path became another file.
func since(path string) func() bool {
	before, errBefore := os.Lstat(path)
	return func() bool {
		now, err := os.Lstat(path)
		return (err == nil) != (errBefore == nil) || err == nil && !os.SameFile(before, now)
	}
}

// ended reports whether a process ended by a signal of that kind.
func ended(c *exec.Cmd, by syscall.Signal) bool {
	s, ok := c.ProcessState.Sys().(syscall.WaitStatus)
	return ok && s.Signaled() && s.Signal() == by
}
