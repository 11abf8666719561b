package target

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"github.com/gofrs/flock"

	"pufa/internal/publish"
	"pufa/internal/regular"
)

// staging is the working folder of a session, on the same file system as the output:
// `.pufa` in an existing output folder, `.<name>.pufa` beside one that doesn't exist yet.
// It contains the lock and
//
//	owner   the number of the process that has the lock
//	stage/  files that wait for their place in an existing folder
//	site/   the folder that will become the output
//
// and is removed at the end of the session. Nothing else in it is touched. A session that
// changes nothing in an existing output folder has none.
type staging struct {
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

// beside returns the path of the staging folder for an output folder that doesn't exist.
func beside(dir string) string {
	return filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+publish.WorkName)
}

// sweepBeside removes the staging folder of a first build that was killed just after its
// site got its name, or before somebody else made the folder. A folder that is in use, or
// that cannot be removed, stays: it does no harm.
func sweepBeside(dir string) {
	if _, err := os.Lstat(beside(dir)); err != nil {
		return
	}
	if st, err := openStaging(dir, true); err == nil {
		st.close()
	}
}

// openStaging makes the folder if necessary and takes the lock.
func openStaging(dir string, fresh bool) (*staging, error) {
	st := &staging{path: filepath.Join(dir, publish.WorkName)}
	if fresh {
		st.path = beside(dir)
		if err := st.makeParents(filepath.Dir(dir)); err != nil {
			return nil, err
		}
	}
	// Another session may remove the lock and the folder between two of our steps.
	var err error
	for range 20 {
		var locked bool
		if locked, err = st.tryLock(); locked {
			return st, nil
		}
		if err == nil || !missing(err) {
			break
		}
	}
	os.Remove(st.path) // it is empty if the disk had no room for the lock
	st.removeParents()
	if err != nil {
		return nil, fmt.Errorf("lock the output folder: %w", err)
	}
	return nil, &publish.BusyError{Dir: dir, PID: st.owner()}
}

// tryLock takes the lock if it is free. An error for which missing holds means: try
// again.
func (st *staging) tryLock() (bool, error) {
	if err := os.Mkdir(st.path, 0o755); err != nil && !errors.Is(err, os.ErrExist) {
		return false, err
	}
	info, err := os.Lstat(st.path)
	if err != nil {
		return false, err
	}
	path := filepath.Join(st.path, lockName)
	if !info.IsDir() {
		return false, st.occupied(st.path)
	}
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return false, st.occupied(path)
	}
	lock := flock.New(path, flock.SetPermissions(0o644))
	locked, err := lock.TryLock()
	if !locked || err != nil {
		return false, err
	}
	// The lock is valid only if its file is still the one that others will find.
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
	st.lock = lock
	return true, nil
}

// occupied returns the error for a path where something that is not ours is in the way.
func (st *staging) occupied(path string) error {
	dir := filepath.Dir(st.path)
	name, err := filepath.Rel(dir, path)
	if err != nil {
		return err
	}
	return &publish.RefusedError{Reason: publish.OddFiles, Dir: dir, Paths: []string{filepath.ToSlash(name)}, Count: 1}
}

// owner returns the process ID of the owner of the lock, or 0.
func (st *staging) owner() int {
	name := filepath.Join(st.path, ownerName)
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() { // not a link
		return 0
	}
	data, err := regular.Read(name)
	if err != nil {
		return 0
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil || pid < 0 {
		return 0
	}
	return pid
}

// clear removes what a killed session left, and writes the owner file.
func (st *staging) clear() error {
	if err := st.empty(); err != nil {
		return fmt.Errorf("remove what an interrupted build left: %w", err)
	}
	pid := strconv.Itoa(os.Getpid()) + "\n"
	if err := os.WriteFile(filepath.Join(st.path, ownerName), []byte(pid), 0o644); err != nil {
		return fmt.Errorf("sign the lock: %w", err)
	}
	return nil
}

func (st *staging) empty() error {
	var errs []error
	for _, name := range []string{stageName, siteName, ownerName} {
		errs = append(errs, os.RemoveAll(filepath.Join(st.path, name)))
	}
	return errors.Join(errs...)
}

// stage makes the folder for staged files.
func (st *staging) stage() error {
	if err := os.Mkdir(filepath.Join(st.path, stageName), 0o755); err != nil {
		return fmt.Errorf("make a folder for new files: %w", err)
	}
	return nil
}

// site makes the folder that will become the output and returns its path.
func (st *staging) site() (string, error) {
	path := filepath.Join(st.path, siteName)
	if err := os.Mkdir(path, 0o755); err != nil {
		return "", fmt.Errorf("make a folder for the site: %w", err)
	}
	return path, nil
}

// close empties the staging folder and releases the lock. A lock or folder that cannot be
// removed because another build is looking at it does no harm: that build removes it.
func (st *staging) close() error {
	err := st.empty()
	path := filepath.Join(st.path, lockName)
	if runtime.GOOS == "windows" { // an open file cannot be removed
		st.lock.Unlock()
		os.Remove(path)
	} else { // nobody must take a lock on a file about to be removed
		os.Remove(path)
		st.lock.Unlock()
	}
	os.Remove(st.path)
	st.removeParents()
	return err
}

func (st *staging) makeParents(dir string) error {
	for at := dir; ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); !missing(err) {
			break
		}
		st.parents = append([]string{at}, st.parents...)
		if at == filepath.Dir(at) {
			break
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the folder above the output: %w", err)
	}
	return nil
}

// removeParents removes the parent folders that are empty because nothing was published.
func (st *staging) removeParents() {
	for i := len(st.parents) - 1; i >= 0; i-- {
		if os.Remove(st.parents[i]) != nil {
			return
		}
	}
}
