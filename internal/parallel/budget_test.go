package parallel

import (
	"sync"
	"sync/atomic"
	"testing"
)

func TestABudgetIsNeverOverspent(t *testing.T) {
	b := NewBudget(10)
	var used, most atomic.Int64
	var group sync.WaitGroup
	for i := range int64(50) {
		n := []int64{1, 4, 6, 10, 25}[i%5]
		group.Go(func() {
			b.Spend(n, func() {
				now := used.Add(min(n, 10))
				for m := most.Load(); now > m && !most.CompareAndSwap(m, now); m = most.Load() {
				}
				used.Add(-min(n, 10))
			})
		})
	}
	group.Wait()
	if most.Load() > 10 || used.Load() != 0 {
		t.Errorf("%d at once, %d left", most.Load(), used.Load())
	}
}
