package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
)

// bench is one series of runs.
type bench struct {
	self, pufa, hugo string // programs; hugo = "" is left out
	kind, corpus     string
	sizes            string
	rounds           int
	work             string
	only             *regexp.Regexp
	tidy             bool
	out              io.Writer
}

// contestant is one program with its task.
type contestant struct {
	name string
	argv []string // the output folder comes last
	warm bool     // over its own output and cache of an earlier round
}

// flags declares the flags that all measurements share.
func (b *bench) flags(set *flag.FlagSet, sizes string, rounds int) {
	set.StringVar(&b.sizes, "n", sizes, "numbers of pages")
	set.StringVar(&b.kind, "kind", "laws", "laws or small")
	set.StringVar(&b.corpus, "corpus", "", "content folder to use")
	set.StringVar(&b.hugo, "hugo", "", "Hugo; none leaves it out")
	set.StringVar(&b.pufa, "pufa", "", "a built pufa")
	set.StringVar(&b.work, "work", "", "folder to work in")
	set.IntVar(&b.rounds, "rounds", rounds, "rounds")
}

// each finds the programs and calls do for each number of pages, or once with 0 for a
// given corpus.
func (b *bench) each(ctx context.Context, do func(ctx context.Context, n int) error) error {
	var counts []int
	for _, s := range strings.Split(b.sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil || n < 1 {
			return fmt.Errorf("%q is no number of pages", s)
		}
		counts = append(counts, n)
	}
	if b.corpus != "" {
		counts = []int{0}
	}
	var err error
	if b.self, err = os.Executable(); err != nil {
		return err
	}
	if b.work, err = os.MkdirTemp(b.work, "bench"); err != nil {
		return err
	}
	defer os.RemoveAll(b.work)
	if err := b.findPrograms(ctx); err != nil {
		return err
	}
	for _, n := range counts {
		if err := do(ctx, n); err != nil {
			return err
		}
	}
	return nil
}

func runCommand(ctx context.Context, w io.Writer, args []string) error {
	b := bench{out: w}
	set := flag.NewFlagSet("bench", flag.ContinueOnError)
	b.flags(set, "500,3500", 5)
	only := set.String("only", "", "what to measure, a regular expression")
	set.BoolVar(&b.tidy, "tidy", false, "delete outputs at once")
	err := set.Parse(args)
	if err != nil {
		return err
	}
	if b.only, err = regexp.Compile(*only); err != nil {
		return err
	}
	return b.each(ctx, b.series)
}

func (b *bench) findPrograms(ctx context.Context) error {
	if b.pufa == "" {
		b.pufa = filepath.Join(b.work, "pufa")
		if _, err := measure(ctx, "", nil, "go", "build", "-o", b.pufa, "pufa"); err != nil {
			return err
		}
	}
	switch b.hugo {
	case "none":
		b.hugo = ""
	case "":
		b.hugo, _ = exec.LookPath("hugo")
	}
	for _, program := range []*string{&b.pufa, &b.hugo} {
		if *program == "" {
			continue
		}
		full, err := filepath.Abs(*program)
		if err != nil {
			return err
		}
		*program = full
	}
	return nil
}

