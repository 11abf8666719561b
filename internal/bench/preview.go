package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
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
	most  int               // bytes of memory above which settings are no longer edited

	command *exec.Cmd
	took    map[string][]time.Duration
	cpu     map[string]time.Duration
	first   []time.Duration
}

// editKinds are the kinds of edits, in the order in which they are made. Each replaces
// something in its file with a mark and waits for the mark in an answer.
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

// freePort returns a port that nobody listens on.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}

// start starts the server and waits for the first page.
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

// edit makes an edit and records its wall time and CPU time.
func (p *preview) edit(ctx context.Context, kind string, i int) error {
	before := p.state()
	took, err := p.change(ctx, kind)
	if err != nil {
		return fmt.Errorf("%s, edit %d of %s: %w", p.name, i, kind, err)
	}
	p.rest()
	p.took[kind] = append(p.took[kind], took)
	p.cpu[kind] += (p.state().cpu - before.cpu) / 2 // the edit and its undoing
	return nil
}

// change saves a file with a mark in it, waits for the mark, and restores the file.
func (p *preview) change(ctx context.Context, kind string) (time.Duration, error) {
	file := p.edits[kind]
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, err
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
	began := time.Now()
	if err := write(marked(kind, string(text), mark)); err != nil {
		return 0, err
	}
	took, err := p.await(ctx, address, mark, began)
	return took, errors.Join(err, write(string(text)))
}

// full reports whether the server uses more memory than allowed.
func (p *preview) full() bool { return p.state().resident >= p.most }

// rest waits until the server is idle, so that it does not disturb the measurement of the
// other one.
func (p *preview) rest() {
	time.Sleep(500 * time.Millisecond)
	for last := time.Duration(-1); ; time.Sleep(200 * time.Millisecond) {
		now := p.state().cpu
		if now-last < 20*time.Millisecond {
			return
		}
		last = now
	}
}

// await requests an address until the answer contains a text.
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

// state is what the system says about a process.
type state struct {
	cpu                      time.Duration
	resident, files, threads int
}

// state returns the state of the server on Linux, zero elsewhere.
func (p *preview) state() state {
	var s state
	dir := "/proc/" + strconv.Itoa(p.command.Process.Pid)
	data, err := os.ReadFile(dir + "/stat")
	if err != nil {
		return s
	}
	_, rest, _ := strings.Cut(string(data), ") ")
	f := strings.Fields(rest)
	if len(f) < 22 {
		return s
	}
	for _, i := range []int{11, 12} { // utime, stime
		ticks, _ := strconv.Atoi(f[i])
		s.cpu += time.Duration(ticks) * 10 * time.Millisecond
	}
	s.threads, _ = strconv.Atoi(f[17])
	pages, _ := strconv.Atoi(f[21])
	s.resident = pages * os.Getpagesize()
	open, _ := os.ReadDir(dir + "/fd") // nil when it may not be looked at
	s.files = len(open)
	return s
}

// load returns the load of the machine, "" if the system does not say.
func load() string {
	data, _ := os.ReadFile("/proc/loadavg") // "" elsewhere
	if f := strings.Fields(string(data)); len(f) > 2 {
		return f[0]
	}
	return "?"
}
