package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"pufa/internal/cli"
)

// TestWorkGrowsWithTheInput gives constructs to pufa in two sizes and compares what
// they cost within one run, so that the machine's speed does not count: eight times the
// input may cost three times as much again as eight times the work, which is far below
// its square. It is the processor's time that is compared, and a run that fails is tried
// again, since others use the machine, too.
//
// Usually it takes the constructs that stand for a kind (see [kinds]) and ends within a
// minute. PUFA_HOSTILE=full takes all of them, in larger sizes.
func TestWorkGrowsWithTheInput(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	part, tries, full := 8, 4, os.Getenv("PUFA_HOSTILE") == "full"
	if full {
		part = 1
	}
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // it has its own laws of growth
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(2 << 30))
	bases := map[string]time.Duration{}
	for _, c := range constructs() {
		if !full && !kinds[c.name] {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			name := strings.Join(c.args, " ")
			if _, known := bases[name]; !known {
				bases[name] = min(cost(t, c, c.make(1)), cost(t, c, c.make(1)))
			}
			n := max(8, 4*c.n/part)
			const least = 8 * time.Millisecond // below this it is noise
			for try := 1; ; try++ {
				large := cost(t, c, c.make(n)) - bases[name]
				if large <= 24*least {
					return
				}
				small := max(cost(t, c, c.make(n/8))-bases[name], least)
				if large <= 24*small {
					return
				}
				if try == tries {
					t.Errorf("%d times cost %v, %d times %v", n/8, small, n, large)
					return
				}
			}
		})
	}
}

// cost gives files to pufa, as its command does, and returns the processor's time. The
// end must be orderly: all is well, or the findings say what is wrong.
func cost(t *testing.T, c construct, f files) time.Duration {
	t.Helper()
	dir := t.TempDir()
	if err := f.write(dir); err != nil {
		t.Fatal(err)
	}
	args := c.args
	if args == nil {
		args = buildArgs
	}
	runtime.GC()
	var out, found bytes.Buffer
	began := used()
	status := cli.Main(context.Background(), strings.Split(strings.ReplaceAll(strings.Join(args, "\x00"), "SITE", dir), "\x00"), cli.Env{
		Stdin: strings.NewReader(""), Stdout: &out, Stderr: &found, Dir: dir,
		Now:    func() time.Time { return time.Date(2030, 1, 1, 12, 0, 0, 0, time.UTC) },
		Getenv: func(name string) string { return map[string]string{"PUFA_CACHE": "off", "GOGC": "off"}[name] },
	})
	took := used() - began
	if status != 0 && status != 1 {
		t.Errorf("exit status %d\n%.2000s%.2000s", status, out.String(), found.String())
	}
	if status == 1 && !strings.Contains(found.String(), "[") {
		t.Errorf("it failed and did not say why\n%.2000s", found.String())
	}
	os.RemoveAll(filepath.Join(dir, "public"))
	return took
}

// Names are the table's and the tests'.
func TestConstructsAreNamedOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range constructs() {
		if seen[c.name] || c.n < 1 {
			t.Errorf("%q: twice, or without a size", c.name)
		}
		seen[c.name] = true
	}
	for name := range kinds {
		if !seen[name] {
			t.Errorf("%q stands for a kind and is none of the constructs", name)
		}
	}
}
