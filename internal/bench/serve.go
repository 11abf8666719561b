package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// preview is a server that shows a site while it is edited.
type preview struct {
	name  string
	argv  []string
	edits map[string]string // the file that each kind of edit changes
	page  string            // address of the edited page
	style string            // address of the stylesheet
	most  map[string]int    // edits of a kind that it can take; 0 = any number

	command *exec.Cmd
	took    map[string][]time.Duration
	cpu     map[string]time.Duration
	first   []time.Duration
}

// editKinds are the kinds of edits, in the order in which they are done: each
// replaces something in its file by a mark and awaits the mark in an answer.
var editKinds = []string{"content", "title", "template", "stylesheet", "settings"}

var titleKey = regexp.MustCompile(`(?m)^title = "`)

// marked returns a file's text with a mark in it.
func marked(kind, text, mark string) string {
	switch kind {
	case "content":
		return text + "\n" + mark + "\n"
	case "stylesheet":
		return text + "\n/* " + mark + " */\n"
	case "template":
		return strings.Replace(text, "FOOT-TOKEN", mark, 1)
	}
	at := titleKey.FindStringIndex(text)
	return text[:at[1]] + mark + text[at[1]:]
}

// serveCommand measures previews: start to first page, then save to changed answer
// for each kind of edit. Both servers run all the time and are edited in turn, so
// that both see the same machine. A file is saved by a rename, as editors do.
func serveCommand(ctx context.Context, args []string) error {
	var b bench
	set := flag.NewFlagSet("bench serve", flag.ContinueOnError)
	b.flags(set, "3500", 3)
	edits := set.Int("edits", 20, "edits of each kind")
	if err := set.Parse(args); err != nil {
		return err
	}
	return b.each(ctx, func(ctx context.Context, n int) error { return b.previews(ctx, n, *edits) })
}