// series measures all contestants on one corpus and prints its table.
func (b *bench) series(ctx context.Context, n int) error {
	dir, err := os.MkdirTemp(b.work, "series")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	content, name := b.corpus, b.corpus
	if content == "" {
		content, name = filepath.Join(dir, "content"), b.kind+"-"+strconv.Itoa(n)
		if _, err := measure(ctx, "", nil, b.self, "corpus", b.kind, strconv.Itoa(n), content); err != nil {
			return err
		}
	}
	if content, err = filepath.Abs(content); err != nil {
		return err
	}
	count, bytes, err := weigh(content)
	if err != nil {
		return err
	}
	if err := b.layOutAll(ctx, dir, content); err != nil {
		return err
	}
	all := b.contestants(dir, content)
	results := make([][]sample, len(all))
	out := func(name string) string { return filepath.Join(dir, "out", name) }
	for round := range b.rounds {
		for k := range all {
			i := (k + round) % len(all) // so that nobody always runs after the same one
			c := all[i]
			s, err := b.run(ctx, dir, c, out(c.name), round)
			if err != nil {
				return err
			}
			results[i] = append(results[i], s)
		}
	}
	fmt.Fprintf(b.out, "\n### %s: %d pages, %.1f KB each, %d rounds, %s/%s, %d processors\n\n",
		filepath.Base(name), count, float64(bytes)/float64(count)/1000, b.rounds, runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	printTable(b.out, all, results, count)
	if outputsOf := func(name string) bool { _, err := os.Stat(out(name)); return err == nil }; outputsOf("pufa") && outputsOf("hugo") {
		fmt.Fprint(b.out, "\npufa and Hugo: ")
		if _, err := compare(b.out, out("hugo"), out("pufa")); err != nil {
			return err
		}
	}
	return nil
}

// layOutAll writes the sites of all contestants.
func (b *bench) layOutAll(ctx context.Context, dir, content string) error {
	if err := layOut("hugo", filepath.Join(dir, "hugo")); err != nil {
		return err
	}
	for _, site := range []string{"site", "searching"} {
		if err := layOut("site", filepath.Join(dir, site)); err != nil {
			return err
		}
		if err := bringContent(content, filepath.Join(dir, site, "content")); err != nil {
			return err
		}
	}
	theme := filepath.Join(dir, "theme")
	if _, err := measure(ctx, "", nil, b.pufa, "theme", "export", theme); err != nil {
		return err
	}
	return layOutSearch(filepath.Join(dir, "searching"), theme)
}

func (b *bench) contestants(dir, content string) []contestant {
	var all []contestant
	add := func(c contestant) {
		if b.only.MatchString(c.name) {
			all = append(all, c)
		}
	}
	for _, mode := range floorModes {
		add(contestant{name: "floor " + mode, argv: []string{b.self, "floor", "-mode", mode, "-in", content, "-out"}})
	}
	pufa := []string{b.pufa, "build", "-s", filepath.Join(dir, "site"), "--today", "2030-01-01", "-o"}
	add(contestant{name: "pufa", argv: pufa})
	add(contestant{name: "pufa unchanged", argv: pufa, warm: true})
	add(contestant{name: "pufa with search", argv: []string{b.pufa, "build", "-s", filepath.Join(dir, "searching"), "--today", "2030-01-01", "-o"}})
	if b.hugo != "" {
		hugo := []string{b.hugo, "build", "--quiet", "--noBuildLock", "-s", filepath.Join(dir, "hugo"), "-c", content, "--cacheDir", filepath.Join(dir, "hugo-cache"), "-d"}
		add(contestant{name: "hugo", argv: hugo})
		add(contestant{name: "hugo unchanged", argv: hugo, warm: true})
	}
	return all
}

// run runs one contestant: a warm one over its own output of an earlier round, others
// into a new folder.
func (b *bench) run(ctx context.Context, dir string, c contestant, out string, round int) (sample, error) {
	argv := append(append([]string{}, c.argv...), out)
	cache := filepath.Join(dir, "cache-"+c.name)
	if !c.warm {
		if err := os.RemoveAll(cache); err != nil {
			return sample{}, err
		}
	}
	env := append(os.Environ(), "PUFA_CACHE="+cache)
	if c.warm && round == 0 {
		if _, err := measure(ctx, dir, env, argv...); err != nil {
			return sample{}, err
		}
	}
	if _, err := os.Stat(out); err == nil && !c.warm {
		old := out + "-" + strconv.Itoa(round)
		if err := os.Rename(out, old); err != nil {
			return sample{}, err
		}
		if b.tidy {
			if err := os.RemoveAll(old); err != nil {
				return sample{}, err
			}
		}
	}
	settle()
	return measure(ctx, dir, env, argv...)
}
