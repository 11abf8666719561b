package parallel

import (
	"context"

	"golang.org/x/sync/semaphore"
)

// Budget bounds what is in use of something at one time, such as memory.
type Budget struct {
	all  int64
	free *semaphore.Weighted
}

// NewBudget returns a budget of all.
func NewBudget(all int64) *Budget { return &Budget{all, semaphore.NewWeighted(all)} }

// Spend calls do as soon as n is free, and keeps n until do returns. What would
// take more than there is has all for itself.
func (b *Budget) Spend(n int64, do func()) {
	n = min(n, b.all)
	if b.free.Acquire(context.Background(), n) != nil {
		panic("parallel: a budget refuses what it holds")
	}
	defer b.free.Release(n)
	do()
}
