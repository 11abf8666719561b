package compiler

import (
	"context"
	"flag"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/diag"
	"pufa/internal/folder"
	"pufa/internal/kind"
	"pufa/internal/testkit"
)

var (
	edits = flag.Int("edits", 40, "random edits after each of which an update is compared with a clean build")
	seed  = flag.Uint64("seed", 0, "seed of the random edits; 0 = by the clock, and printed")
)

// After any edits, what an update renders equals a clean build byte for byte,
// whether it is told what was edited or has to look at everything; while there are
// errors, every page stays to be had.
func TestUpdatesEqualACleanBuild(t *testing.T) {
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano())
	}
	for name, told := range map[string]bool{"told what was edited": true, "looking at everything": false} {
		t.Run(name, func(t *testing.T) {
			t.Logf("go test ./internal/compiler -run TestUpdatesEqualACleanBuild -seed %d -edits %d", *seed, *edits)
			dir := t.TempDir()
			editor := testkit.NewEditor(t, dir, *seed, kind.Pages())
			w := previewCompiler(t, dir)
			w.sketchAfter = 0 // a sketch of every edit
			renew(t, w, nil)
			var sketch *Compiled
			w.Meanwhile = func(c *Compiled) { sketch = c }
			random := rand.New(rand.NewPCG(*seed, 2))
			failed, sketches, ready := 0, 0, 0
			now := november
			for n := range *edits {
				if random.IntN(3) == 0 {
					now = now.Add(time.Duration(random.IntN(5*24)) * time.Hour)
				}
				before := stat(t, dir)
				what := editor.Step()
				for random.IntN(4) == 0 { // several files saved at once
					what += ", " + editor.Step()
				}
				sketch = nil
				c := renewAt(t, w, now, names(before, stat(t, dir), told))
				if c.Count(diag.Error) > 0 {
					failed++
					if c.site == nil || len(outputs(c)) == 0 {
						t.Fatalf("edit %d (%s): nothing is left of the site", n, what)
					}
					before := stat(t, dir)
					editor.Repair()
					sketch = nil
					if c = renewAt(t, w, now, names(before, stat(t, dir), told)); c.Count(diag.Error) > 0 {
						t.Fatalf("edit %d (%s): errors after the repair: %v", n, what, c.Result().Diagnostics)
					}
				}
				want := cleanBuildAt(t, dir, now)
				if diff := compareTo(t, c, want); len(diff) > 0 {
					t.Fatalf("edit %d (%s): not as in a clean build: %q", n, what, diff)
				}
				if sketch != nil {
					k, diff := compareSketch(t, sketch, want.files, random)
					if len(diff) > 0 {
						t.Fatalf("edit %d (%s): the sketch is not as a clean build: %q", n, what, diff)
					}
					sketches, ready = sketches+1, ready+k
				}
			}
			t.Logf("%d edits, %d of them with errors; %d sketches ready for %d outputs", *edits, failed, sketches, ready)
		})
	}
}

// november is the moment for which sites are compiled.
var november = time.Date(2026, 11, 23, 9, 0, 0, 0, time.FixedZone("CST", 8*3600))

func openFolder(t *testing.T, dir string) *folder.Folder {
	t.Helper()
	f, err := folder.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	return f
}

func previewCompiler(t *testing.T, dir string) *Compiler {
	t.Helper()
	return NewPreview(openFolder(t, dir), Options{Dir: dir, Drafts: true})
}

func renew(t *testing.T, w *Compiler, names []string) *Compiled {
	t.Helper()
	return renewAt(t, w, november, names)
}

