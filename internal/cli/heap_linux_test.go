package cli

import (
	"fmt"
	"os"
	"os/exec"
	"runtime/debug"
	"testing"
)

// The heap's large pages are not in use before the build touches them, and the collector
// is as before. It runs in a process of its own, since the heap of this one has holes.
func TestLargePagesAreNotTouched(t *testing.T) {
	const alone = "PUFA_TEST_ALONE"
	if os.Getenv(alone) == "" {
		program, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		c := exec.Command(program, "-test.run=^"+t.Name()+"$")
		c.Env = append(os.Environ(), alone+"=1")
		if out, err := c.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	const n = 256 << 20
	defer debug.SetGCPercent(debug.SetGCPercent(123))
	before := resident(t)
	growInLargePages(n)
	if grown := resident(t) - before; grown > n/4 {
		t.Errorf("%d MiB are in use", grown>>20)
	}
	if p := debug.SetGCPercent(123); p != 123 {
		t.Errorf("the collector waits for %d %%", p)
	}
}

// resident returns how many bytes of memory this process has in use.
func resident(t *testing.T) int {
	t.Helper()
	data, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		t.Skip("no /proc: ", err)
	}
	var all, pages int
	if _, err := fmt.Sscan(string(data), &all, &pages); err != nil {
		t.Fatal(err)
	}
	return pages * os.Getpagesize()
}
