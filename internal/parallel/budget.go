package parallel

import (
	"context"

	"golang.org/x/sync/semaphore"
)

// Budget limits how much of something, such as memory, is in use at one time.
type Budget struct {
	all  int64
	free *semaphore.Weighted
}

// NewBudget returns a budget of the given size.
func NewBudget(all int64) *Budget { return &Budget{all, semaphore.NewWeighted(all)} }

// Spend calls do as soon as n is free, and keeps n until do returns. A call that asks for
// more than the whole budget runs alone.
func (b *Budget) Spend(n int64, do func()) {
	n = min(n, b.all)
	if b.free.Acquire(context.Background(), n) != nil {
		panic("parallel: a budget refuses what it holds")
	}
	defer b.free.Release(n)
	do()
}
