package cli

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
	"time"

	"pufa/internal/diag"
	"pufa/internal/parallel"
)

// meter is a line of a terminal that shows the progress of long work. It writes
// nothing to files and pipes.
type meter struct {
	p     *program
	mu    sync.Mutex
	w     io.Writer // nil = no output
	last  time.Time // time of the last output
	stage string
	cells int // width of the present line
}

func (p *program) progress() *meter {
	m := &meter{p: p}
	if _, ok := terminal(p.env.Stderr); ok && rewrites(p.json, p.env.Getenv("TERM")) {
		m.w = p.env.Stderr
	}
	return m
}

// rewrites reports whether a line may be overwritten: a dumb terminal would
// show each version after the other.
func rewrites(json bool, term string) bool { return !json && term != "dumb" }

// show shows the progress of a stage. It is called from one goroutine at a
// time.
func (m *meter) show(stage string, done, total int) {
	const pause = 100 * time.Millisecond // more often flickers and slows consoles
	if m.w == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	now := m.p.env.Now()
	if stage == m.stage && done < total && now.Sub(m.last) < pause {
		return
	}
	m.stage, m.last = stage, now
	code := "say/progress-" + stage
	if _, ok := diag.Lookup(code); !ok {
		return
	}
	text := m.p.say(code)
	if total > 0 {
		text += fmt.Sprintf(" %d/%d", done, total)
	}
	m.write(text)
}

// slow reports a file that takes long, in files and pipes too, so that nobody
// has to guess what a build is waiting for.
func (m *meter) slow() *parallel.Slow {
	if m.p.json {
		return nil
	}
	seconds := func(d time.Duration) string { return strconv.Itoa(int(d.Seconds())) }
	s := &parallel.Slow{After: 10 * time.Second, Whole: time.Minute, Least: time.Second}
	s.Tell = func(name string) { m.aside("say/slow", name, seconds(s.After)) }
	s.Longest = func(name string, took time.Duration) {
		m.aside("say/slowest", seconds(s.Whole), name, seconds(took))
	}
	return s
}

// aside prints a message on a line of its own.
func (m *meter) aside(code string, args ...string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.empty()
	io.WriteString(m.p.env.Stderr, diag.Harmless(m.p.say(code, args...))+"\n")
	m.cells = 0
}

// clear empties the line for what follows.
func (m *meter) clear() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.empty()
}

func (m *meter) empty() {
	if m.w != nil && m.cells > 0 {
		m.write("")
		io.WriteString(m.w, "\r")
	}
}

func (m *meter) write(text string) {
	n := diag.Cells(text)
	io.WriteString(m.w, "\r"+text+strings.Repeat(" ", max(0, m.cells-n)))
	m.cells = n
}
