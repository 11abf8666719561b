package preview

import (
	"slices"

	"github.com/fsnotify/fsnotify"
)

// systemNotifier uses the notifications of the system.
type systemNotifier struct{ *fsnotify.Watcher }

func newSystemNotifier() (notifier, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return systemNotifier{w}, nil
}

func (n systemNotifier) Events() <-chan fsnotify.Event { return n.Watcher.Events }
func (n systemNotifier) Errors() <-chan error          { return n.Watcher.Errors }

// Watches reports whether a folder is being watched.
func (n systemNotifier) Watches(folder string) bool {
	return slices.Contains(n.Watcher.WatchList(), folder)
}
