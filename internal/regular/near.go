package regular

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
)

// Near is a root and one folder below it, which is kept open: the system finds names in
// that folder without walking there from the root each time. With many small pages, that
// saves a build a seventh of its CPU time; Plain turns it off, and the files are the same.
// It is for one piece of work: if somebody moves the folder
// meanwhile, names in it lead to where it went, though never out of the root.
//
// It is safe for concurrent use.
type Near struct {
	Root  *os.Root
	Plain bool // no folder is kept open

	mu     sync.Mutex
	name   string // of folder, with a slash at the end
	folder *os.Root
	within beneath // folder
}

// Enter makes a folder the one that is kept open.
func (n *Near) Enter(name string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.Plain || n.folder != nil && strings.TrimSuffix(n.name, "/") == name {
		return
	}
	if folder, err := n.Root.OpenRoot(filepath.FromSlash(name)); err == nil {
		n.leave()
		n.name, n.folder, n.within = name+"/", folder, openBeneath(folder)
	}
}

// Do calls do with a folder and the slash path of a file in it: first, if possible, with
// the folder that is kept open; if that fails, with the root.
func (n *Near) Do(name string, do func(in *os.Root, name string) error) error {
	if rest, folder, _ := n.open(name); folder != nil && do(folder, rest) == nil {
		return nil
	}
	return do(n.Root, name)
}

// open returns the folder that is kept open, and the path there of a file; folder is nil
// if the file lies elsewhere.
func (n *Near) open(name string) (rest string, folder *os.Root, within beneath) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if rest, ok := strings.CutPrefix(name, n.name); ok {
		return rest, n.folder, n.within
	}
	return "", nil, beneath{}
}

// ReadInto is [ReadInto] for a slash path.
func (n *Near) ReadInto(name string, buf []byte) ([]byte, error) {
	rest, _, within := n.open(name)
	if data, ok := within.read(rest, buf); ok {
		return data, nil
	}
	err := n.Do(name, func(in *os.Root, name string) (err error) {
		buf, err = ReadInto(in, name, buf)
		return err
	})
	return buf, err
}

// Write makes a new file with some bytes in it. It is an error if there is a file of that
// slash path.
func (n *Near) Write(name string, data []byte) error {
	rest, _, within := n.open(name)
	if made, err := within.write(rest, data); made {
		return err
	}
	var f *os.File
	err := n.Do(name, func(in *os.Root, name string) (err error) {
		f, err = in.OpenFile(filepath.FromSlash(name), newFile, newMode)
		return err
	})
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// newFile opens a file that must not exist yet. Files and Windows do not know O_NONBLOCK.
// Elsewhere it spares four system calls: package os would set that mode to find out
// whether it can wait for the file, and take it back.
const newFile = os.O_WRONLY | os.O_CREATE | os.O_EXCL | syscall.O_NONBLOCK

// newMode lets everybody read a new file.
const newMode = 0o644

// Close closes the root, too.
func (n *Near) Close() error {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.leave()
	return n.Root.Close()
}

func (n *Near) leave() {
	if n.folder != nil {
		n.folder.Close()
		n.within.close()
		n.folder, n.within = nil, beneath{}
	}
}
