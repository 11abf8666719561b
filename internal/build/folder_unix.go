//go:build unix

package build

import (
	"errors"
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// folder is an open folder of the site.
type folder struct{ *os.File }

func openFolder(root *os.Root, name string) (*folder, error) {
	f, err := root.Open(name)
	if err != nil {
		return nil, err
	}
	return &folder{f}, nil
}

// open opens a file that lies in the folder itself and is no link. Package os would
// make five more system calls, to find out whether one has to wait for it.
func (f *folder) open(base string) (io.ReadCloser, error) {
	fd, err := undisturbed(func() (int, error) {
		return unix.Openat(int(f.Fd()), base, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0)
	})
	return descriptor(fd), err
}

// descriptor is an open file.
type descriptor int

func (d descriptor) Read(b []byte) (int, error) {
	n, err := undisturbed(func() (int, error) { return unix.Read(int(d), b) })
	if n == 0 && err == nil && len(b) > 0 {
		return 0, io.EOF
	}
	return max(n, 0), err
}

func (d descriptor) Close() error { return unix.Close(int(d)) }

// undisturbed repeats a system call that a signal has ended.
func undisturbed(call func() (int, error)) (int, error) {
	for {
		n, err := call()
		if !errors.Is(err, unix.EINTR) {
			return n, err
		}
	}
}
