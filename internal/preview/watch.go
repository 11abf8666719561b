package preview

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/fsnotify/fsnotify"

	"pufa/internal/folder"
	"pufa/internal/source"
)

// notifier tells which paths may have changed, as the system does (system.go) or
// by looking (poll.go).
type notifier interface {
	// Add watches one folder, without those in it. A limit of the system is an
	// error.
	Add(folder string) error
	// Close ends it and waits until nothing more is sent.
	Close() error
	Events() <-chan fsnotify.Event
	Errors() <-chan error
}

// watcher gathers what a site's folder reports until a save is complete.
//
// It watches folders, never files: most editors save by putting another file in
// the place of the old one. Any error of the notifier means that events may be
// lost: then everything is watched anew and looked at. Where the system reports
// nothing (network drives, some virtual machines) or refuses (limits), it goes
// over to looking, and says so.
type watcher struct {
	dir     string // absolute, without symbolic links
	poll    bool
	batches chan batch    // one for each save or burst of saves
	said    chan string   // codes of what is to be told
	armed   chan struct{} // closed when the first watches stand
	done    chan struct{} // closed when nobody listens any more

	remote func(folder string) bool // others change its files, and the system does not know
	system func() (notifier, error)
	looker func(dir string) notifier
	probe  time.Duration // how long to wait for the system's word of a trial; 0 = no trial
	quiet  time.Duration // silence after which a save may be complete
	settle settler
}

// Times of a watcher.
const (
	quietTime = 15 * time.Millisecond // editors write, rename and set rights in one go
	probeTime = 1500 * time.Millisecond
	maxTrials = 2
	patience  = time.Second // the longest wait for a file that keeps changing
)

func newWatcher(dir string, poll bool) *watcher {
	return &watcher{
		dir: dir, poll: poll,
		batches: make(chan batch), said: make(chan string, 16), armed: make(chan struct{}), done: make(chan struct{}),
		remote: isRemote, system: newSystemNotifier, looker: func(dir string) notifier { return newPoller(dir, pollInterval) },
		probe: probeTime, quiet: quietTime,
	}
}

func (w *watcher) stop() { close(w.done) }

// run watches until ctx ends.
func (w *watcher) run(ctx context.Context) {
	first, failures := true, 0
	for ctx.Err() == nil {
		n, ok := w.arm()
		if !ok {
			failures++
			if w.poll || failures > 3 {
				w.goPolling("preview/polling-failed")
			}
			pause(ctx, 100*time.Millisecond)
			continue
		}
		if first {
			close(w.armed)
		}
		began := time.Now()
		w.listen(ctx, n, !first)
		n.Close()
		if first = false; time.Since(began) > time.Minute {
			failures = 0
		} else if failures++; failures > 3 && ctx.Err() == nil {
			w.goPolling("preview/polling-failed") // one error after the other
		}
	}
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}

func (w *watcher) goPolling(code string) {
	if !w.poll {
		w.poll = true
		w.say(code)
	}
}

func (w *watcher) say(code string) {
	select {
	case w.said <- code:
	default: // nobody reads; nothing that is said here is worth waiting for
	}
}

// arm makes a notifier that watches all folders.
func (w *watcher) arm() (n notifier, ok bool) {
	if w.remote(w.dir) || w.remote(filepath.Join(w.dir, folders[0])) {
		w.goPolling("preview/polling-silent")
	}
	if w.poll {
		return w.looker(w.dir), true
	}
	n, err := w.system()
	if err != nil {
		w.goPolling("preview/polling-limit")
		return nil, false
	}
	err = n.Add(w.dir)
	for _, name := range folders {
		if err == nil {
			err = addTree(n, filepath.Join(w.dir, name))
		}
	}
	if err != nil {
		n.Close()
		w.goPolling("preview/polling-limit")
		return nil, false
	}
	return n, true
}

// folders are those that a site is made from. Files beside them, but for
// config.toml, mean nothing, and neither do the folders that a build writes.
var folders = []string{"content", "templates", "assets", "static", "data", "themes"}

