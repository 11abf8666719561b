//go:build unix

package fire

import (
	"bytes"
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"pufa/internal/testkit"
)

var kills = flag.Int("kills", 12, "how many builds are killed at random moments")

// shot is when to send a signal to a build: a while after its start or, aimed,
// after it has begun to change what readers see.
type shot struct {
	aimed bool
	after time.Duration
}

// gauge knows how long builds take here, to spread shots over all of it.
type gauge struct {
	rand        *rand.Rand
	whole, last time.Duration // of a build; from the first change that readers see
}

func (g *gauge) shot() shot {
	switch g.rand.IntN(5) {
	case 0, 1:
		return shot{true, time.Duration(g.rand.Float64() * 1.1 * float64(g.last))}
	case 2: // a first build's only change is one step, and quick
		return shot{true, time.Duration(g.rand.IntN(int(time.Millisecond)))}
	}
	return shot{false, time.Duration(g.rand.Float64() * 1.05 * float64(g.whole))}
}

// fire starts a build, sends the signal and waits. hit: the build had begun to
// change what readers see, and had not ended.
func fire(t *testing.T, c *exec.Cmd, out string, s shot, sig os.Signal) (said string, hit bool) {
	t.Helper()
	changed := begun(out)
	var b bytes.Buffer
	c.Stderr = &b
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	if s.aimed {
		for !changed() {
			select {
			case <-done:
				return b.String(), false
			case <-time.After(50 * time.Microsecond):
			}
		}
	}
	select {
	case <-done:
		return b.String(), false
	case <-time.After(s.after):
	}
	hit = changed()
	c.Process.Signal(sig) // it may be over: then there was nothing to hit
	<-done
	return b.String(), hit
}

// begun reports whether a build into out has begun to change what readers see:
// the manifest is the first to change.
func begun(out string) func() bool {
	if _, err := os.Stat(out); err != nil {
		return since(out)
	}
	return since(filepath.Join(out, ".pufa-manifest"))
}

// measure builds and keeps the gauge up to date.
func (g *gauge) measure(t *testing.T, c *exec.Cmd, out string) (status int, said string) {
	t.Helper()
	changed := begun(out)
	var b bytes.Buffer
	c.Stderr = &b
	start := time.Now()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	var first time.Time
	for {
		select {
		case <-done:
			g.whole = (g.whole + time.Since(start)) / 2
			if !first.IsZero() {
				g.last = (g.last + time.Since(first)) / 2
			}
			return c.ProcessState.ExitCode(), b.String()
		case <-time.After(200 * time.Microsecond):
			if first.IsZero() && changed() {
				first = time.Now()
			}
		}
	}
}

// kill -9 at any moment, several builds in a row, of a first build and of later
// ones: every file is whole and no page lacks what it loads; then one build that
// is left alone equals a clean build, and nothing lies around.
func (f *firing) killed(t *testing.T) {
	g := &gauge{rand: randomly(t), whole: 500 * time.Millisecond, last: 50 * time.Millisecond}
	killed, first, publishing, repairs := 0, 0, 0, 0
	for round := 0; killed < *kills; round++ {
		parent := t.TempDir()
		out := filepath.Join(parent, "public")
		v := g.rand.IntN(versions)
		used := []int{}
		fresh := round%3 == 0
		if !fresh {
			f.mustBuild(t, v, out)
			used = append(used, v)
			putForeign(t, parent)
		}
		for range 1 + g.rand.IntN(5) {
			v = others(v)[g.rand.IntN(versions-1)]
			used = append(used, v)
			absent := !begunAlready(out)
			c := f.command(f.sites[v], out, "--yes")
			s := g.shot()
			said, hit := fire(t, c, out, s, syscall.SIGKILL)
			switch {
			case ended(c, syscall.SIGKILL):
				killed++
				if absent {
					first++
				}
				if hit {
					publishing++
				}
			case c.ProcessState.ExitCode() != 0:
				t.Errorf("a build that was not killed: %s", said)
			}
			f.checkWhole(t, parent, used...)
			if t.Failed() {
				t.Fatalf("round %d, builds of versions %v, the last one killed %+v", round, used, s)
			}
		}
		v = g.rand.IntN(versions)
		status, said := g.measure(t, f.command(f.sites[v], out, "--yes"), out)
		if status != 0 || complains(said) {
			t.Errorf("the build after kills: status %d\n%s", status, said)
		}
		f.checkRepaired(t, parent, v, !fresh)
		if t.Failed() {
			t.Fatalf("round %d, builds of versions %v, then %d", round, used, v)
		}
		repairs++
		os.RemoveAll(parent)
	}
	t.Logf("%d builds killed, %d of them first builds, %d while they changed what readers see; %d times made good", killed, first, publishing, repairs)
	if *kills >= 20 && publishing == 0 {
		t.Error("no build was killed while it published: the shots miss")
	}
}

