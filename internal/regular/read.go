package regular

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// ErrGrows is the error for a file that grew while it was read, perhaps without end.
var ErrGrows = errors.New("the file grows while it is read")

// MostGrowth is the number of bytes by which a file may grow after it was opened.
const MostGrowth = 16 << 20

// Read returns the bytes of a file. Its error wraps [ErrGrows] if the file grows by more
// than [MostGrowth] meanwhile.
func Read(name string) ([]byte, error) {
	f, info, err := open(name)
	return read(f, info, err, nil)
}

// ReadIn is [Read] for a file below root.
func ReadIn(root *os.Root, name string) ([]byte, error) { return ReadInto(root, name, nil) }

// ReadInto is [ReadIn] into buf, whose content is lost, or into a larger buffer if the
// file does not fit. After an error it returns a buffer, too.
func ReadInto(root *os.Root, name string, buf []byte) ([]byte, error) {
	f, info, err := openIn(root, name)
	return read(f, info, err, buf)
}

func read(f *os.File, info fs.FileInfo, err error, buf []byte) ([]byte, error) {
	if err != nil {
		return buf, err
	}
	defer f.Close()
	buf, err = readAll(f, info.Size(), MostGrowth, buf)
	if errors.Is(err, ErrGrows) {
		err = &fs.PathError{Op: "read", Path: f.Name(), Err: err}
	}
	return buf, err
}

// roomy returns a buffer for a file of size bytes, unless that is very long, and one byte
// more, so that the end shows in the first read.
func roomy(buf []byte, size int64) []byte {
	if int64(cap(buf)) <= size {
		return make([]byte, 0, min(size, MostGrowth)+1)
	}
	return buf[:0]
}

// readAll reads to the end of a file that had size bytes when it was opened, and at most
// growth bytes more.
func readAll(r io.Reader, size, growth int64, buf []byte) ([]byte, error) {
	buf = roomy(buf, size)
	for {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := r.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		switch length := int64(len(buf)); {
		case errors.Is(err, io.EOF), err == nil && length == size && len(buf) < cap(buf):
			return buf, nil
		case err != nil:
			return buf, err
		case length > size+growth:
			return buf, ErrGrows
		}
	}
}
