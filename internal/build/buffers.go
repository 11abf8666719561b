package build

import (
	"io"
	"os"
	"path"
	"slices"
	"sync"

	"pufa/internal/source"
)

// buffers are used for one file after the other.
type buffers struct {
	raw, rest []byte

	folder string  // the one that was read from last
	within *folder // it is open, since the next file is likely to lie there too
}

// desk holds the buffers that nobody uses. The zero desk is empty.
type desk struct {
	mu   sync.Mutex
	idle []*buffers
}

func (d *desk) take() *buffers {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := len(d.idle)
	if n == 0 {
		return new(buffers)
	}
	b := d.idle[n-1]
	d.idle = d.idle[:n-1]
	return b
}

func (d *desk) give(b *buffers) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.idle = append(d.idle, b)
}

// close lets go of all folders, which other programs may want to move.
func (d *desk) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, b := range d.idle {
		b.leave()
	}
}

// read reads a file of the site into b.raw.
func (b *buffers) read(root *os.Root, name string, size int) error {
	dir, base := path.Split(name)
	if b.within == nil || b.folder != dir {
		b.leave()
		b.within, _ = openFolder(root, path.Clean(dir))
		b.folder = dir
	}
	if b.within != nil {
		if f, err := b.within.open(base); err == nil {
			return b.drain(f, size)
		}
	}
	f, err := root.Open(name) // also a link that leads out of the folder, not out of the site
	if err != nil {
		return err
	}
	return b.drain(f, size)
}

// drain reads a file to its end and closes it.
func (b *buffers) drain(f io.ReadCloser, size int) error {
	defer f.Close()
	b.raw = slices.Grow(b.raw[:0], size+1) // one more, so that the end is seen at once
	for {
		n, err := f.Read(b.raw[len(b.raw):cap(b.raw)])
		b.raw = b.raw[:len(b.raw)+n]
		if err == io.EOF || err == nil && len(b.raw) == size { // as long as the list said, with room for more
			return nil
		} else if err != nil {
			return err
		}
		b.raw = slices.Grow(b.raw, 1)
	}
}

func (b *buffers) leave() {
	if b.within != nil {
		b.within.Close()
		b.within = nil
	}
}

// readInto reads a file. The bytes are good until the buffers are used again.
func (w *Workbench) readInto(e source.Entry, buf *buffers) ([]byte, error) {
	if err := buf.read(w.root, e.Path, int(e.Size)); err != nil {
		return nil, err
	}
	return buf.raw, nil
}
