package cli

import (
	"testing"

	"pufa/internal/compiler"
)

// A build's memory grows with the site and stays far below its content many times
// over.
func TestMemoryForABuild(t *testing.T) {
	for _, c := range []struct {
		size      compiler.Size
		atMostMiB int64
	}{
		{compiler.Size{Files: 60, Bytes: 200 << 10, Longest: 10 << 10}, 170},
		{compiler.Size{Files: 10_000, Bytes: 240 << 20, Longest: 40 << 10}, 600},
		{compiler.Size{Files: 30_000, Bytes: 730 << 20, Longest: 40 << 10}, 1450},
		{compiler.Size{Files: 100_000, Bytes: 200 << 20, Longest: 10 << 10}, 1100},
		{compiler.Size{Files: 3_500, Bytes: 82 << 20, Statutes: 82 << 20, Longest: 300 << 10}, 720},
		{compiler.Size{Files: 6_700, Bytes: 60 << 20, Statutes: 60 << 20, Longest: 300 << 10, Searched: 60 << 20}, 760},
		{compiler.Size{Files: 50, Bytes: 99 << 20, Longest: 2 << 20}, 900},
	} {
		if got := memoryFor(c.size) >> 20; got > c.atMostMiB || got < baseMemory>>20 {
			t.Errorf("%+v: %d MiB", c.size, got)
		}
	}
}
