package cli

import (
	"runtime"
	"runtime/debug"
	"syscall"
)

// heapStep is what the heap grows by in [growInLargePages]. Go hands out memory of its
// own in such steps, aligned to large pages.
const heapStep = 4 << 20

// growInLargePages makes the heap's first n bytes come in pages of 2 MB where the system
// gives them on request (most distributions). Otherwise, each 4 KB that are touched for
// the first time stop the program. A first build takes 6 to 12 % less CPU time.
func growInLargePages(n int) {
	percent := debug.SetGCPercent(-1)
	steps := make([][]byte, n/heapStep) // new memory of the system: not cleared, so not touched
	for i := range steps {
		steps[i] = make([]byte, heapStep)
		_ = syscall.Madvise(steps[i], syscall.MADV_HUGEPAGE) // refused: small pages, as without it
	}
	runtime.KeepAlive(steps)
	debug.SetGCPercent(percent)
	runtime.GC() // frees the steps, so that the build uses them
}
