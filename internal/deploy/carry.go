package deploy

import (
	"context"
	"fmt"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"pufa/internal/publish"
)

// journal is the state of a run under way. It is saved from time to time as the store's
// manifest, so that after an interruption the next run can continue.
type journal struct {
	marks map[string]string // of files, as found or after Put

	saving sync.Mutex // held while the journal is saved
	mu     sync.Mutex // guards what follows
	listed map[string][]publish.Entry
	bytes  int64 // sent
	done   int   // steps
	since  int   // steps since it was saved
	at     time.Time
}

// How much is done before the journal is saved again. It is as long as the list of files,
// so saving it more often would be most of the work.
const (
	stepsBetween = 500
	timeBetween  = 5 * time.Second
)

// begin lists for each path the files before and after, until it is known which of them
// is there.
func (r *run) begin() {
	r.listed = map[string][]publish.Entry{}
	for path := range r.want.Paths() {
		e := r.want.At(path)[0]
		if r.found[path].Holds(e) {
			e.Key = mark(r.marks[path])
			r.listed[path] = []publish.Entry{e}
			continue
		}
		r.listed[path] = append(r.listed[path], e)
	}
	for path := range r.earlier.Paths() {
		if e := r.want.At(path); e == nil || !r.found[path].Holds(e[0]) {
			r.listed[path] = append(r.listed[path], r.earlier.At(path)...)
		}
	}
	r.at = r.Now()
}

// mark returns a store's mark, or "" if a manifest cannot hold it.
func mark(s string) string {
	if _, err := publish.NewEntry("x", nil, s); err != nil {
		return ""
	}
	return s
}

// manifest returns the manifest of the current state; when finished, only the wanted
// files.
func (r *run) manifest(finished bool) publish.Manifest {
	r.mu.Lock()
	defer r.mu.Unlock()
	m := publish.NewManifest()
	for path, entries := range r.listed {
		if finished && r.want.At(path) == nil {
			continue
		}
		for _, e := range entries {
			m.Add(e)
		}
	}
	return m
}

// carryOut carries out a plan: the steps of one stage at once, and a stage only when the
// one before is complete.
func (r *run) carryOut(ctx context.Context, plan *publish.Plan) error {
	r.begin()
	if len(plan.Steps) > 0 {
		if err := r.writeManifest(ctx, r.manifest(false)); err != nil {
			return err
		}
	}
	for rest := plan.Steps; len(rest) > 0; {
		n := together(rest)
		if err := r.takeAll(ctx, rest[:n], len(plan.Steps)); err != nil {
			// Try to save the journal even now: what has arrived need not be sent again.
			late, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
			defer cancel()
			_ = r.writeManifest(late, r.manifest(false))
			return err
		}
		rest = rest[n:]
	}
	return r.writeManifest(ctx, r.manifest(true))
}

// together returns how many of the steps may be taken at once.
func together(steps []publish.Step) int {
	first := steps[0]
	if first.Do != publish.Bring && first.Do != publish.Remove {
		return 1 // folders depend on each other
	}
	n := 1
	for n < len(steps) && steps[n].Do == first.Do && publish.StageOf(steps[n].Path) == publish.StageOf(first.Path) {
		n++
	}
	return n
}

func (r *run) takeAll(ctx context.Context, steps []publish.Step, total int) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(workers)
	for _, step := range steps {
		group.Go(func() error {
			if err := context.Cause(ctx); err != nil {
				return err
			}
			if err := r.take(ctx, step); err != nil {
				return fmt.Errorf("%s %s: %w", words[step.Do], step.Path, err)
			}
			return r.taken(ctx, total)
		})
	}
	return group.Wait()
}

// words names the actions in errors.
var words = map[publish.Action]string{publish.Rename: "rename", publish.Bring: "send", publish.Remove: "remove", publish.Prune: "remove the empty folder"}

func (r *run) take(ctx context.Context, step publish.Step) error {
	switch step.Do {
	case publish.Rename:
		err := r.to.Rename(ctx, step.From, step.Path)
		if err == nil {
			r.list(step.From, nil, 0)
		}
		return err
	case publish.Bring:
		data, err := r.data(step.Path)
		if err != nil {
			return err
		}
		e := r.want.At(step.Path)[0]
		got, err := r.to.Put(ctx, step.Path, data, r.header(step.Path))
		if err == nil {
			e.Key = mark(got)
			r.list(step.Path, []publish.Entry{e}, int64(len(data)))
		}
		return err
	case publish.Remove:
		err := r.to.Remove(ctx, step.Path)
		if err == nil {
			r.list(step.Path, nil, 0)
		}
		return err
	default:
		return r.to.Prune(ctx, step.Path)
	}
}

// list records what is at a path from now on, and the number of bytes sent.
func (r *run) list(path string, entries []publish.Entry, bytes int64) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.listed[path] = entries
	r.bytes += bytes
}

// taken counts a step, and saves the journal when it is time.
func (r *run) taken(ctx context.Context, total int) error {
	r.mu.Lock()
	r.done++
	r.since++
	due := r.since >= stepsBetween || r.Now().Sub(r.at) >= timeBetween
	if due {
		r.since, r.at = 0, r.Now()
	}
	if r.Progress != nil {
		r.Progress(r.done, total)
	}
	r.mu.Unlock()
	if !due {
		return nil
	}
	r.saving.Lock()
	defer r.saving.Unlock()
	return r.writeManifest(ctx, r.manifest(false))
}
