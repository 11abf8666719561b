package preview

import (
	"os"
	"runtime"
	"time"

	"github.com/fsnotify/fsnotify"
)

// gathering is what was reported since the last batch.
type gathering struct {
	batch
	watcher  *watcher
	first    time.Time // of the first report; zero = none
	complete bool      // can be sent
}

func (g *gathering) sent() {
	g.batch, g.first, g.complete = batch{names: map[string]bool{}}, time.Time{}, false
}

// add records an event. again means that a folder was moved or removed, so that watches
// in it have wrong paths. The error comes from watching a new folder.
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
		g.all = true // a.md and A.md are the same file there, and either may be reported
	}
	if e.Has(fsnotify.Create) {
		if info, err := os.Lstat(e.Name); err == nil && info.IsDir() {
			return false, g.watcher.addTree(n, e.Name)
		}
		return false, nil
	}
	if lister, ok := n.(interface{ Watches(string) bool }); ok && e.Has(fsnotify.Rename) && lister.Watches(e.Name) {
		return true, nil
	}
	return false, nil
}

// caseless is true on systems whose file names usually ignore case.
const caseless = runtime.GOOS == "windows" || runtime.GOOS == "darwin"

// check decides whether the batch is complete. If not, it returns when to check again.
func (g *gathering) check() time.Duration {
	if g.first.IsZero() || g.complete {
		return 0
	}
	if time.Since(g.first) < longestWait {
		if wait := g.watcher.settle.wait(g.watcher.dir, g.names); wait > 0 {
			return wait
		}
	}
	g.complete = true
	return 0
}
