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
func (s *Session) observe(name string) (publish.Place, error) {
	if f := s.findFolder(dirOf(name)); f.err != nil || !f.real {
		return publish.Place{}, f.err
	}
	return s.note(name)
}

// note is observe for a path in an existing folder.
func (s *Session) note(name string) (publish.Place, error) {
	place, err := s.place(name)
	if err == nil && place.Kind != publish.Nothing {
		s.mu.Lock()
		s.found[name] = place
		s.mu.Unlock()
	}
	return place, err
}

// observeFolder records everything in a folder.
func (s *Session) observeFolder(dir string) error {
	inside, err := s.disk.list(dir)
	if err != nil {
		return err
	}
	for _, info := range inside {
		name := join(dir, info.Name())
		place, err := s.note(name)
		if err == nil && place.Kind == publish.Folder {
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
	var twins map[string]string // folded → wanted path
	for name := range s.earlier.Paths() {
		if want.At(name) != nil {
			continue
		}
		if place, err := s.observe(name); err != nil {
			return err
		} else if place.Kind == publish.Nothing {
			continue
		}
		if twins == nil {
			twins = map[string]string{}
			for w := range want.Paths() {
				twins[publish.Fold(w)] = w
			}
		}
		if twin, ok := twins[publish.Fold(name)]; ok && s.disk.identical(name, twin) {
			place := s.found[twin]
			place.Spelling = name
			s.found[twin] = place
		}
	}
	return nil
}

func (s *Session) place(name string) (publish.Place, error) {
	info, err := s.disk.lstat(name)
	switch {
	case missing(err) || notFolder(err):
		return publish.Place{}, nil
	case err != nil:
		return publish.Place{}, err
	case info.IsDir():
		return publish.Place{Kind: publish.Folder}, nil
	case !info.Mode().IsRegular(): // symbolic links too, wherever they lead
		return publish.Place{Kind: publish.Odd}, nil
	}
	f, err := s.disk.open(name)
	if err != nil {
		return publish.Place{}, err
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
	return publish.Place{Kind: publish.File, Sum: publish.Sum(sum.Sum64()), Size: size}, err
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
		var place publish.Place
		place, f.err = s.note(dir)
		f.real = place.Kind == publish.Folder
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
	v, _ := s.folders.LoadOrStore(dir, &folder{})
	f := v.(*folder)
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
