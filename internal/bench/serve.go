package main

import (
	"context"
	"flag"
	"fmt"
	"math"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// serving says what a measurement of previews does.
type serving struct {
	edits int  // of each kind
	day   int  // edits of a long day; 0 = none
	whole bool // Hugo also without its partial rendering
	most  int  // MB above which settings are no longer edited
}

// serveCommand measures previews: start to first page, then save to changed answer
// for each kind of edit. All servers run all the time and are edited in turn, so
// that all see the same machine. A file is saved by a rename, as editors do.
func serveCommand(ctx context.Context, args []string) error {
	var b bench
	var s serving
	set := flag.NewFlagSet("bench serve", flag.ContinueOnError)
	b.flags(set, "3500", 3)
	set.IntVar(&s.edits, "edits", 50, "edits of each kind")
	set.IntVar(&s.day, "day", 0, "edits of a long day")
	set.BoolVar(&s.whole, "whole", false, "Hugo also with --disableFastRender")
	set.IntVar(&s.most, "most", 6000, "MB at which a server is spared edits of settings")
	if err := set.Parse(args); err != nil {
		return err
	}
	return b.each(ctx, func(ctx context.Context, n int) error { return b.previews(ctx, n, s) })
}

// previews measures the servers on one corpus and prints their table.
func (b *bench) previews(ctx context.Context, n int, s serving) error {
	dir, err := os.MkdirTemp(b.work, "serve")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	content := b.corpus
	if content == "" {
		content = filepath.Join(dir, "content")
		if err := makeCorpus(b.kind, n, content); err != nil {
			return err
		}
	}
	all, err := b.servers(dir, content, s)
	if err != nil {
		return err
	}
	defer func() {
		for _, p := range all {
			p.end()
		}
	}()
	for range b.rounds {
		for _, p := range all {
			p.end()
			settle()
			if err := p.start(ctx, dir); err != nil {
				return err
			}
		}
	}
	for _, p := range all {
		p.rest() // the server still reads after the first page
	}
	for _, kind := range editKinds {
		for i := range s.edits {
			for _, p := range all {
				if kind == "settings" && p.full() {
					continue
				}
				if err := p.edit(ctx, kind, i); err != nil {
					return err
				}
			}
		}
	}
	count, _, err := weigh(content)
	if err != nil {
		return err
	}
	fmt.Printf("\n### %d pages, %d starts, %d edits of each kind; load %s\n\n", count, b.rounds, s.edits, load())
	printServers(all, s)
	if s.day > 0 {
		return all[0].day(ctx, s.day)
	}
	return nil
}

// printServers prints a Markdown table: medians of starts, memory after all edits,
// and what edits took.
func printServers(all []*preview, s serving) {
	fmt.Print("| server | first page s | MB |")
	for _, kind := range editKinds {
		fmt.Printf(" %s ms p50 / p95 (CPU) |", kind)
	}
	fmt.Print("\n|---|---|---|" + strings.Repeat("---|", len(editKinds)) + "\n")
	spared := false
	for _, p := range all {
		slices.Sort(p.first)
		fmt.Printf("| %s | %.2f | %d |", p.name, median(p.first).Seconds(), p.state().resident>>20)
		for _, kind := range editKinds {
			took := p.took[kind]
			n := len(took)
			if n == 0 {
				fmt.Print(" – |")
				continue
			}
			slices.Sort(took)
			fmt.Printf(" %.0f / %.0f (%.0f)", quantile(took, 0.5), quantile(took, 0.95), float64(p.cpu[kind].Milliseconds())/float64(n))
			if n < s.edits {
				spared = true
				fmt.Printf(", %d edits", n)
			}
			fmt.Print(" |")
		}
		fmt.Println()
	}
	if spared {
		fmt.Printf("\nA server that has %d MB is spared further edits of settings: Hugo keeps every site that it had before.\n", s.most)
	}
}

// day makes edit after edit and prints the state of the server after ten edits and at the
// end. Its goroutines are counted by a test in the same process (TestALongDayCostsNothing
// in internal/preview).
func (p *preview) day(ctx context.Context, edits int) error {
	const early = 10
	var before state
	for i := range edits {
		kind := editKinds[i%len(editKinds)]
		if _, err := p.change(ctx, kind); err != nil {
			return fmt.Errorf("edit %d of the day (%s): %w", i, kind, err)
		}
		if i+1 == early {
			before = p.settled()
		}
	}
	after := p.settled()
	fmt.Printf("\n%s after %d edits: %d MB, %d open files, %d threads; after %d: %d MB, %d open files, %d threads\n", p.name,
		early, before.resident>>20, before.files, before.threads, edits, after.resident>>20, after.files, after.threads)
	return nil
}

// settled returns the server's state after it has had time to tidy up.
func (p *preview) settled() state {
	p.rest()
	http.DefaultClient.CloseIdleConnections()
	p.rest()
	return p.state()
}

// servers lays out a site for each server, with content of its own.
func (b *bench) servers(dir, content string, s serving) ([]*preview, error) {
	var source string
	err := filepath.WalkDir(content, func(p string, _ os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".md") && filepath.Base(p) != "_index.md" && (source == "" || strings.Contains(p, "judicial") && !strings.Contains(source, "judicial")) {
			source, err = filepath.Rel(content, p)
		}
		return err
	})
	if err != nil || source == "" {
		return nil, fmt.Errorf("no page in %s: %w", content, err)
	}
	address := "/" + filepath.ToSlash(strings.TrimSuffix(source, ".md")) + "/"
	var all []*preview
	add := func(name, site, settings, footer string, argv func(at, port string) []string) error {
		at := filepath.Join(dir, "serve-"+name)
		if err := layOut(site, at); err != nil {
			return err
		}
		if err := os.CopyFS(filepath.Join(at, "content"), os.DirFS(content)); err != nil {
			return err
		}
		port, err := freePort()
		if err != nil {
			return err
		}
		origin := "http://127.0.0.1:" + port
		all = append(all, &preview{
			name: name, most: s.most << 20, argv: argv(at, port), page: origin + address, style: origin + "/style.css", took: map[string][]time.Duration{}, cpu: map[string]time.Duration{},
			edits: map[string]string{
				"content": filepath.Join(at, "content", source), "title": filepath.Join(at, "content", source), "template": filepath.Join(at, footer),
				"stylesheet": filepath.Join(at, "static", "style.css"), "settings": filepath.Join(at, settings),
			},
		})
		return nil
	}
	err = add("pufa", "site", "config.toml", "themes/bench/partials/footer.html", func(at, port string) []string {
		return []string{b.pufa, "serve", "-s", at, "--port", port}
	})
	hugo := func(name string, more ...string) error {
		return add(name, "hugo", "hugo.toml", "layouts/_partials/footer.html", func(at, port string) []string {
			return append([]string{b.hugo, "server", "--bind", "127.0.0.1", "-p", port, "-s", at, "--noBuildLock", "-M"}, more...)
		})
	}
	if err == nil && b.hugo != "" {
		err = hugo("hugo")
	}
	if err == nil && b.hugo != "" && s.whole {
		err = hugo("hugo-whole", "--disableFastRender")
	}
	return all, err
}

func quantile(sorted []time.Duration, q float64) float64 {
	return float64(sorted[int(math.Round(q*float64(len(sorted)-1)))].Microseconds()) / 1000
}
