package regular

import (
	"os"

	"golang.org/x/sys/unix"
)

// beneath is a folder in which files are made with one call of the system. Package os
// opens and closes each folder on the way to a file, so as not to be led out; Linux has a
// call that promises as much. That saves a build of many small pages a twentieth of its
// CPU time. The zero beneath makes none, and so does a system that lacks the call.
type beneath struct{ folder *os.File }

func openBeneath(root *os.Root) beneath {
	folder, _ := root.Open(".") // nil: the files are made in the other way
	return beneath{folder}
}

// create is [Near.Create] for a slash path in the folder; nil = it did not work, for
// whatever reason.
func (b beneath) create(name string) (file *os.File) {
	if b.folder == nil {
		return nil
	}
	folder, err := b.folder.SyscallConn()
	if err != nil {
		return nil
	}
	how := unix.OpenHow{
		Flags:   unix.O_WRONLY | unix.O_CREAT | unix.O_EXCL | unix.O_CLOEXEC | unix.O_LARGEFILE,
		Mode:    newMode,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_MAGICLINKS,
	}
	_ = folder.Control(func(at uintptr) { // fails when the folder was closed meanwhile
		if fd, err := unix.Openat2(int(at), name, &how); err == nil {
			file = os.NewFile(uintptr(fd), b.folder.Name()+"/"+name)
		}
	})
	return file
}

func (b beneath) close() {
	if b.folder != nil {
		b.folder.Close()
	}
}
