package preview

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"time"

	"pufa/internal/compiler"
	"pufa/internal/crash"
	"pufa/internal/diag"
)

// updater makes compilations and passes them to the server, one at a time.
type updater struct {
	compiler *compiler.Compiler
	server   *server
	watcher  *watcher
	now      func() time.Time
	tell     Teller
}

// ofEach is the number of findings of a kind that are shown at once. There can be tens of
// thousands, and nobody reads more.
const ofEach = 20

// retryAfter is how long to wait if a file could not be read: on Windows, a program that
// is saving it locks it.
const retryAfter = 200 * time.Millisecond

// headStart is how long to wait for the first page before reading the rest of the site;
// editStart is the same for a page after an edit, before the whole site is resolved.
const (
	headStart = 300 * time.Millisecond
	editStart = 30 * time.Millisecond
)

// showSketch shows a sketch, and waits up to longest for a page to be rendered from it.
func (u *updater) showSketch(ctx context.Context, c *compiler.Compiled, longest time.Duration) {
	select {
	case <-u.server.answered: // before
	default:
	}
	u.server.show(c)
	select {
	case <-u.server.answered:
	case <-time.After(longest):
	case <-ctx.Done():
	}
}

// begin shows the site, at first as a sketch, and calls started as soon as there is
// something to see. It also returns what was edited meanwhile: the sketch shows that if
// it can, and the whole site must be updated with it.
func (u *updater) begin(ctx context.Context, started func(*compiler.Compiled)) (*compiler.Compiled, batch, error) {
	var once sync.Once
	u.compiler.Meanwhile = func(c *compiler.Compiled) {
		once.Do(func() { started(c) }) // browsers will wait until there is something to show
		u.showSketch(ctx, c, headStart)
	}
	var c *compiler.Compiled
	var err error
	var caught *crash.Error
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer crash.Catch(&caught)
		c, err = u.compiler.Update(ctx, u.now(), nil)
	}()
	edited := u.meanwhile(done)
	if caught != nil {
		panic(caught)
	}
	if err != nil {
		return nil, edited, err
	}
	u.server.show(c)
	once.Do(func() { started(c) })
	u.compiler.Meanwhile = func(c *compiler.Compiled) { u.showSketch(ctx, c, editStart) }
	u.tell.Checked(Checked{
		Errors: c.Count(diag.Error), Warnings: c.Count(diag.Warning), Source: c.Source,
		Findings: c.Findings(ofEach, func(d diag.Diagnostic) bool { return d.Severity != diag.Notice }),
	})
	return c, edited, nil
}

// meanwhile shows edits in the sketch until the whole site is compiled, and returns them.
func (u *updater) meanwhile(done <-chan struct{}) batch {
	edited := batch{}
	for {
		select {
		case <-done:
			return edited
		case b := <-u.watcher.batches:
			edited = edited.join(b)
			if c := u.server.current.Load(); c != nil && !edited.all {
				if again := c.WithEdits(edited.list()); again != nil {
					u.server.show(again)
				}
			}
		}
	}
}

// run calls begin, then compiles again after every edit, when a page becomes due, and
// when a browser requests a scan.
func (u *updater) run(ctx context.Context, started func(*compiler.Compiled)) error {
	select {
	case <-u.watcher.armed: // no edit from here on is missed
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	current, again, err := u.begin(ctx, started) // later, again holds what could not be read the last time
	if err != nil {
		return err
	}

	var retry, rest <-chan time.Time
	if again.all || len(again.names) > 0 {
		retry = time.After(0)
	}
	complained := false
	for {
		var b batch
		select {
		case <-ctx.Done():
			return nil
		case b = <-u.watcher.batches:
		case <-u.server.scans:
			b = batch{all: true}
		case <-retry:
		case code := <-u.watcher.said:
			u.tell.Said(code)
			continue
		case <-rest:
			rest = nil
			tidy()
			continue
		case <-u.due(current):
		}
		b, again, retry = b.join(again), batch{}, nil
		began := time.Now()
		next, err := u.compiler.Update(ctx, u.now(), b.list())
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			if !complained {
				u.tell.Said("preview/unreadable", err.Error())
			}
			complained, again, retry = true, b, time.After(retryAfter)
			continue
		}
		complained = false
		if next == current {
			continue
		}
		current = next
		u.server.show(current)
		u.tell.Updated(updated(current, time.Since(began)))
		rest = time.After(restAfter)
	}
}

// restAfter is the time after an edit from which on the author is assumed to be reading.
const restAfter = 100 * time.Millisecond

// tidy collects garbage while nobody waits, if the next edits would probably trigger it:
// a collection over a large site takes several times as long as an edit.
func tidy() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc > m.NextGC/4*3 {
		runtime.GC()
	}
}

// due returns a channel that fires when the site may change by itself.
func (u *updater) due(c *compiler.Compiled) <-chan time.Time {
	at := c.Until()
	if at.IsZero() {
		return nil
	}
	return time.After(max(at.Sub(u.now()), time.Second))
}

func updated(c *compiler.Compiled, took time.Duration) Updated {
	names := c.Changed()
	return Updated{Names: names, Took: took, Checked: Checked{
		Errors: c.Count(diag.Error), Warnings: c.Count(diag.Warning), Source: c.Source,
		Findings: c.Findings(ofEach, func(d diag.Diagnostic) bool {
			_, found := slices.BinarySearch(names, d.Span.File)
			return found && d.Severity != diag.Notice || d.Severity == diag.Error
		}),
	}}
}

// batch is a set of paths that may have changed.
type batch struct {
	all   bool // everything may have changed
	names map[string]bool
}

func (b batch) join(other batch) batch {
	out := batch{all: b.all || other.all, names: map[string]bool{}}
	for n := range b.names {
		out.names[n] = true
	}
	for n := range other.names {
		out.names[n] = true
	}
	return out
}

// list returns the names for an update: nil = everything.
func (b batch) list() []string {
	if b.all {
		return nil
	}
	out := []string{}
	for n := range b.names {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}
