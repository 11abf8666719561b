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
	"strings"
	"time"
)

// meter runs a built pufa.
type meter struct {
	pufa, work string
	limit      time.Duration
	runs       int
}

// sample is what one run cost.
type sample struct {
	cpu    time.Duration // user and system time together
	peak   int           // MB
	status int           // exit status
	over   bool          // it was killed at the limit
}

// aside keeps the garbage collector out of the measurement, since its cost grows by laws
// of its own.
var aside = []string{"GOGC=2000", "GOMEMLIMIT=3GiB"}

// table measures constructs and prints one line for each.
func (m *meter) table(ctx context.Context, w io.Writer, chosen []construct) error {
	fmt.Fprintln(w, "| construct | n | n s | 2 n s | 4 n s | exponent | last doubling | 4 n as built s | MB | status |\n|---|---|---|---|---|---|---|---|---|---|")
	bases := map[string]float64{} // cost of a command without the construct
	for _, c := range chosen {
		if err := ctx.Err(); err != nil {
			return err
		}
		name := strings.Join(c.args, " ")
		if _, known := bases[name]; !known {
			base, err := m.run(ctx, c.make(1), c.args, aside)
			if err != nil {
				return err
			}
			bases[name] = base.cpu.Seconds()
		}
		var took []float64
		last := sample{}
		for i := 0; i < 3 && !last.over; i++ {
			var err error
			if last, err = m.run(ctx, c.make(c.n<<i), c.args, aside); err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			took = append(took, last.cpu.Seconds()-bases[name])
		}
		if last.over {
			took = took[:len(took)-1]
		} else if built, err := m.run(ctx, c.make(4*c.n), c.args, nil); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		} else {
			last = built
		}
		fmt.Fprintf(w, "| `%s` | %d | %s | %s |\n", strings.ReplaceAll(c.name, "|", "\\|"), c.n, growth(took), m.ended(last, bases[name]))
	}
	return nil
}

// growth formats times and their growth with each doubling, as five cells.
func growth(took []float64) string {
	cells := []string{"–", "–", "–", "–", "–"}
	for i, t := range took {
		cells[i] = fmt.Sprintf("%.3f", t)
	}
	exponent := func(from, to float64, doublings int) string {
		return fmt.Sprintf("%.2f", math.Log2(to/max(from, 0.001))/float64(doublings))
	}
	if n := len(took); n > 1 && took[n-1] >= 0.1 {
		cells[3], cells[4] = exponent(took[0], took[n-1], n-1), exponent(took[n-2], took[n-1], 1)
	}
	return strings.Join(cells, " | ")
}

// ended formats the cost of the largest run, run as an author would, as three cells.
func (m *meter) ended(s sample, base float64) string {
	if s.over {
		return fmt.Sprintf(">%s | – | –", m.limit)
	}
	return fmt.Sprintf("%.3f | %d | %d", s.cpu.Seconds()-base, s.peak, s.status)
}

var buildArgs = []string{"build", "-s", "SITE", "--today", "2030-01-01"}

// run runs pufa on files.
func (m *meter) run(ctx context.Context, f files, args, env []string) (sample, error) {
	m.runs++
	dir := filepath.Join(m.work, fmt.Sprint("site-", m.runs))
	defer os.RemoveAll(dir)
	if err := f.write(dir); err != nil {
		return sample{}, err
	}
	if args == nil {
		args = buildArgs
	}
	ctx, cancel := context.WithTimeout(ctx, m.limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, m.pufa, strings.Split(strings.ReplaceAll(strings.Join(args, "\x00"), "SITE", dir), "\x00")...)
	cmd.Dir = dir
	cmd.Env = append(append(os.Environ(), "PUFA_CACHE=off"), env...)
	err := cmd.Run()
	if ctx.Err() != nil {
		return sample{over: true}, nil
	}
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		return sample{}, err
	}
	p := cmd.ProcessState
	return sample{cpu: p.UserTime() + p.SystemTime(), peak: peakOf(p), status: p.ExitCode()}, nil
}
