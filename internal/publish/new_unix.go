//go:build unix

package publish

import (
	"errors"
	"io"
	"io/fs"
	"syscall"
)

// writeNew writes a file that is not there yet. Package os would make five more
// system calls, to find out whether one has to wait for it.
func writeNew(name string, data []byte) error {
	fd, err := undisturbed(func() (int, error) {
		return syscall.Open(name, syscall.O_WRONLY|syscall.O_CREAT|syscall.O_EXCL|syscall.O_CLOEXEC, 0o644)
	})
	if err != nil {
		return &fs.PathError{Op: "open", Path: name, Err: err}
	}
	for len(data) > 0 && err == nil {
		var n int
		n, err = undisturbed(func() (int, error) { return syscall.Write(fd, data[:min(len(data), mostAtOnce)]) })
		if n == 0 && err == nil {
			err = io.ErrUnexpectedEOF
		}
		data = data[max(n, 0):]
	}
	if e := syscall.Close(fd); err == nil && e != syscall.EINTR { // then it is closed
		err = e
	}
	if err != nil {
		return &fs.PathError{Op: "write", Path: name, Err: err}
	}
	return nil
}

// mostAtOnce is a length that every system writes by one call.
const mostAtOnce = 1 << 30

// undisturbed repeats a system call that a signal has ended.
func undisturbed(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if !errors.Is(err, syscall.EINTR) {
			return n, err
		}
	}
}
