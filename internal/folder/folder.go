// Package folder reads the folder of a site: its files, their lists, and cheap signs that
// they are unchanged. It knows which folders a site is made of, and nothing of what is in
// them.
//
// Use a [Folder] to read, as an [fs.FS] or file by file with [Folder.With];
// [Folder.Inputs] to learn afterwards exactly what was read; [Stamps] to guess without
// reading whether anything has changed.
package folder

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"syscall"

	"pufa/internal/regular"
)

// Names in a site's folder.
const (
	Config = "config.toml"
	Static = "static" // files that are published as they are
)

// Sources lists the folders that a site is made of. Its settings, [Config], lie beside
// them.
var Sources = []string{"content", "templates", "assets", Static, "themes", "data"}

// Folder is a site's folder, open for reading. No name and no link leads out of it. It is
// safe for concurrent use.
type Folder struct {
	near   *regular.Near
	record *record // nil = [Folder.Inputs] will not be called

	mu      sync.Mutex
	buffers [][]byte // not in use
}

// Open opens the folder of a site. The caller closes it.
func Open(dir string) (*Folder, error) {
	root, err := regular.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the site's folder: %w", err)
	}
	return &Folder{near: &regular.Near{Root: root, Plain: true}}, nil
}

// Close closes the folder. Files that are still open stay usable.
func (f *Folder) Close() { f.near.Close() }

// Open implements [fs.FS]. It never waits (see package regular).
func (f *Folder) Open(name string) (fs.File, error) { return f.open(name) }

func (f *Folder) open(name string) (file *os.File, err error) {
	if err := f.enter(name); err != nil {
		return nil, err
	}
	err = f.near.Do(name, func(in *os.Root, name string) (err error) {
		file, err = regular.OpenIn(in, name)
		return err
	})
	return file, err
}

// enter goes near a file that is about to be opened. It is an error if the name is none.
func (f *Folder) enter(name string) error {
	if !fs.ValidPath(name) {
		return &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if dir := path.Dir(name); dir != "." {
		f.near.Enter(dir)
	}
	return nil
}

// Stat implements [fs.StatFS]. A circle of links counts as a file that does not exist.
func (f *Folder) Stat(name string) (fs.FileInfo, error) {
	info, err := f.near.Root.Stat(name)
	if errors.Is(err, syscall.ELOOP) {
		err = &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return info, err
}

// Lstat and ReadLink implement [fs.ReadLinkFS].
func (f *Folder) Lstat(name string) (fs.FileInfo, error) { return f.near.Root.Lstat(name) }

// ReadLink returns where a link leads.
func (f *Folder) ReadLink(name string) (string, error) { return f.near.Root.Readlink(name) }

// Beside lists the site's folder itself. It is no input: what a build makes lies there, too.
func (f *Folder) Beside() ([]fs.DirEntry, error) { return f.readDir(".") }

// ReadDir implements [fs.ReadDirFS].
func (f *Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	if f.record == nil {
		return f.readDir(name)
	}
	return f.record.list(name, f.readDir)
}

func (f *Folder) readDir(name string) ([]fs.DirEntry, error) {
	dir, err := f.open(name)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	list, err := dir.ReadDir(-1)
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, err
}

// ReadFile implements [fs.ReadFileFS].
func (f *Folder) ReadFile(name string) (data []byte, err error) {
	err = f.With(name, func(raw []byte, _ Digest) { data = append(data, raw...) })
	return data, err
}

// With reads a file and passes its bytes to use, which must not keep them.
func (f *Folder) With(name string, use func(raw []byte, d Digest)) error {
	if err := f.enter(name); err != nil {
		return err
	}
	buf := f.take()
	defer func() { f.give(buf) }()
	var err error
	if buf, err = f.near.ReadInto(name, buf); err != nil {
		return err
	}
	d := DigestOf(buf)
	if f.record != nil {
		f.record.note(name, d)
	}
	use(buf, d)
	return nil
}

// Head returns the first bytes of a file, n at most. [Folder.Inputs] does not count it as
// reading: use Head only to learn what kind of file it is.
func (f *Folder) Head(name string, n int64) ([]byte, error) {
	file, err := f.open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, n))
}

func (f *Folder) take() []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := len(f.buffers)
	if n == 0 {
		return nil
	}
	b := f.buffers[n-1]
	f.buffers = f.buffers[:n-1]
	return b
}

func (f *Folder) give(b []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.buffers = append(f.buffers, b)
}

// Within reports whether the path p is folder or lies below it.
func Within(p, folder string) bool {
	return p == folder || strings.HasPrefix(p, folder) && p[len(folder)] == '/'
}
