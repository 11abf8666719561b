package build

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// each calls do for 0 to n-1 on all cores and returns the first error. It begins
// nothing more when ctx ends.
func each(ctx context.Context, n int, do func(i int) error) error {
	group, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64 // a channel would wake a worker for each i
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() error {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return nil
				}
				if ctx.Err() != nil {
					return context.Cause(ctx)
				}
				if err := do(i); err != nil {
					return err
				}
			}
		})
	}
	return group.Wait()
}

// progress counts the steps of a stage for [Options.Progress].
type progress struct {
	mu          sync.Mutex
	tell        func(stage string, done, total int)
	stage       string
	done, total int
}

func newProgress(tell func(string, int, int), stage string, total int) *progress {
	return &progress{tell: tell, stage: stage, total: total}
}

func (p *progress) step() {
	if p.tell == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done++; p.done%32 == 0 || p.done == p.total {
		p.tell(p.stage, p.done, p.total)
	}
}
