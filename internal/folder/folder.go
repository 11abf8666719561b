// Package folder reads the folder of a site: its files and their lists, and what
// tells cheaply that they are as they were. It knows which folders a site is made
// of and nothing of what is in them.
//
// Use a [Folder] to read, as an [fs.FS] or file by file with [Folder.With];
// [Folder.Inputs] to say afterwards what was read, byte for byte; [Stamps] to guess
// without reading whether anything has changed.
package folder

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"syscall"

	"pufa/internal/regular"
)

// Names of what a site's folder holds.
const (
	Config = "config.toml"
	Static = "static" // files that are published as they are
)

// Sources lists the folders that a site is made of, beside its settings.
var Sources = []string{"content", "templates", "assets", Static, "themes", "data"}

// Folder is a site's folder, open for reading. No name leads out of it, by no link.
// It can be used by many goroutines.
type Folder struct {
	root   *os.Root
	record *record // nil = nobody will ask for [Folder.Inputs]

	mu      sync.Mutex
	buffers [][]byte // that nobody uses
}

// Open opens the folder of a site. The caller closes it.
func Open(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the site's folder: %w", err)
	}
	return &Folder{root: root}, nil
}

// Close lets the folder go.
func (f *Folder) Close() { f.root.Close() }

// Open implements [fs.FS]. It never waits, as package regular has it.
func (f *Folder) Open(name string) (fs.File, error) { return f.open(name) }

func (f *Folder) open(name string) (*os.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return regular.OpenIn(f.root, name)
}

// Stat implements [fs.StatFS]. Links that lead in a circle lead to nothing.
func (f *Folder) Stat(name string) (fs.FileInfo, error) {
	info, err := f.root.Stat(name)
	if errors.Is(err, syscall.ELOOP) {
		err = &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return info, err
}

// Lstat and ReadLink implement [fs.ReadLinkFS].
func (f *Folder) Lstat(name string) (fs.FileInfo, error) { return f.root.Lstat(name) }

// ReadLink returns where a link leads.
func (f *Folder) ReadLink(name string) (string, error) { return f.root.Readlink(name) }

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
	err = f.With(name, 0, func(raw []byte, _ Digest) { data = append(data, raw...) })
	return data, err
}

// With reads a file and hands its bytes to use, which must not keep them. size is
// how long the file probably is.
func (f *Folder) With(name string, size int64, use func(raw []byte, d Digest)) error {
	file, err := f.open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	buf := f.take()
	defer func() { f.give(buf) }()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if buf, err = readAll(file, info.Size()+mostGrowth, buf, int(size)); err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	d := DigestOf(buf)
	if f.record != nil {
		f.record.note(name, d)
	}
	use(buf, d)
	return nil
}

// Head returns the first bytes of a file, n at most. It counts as no reading: who goes
// by more than the kind of a file reads it whole.
func (f *Folder) Head(name string, n int64) ([]byte, error) {
	file, err := f.open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, n))
}

// errGrows means that a file grew as it was read, and would perhaps for ever.
var errGrows = errors.New("the file grows while it is read")

// mostGrowth is how many bytes a file may grow by since it was opened.
const mostGrowth = 16 << 20

// readAll reads a file to its end, of most bytes, into a buffer that is used again.
func readAll(file io.Reader, most int64, buf []byte, size int) ([]byte, error) {
	if size = max(size, 511) + 1; cap(buf) < size { // one more, so that the end is seen at once
		buf = make([]byte, 0, size)
	}
	buf = buf[:0]
	for {
		n, err := file.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if errors.Is(err, io.EOF) {
			return buf, nil
		} else if err != nil {
			return buf, err
		}
		if int64(len(buf)) > most {
			return buf, errGrows
		}
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
	}
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
