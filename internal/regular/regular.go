// Package regular opens files without ever waiting for them. Reading from a pipe, a
// device or a socket could take forever, so they are refused. The check is made on the
// open handle, since one of them may take a file's place after a check by name.
//
// Use [Open], [OpenRoot] and [Read] for a name that the user gave, [OpenIn], [ReadIn],
// [ReadInto] and [In] for names that must not lead out of a folder. No other code opens a
// file for reading.
package regular

import (
	"errors"
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
	f, _, err := open(name)
	return f, err
}

// open is Open. It also tells what was opened.
func open(name string) (*os.File, fs.FileInfo, error) {
	f, err := os.OpenFile(name, withoutWaiting, 0)
	if err != nil {
		if info, statErr := os.Stat(name); statErr == nil && odd(info) { // a socket does not open
			return nil, nil, refusal(name)
		}
		return nil, nil, err
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
	f, _, err := openIn(root, name)
	return f, err
}

// openIn is OpenIn. It also tells what was opened.
func openIn(root *os.Root, name string) (*os.File, fs.FileInfo, error) {
	local := filepath.FromSlash(name)
	f, err := root.OpenFile(local, withoutWaiting, 0)
	if err != nil {
		if info, statErr := root.Stat(local); statErr == nil && odd(info) {
			return nil, nil, refusal(name)
		}
		return nil, nil, err
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

// judged closes and refuses an open handle that is neither a file nor a folder.
func judged(f *os.File, name string) (*os.File, fs.FileInfo, error) {
	info, err := f.Stat()
	if err == nil && odd(info) {
		err = refusal(name)
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

func odd(info fs.FileInfo) bool { return !info.Mode().IsRegular() && !info.IsDir() }

func refusal(name string) error { return &fs.PathError{Op: "open", Path: name, Err: ErrNot} }
