package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pufa/internal/compiler"
	"pufa/internal/press"
	"pufa/themes"
)

// The runner starts itself and pufa; in tests both are the test's own program.
func TestMain(m *testing.M) {
	if os.Getenv("BENCH_STANDS_IN") == "" {
		os.Exit(m.Run())
	}
	err := error(nil)
	switch args := os.Args[1:]; args[0] {
	case "theme":
		var theme fs.FS
		if theme, err = fs.Sub(themes.FS, "pufa"); err == nil {
			err = os.CopyFS(args[2], theme)
		}
	case "build":
		at := func(name string) string { return args[slices.Index(args, name)+1] }
		_, err = press.Run(context.Background(), press.Options{Options: compiler.Options{Dir: at("-s")}, Out: at("-o"), Now: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)})
	default:
		err = command(context.Background(), args)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func TestTheRunnerMeasuresAllInTurn(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("BENCH_STANDS_IN", "1")
	work := t.TempDir()
	var w bytes.Buffer
	if err := runCommand(t.Context(), &w, []string{"-n", "8,12", "-kind", "small", "-rounds", "2", "-pufa", self, "-hugo", "none", "-work", work, "-tidy"}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"### small-8: 8 pages, ", "### small-12: 12 pages, ", "| floor copy | ", "| floor md | ", "| floor md+toml | ", "| pufa | ", "| pufa unchanged | "} {
		if !strings.Contains(w.String(), want) {
			t.Errorf("no %q in\n%s", want, w.String())
		}
	}
	if left, err := os.ReadDir(work); err != nil || len(left) > 0 {
		t.Errorf("%v %v: left behind", err, left)
	}
	for _, args := range [][]string{{"-n", "many"}, {"-n", "0"}, {"-only", "("}, {"-kind", "poems", "-pufa", self}, {"-corpus", work, "-pufa", self}} {
		if err := runCommand(t.Context(), &w, append(args, "-work", work)); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}

// BenchmarkBuild compares a whole build with its floor, in one process and with
// as many goroutines. PUFA_BENCH_CONTENT names a content folder to use in the
// place of 1,000 pages that are made.
//
//	go test ./internal/bench -run XXX -bench .
func BenchmarkBuild(b *testing.B) {
	dir := b.TempDir()
	if err := layOut("site", dir); err != nil {
		b.Fatal(err)
	}
	content := filepath.Join(dir, "content")
	if given := os.Getenv("PUFA_BENCH_CONTENT"); given != "" {
		if err := bringContent(given, content); err != nil {
			b.Fatal(err)
		}
	} else if err := makeCorpus("laws", 1000, content); err != nil {
		b.Fatal(err)
	}
	pufa := func(b *testing.B, out string) {
		r, err := press.Run(context.Background(), press.Options{Options: compiler.Options{Dir: dir}, Out: out, Now: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			b.Fatal(err)
		}
		if r.Failed() {
			b.Fatal(r.Diagnostics[0])
		}
	}
	for _, mode := range floorModes {
		b.Run("floor "+mode, func(b *testing.B) {
			for range b.N {
				if err := (floor{mode, content, filepath.Join(b.TempDir(), "out")}).run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("first", func(b *testing.B) {
		for range b.N {
			pufa(b, filepath.Join(b.TempDir(), "public"))
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		out := filepath.Join(b.TempDir(), "public")
		pufa(b, out)
		b.ResetTimer()
		for range b.N {
			pufa(b, out)
		}
	})
}

func TestACorpusIsTheSameEveryTime(t *testing.T) {
	for kind, mean := range map[string][2]int{"laws": {18_000, 32_000}, "small": {1_300, 2_300}} {
		list := pages(kind, 200)
		dates, weights, total := map[time.Time]bool{}, map[string]bool{}, 0
		for _, p := range list {
			text := p.text(kind)
			if text != p.text(kind) {
				t.Errorf("%s: two texts", p.path)
			}
			total += len(text)
			weight := fmt.Sprint(p.section.folder, p.weight)
			if dates[p.date] || weights[weight] {
				t.Errorf("%s: its date or its weight is another page's, too", p.path)
			}
			dates[p.date], weights[weight] = true, true
		}
		if got := total / len(list); got < mean[0] || got > mean[1] {
			t.Errorf("%s: %d bytes a page", kind, got)
		}
	}
}

func TestNumerals(t *testing.T) {
	for n, want := range map[int]string{1: "一", 10: "十", 11: "十一", 20: "二十", 105: "一百零五", 110: "一百一十", 1004: "一千零四", 2345: "二千三百四十五"} {
		if got := numeral(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
}

// A difference that the comparison does not see would make every measurement
// worthless.
func TestComparisonSeesWhatDiffers(t *testing.T) {
	const whole = `<title>甲</title><header><a href="/">站</a></header><h1>甲</h1><div class="body"><p>文</p></div></article><ul class="list"><li><a href="/a/">乙</a></li></ul>`
	for _, c := range []struct{ name, other, want string }{
		{"a.html", whole, "1 pages, feeds and site maps: the same\n"},
		{"a.html", strings.Replace(whole, "<p>文</p>", "<p id=x>\n文 </p>", 1), "1 pages, feeds and site maps: the same\n"},
		{"a.html", strings.Replace(whole, "文", "字", 1), "body: 1 of 1, such as a.html\n"},
		{"a.html", strings.Replace(whole, "/a/", "/b/", 1), "list: 1 of 1, such as a.html\n"},
		{"a.html", strings.Replace(whole, "<h1>甲</h1>", "", 1), "h1: 1 of 1, such as a.html\n"},
		{"a.xml", "<url><loc>https://example.org/</loc></url>", "addresses: 1 of 1, such as a.xml\n"},
	} {
		a, b := t.TempDir(), t.TempDir()
		if err := os.WriteFile(filepath.Join(a, c.name), []byte(whole), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(b, c.name), []byte(c.other), 0o644); err != nil {
			t.Fatal(err)
		}
		var w bytes.Buffer
		same, err := compare(&w, a, b)
		if err != nil || w.String() != c.want || same != strings.HasSuffix(c.want, "same\n") {
			t.Errorf("%s %v %v, want %s", w.String(), same, err, c.want)
		}
	}
	a, b := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(a, "x.html"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, dirs := range [][]string{{a, b, "only in the first"}, {b, a, "only in the second"}} {
		var w bytes.Buffer
		if same, err := compare(&w, dirs[0], dirs[1]); err != nil || same || !strings.HasPrefix(w.String(), dirs[2]) {
			t.Errorf("%s %v %v", w.String(), same, err)
		}
	}
}

// Ratios are taken within a round, where both had the same machine.
func TestTable(t *testing.T) {
	all := []contestant{{name: "floor md+toml"}, {name: "pufa"}}
	second := func(n float64) time.Duration { return time.Duration(n * float64(time.Second)) }
	results := [][]sample{
		{{second(1), second(2), 20}, {second(4), second(2), 22}, {second(2), second(2), 21}},
		{{second(2), second(3), 90}, {second(4), second(3), 80}, {second(5), second(6), 85}},
	}
	var w bytes.Buffer
	printTable(&w, all, results, 100)
	lines := strings.Split(strings.TrimSpace(w.String()), "\n")
	if want := "| pufa | 4.000 (2.000..5.000) | 3.000 | 85 | 2.00 | 1.50 | 25 |"; lines[len(lines)-1] != want {
		t.Errorf("got  %s\nwant %s", lines[len(lines)-1], want)
	}
}

func TestTheFloorWritesEachPage(t *testing.T) {
	dir := t.TempDir()
	if err := makeCorpus("small", 12, filepath.Join(dir, "content")); err != nil {
		t.Fatal(err)
	}
	for _, mode := range floorModes {
		if err := floorCommand([]string{"-mode", mode, "-in", filepath.Join(dir, "content"), "-out", filepath.Join(dir, mode)}); err != nil {
			t.Fatal(err)
		}
		got, err := outputs(filepath.Join(dir, mode))
		if err != nil || len(got) != 12+5 || !slices.Contains(got, "guides/a-00003/index.html") {
			t.Errorf("%s: %v %q", mode, err, got)
		}
	}
}
