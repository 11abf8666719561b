// Package parallel runs a function on all cores: [Each] for a list, with [Progress] for
// people who wait, [Slow] for what takes long, and a [Budget] for what must not be used
// all at once.
package parallel

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"pufa/internal/crash"
)

// Each calls do for 0 to n-1 on all cores and returns the first error. It starts no more
// calls once ctx ends. When do panics, Each panics with a [*crash.Error].
func Each(ctx context.Context, n int, do func(i int) error) error {
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
				if err := call(do, i); err != nil {
					return err
				}
			}
		})
	}
	err := group.Wait()
	if caught, ok := errors.AsType[*crash.Error](err); ok {
		panic(caught)
	}
	return err
}

// call turns a panic into an error: in this goroutine it would end the program.
func call(do func(int) error, i int) (err error) {
	defer crash.CatchError(&err)
	return do(i)
}

// Progress counts the steps of a stage.
type Progress struct {
	mu          sync.Mutex
	tell        func(stage string, done, total int)
	stage       string
	done, total int
}

// NewProgress returns a counter that calls tell from time to time. tell may be nil.
func NewProgress(tell func(stage string, done, total int), stage string, total int) *Progress {
	return &Progress{tell: tell, stage: stage, total: total}
}

// Step counts one. It may be called by many goroutines; tell is called by one at a
// time.
func (p *Progress) Step() {
	if p.tell == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done++; p.done%32 == 0 || p.done == p.total {
		p.tell(p.stage, p.done, p.total)
	}
}
