package target

import (
	"errors"
	"io"
	"path"
	"sync"
	"syscall"

	"github.com/cespare/xxhash/v2"

	"pufa/internal/publish"
)

// observe finds out what is at a path and records it for the decision. It reads files,
// since only the bytes show whether a file has changed.
func (s *Session) observe(name string) (publish.Found, error) {
	if f := s.findFolder(dirOf(name)); f.err != nil || !f.real {
		return publish.Found{}, f.err
	}
	return s.note(name)
}

// note is observe for a path in an existing folder.
func (s *Session) note(name string) (publish.Found, error) {
	found, err := s.find(name)
	if err == nil && found.Kind != publish.Nothing {
		s.mu.Lock()
		s.found[name] = found
		s.mu.Unlock()
	}
	return found, err
}

// observeFolder records everything in a folder.
func (s *Session) observeFolder(dir string) error {
	inside, err := s.disk.list(dir)
	if err != nil {
		return err
	}
	for _, info := range inside {
		name := join(dir, info.Name())
		found, err := s.note(name)
		if err == nil && found.Kind == publish.Folder {
			err = s.observeFolder(name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// observeOld records what is left of files of earlier builds that this one lacks,
// including files that differ only in letter case.
func (s *Session) observeOld(want publish.Manifest) error {
	twinOf := want.Twins()
	for name := range s.earlier.Paths() {
		if want.At(name) != nil {
			continue
		}
		if found, err := s.observe(name); err != nil {
			return err
		} else if found.Kind == publish.Nothing {
			continue
		}
		if twin := twinOf(name); twin != "" && s.disk.identical(name, twin) {
			found := s.found[twin]
			found.Spelling = name
			s.found[twin] = found
		}
	}
	return nil
}

func (s *Session) find(name string) (publish.Found, error) {
	info, err := s.disk.lstat(name)
	switch {
	case missing(err) || notFolder(err):
		return publish.Found{}, nil
	case err != nil:
		return publish.Found{}, err
	case info.IsDir():
		return publish.Found{Kind: publish.Folder}, nil
	case !info.Mode().IsRegular(): // symbolic links too, wherever they lead
		return publish.Found{Kind: publish.Odd}, nil
	}
	f, err := s.disk.open(name)
	if err != nil {
		return publish.Found{}, err
	}
	defer f.Close()
	buf, ok := s.buffers.Get().(*[]byte)
	if !ok {
		b := make([]byte, 64<<10)
		buf = &b
	}
	defer s.buffers.Put(buf)
	sum := xxhash.New()
	size, err := io.CopyBuffer(sum, f, *buf)
	return publish.Found{Kind: publish.File, Sum: publish.Sum(sum.Sum64()), Size: size}, err
}

// folder is what was found at a folder's path, or the result of making it.
type folder struct {
	once sync.Once
	err  error
	real bool // it exists
}

// findFolder finds out, once per session, whether a folder exists. The empty path is the output
// folder itself.
func (s *Session) findFolder(dir string) *folder {
	if dir == "" {
		return &folder{real: true}
	}
	return s.once(dir, func(f *folder) {
		if up := s.findFolder(dirOf(dir)); up.err != nil || !up.real {
			f.err = up.err
			return
		}
		var found publish.Found
		found, f.err = s.note(dir)
		f.real = found.Kind == publish.Folder
	})
}

// makeFolder makes a folder and those above it, each once.
func (s *Session) makeFolder(dir string) error {
	if dir == "" {
		return nil
	}
	return s.once(dir, func(f *folder) {
		if f.err = s.makeFolder(dirOf(dir)); f.err == nil {
			f.err = s.disk.mkdir(dir)
		}
	}).err
}

func (s *Session) once(dir string, do func(*folder)) *folder {
	s.mu.Lock()
	f := s.folders[dir]
	if f == nil {
		f = &folder{}
		s.folders[dir] = f
	}
	s.mu.Unlock()
	f.once.Do(func() { do(f) })
	return f
}

// dirOf is path.Dir with "" for the output folder.
func dirOf(p string) string {
	if d := path.Dir(p); d != "." {
		return d
	}
	return ""
}

// notFolder reports whether a path led through something that is not a folder.
func notFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }
