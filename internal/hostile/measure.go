package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// meter runs a built pufa.
type meter struct {
	pufa, work string
	limit      time.Duration // of one run
	times      int           // each run is repeated; the cheapest counts
	most       bounds
	runs       int
	bases      map[string]float64 // seconds, see base
}

// sample is what one run cost.
type sample struct {
	cpu    time.Duration // user and system time together
	peak   int           // MB
	status int           // exit status
	codes  map[string]bool
	over   bool // it was killed at the limit
}

// aside keeps the garbage collector out of the measurement, since its cost grows by laws
// of its own.
var aside = []string{"GOGC=2000", "GOMEMLIMIT=3GiB"}

// table measures constructs and prints one line for each.
func (m *meter) table(ctx context.Context, w io.Writer, chosen []construct) error {
	fmt.Fprintln(w, "| construct | n | n/4 s | n/2 s | n s | exponent | last doubling | n as built s | MB | status | beyond n |\n|---|---|---|---|---|---|---|---|---|---|---|")
	m.bases = map[string]float64{}
	for _, c := range chosen {
		if err := ctx.Err(); err != nil {
			return err
		}
		line, err := m.line(ctx, c)
		if err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
		fmt.Fprintf(w, "| `%s` | %s |\n", strings.ReplaceAll(c.name, "|", "\\|"), line)
	}
	return nil
}

// line measures one construct and returns the cells that follow its name. What costs
// next to nothing is not measured any further.
func (m *meter) line(ctx context.Context, c construct) (string, error) {
	n, most, beyond, err := m.size(ctx, c)
	if err != nil {
		return "", err
	}
	base, err := m.base(ctx, c, most.status)
	if err != nil {
		return "", err
	}
	took := []float64{most.cpu.Seconds() - base}
	for part := 2; part <= 4 && !most.over && took[len(took)-1] > shortest; part *= 2 {
		less, err := m.run(ctx, c.make(max(1, n/part)), c.args, aside)
		if err != nil {
			return "", err
		}
		took = append([]float64{less.cpu.Seconds() - base}, took...)
	}
	if len(took) > 1 {
		if most, err = m.run(ctx, c.make(n), c.args, nil); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%d | %s | %s | %s", n, growth(took), m.ended(most, base), beyond), nil
}

// base returns the seconds of a command almost without the construct. A build that ends
// with findings writes no pages, and so has a base of its own.
func (m *meter) base(ctx context.Context, c construct, status int) (float64, error) {
	key := fmt.Sprint(status, c.args)
	if _, known := m.bases[key]; !known {
		least, err := m.run(ctx, c.make(few), c.args, aside)
		if err != nil {
			return 0, err
		}
		if least.status != status {
			return m.base(ctx, c, least.status)
		}
		m.bases[key] = least.cpu.Seconds()
	}
	return m.bases[key], nil
}

// few is a number of repetitions that cost nothing.
const few = 4

// shortest is the time in seconds in which growth can be seen.
const shortest = 0.1

// growth formats times and their growth with each doubling, as five cells.
func growth(took []float64) string {
	last := len(took) - 1
	if last < 2 {
		return fmt.Sprintf("– | – | %.3f | – | –", took[last])
	}
	exponent := func(from float64, doublings int) float64 {
		return math.Log2(took[last]/max(from, 0.001)) / float64(doublings)
	}
	return fmt.Sprintf("%.3f | %.3f | %.3f | %.2f | %.2f", took[0], took[1], took[2], exponent(took[0], 2), exponent(took[1], 1))
}

// ended formats the cost of the largest run, run as an author would, as three cells.
func (m *meter) ended(s sample, base float64) string {
	if s.over {
		return fmt.Sprintf(">%s | – | –", m.limit)
	}
	return fmt.Sprintf("%.3f | %d | %d", s.cpu.Seconds()-base, s.peak, s.status)
}

var buildArgs = []string{"build", "-s", "SITE", "--today", "2030-01-01"}

// run runs pufa on files, several times, and returns the cheapest run.
func (m *meter) run(ctx context.Context, f files, args, env []string) (best sample, err error) {
	m.runs++
	dir := filepath.Join(m.work, fmt.Sprint("site-", m.runs))
	defer os.RemoveAll(dir)
	for i := range m.times {
		os.RemoveAll(dir) // what the run before has written
		if err := f.write(dir); err != nil {
			return sample{}, err
		}
		s, err := m.once(ctx, dir, args, env)
		if err != nil || s.over {
			return s, err
		}
		if i == 0 || s.cpu < best.cpu {
			best = s
		}
	}
	return best, nil
}

func (m *meter) once(ctx context.Context, dir string, args, env []string) (sample, error) {
	if args == nil {
		args = buildArgs
	}
	ctx, cancel := context.WithTimeout(ctx, m.limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, m.pufa, strings.Split(strings.ReplaceAll(strings.Join(args, "\x00"), "SITE", dir), "\x00")...)
	cmd.Dir = dir
	cmd.Env = append(append(os.Environ(), "PUFA_CACHE=off"), env...)
	var found strings.Builder
	cmd.Stderr = &found
	err := cmd.Run()
	if ctx.Err() != nil {
		return sample{over: true}, nil
	}
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return sample{}, err
	}
	p := cmd.ProcessState
	return sample{cpu: p.UserTime() + p.SystemTime(), peak: peakOf(p), status: p.ExitCode(), codes: codesIn(found.String())}, nil
}

var errorLine = regexp.MustCompile(`(?m)(?:error|错误).*\[([a-z]+/[a-z-]+)\]$`)

// codesIn returns the codes of the errors that pufa has printed.
func codesIn(text string) map[string]bool {
	codes := map[string]bool{}
	for _, m := range errorLine.FindAllStringSubmatch(text, -1) {
		codes[m[1]] = true
	}
	return codes
}
