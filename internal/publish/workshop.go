package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"github.com/gofrs/flock"
)

// workshop is the folder that a session works in, on the same file system as
// the output: `.pufa` in an output folder that exists, `.<name>.pufa` beside one
// that doesn't. It holds the lock and
//
//	owner   the number of the process that has the lock
//	stage/  files that wait for their place in an existing folder
//	site/   the folder that will become the output
//
// and goes away at the end of the session. Nothing else in it is touched. A session
// that changes nothing in an output folder that exists has none.
type workshop struct {
	path    string
	lock    *flock.Flock
	parents []string // folders made for it, outermost first
}

const (
	lockName  = "lock"
	ownerName = "owner"
	stageName = "stage"
	siteName  = "site"
)

// beside is the workshop's path for an output folder that doesn't exist.
func beside(dir string) string {
	return filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+workName)
}

// sweepBeside removes the workshop of a first build that was killed when its
// site had just got its name, or before somebody else made the folder. One that
// is in use stays, and so does one that cannot be removed: it does no harm.
func sweepBeside(dir string) {
	if _, err := os.Lstat(beside(dir)); err != nil {
		return
	}
	if w, err := openWorkshop(dir, true); err == nil {
		w.close()
	}
}

// openWorkshop makes the folder, if need be, and takes the lock.
func openWorkshop(dir string, fresh bool) (*workshop, error) {
	w := &workshop{path: filepath.Join(dir, workName)}
	if fresh {
		w.path = beside(dir)
		if err := w.makeParents(filepath.Dir(dir)); err != nil {
			return nil, err
		}
	}
	// The other session may remove lock and folder between two of our steps.
	var err error
	for range 20 {
		var locked bool
		if locked, err = w.tryLock(); locked {
			return w, nil
		}
		if err == nil || !missing(err) {
			break
		}
	}
	os.Remove(w.path) // it is empty when there was no room for the lock
	w.removeParents()
	if err != nil {
		return nil, fmt.Errorf("lock the output folder: %w", err)
	}
	return nil, &BusyError{Dir: dir, PID: w.owner()}
}

// tryLock returns an error for which missing holds when it is worth another try.
func (w *workshop) tryLock() (bool, error) {
	if err := os.Mkdir(w.path, 0o755); err != nil && !errors.Is(err, os.ErrExist) {
		return false, err
	}
	info, err := os.Lstat(w.path)
	if err != nil {
		return false, err
	}
	if !info.IsDir() {
		return false, fmt.Errorf("%s is not a folder", w.path)
	}
	path := filepath.Join(w.path, lockName)
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return false, fmt.Errorf("%s is not a file", path)
	}
	lock := flock.New(path, flock.SetPermissions(0o644))
	locked, err := lock.TryLock()
	if !locked || err != nil {
		return false, err
	}
	// The lock counts only if its file is still the one that others will find.
	mine, err := lock.Stat()
	if err == nil {
		if found, lerr := os.Lstat(path); lerr != nil || !os.SameFile(mine, found) {
			err = os.ErrNotExist
		}
	}
	if err != nil {
		lock.Unlock()
		return false, err
	}
	w.lock = lock
	return true, nil
}

// owner returns the process that has the lock, or 0.
func (w *workshop) owner() int {
	data, err := os.ReadFile(filepath.Join(w.path, ownerName))
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil || pid < 0 {
		return 0
	}
	return pid
}

// clear removes what a killed session left and signs as the owner.
func (w *workshop) clear() error {
	if err := w.empty(); err != nil {
		return fmt.Errorf("remove what an interrupted build left: %w", err)
	}
	pid := strconv.Itoa(os.Getpid()) + "\n"
	if err := os.WriteFile(filepath.Join(w.path, ownerName), []byte(pid), 0o644); err != nil {
		return fmt.Errorf("sign the lock: %w", err)
	}
	return nil
}

func (w *workshop) empty() error {
	var errs []error
	for _, name := range []string{stageName, siteName, ownerName} {
		errs = append(errs, os.RemoveAll(filepath.Join(w.path, name)))
	}
	return errors.Join(errs...)
}

// stage makes the folder for staged files.
func (w *workshop) stage() error {
	if err := os.Mkdir(filepath.Join(w.path, stageName), 0o755); err != nil {
		return fmt.Errorf("make a folder for new files: %w", err)
	}
	return nil
}

// site makes the folder that will become the output and returns its path.
func (w *workshop) site() (string, error) {
	path := filepath.Join(w.path, siteName)
	if err := os.Mkdir(path, 0o755); err != nil {
		return "", fmt.Errorf("make a folder for the site: %w", err)
	}
	return path, nil
}

// close empties the workshop and gives it up. A lock or folder that cannot be
// removed, because another build is looking at it, does no harm: that build
// removes it.
func (w *workshop) close() error {
	err := w.empty()
	path := filepath.Join(w.path, lockName)
	if runtime.GOOS == "windows" { // an open file cannot be removed
		w.lock.Unlock()
		os.Remove(path)
	} else { // a lock must not be taken on a file about to be removed
		os.Remove(path)
		w.lock.Unlock()
	}
	os.Remove(w.path)
	w.removeParents()
	return err
}

func (w *workshop) makeParents(dir string) error {
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); !missing(err) {
			break
		}
		w.parents = append([]string{at}, w.parents...)
		if at == filepath.Dir(at) {
			break
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the folder above the output: %w", err)
	}
	return nil
}

// removeParents removes those that are empty, as they are when nothing was
// published.
func (w *workshop) removeParents() {
	for i := len(w.parents) - 1; i >= 0; i-- {
		if os.Remove(w.parents[i]) != nil {
			return
		}
	}
}