func renewAt(t *testing.T, w *Compiler, now time.Time, names []string) *Compiled {
	t.Helper()
	c, err := w.Update(context.Background(), now, names)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// clean is a site that was compiled once and rendered whole.
type clean struct {
	files  map[string]string
	result *Result
}

func cleanBuild(t *testing.T, dir string) clean {
	t.Helper()
	return cleanBuildAt(t, dir, november)
}

func cleanBuildAt(t *testing.T, dir string, now time.Time) clean {
	t.Helper()
	c, err := New(openFolder(t, dir), Options{Dir: dir, Drafts: true}).Update(context.Background(), now, nil)
	if err != nil {
		t.Fatal(err)
	}
	b := clean{map[string]string{}, c.Result()}
	if b.result.Failed() {
		return b
	}
	for _, p := range outputs(c) {
		data, ok, diags, err := c.Render(p)
		if err != nil || !ok {
			t.Fatal(p, ok, err)
		}
		b.files[p] = string(data)
		b.result.Add(diags, false)
	}
	return b
}

// outputs lists the paths of all files of a site, in order.
func outputs(c *Compiled) []string {
	if c.site == nil {
		return nil
	}
	var out []string
	for _, j := range c.Jobs() {
		out = append(out, j.Path)
	}
	for _, a := range c.Assets() {
		out = append(out, a.Path)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// compare returns the outputs that differ from those of a clean build.
func compare(t *testing.T, c *Compiled, dir string) []string {
	t.Helper()
	return compareTo(t, c, cleanBuild(t, dir))
}

func compareTo(t *testing.T, c *Compiled, want clean) []string {
	t.Helper()
	if want.result.Failed() {
		t.Fatal("the clean build has errors that the update has not: ", want.result.Diagnostics)
	}
	all := slices.Sorted(maps.Keys(want.files))
	if got := outputs(c); !slices.Equal(got, all) {
		return slices.DeleteFunc(append(got, all...), func(p string) bool { return slices.Contains(got, p) && slices.Contains(all, p) })
	}
	var diff []string
	for _, p := range all {
		got, ok, diags, err := c.Render(p)
		if err != nil || !ok || len(diags) > 0 || string(got) != want.files[p] {
			diff = append(diff, p)
		}
	}
	got := c.Result().Diagnostics
	if !slices.EqualFunc(got, want.result.Diagnostics, func(a, b diag.Diagnostic) bool { return a.Code == b.Code && a.Span == b.Span }) {
		t.Errorf("findings of the update %v\nof the build %v", got, want.result.Diagnostics)
	}
	return diff
}

type stamp struct {
	size int64
	mod  time.Time
	dir  bool
}

func stat(t *testing.T, dir string) map[string]stamp {
	t.Helper()
	out := map[string]stamp{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err == nil {
			out[p] = stamp{info.Size(), info.ModTime(), d.IsDir()}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// names returns the files that differ, or nil when an update is not to be told.
func names(before, after map[string]stamp, told bool) []string {
	if !told {
		return nil
	}
	out := []string{}
	for p, s := range after {
		if !s.dir && before[p] != s {
			out = append(out, p)
		}
	}
	for p := range before {
		if _, ok := after[p]; !ok {
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

const smallConfig = "title = \"站\"\nbase_url = \"https://www.example.gov.cn/x/\"\n"

// smallSite makes a site of a home page and some others.
func smallSite(t *testing.T, more map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	all := map[string]string{
		"config.toml": smallConfig, "content/_index.md": "+++\ntitle = \"首页\"\n+++\n",
		"content/a.md": "+++\ntitle = \"甲\"\n+++\n正文。\n\n## 一\n\n见[乙](b.md)。\n",
		"content/b.md": "+++\ntitle = \"乙\"\n+++\n正文。\n",
	}
	maps.Copy(all, more)
	for name, text := range all {
		testkit.Write(t, dir, name, []byte(text))
	}
	return dir
}

func TestAnEditOfTheTextAloneResolvesNothing(t *testing.T) {
	dir := smallSite(t, nil)
	w := previewCompiler(t, dir)
	before := renew(t, w, nil)
	testkit.Write(t, dir, "content/a.md", []byte("+++\ntitle = \"甲\"\n+++\n正文。\n\n## 一\n\n新添的一句。见[乙](b.md)。\n"))
	after := renew(t, w, []string{"content/a.md"})
	if after.site != before.site || after.plan != before.plan {
		t.Error("the site was resolved again")
	}
	if page := rendered(t, after, "a.html"); !strings.Contains(page, "新添的一句") {
		t.Errorf("the page is as before:\n%s", page)
	}
	testkit.Write(t, dir, "content/a.md", []byte("+++\ntitle = \"丙\"\n+++\n正文。\n"))
	if renew(t, w, []string{"content/a.md"}).site == before.site {
		t.Error("a new title left the site as it was")
	}
}

func TestSavingWithoutAChangeIsNoUpdate(t *testing.T) {
	dir := smallSite(t, nil)
	w := previewCompiler(t, dir)
	before := renew(t, w, nil)
	for _, names := range [][]string{{"content/a.md"}, {"config.toml"}, {"templates/guide.html"}, nil, {"content"}} {
		testkit.Write(t, dir, "content/a.md", []byte("+++\ntitle = \"甲\"\n+++\n正文。\n\n## 一\n\n见[乙](b.md)。\n"))
		testkit.Write(t, dir, "config.toml", []byte(smallConfig))
		if after := renew(t, w, names); after != before {
			t.Errorf("%q: a new compilation", names)
		}
	}
}

// While a file has errors, its last reading without errors stands, for its own
// page and for those that list it; other pages go on.
func TestABrokenFileStaysAsItWas(t *testing.T) {
	dir := smallSite(t, nil)
	w := previewCompiler(t, dir)
	rendered(t, renew(t, w, nil), "a.html")
	good, err := os.ReadFile(filepath.Join(dir, "content", "a.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, broken := range []string{"+++\ntitle = “丙”\n+++\n坏了。\n", "+++\ntitle = \"丁\n", "+++\ntitle = \"没有结束\"\n"} {
		testkit.Write(t, dir, "content/a.md", []byte(broken))
		c := renew(t, w, []string{"content/a.md"})
		if c.Count(diag.Error) == 0 {
			t.Fatalf("no error in %q", broken)
		}
		if page := rendered(t, c, "a.html"); !strings.Contains(page, "<h1>甲</h1>") || !strings.Contains(page, "正文") {
			t.Errorf("the last good page is gone:\n%s", page)
		}
		if home := rendered(t, c, "index.html"); !strings.Contains(home, "甲") {
			t.Errorf("the list has lost the page:\n%s", home)
		}
	}
	testkit.Write(t, dir, "content/b.md", []byte("+++\ntitle = \"乙\"\n+++\n另一页照样改。\n"))
	if page := rendered(t, renew(t, w, []string{"content/b.md"}), "b.html"); !strings.Contains(page, "照样改") {
		t.Error("an error in one page holds up the others")
	}
	testkit.Write(t, dir, "content/a.md", append(good, "改好了。\n"...))
	c := renew(t, w, []string{"content/a.md"})
	if c.Count(diag.Error) != 0 || !strings.Contains(rendered(t, c, "a.html"), "改好了") {
		t.Error("the repair does not show: ", c.Result().Diagnostics)
	}
}

func TestBrokenSettingsAndTemplatesStayAsTheyWere(t *testing.T) {
	dir := smallSite(t, map[string]string{"templates/guide.html": "<p>一{{.Title}}</p>"})
	w := previewCompiler(t, dir)
	want := rendered(t, renew(t, w, nil), "a.html")
	for name, text := range map[string]string{"config.toml": "title = \"没有结束\n", "templates/guide.html": "<p>二{{.Title</p>"} {
		good, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		testkit.Write(t, dir, name, []byte(text))
		c := renew(t, w, []string{name})
		if c.Count(diag.Error) == 0 || rendered(t, c, "a.html") != want {
			t.Errorf("%s: %d errors; the page is now\n%s", name, c.Count(diag.Error), rendered(t, c, "a.html"))
		}
		testkit.Write(t, dir, name, good)
		if c = renew(t, w, []string{name}); c.Count(diag.Error) != 0 || rendered(t, c, "a.html") != want {
			t.Errorf("%s: not as before after the repair", name)
		}
	}
	if err := os.Remove(filepath.Join(dir, "config.toml")); err != nil {
		t.Fatal(err)
	}
	if c := renew(t, w, []string{"config.toml"}); c.Count(diag.Error) != 1 || rendered(t, c, "a.html") != want {
		t.Error("a site whose config.toml is gone for a moment loses its pages")
	}
}

// A draft is unfinished and does not go out: what is wrong with it stops no build, but that
// of a copy with drafts.
func TestDraftsStopNoBuild(t *testing.T) {
	for text, want := range map[string]string{
		"draft = true\ntype = \"process\"\n+++\n## 一步": "process/too-few warning",
		"draft = true\n+++\n::: note\n没有结束":            "markdown/container-open warning",
		"type = \"process\"\n+++\n## 一步":               "process/too-few error",
	} {
		dir := smallSite(t, map[string]string{"content/a.md": "+++\ntitle = \"甲\"\n" + text + "\n"})
		r, err := Check(context.Background(), Options{Dir: dir}, november, nil)
		if err != nil {
			t.Fatal(err)
		}
		code, severity, _ := strings.Cut(want, " ")
		i := slices.IndexFunc(r.Diagnostics, func(d diag.Diagnostic) bool { return d.Code == code })
		if i < 0 || r.Diagnostics[i].Severity.String() != severity || r.Failed() != (severity == "error") {
			t.Errorf("%q: %v, want %s", text, r.Diagnostics, want)
		}
		if r, err = Check(context.Background(), Options{Dir: dir, Drafts: true}, november, nil); err != nil || !r.Failed() {
			t.Errorf("%q as a draft shown: %v %v", text, r.Diagnostics, err)
		}
	}
}

func TestAPageThatComesDueLosesItsMark(t *testing.T) {
	dir := smallSite(t, map[string]string{"content/c.md": "+++\ntitle = \"丙\"\ndate = 2026-11-24\n+++\n"})
	w := previewCompiler(t, dir)
	before := renew(t, w, nil)
	if p, _ := before.PageOf("content/c.md"); p.Status != "scheduled" {
		t.Errorf("status %q", p.Status)
	}
	after, err := w.Update(context.Background(), before.Until(), []string{})
	if err != nil {
		t.Fatal(err)
	}
	if p, _ := after.PageOf("content/c.md"); p.Status != "" {
		t.Errorf("status %q on the day", p.Status)
	}
}

// What listing content/ and static/ finds belongs to no file that is read.
func TestBrokenLinksAreFoundWhereTheyAre(t *testing.T) {
	for name, told := range map[string]bool{"told what was edited": true, "looking at everything": false} {
		dir := smallSite(t, map[string]string{"static/there.txt": "x"})
		at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
		if err := os.Symlink("gone", at("content/broken.md")); err != nil {
			t.Skip("this system lets nobody make symbolic links: ", err)
		}
		w := previewCompiler(t, dir)
		renew(t, w, nil)
		for _, edit := range []struct {
			do    func() error
			names []string
		}{
			{func() error { return os.Symlink("gone", at("static/broken.txt")) }, []string{"static/broken.txt"}},
			{func() error { return os.Rename(at("content/broken.md"), at("content/other.md")) }, []string{"content/broken.md", "content/other.md"}},
			{func() error { return os.Remove(at("static/broken.txt")) }, []string{"static/broken.txt"}},
		} {
			if err := edit.do(); err != nil {
				t.Fatal(err)
			}
			names := edit.names
			if !told {
				names = nil
			}
			got, want := renew(t, w, names).Result().Diagnostics, cleanBuild(t, dir).result.Diagnostics
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s, %q:\ngot  %v\nwant %v", name, edit.names, got, want)
			}
		}
	}
}

// A preview that is left open shows what a build of that day makes.
func TestTimePassesWithoutAnEdit(t *testing.T) {
	edition := func(date string) string {
		return "+++\neffective = " + date + "\n+++\n第一条　为了示范，制定本条例。\n"
	}
	if testing.Short() {
		t.Skip("-short: time passes between the edits of TestUpdatesEqualACleanBuild, too")
	}
	const step = 12 * time.Hour
	for name, files := range map[string]map[string]string{
		"an edition comes into force": {
			"content/fa/_index.md":     "+++\ntitle = \"示范条例\"\ntype = \"law\"\n+++\n",
			"content/fa/2020-01-01.md": edition("2020-01-01"), "content/fa/2026-12-01.md": edition("2026-12-01"),
		},
		"a page of a draft channel expires": {
			"content/c/_index.md": "+++\ntitle = \"频道\"\ndraft = true\n+++\n",
			"content/c/p.md":      "+++\ntitle = \"页\"\nexpires = 2026-11-30\n+++\n正文。\n",
		},
		"a page of a channel that is not out yet appears": {
			"content/c/_index.md": "+++\ntitle = \"频道\"\ndate = 2026-12-03\n+++\n",
			"content/c/p.md":      "+++\ntitle = \"页\"\ndate = 2026-11-29T12:00:00\n+++\n正文。\n",
		},
	} {
		dir := smallSite(t, files)
		w := previewCompiler(t, dir)
		renewAt(t, w, november, nil)
		for now := november; now.Day() != 5; now = now.Add(step) {
			c := renewAt(t, w, now, []string{})
			if diff := compareTo(t, c, cleanBuildAt(t, dir, now)); len(diff) > 0 {
				t.Errorf("%s, %s: differ: %v", name, now, diff)
			}
		}
	}
}

func TestFindingsHaveTheirPlace(t *testing.T) {
	dir := smallSite(t, map[string]string{"content/c.md": "+++\ntitle = \"丙\"\n+++\n见[甲](a.md)、[没有](mei.md)。\n"})
	c := renew(t, previewCompiler(t, dir), nil)
	l := c.Findings(0, func(d diag.Diagnostic) bool { return d.Severity == diag.Error })
	if len(l) != 1 || l[0].Span.Key != "" || l[0].Span.Start == 0 {
		t.Errorf("%+v", l)
	}
}

func rendered(t *testing.T, c *Compiled, path string) string {
	t.Helper()
	data, ok, diags, err := c.Render(path)
	if err != nil || !ok || diags.Count(diag.Error) > 0 {
		t.Fatal(path, ok, diags, err)
	}
	return string(data)
}