// previews measures the servers on one corpus and prints their table.
func (b *bench) previews(ctx context.Context, n, edits int) error {
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
	all, err := b.servers(dir, content)
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
		p.rest() // reading goes on behind the first page
	}
	for _, kind := range editKinds {
		for i := range edits {
			for _, p := range all {
				if most := p.most[kind]; most > 0 && i >= most {
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
	fmt.Printf("\n### %d pages, %d starts, %d edits of each kind; load %s\n\n", count, b.rounds, edits, load())
	fmt.Print("| server | first page s | MB |")
	for _, kind := range editKinds {
		fmt.Printf(" %s ms p50 / p95 (CPU) |", kind)
	}
	fmt.Print("\n|---|---|---|" + strings.Repeat("---|", len(editKinds)) + "\n")
	for _, p := range all {
		slices.Sort(p.first)
		_, resident := usage(p.command.Process.Pid)
		fmt.Printf("| %s | %.2f | %d |", p.name, median(p.first).Seconds(), resident>>20)
		for _, kind := range editKinds {
			slices.Sort(p.took[kind])
			fmt.Printf(" %.0f / %.0f (%.0f) |", quantile(p.took[kind], 0.5), quantile(p.took[kind], 0.95), float64(p.cpu[kind].Milliseconds())/float64(len(p.took[kind])))
		}
		fmt.Println()
	}
	return nil
}

// servers lays out a site for each server, with content of its own.
func (b *bench) servers(dir, content string) ([]*preview, error) {
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
			name: name, argv: argv(at, port), page: origin + address, style: origin + "/style.css", took: map[string][]time.Duration{}, cpu: map[string]time.Duration{},
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
	if err == nil && b.hugo != "" {
		err = add("hugo", "hugo", "hugo.toml", "layouts/_partials/footer.html", func(at, port string) []string {
			return []string{b.hugo, "server", "--bind", "127.0.0.1", "-p", port, "-s", at, "--noBuildLock", "-M"}
		})
	}
	if n := len(all); n > 1 {
		all[n-1].most = map[string]int{"settings": 3} // it keeps every site that it had before
	}
	return all, err
}

// freePort returns a port that nobody listens at.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}

// start starts the server and awaits the first page.
func (p *preview) start(ctx context.Context, dir string) error {
	p.command = exec.CommandContext(ctx, p.argv[0], p.argv[1:]...)
	p.command.Dir = dir
	began := time.Now()
	if err := p.command.Start(); err != nil {
		return err
	}
	_, err := p.await(ctx, p.page, "</html>", began)
	p.first = append(p.first, time.Since(began))
	return err
}

func (p *preview) end() {
	if p.command != nil {
		_ = p.command.Process.Kill()
		_ = p.command.Wait() // it was killed
		p.command = nil
	}
}

// edit saves a file with a mark in it, awaits the mark, and notes what it took.
func (p *preview) edit(ctx context.Context, kind string, i int) error {
	file := p.edits[kind]
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	mark := fmt.Sprintf("mark%d", time.Now().UnixNano())
	address := p.page
	if kind == "stylesheet" {
		address = p.style
	}
	write := func(text string) error {
		if err := os.WriteFile(file+".tmp", []byte(text), 0o644); err != nil {
			return err
		}
		return os.Rename(file+".tmp", file)
	}
	before, _ := usage(p.command.Process.Pid)
	began := time.Now()
	if err := write(marked(kind, string(text), mark)); err != nil {
		return err
	}
	took, err := p.await(ctx, address, mark, began)
	if err != nil {
		return fmt.Errorf("%s, edit %d of %s: %w", p.name, i, kind, err)
	}
	p.rest() // what it goes on with belongs to the edit
	after, _ := usage(p.command.Process.Pid)
	p.took[kind] = append(p.took[kind], took)
	p.cpu[kind] += after - before
	if err := write(string(text)); err != nil { // as it was
		return err
	}
	p.rest()
	return nil
}

// rest waits until the server does nothing any more, or the other one would be
// measured beside it.
func (p *preview) rest() {
	time.Sleep(500 * time.Millisecond)
	for last := time.Duration(-1); ; time.Sleep(200 * time.Millisecond) {
		now, _ := usage(p.command.Process.Pid)
		if now-last < 20*time.Millisecond {
			return
		}
		last = now
	}
}

// await asks for an address until the answer has a text.
func (p *preview) await(ctx context.Context, address, text string, began time.Time) (time.Duration, error) {
	for ctx.Err() == nil {
		if resp, err := http.Get(address); err == nil {
			data, err := io.ReadAll(resp.Body)
			resp.Body.Close()
			if err == nil && resp.StatusCode == http.StatusOK && strings.Contains(string(data), text) {
				return time.Since(began), nil
			}
		}
		if time.Since(began) > 5*time.Minute {
			return 0, fmt.Errorf("%s does not show at %s", text, address)
		}
		time.Sleep(2 * time.Millisecond)
	}
	return 0, context.Cause(ctx)
}

func quantile(sorted []time.Duration, q float64) float64 {
	return float64(sorted[int(math.Round(q*float64(len(sorted)-1)))].Microseconds()) / 1000
}

// usage returns the processor time and the resident memory of a process, as Linux
// tells them; else zero.
func usage(pid int) (cpu time.Duration, resident int) {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return 0, 0
	}
	_, rest, _ := strings.Cut(string(data), ") ")
	f := strings.Fields(rest)
	if len(f) < 22 {
		return 0, 0
	}
	for _, i := range []int{11, 12} { // utime, stime
		ticks, _ := strconv.Atoi(f[i])
		cpu += time.Duration(ticks) * 10 * time.Millisecond
	}
	pages, _ := strconv.Atoi(f[21])
	return cpu, pages * os.Getpagesize()
}

// load is how busy the machine is, where the system tells.
func load() string {
	data, _ := os.ReadFile("/proc/loadavg") // "" elsewhere
	if f := strings.Fields(string(data)); len(f) > 2 {
		return f[0]
	}
	return "?"
}
