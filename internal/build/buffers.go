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

	folder string   // the one that was read from last
	within *os.Root // it is open, since the next file is likely to lie there too
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

// open opens a file of the site.
func (b *buffers) open(root *os.Root, name string) (*os.File, error) {
	dir, base := path.Split(name)
	if b.within == nil || b.folder != dir {
		b.leave()
		b.within, _ = root.OpenRoot(path.Clean(dir))
		b.folder = dir
	}
	if b.within != nil {
		if f, err := b.within.Open(base); err == nil {
			return f, nil
		}
	}
	return root.Open(name) // also a link that leads out of the folder, not out of the site
}

func (b *buffers) leave() {
	if b.within != nil {
		b.within.Close()
		b.within = nil
	}
}

// readInto reads a file. The bytes are good until the buffers are used again.
func (w *Workbench) readInto(e source.Entry, buf *buffers) ([]byte, error) {
	f, err := buf.open(w.root, e.Path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	buf.raw = slices.Grow(buf.raw[:0], int(e.Size)+1) // one more, so that the end is seen at once
	for {
		n, err := f.Read(buf.raw[len(buf.raw):cap(buf.raw)])
		buf.raw = buf.raw[:len(buf.raw)+n]
		if err == io.EOF {
			return buf.raw, nil
		} else if err != nil {
			return nil, err
		}
		buf.raw = slices.Grow(buf.raw, 1)
	}
}
