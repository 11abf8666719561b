package target

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
)

var errInjected = errors.New("injected failure")

// failing is a disk whose operations fail from number `from` on, counted from 1,
// up to number `to`.
type failing struct {
	disk
	from, to int64
	err      error
	done     *atomic.Int64
}

func (f failing) fails() bool {
	n := f.done.Add(1)
	return n >= f.from && n <= f.to
}

func (f failing) lstat(name string) (fs.FileInfo, error) {
	if f.fails() {
		return nil, f.err
	}
	return f.disk.lstat(name)
}

func (f failing) open(name string) (io.ReadCloser, error) {
	if f.fails() {
		return nil, f.err
	}
	return f.disk.open(name)
}

func (f failing) list(name string) ([]fs.FileInfo, error) {
	if f.fails() {
		return nil, f.err
	}
	return f.disk.list(name)
}

// write leaves half of the file, as a full disk does.
func (f failing) write(name string, data []byte) error {
	if f.fails() {
		return errors.Join(f.err, f.disk.write(name, data[:len(data)/2]))
	}
	return f.disk.write(name, data)
}

func (f failing) mkdir(name string) error {
	if f.fails() {
		return f.err
	}
	return f.disk.mkdir(name)
}

func (f failing) rename(from, to string) error {
	if f.fails() {
		return f.err
	}
	return f.disk.rename(from, to)
}

func (f failing) remove(name string) error {
	if f.fails() {
		return f.err
	}
	return f.disk.remove(name)
}

// full is a disk without room: nothing can be written, all else works.
type full struct{ disk }

func (f full) write(name string, data []byte) error {
	f.disk.write(name, data[:len(data)/2])
	return fmt.Errorf("write %s: %w", name, syscall.ENOSPC)
}

// held is a disk on which one file is open in another program, so that its
// replacement and removal fail some times.
type held struct {
	disk
	name  string
	times *int
}

func (h held) refuses(name string) bool {
	if name != h.name || *h.times == 0 {
		return false
	}
	*h.times--
	return true
}

func (h held) rename(from, to string) error {
	if h.refuses(to) {
		return errInUse
	}
	return h.disk.rename(from, to)
}

func (h held) remove(name string) error {
	if h.refuses(name) {
		return errInUse
	}
	return h.disk.remove(name)
}

// caseless is a disk on which the case of letters doesn't count but is kept, and
// a file keeps the spelling it has when it is replaced.
type caseless struct{ disk }

// find returns the spelling on disk, as far as there is one.
func (c caseless) find(name string) string {
	at := ""
	for _, elem := range strings.Split(name, "/") {
		inside, _ := c.disk.list(at)
		if i := slices.IndexFunc(inside, func(info fs.FileInfo) bool { return strings.EqualFold(info.Name(), elem) }); i >= 0 {
			elem = inside[i].Name()
		}
		at = join(at, elem)
	}
	return at
}

func (c caseless) lstat(name string) (fs.FileInfo, error)  { return c.disk.lstat(c.find(name)) }
func (c caseless) identical(a, b string) bool              { return c.disk.identical(c.find(a), c.find(b)) }
func (c caseless) open(name string) (io.ReadCloser, error) { return c.disk.open(c.find(name)) }
func (c caseless) list(name string) ([]fs.FileInfo, error) { return c.disk.list(c.find(name)) }
func (c caseless) write(name string, data []byte) error    { return c.disk.write(c.find(name), data) }
func (c caseless) mkdir(name string) error                 { return c.disk.mkdir(c.find(name)) }
func (c caseless) remove(name string) error                { return c.disk.remove(c.find(name)) }

func (c caseless) rename(from, to string) error {
	from, found := c.find(from), c.find(to)
	if c.disk.identical(from, found) {
		return c.disk.rename(from, join(dirOf(found), path.Base(to)))
	}
	return c.disk.rename(from, found)
}
