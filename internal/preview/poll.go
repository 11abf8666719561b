package preview

import (
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"pufa/internal/folder"
	"pufa/internal/regular"
	"pufa/internal/source"
)

// pollInterval is the shortest time between two scans. An edit shows within two
// intervals.
const pollInterval = 500 * time.Millisecond

// poller finds changes by comparing size and time of every file.
type poller struct {
	dir    string
	every  time.Duration
	events chan fsnotify.Event
	stop   chan struct{}
	ended  chan struct{}
}

func newPoller(dir string, every time.Duration) *poller {
	p := &poller{dir: dir, every: every, events: make(chan fsnotify.Event), stop: make(chan struct{}), ended: make(chan struct{})}
	before := p.snapshot()
	go p.run(before)
	return p
}

func (p *poller) Add(string) error              { return nil } // it scans everything
func (p *poller) Events() <-chan fsnotify.Event { return p.events }
func (p *poller) Errors() <-chan error          { return nil }

func (p *poller) Close() error {
	close(p.stop)
	<-p.ended
	return nil
}

func (p *poller) run(before map[string]seen) {
	defer close(p.ended)
	wait := p.every
	for {
		select {
		case <-time.After(wait):
		case <-p.stop:
			return
		}
		began := time.Now()
		now := p.snapshot()
		wait = min(max(p.every, 20*time.Since(began)), 2*time.Second-p.every) // scanning takes at most a twentieth of the time
		for name, s := range now {
			if old, ok := before[name]; !ok || old != s {
				if !p.send(fsnotify.Event{Name: name, Op: fsnotify.Write}) {
					return
				}
			}
		}
		for name := range before {
			if _, ok := now[name]; !ok && !p.send(fsnotify.Event{Name: name, Op: fsnotify.Remove}) {
				return
			}
		}
		before = now
	}
}

func (p *poller) send(e fsnotify.Event) bool {
	select {
	case p.events <- e:
		return true
	case <-p.stop:
		return false
	}
}

// seen is the state of a file in a scan.
type seen struct {
	size int64
	mod  time.Time
	kind fs.FileMode
}

func (p *poller) snapshot() map[string]seen {
	out := map[string]seen{}
	note := func(name string) {
		if info, err := os.Lstat(name); err == nil {
			out[name] = seen{info.Size(), info.ModTime(), info.Mode().Type()}
		}
	}
	note(filepath.Join(p.dir, folder.Config))
	root, err := regular.OpenRoot(p.dir)
	if err != nil {
		return out // a drive that is away for a moment
	}
	defer root.Close()
	for _, top := range folder.Sources {
		if info, err := os.Lstat(filepath.Join(p.dir, top)); err != nil || !info.IsDir() {
			note(filepath.Join(p.dir, top)) // a link may lead out of the site
			continue
		}
		_ = source.WalkDir(regular.In(root), top, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil // deleted, unreadable or too deep
			case d.IsDir() && source.Scrap(d.Name()):
				return fs.SkipDir
			case !d.IsDir() && !source.Scrap(d.Name()):
				if info, err := d.Info(); err == nil {
					out[filepath.Join(p.dir, filepath.FromSlash(name))] = seen{info.Size(), info.ModTime(), info.Mode().Type()}
				}
			}
			return nil
		})
	}
	return out
}
