package cli

import "testing"

// A build's memory grows with the site and stays far below its content many times
// over.
func TestMemoryForABuild(t *testing.T) {
	for _, c := range []struct {
		files     int
		bytes     int64
		statutes  int64
		atMostMiB int64
	}{
		{60, 200 << 10, 0, 170},
		{10_000, 240 << 20, 0, 600},
		{30_000, 730 << 20, 0, 1450},
		{100_000, 200 << 20, 0, 1100},
		{3_500, 82 << 20, 82 << 20, 640},
	} {
		if got := memoryFor(c.files, c.bytes, c.statutes) >> 20; got > c.atMostMiB || got < baseMemory>>20 {
			t.Errorf("%d files: %d MiB", c.files, got)
		}
	}
}
