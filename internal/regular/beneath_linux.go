package regular

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// beneath is a folder in which files are opened with one call of the system. Package os
// opens and closes each folder on the way to a file, so as not to be led out; Linux has a
// call that promises as much. And package os asks whether one can wait for a file. A build
// of many small pages saves a fifteenth of its CPU time. The zero beneath opens nothing,
// and so does a system that lacks the call.
type beneath struct {
	folder *os.File
	handle syscall.RawConn // of folder
}

func openBeneath(root *os.Root) (b beneath) {
	folder, err := OpenIn(root, ".")
	if err != nil {
		return b
	}
	handle, err := folder.SyscallConn()
	if err != nil {
		folder.Close()
		return b
	}
	return beneath{folder, handle}
}

func (b beneath) close() {
	if b.folder != nil {
		b.folder.Close()
	}
}

// write is [Near.Write] for a slash path in the folder. If the file cannot be made, for
// whatever reason, made is false.
func (b beneath) write(name string, data []byte) (made bool, err error) {
	fd, ok := b.open(name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL, newMode)
	if !ok {
		return false, nil
	}
	for err == nil && len(data) > 0 {
		var n int
		if n, err = unix.Write(fd, data); n > 0 {
			data = data[n:]
		} else if err == nil {
			err = io.ErrShortWrite
		} else if errors.Is(err, unix.EINTR) {
			err = nil
		}
	}
	if e := unix.Close(fd); err == nil && !errors.Is(e, unix.EINTR) { // then it is closed
		err = e
	}
	if err != nil {
		err = &fs.PathError{Op: "write", Path: name, Err: err}
	}
	return true, err
}

// read is [Near.ReadInto] for a slash path in the folder. If it did not work, for whatever
// reason, ok is false; so it is for a file that changes meanwhile, or a very long one.
func (b beneath) read(name string, buf []byte) (data []byte, ok bool) {
	fd, ok := b.open(name, withoutWaiting, 0)
	if !ok {
		return nil, false
	}
	defer unix.Close(fd)
	var info unix.Stat_t
	if err := unix.Fstat(fd, &info); err != nil || info.Mode&unix.S_IFMT != unix.S_IFREG || info.Size > MostGrowth {
		return nil, false
	}
	buf = roomy(buf, info.Size)
	n, err := unix.Read(fd, buf[:cap(buf)])
	return buf[:max(n, 0)], err == nil && int64(n) == info.Size
}

func (b beneath) open(name string, flags int, mode uint64) (fd int, ok bool) {
	if b.folder == nil {
		return 0, false
	}
	how := unix.OpenHow{
		Flags: uint64(flags | unix.O_CLOEXEC | unix.O_LARGEFILE), Mode: mode,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_MAGICLINKS,
	}
	_ = b.handle.Control(func(at uintptr) { // not called if the folder was closed meanwhile
		var err error
		fd, err = unix.Openat2(int(at), name, &how)
		ok = err == nil
	})
	return fd, ok
}