// addTree watches a folder and all in it. Each is watched before it is listed, so
// that nothing comes into it unseen.
func addTree(n notifier, folder string) error {
	info, err := os.Lstat(folder)
	if err != nil || !info.IsDir() {
		return nil
	}
	if err := n.Add(folder); err != nil {
		if _, gone := os.Lstat(folder); errors.Is(gone, os.ErrNotExist) {
			return nil
		}
		return err
	}
	list, err := os.ReadDir(folder)
	if err != nil {
		return nil // gone, or not ours to read; reading the content will tell
	}
	for _, e := range list {
		if e.IsDir() && !source.Scrap(e.Name()) {
			if err := addTree(n, filepath.Join(folder, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// listen gathers events into batches. It returns when ctx ends, or when the
// notifier has to be replaced. everything: begin with a look at all.
func (w *watcher) listen(ctx context.Context, n notifier, everything bool) {
	g := gathering{batch: batch{all: everything, names: map[string]bool{}}, watcher: w}
	if everything {
		g.first = time.Now()
	}
	trialEnds := w.try()
	trials := 1
	timer := time.NewTimer(w.quiet)
	defer timer.Stop()
	for {
		var ready chan batch
		if g.complete {
			ready = w.batches
		}
		select {
		case <-ctx.Done():
			return
		case <-w.done:
			return
		case ready <- g.batch:
			g.sent()
		case <-n.Errors():
			return
		case <-trialEnds:
			if trials++; trials <= maxTrials { // a busy machine may just be slow
				trialEnds = w.try()
				continue
			}
			w.goPolling("preview/polling-silent")
			return
		case e, open := <-n.Events():
			if !open {
				return
			}
			if strings.HasPrefix(filepath.Base(e.Name), trialName) {
				trialEnds = nil
				continue
			}
			again, err := g.add(n, e)
			if err != nil {
				w.goPolling("preview/polling-limit")
				return
			}
			if again {
				return
			}
			if !g.first.IsZero() {
				timer.Reset(w.quiet)
			}
		case <-timer.C:
			if wait := g.check(); wait > 0 {
				timer.Reset(wait)
			}
		}
	}
}

// trialName begins the name of a file that is written to see whether the system
// reports it. A build takes such names for scraps.
const trialName = ".pufa-probe-"

// try writes a file that no build looks at and removes it at once, to see whether
// the system reports it. The channel is that of the time that it has.
func (w *watcher) try() <-chan time.Time {
	if w.poll || w.probe == 0 {
		return nil
	}
	f, err := os.CreateTemp(w.dir, trialName+"*")
	if err != nil { // a folder that cannot be written to may well be somebody else's drive
		return time.After(w.probe)
	}
	f.Close()
	os.Remove(f.Name())
	return time.After(w.probe)
}

// gathering is what has been reported since the last batch.
type gathering struct {
	batch
	watcher  *watcher
	first    time.Time // of the first report; zero = none
	complete bool      // may be sent
}

func (g *gathering) sent() {
	g.batch, g.first, g.complete = batch{names: map[string]bool{}}, time.Time{}, false
}

// add notes an event. again: a folder has been moved or removed, and the watches
// in it no longer mean what they say. The error is that of watching a new folder.
func (g *gathering) add(n notifier, e fsnotify.Event) (again bool, err error) {
	name, ok := g.watcher.relevant(e)
	if !ok {
		return false, nil
	}
	if g.first.IsZero() {
		g.first = time.Now()
	}
	g.complete = false
	g.names[name] = true
	g.watcher.settle.touched(name)
	if e.Has(fsnotify.Write) {
		return false, nil
	}
	if caseless {
		g.all = true // a.md and A.md are one file there, and either may be reported
	}
	if e.Has(fsnotify.Create) {
		if info, err := os.Lstat(e.Name); err == nil && info.IsDir() {
			return false, addTree(n, e.Name)
		}
		return false, nil
	}
	if lister, ok := n.(interface{ Watches(string) bool }); ok && e.Has(fsnotify.Rename) && lister.Watches(e.Name) {
		return true, nil
	}
	return false, nil
}

// caseless tells systems whose file names usually don't heed case.
const caseless = runtime.GOOS == "windows" || runtime.GOOS == "darwin"

// check decides whether what was gathered is complete, or when to look again.
func (g *gathering) check() time.Duration {
	if g.first.IsZero() || g.complete {
		return 0
	}
	if time.Since(g.first) < patience {
		if wait := g.watcher.settle.wait(g.watcher.dir, g.names); wait > 0 {
			return wait
		}
	}
	g.complete = true
	return 0
}

// relevant returns the slash path of an event relative to the site's folder, and
// whether it can matter to the site.
func (w *watcher) relevant(e fsnotify.Event) (name string, ok bool) {
	if e.Op == fsnotify.Chmod {
		return "", false
	}
	rel, err := filepath.Rel(w.dir, e.Name)
	if err != nil || rel == "." || !filepath.IsLocal(rel) {
		return "", false
	}
	name = filepath.ToSlash(rel)
	elements := strings.Split(name, "/")
	if slices.ContainsFunc(elements, source.Scrap) {
		return "", false
	}
	if name != folder.Config && !slices.Contains(folders, elements[0]) {
		return "", false
	}
	for !utf8.ValidString(name) { // what holds it can be named
		name = name[:max(0, strings.LastIndexByte(name, '/'))]
	}
	return name, name != ""
}