func begunAlready(out string) bool {
	_, err := os.Stat(out)
	return err == nil
}

// Ctrl+C: the output is as it was or, when publishing had begun, as it shall be;
// nothing lies around, and the program says so.
func (f *firing) interrupted(t *testing.T) {
	g := &gauge{rand: randomly(t), whole: 300 * time.Millisecond, last: 50 * time.Millisecond}
	heard := 0
	for round := 0; round < max(8, *kills/3) || heard == 0 && round < 100; round++ { // a busy machine takes more shots
		parent := t.TempDir()
		out := filepath.Join(parent, "public")
		before := round % versions
		if round%2 == 0 {
			f.mustBuild(t, before, out)
		} else {
			before = -1
		}
		v := (round + 1) % versions
		c := f.command(f.sites[v], out, "--yes")
		said, _ := fire(t, c, out, g.shot(), syscall.SIGINT)
		switch status := c.ProcessState.ExitCode(); {
		case status == 0:
			f.checkRepaired(t, parent, v, false)
		case status == 3 && strings.Contains(said, "[cli/interrupted]"):
			heard++
			fallthrough
		case ended(c, syscall.SIGINT): // before it listened
			if before >= 0 {
				f.checkRepaired(t, parent, before, false)
			} else if left := testkit.Files(t, parent); len(left) > 0 {
				t.Errorf("files are left of a first build that was interrupted: %d", len(left))
			} else {
				f.checkTidy(t, parent)
			}
		default:
			t.Errorf("status %d: %s", status, said)
		}
		if t.Failed() {
			t.Fatalf("round %d, from version %d to %d", round, before, v)
		}
		os.RemoveAll(parent)
	}
	t.Logf("%d builds heard it", heard)
	if heard == 0 {
		t.Error("no build was interrupted: the shots miss")
	}
}

// Two builds at once: one wins, the other says so. First they start together,
// then one holds the folder while the other comes.
func (f *firing) crowded(t *testing.T) {
	t.Run("together", func(t *testing.T) {
		for round := range 4 {
			parent := t.TempDir()
			out := filepath.Join(parent, "public")
			if round%2 == 1 {
				f.mustBuild(t, 0, out)
				putForeign(t, parent)
			}
			var both [2]*exec.Cmd
			var said [2]bytes.Buffer
			for i := range both {
				both[i] = f.command(f.sites[1+i], out, "--yes")
				both[i].Stderr = &said[i]
				if err := both[i].Start(); err != nil {
					t.Fatal(err)
				}
			}
			var won []int
			for i, c := range both {
				c.Wait()
				switch status := c.ProcessState.ExitCode(); {
				case status == 0:
					won = append(won, 1+i)
				case status != 3 || !strings.Contains(said[i].String(), "[publish/busy"):
					t.Errorf("status %d: %s", status, &said[i])
				}
			}
			switch len(won) {
			case 0:
				t.Error("neither build won")
			case 1:
				f.checkRepaired(t, parent, won[0], round%2 == 1)
			default: // one after the other
				i := slices.IndexFunc(won, func(v int) bool { return f.clean[v]["index.html"] == testkit.Files(t, out)["index.html"] })
				f.checkRepaired(t, parent, won[max(i, 0)], round%2 == 1)
			}
		}
	})
	for _, name := range []string{"first build", "later build"} {
		t.Run(name, func(t *testing.T) {
			parent := t.TempDir()
			out := filepath.Join(parent, "public")
			lock := filepath.Join(parent, ".public.pufa", "owner")
			if name == "later build" {
				f.mustBuild(t, 0, out)
				lock = filepath.Join(out, ".pufa", "owner")
			}
			winner := f.command(f.sites[1], out, "--yes")
			changed := since(lock)
			taken := func() bool { // and signed: the file is there before the number is in it
				text, err := os.ReadFile(lock)
				return changed() && err == nil && strings.HasSuffix(string(text), "\n")
			}
			if err := winner.Start(); err != nil {
				t.Fatal(err)
			}
			for !taken() {
				if winner.Process.Signal(syscall.Signal(0)) != nil {
					t.Fatal("the first build was over too early")
				}
				time.Sleep(50 * time.Microsecond)
			}
			winner.Process.Signal(syscall.SIGSTOP)
			status, said := run(t, f.command(f.sites[2], out, "--yes"))
			winner.Process.Signal(syscall.SIGCONT)
			if err := winner.Wait(); err != nil {
				t.Errorf("the first build: %v", err)
			}
			if status != 3 || !strings.Contains(said, "[publish/busy-process]") || !strings.Contains(said, "提示") {
				t.Errorf("status %d: %s", status, said)
			}
			t.Log(said)
			f.checkRepaired(t, parent, 1, false)
		})
	}
}
