// Package regular opens files without ever waiting for them. Reading from a pipe, a
// device or a socket could take forever, so they are refused. The check is made on the
// open handle, since one of them may take a file's place after a check by name.
//
// Use [Open], [OpenRoot] and [Read] for a name that the user gave, [OpenIn], [ReadIn] and
// [In] for names that must not lead out of a folder. No other code opens a file for
// reading.
package regular

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// ErrNot is the error for a pipe, a device or a socket.
var ErrNot = errors.New("neither a file nor a folder")

// withoutWaiting opens a pipe at once, even if nobody writes into it.
const withoutWaiting = os.O_RDONLY | syscall.O_NONBLOCK

// Open opens a file or a folder.
func Open(name string) (*os.File, error) {
	f, err := os.OpenFile(name, withoutWaiting, 0)
	if err != nil {
		if info, statErr := os.Stat(name); statErr == nil && odd(info) { // a socket does not open
			return nil, refusal(name)
		}
		return nil, err
	}
	return judged(f, name)
}

// OpenRoot opens a folder. [os.OpenRoot] waits for a pipe; with a separator behind its
// name it is no folder at once.
func OpenRoot(name string) (*os.Root, error) {
	if name != "" && !os.IsPathSeparator(name[len(name)-1]) {
		name += string(os.PathSeparator)
	}
	return os.OpenRoot(name)
}

// OpenIn opens a file or a folder below root by its slash path. No link leads out of
// root.
func OpenIn(root *os.Root, name string) (*os.File, error) {
	local := filepath.FromSlash(name)
	f, err := root.OpenFile(local, withoutWaiting, 0)
	if err != nil {
		if info, statErr := root.Stat(local); statErr == nil && odd(info) {
			return nil, refusal(name)
		}
		return nil, err
	}
	return judged(f, name)
}

// In is the folder of root as an [fs.FS].
func In(root *os.Root) fs.FS { return in{root} }

type in struct{ root *os.Root }

func (i in) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return OpenIn(i.root, name)
}

// ErrGrows is the error for a file that grew while it was read, perhaps without end.
var ErrGrows = errors.New("the file grows while it is read")

// MostGrowth is the number of bytes by which a file may grow after it was opened.
const MostGrowth = 16 << 20

// Read returns the bytes of a file. Its error wraps [ErrGrows] if the file grows by more
// than [MostGrowth] meanwhile.
func Read(name string) ([]byte, error) { return read(Open(name)) }

// ReadIn is [Read] for a file below root.
func ReadIn(root *os.Root, name string) ([]byte, error) { return read(OpenIn(root, name)) }

func read(f *os.File, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	data, err := readAll(f, info.Size()+MostGrowth)
	if errors.Is(err, ErrGrows) {
		err = &fs.PathError{Op: "read", Path: f.Name(), Err: err}
	}
	return data, err
}

// readAll reads to the end, at most most bytes.
func readAll(r io.Reader, most int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, most+1))
	if err == nil && int64(len(data)) > most {
		err = ErrGrows
	}
	return data, err
}

// judged closes and refuses an open handle that is neither a file nor a folder.
func judged(f *os.File, name string) (*os.File, error) {
	info, err := f.Stat()
	if err == nil && odd(info) {
		err = refusal(name)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

func odd(info fs.FileInfo) bool { return !info.Mode().IsRegular() && !info.IsDir() }

func refusal(name string) error { return &fs.PathError{Op: "open", Path: name, Err: ErrNot} }
