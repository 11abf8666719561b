package press

import (
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/compiler"
	"pufa/internal/diag"
	"pufa/internal/kind"
	"pufa/internal/testkit"
)

var (
	edits = flag.Int("edits", 40, "random edits after each of which a build with a cache is compared with one without")
	seed  = flag.Uint64("seed", 0, "seed of the random edits; 0 = by the clock, and printed")
)

// memoBuild builds with a cache, and reports whether anything was parsed for it.
func memoBuild(t *testing.T, o Options) (r *Result, parsed bool) {
	t.Helper()
	o.Progress = func(stage string, _, _ int) { parsed = parsed || stage == "parse" }
	r, err := Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r, parsed
}

func memoSite(t *testing.T) Options {
	t.Helper()
	dir := t.TempDir()
	testkit.NewEditor(t, dir, 7, kind.Pages())
	return Options{Options: compiler.Options{Dir: dir}, Out: filepath.Join(t.TempDir(), "public"), Cache: t.TempDir(), Now: november}
}

func TestNothingIsParsedWhereNothingHasChanged(t *testing.T) {
	o := memoSite(t)
	first, parsed := memoBuild(t, o)
	if !parsed || first.Failed() {
		t.Fatalf("first build: parsed %v, %v", parsed, first.Diagnostics)
	}
	second, parsed := memoBuild(t, o)
	if parsed {
		t.Error("the second build parsed")
	}
	if !reflect.DeepEqual(second.Diagnostics, first.Diagnostics) || second.Changes.Same != first.Changes.Added || second.Lang != first.Lang {
		t.Errorf("said %+v\nand before %+v", second, first)
	}
	first.Summary.Elapsed, second.Summary.Elapsed = 0, 0
	if !reflect.DeepEqual(second.Summary, first.Summary) {
		t.Errorf("summary %+v\nand before %+v", second.Summary, first.Summary)
	}
	for _, d := range second.Diagnostics {
		if text, ok := second.Source(d.Span.File); d.Span.File != "" && d.Span.End > 0 && (!ok || len(text) < d.Span.End) {
			t.Errorf("no text for %v", d.Span)
		}
	}
}

// Whatever the outputs depend on makes a build do its work again.
func TestWhatMakesABuildDoItsWork(t *testing.T) {
	if testing.Short() {
		t.Skip("-short: one site is built 26 times")
	}
	for name, change := range map[string]func(*Options){
		"a page": func(o *Options) {
			testkit.Write(t, o.Dir, "content/neu.md", []byte("+++\ntitle = \"新\"\n+++\n新\n"))
		},
		"a template": func(o *Options) {
			testkit.Write(t, o.Dir, "templates/partials/footer.html", []byte("<footer>x</footer>"))
		},
		"a static file":     func(o *Options) { testkit.Write(t, o.Dir, "static/a.txt", []byte("a")) },
		"settings":          func(o *Options) { testkit.Write(t, o.Dir, "config.toml", []byte("title = \"别的\"\n")) },
		"an option":         func(o *Options) { o.BaseURL = "https://other.example/" },
		"the day":           func(o *Options) { o.Now = o.Now.AddDate(0, 0, 1) },
		"an earlier clock":  func(o *Options) { o.Now = o.Now.Add(-time.Minute) },
		"a lost output":     func(o *Options) { os.Remove(filepath.Join(o.Out, "index.html")) },
		"an edited output":  func(o *Options) { turn(t, filepath.Join(o.Out, "index.html")) },
		"a lost manifest":   func(o *Options) { os.Remove(filepath.Join(o.Out, ".pufa-manifest")) },
		"a damaged memo":    func(o *Options) { damage(t, o.Cache) },
		"a cache that went": func(o *Options) { os.RemoveAll(o.Cache) },
		"no cache":          func(o *Options) { o.Cache = "" },
	} {
		t.Run(name, func(t *testing.T) {
			o := memoSite(t)
			memoBuild(t, o)
			change(&o)
			if _, parsed := memoBuild(t, o); !parsed {
				t.Error("went by the memo")
			}
		})
	}
}

// A program's name is what the go command says; others have none.
func TestAProgramIsKnownByItsBuildID(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if name := linkName(program); runtime.GOOS == "linux" {
		said, err := exec.Command("go", "tool", "buildid", program).Output()
		if err != nil {
			t.Skip("no go command: ", err)
		}
		if name == "" || name != strings.TrimSpace(string(said)) {
			t.Errorf("%q, go says %q", name, said)
		}
	}
	text := filepath.Join(t.TempDir(), "text")
	testkit.Write(t, filepath.Dir(text), "text", []byte("no program"))
	if name := linkName(text); name != "" {
		t.Errorf("a text has the name %q", name)
	}
	if d, err := programDigest(); err != nil || d == 0 {
		t.Errorf("%v, %v", d, err)
	}
}

// turn changes one byte of a file, not its length.
func turn(t *testing.T, name string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func damage(t *testing.T, cache string) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(cache, "builds", "*"))
	if err != nil || len(all) == 0 {
		t.Fatal("no memo: ", err)
	}
	for _, name := range all {
		if err := os.Truncate(name, 20); err != nil {
			t.Fatal(err)
		}
	}
}

// After any edits, also such as take back earlier ones, a build with a cache
// equals a build without.
func TestBuildsWithACacheEqualThoseWithout(t *testing.T) {
	if *seed == 0 {
		*seed = uint64(time.Now().UnixNano())
	}
	t.Logf("go test ./internal/press -run TestBuildsWithACache -seed %d -edits %d", *seed, *edits)
	dir := t.TempDir()
	editor := testkit.NewEditor(t, dir, *seed, kind.Pages())
	o := Options{Options: compiler.Options{Dir: dir}, Out: filepath.Join(t.TempDir(), "public"), Cache: t.TempDir(), Now: november, Yes: true}
	recalled := 0
	for n := range *edits {
		what := "nothing"
		if n%3 > 0 {
			what = editor.Step()
		}
		with, parsed := memoBuild(t, o)
		if with.Failed() {
			editor.Repair()
			with, parsed = memoBuild(t, o)
		}
		if !parsed {
			recalled++
		}
		plain := o
		plain.Cache, plain.Out = "", filepath.Join(t.TempDir(), "public")
		without, _ := memoBuild(t, plain)
		with.Diagnostics = slices.DeleteFunc(with.Diagnostics, func(d diag.Diagnostic) bool { return strings.HasPrefix(d.Code, "publish/address") }) // a fresh folder has lost none
		if !slices.EqualFunc(with.Diagnostics, without.Diagnostics, func(a, b diag.Diagnostic) bool { return reflect.DeepEqual(a, b) }) {
			t.Fatalf("edit %d (%s): said %v, without a cache %v", n, what, with.Diagnostics, without.Diagnostics)
		}
		if a, b := tree(t, o.Out), tree(t, plain.Out); !slices.Equal(a, b) {
			t.Fatalf("edit %d (%s): files %q, without a cache %q", n, what, a, b)
		}
		for _, p := range tree(t, plain.Out) {
			a, errA := os.ReadFile(filepath.Join(o.Out, filepath.FromSlash(p)))
			b, errB := os.ReadFile(filepath.Join(plain.Out, filepath.FromSlash(p)))
			if errA != nil || errB != nil || string(a) != string(b) {
				t.Fatalf("edit %d (%s): %s differs", n, what, p)
			}
		}
	}
	if recalled == 0 && *edits >= 20 { // an edit of every page leaves nothing to recall
		t.Error("no build went by a memo")
	}
	t.Logf("%d builds, %d of them by a memo", *edits, recalled)
}
