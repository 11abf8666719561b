package target

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"pufa/internal/regular"
)

// disk is a folder and its content, on this machine or another. Names are slash paths in
// it, "" is the folder itself.
type disk interface {
	// lstat doesn't follow a symbolic link at the end of name.
	lstat(name string) (fs.FileInfo, error)
	// identical reports whether two names lead to the same file.
	identical(a, b string) bool
	// open opens a file for reading. It does not wait on a pipe.
	open(name string) (io.ReadCloser, error)
	// list returns what is in a folder, as lstat would, sorted by name.
	list(name string) ([]fs.FileInfo, error)
	// write makes a new file. It is an error if one exists.
	write(name string, data []byte) error
	// mkdir makes one folder. It is no error if it exists.
	mkdir(name string) error
	// rename replaces a file named to. Like remove, it returns an error that wraps
	// errInUse if another program has the file open.
	rename(from, to string) error
	// remove removes a file or an empty folder.
	remove(name string) error
	close() error
}

// errInUse marks failures that may go away when another program closes the file.
var errInUse = errors.New("the file is in use")

// rooted is a disk in one folder. No symbolic link leads out of it.
type rooted struct{ *regular.Near }

// openDisk opens a folder. With plain, no folder in it is kept open.
func openDisk(dir string, plain bool) (rooted, error) {
	root, err := regular.OpenRoot(dir)
	if err != nil {
		return rooted{}, err
	}
	return rooted{&regular.Near{Root: root, Plain: plain}}, nil
}

func (r rooted) lstat(name string) (fs.FileInfo, error) {
	return r.Root.Lstat(filepath.FromSlash(name))
}

func (r rooted) identical(a, b string) bool {
	x, errX := r.lstat(a)
	y, errY := r.lstat(b)
	return errX == nil && errY == nil && os.SameFile(x, y)
}

func (r rooted) open(name string) (io.ReadCloser, error) {
	f, err := regular.OpenIn(r.Root, name)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(err, f.Close(), fmt.Errorf("%s is no longer a file", name))
	}
	return f, nil
}

func (r rooted) list(name string) ([]fs.FileInfo, error) {
	f, err := regular.OpenIn(r.Root, cmp.Or(name, "."))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	infos, err := f.Readdir(-1)
	slices.SortFunc(infos, func(a, b fs.FileInfo) int { return strings.Compare(a.Name(), b.Name()) })
	return infos, err
}

func (r rooted) write(name string, data []byte) error { return r.Write(name, data) }

func (r rooted) mkdir(name string) error {
	if dir := dirOf(name); dir != "" {
		r.Enter(dir)
	}
	return r.Do(name, func(in *os.Root, name string) error {
		name = filepath.FromSlash(name)
		err := in.Mkdir(name, 0o755)
		if errors.Is(err, fs.ErrExist) {
			if info, lerr := in.Lstat(name); lerr == nil && info.IsDir() {
				return nil
			}
		}
		return err
	})
}

func (r rooted) rename(from, to string) error {
	return markInUse(r.Root.Rename(filepath.FromSlash(from), filepath.FromSlash(to)))
}

func (r rooted) remove(name string) error {
	return markInUse(r.Root.Remove(filepath.FromSlash(name)))
}

func (r rooted) close() error { return r.Close() }

func markInUse(err error) error {
	if inUse(err) {
		return fmt.Errorf("%w: %w", errInUse, err)
	}
	return err
}

// join is path.Join for names that are clean already.
func join(elems ...string) string {
	return strings.Trim(strings.Join(elems, "/"), "/")
}
