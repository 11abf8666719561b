package preview

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/fsnotify/fsnotify"

	"pufa/internal/folder"
	"pufa/internal/source"
)

// notifier reports paths that may have changed, by notifications of the system
// (system.go) or by scanning (poll.go).
type notifier interface {
	// Add watches one folder, without its subfolders. Reaching a limit of the system is
	// an error.
	Add(folder string) error
	// Close stops it and waits until nothing more is sent.
	Close() error
	Events() <-chan fsnotify.Event
	Errors() <-chan error
}

// watcher collects reports about a site's folder until a save is complete.
//
// It watches folders, never files: most editors save by replacing the file with another.
// Any error of the notifier means that events may be lost: then it watches everything
// anew and scans it. If the system reports nothing (network drives, some virtual
// machines) or refuses (limits), it switches to scanning and says so.
type watcher struct {
	dir     string // absolute, without symbolic links
	poll    bool
	batches chan batch    // one per save or burst of saves
	said    chan string   // codes of remarks for the user
	armed   chan struct{} // closed when the first watches are set
	done    chan struct{} // closed when nobody reads batches any more

	remote func(folder string) bool // reports whether others may change its files unnoticed
	system func() (notifier, error)
	looker func(dir string) notifier
	probe  time.Duration // how long to wait for the report of a trial; 0 = no trial
	quiet  time.Duration // pause after which a save may be complete
	settle settler
}

// Times of a watcher.
const (
	quietTime   = 15 * time.Millisecond // editors write, rename and set permissions in one go
	probeTime   = 1500 * time.Millisecond
	maxTrials   = 2
	longestWait = time.Second // the longest wait for a file that keeps changing
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
			w.goPolling("preview/polling-failed") // repeated errors
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
	default: // nobody reads; remarks are not worth waiting for
	}
}

// arm makes a notifier that watches all folders.
func (w *watcher) arm() (n notifier, ok bool) {
	if w.remote(w.dir) || w.remote(filepath.Join(w.dir, folder.Sources[0])) {
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
	for _, name := range folder.Sources {
		if err == nil {
			err = w.addTree(n, filepath.Join(w.dir, name))
		}
	}
	if err != nil {
		n.Close()
		w.goPolling("preview/polling-limit")
		return nil, false
	}
	return n, true
}

// addTree watches a folder and everything in it. It watches each folder before listing
// it, so that no new file is missed. What lies too deep is not read either.
func (w *watcher) addTree(n notifier, folder string) error {
	info, err := os.Lstat(folder)
	if err != nil || !info.IsDir() {
		return nil
	}
	if name, err := filepath.Rel(w.dir, folder); err == nil && source.TooDeep(filepath.ToSlash(name)) {
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
		return nil // deleted or unreadable; reading the content will report it
	}
	for _, e := range list {
		if e.IsDir() && !source.Scrap(e.Name()) {
			if err := w.addTree(n, filepath.Join(folder, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// listen collects events into batches. It returns when ctx ends, or when the notifier has
// to be replaced. everything = begin with a scan of everything.
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
			if trials++; trials <= maxTrials { // the machine may just be busy
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

// trialName begins the name of a file that is written to see whether the system reports
// it. For a build such files are scraps.
const trialName = ".pufa-probe-"

// try writes a file that builds ignore and removes it at once, to see whether the system
// reports it. The channel fires when the time for a report is over.
func (w *watcher) try() <-chan time.Time {
	if w.poll || w.probe == 0 {
		return nil
	}
	f, err := os.CreateTemp(w.dir, trialName+"*")
	if err != nil { // a folder that is not writable may well be on a remote drive
		return time.After(w.probe)
	}
	f.Close()
	os.Remove(f.Name())
	return time.After(w.probe)
}

// relevant returns the slash path of an event relative to the site's folder. ok is false
// if it cannot matter to the site.
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
	if name != folder.Config && !slices.Contains(folder.Sources, elements[0]) {
		return "", false
	}
	for !utf8.ValidString(name) { // report the folder that contains it
		name = name[:max(0, strings.LastIndexByte(name, '/'))]
	}
	return name, name != ""
}
