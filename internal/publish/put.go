package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"sync"

	"github.com/cespare/xxhash/v2"
)

// Put adds a file to the site. path is a slash path in the output folder; key
// says what the file was made from, for [Session.Kept] of a later build, and may
// be empty. data is not kept. Nothing that readers see changes before Commit. It
// is an error to put one path twice; any error spoils the session.
func (s *Session) Put(path string, data []byte, key string) error {
	if err := errors.Join(checkPath(path), checkKey(key)); err != nil {
		return s.fail(err)
	}
	e := entry{path: path, sum: sum(xxhash.Sum64(data)), size: int64(len(data)), key: key}
	out, err := s.claim(e)
	if err != nil {
		return s.fail(err)
	}
	if err := s.put(out, data); err != nil {
		return s.fail(fmt.Errorf("write %s: %w", path, s.named(path, err)))
	}
	return nil
}

// named gives the failure of an operation the path at which readers of the
// message find the file, in the place of one where it was staged.
func (s *Session) named(path string, err error) error {
	var at *fs.PathError
	var link *os.LinkError
	switch {
	case errors.Is(err, errInUse):
		return err
	case errors.As(err, &at):
		return &fs.PathError{Op: at.Op, Path: filepath.Join(s.dir, filepath.FromSlash(path)), Err: at.Err}
	case errors.As(err, &link):
		return &fs.PathError{Op: link.Op, Path: filepath.Join(s.dir, filepath.FromSlash(path)), Err: link.Err}
	}
	return err
}

// Kept reports whether the output of an earlier build that was made from the
// same key is still there, whole. Then it is part of this site as if it had been
// put, and must not be put.
func (s *Session) Kept(path, key string) bool {
	if key == "" || s.fresh {
		return false
	}
	for _, e := range s.known.byPath[path] {
		if e.key != key || !s.look(dirOf(path)).real {
			continue
		}
		if !s.holds(e) {
			continue
		}
		out, err := s.claim(e)
		if err != nil {
			return false
		}
		out.state = same
		return true
	}
	return false
}

// claim enters an output, unsettled. After that only its Put touches it.
func (s *Session) claim(e entry) (*output, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, errors.New("publish: the session has ended")
	}
	if _, twice := s.outputs[e.path]; twice {
		return nil, fmt.Errorf("publish: %s was put twice", e.path)
	}
	out := &output{entry: e}
	s.outputs[e.path] = out
	return out, nil
}

func (s *Session) fail(err error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed == nil {
		s.failed = err
	}
	return err
}

func (s *Session) put(out *output, data []byte) error {
	if s.fresh {
		if err := s.makeFolder(dirOf(out.path)); err != nil {
			return err
		}
		if err := s.disk.write(out.path, data); err != nil {
			return err
		}
		out.state = added
		return nil
	}
	if err := s.compare(out, data); err != nil {
		return err
	}
	if out.state == same || out.state == foreign {
		return nil
	}
	if err := s.enter(); err != nil {
		return err
	}
	out.staged = join(workName, stageName, strconv.FormatInt(s.next.Add(1), 10))
	return s.disk.write(out.staged, data)
}

// compare sets the output's state by what stands in its place.
func (s *Session) compare(out *output, data []byte) error {
	switch f := s.look(dirOf(out.path)); {
	case f.err != nil:
		return f.err
	case f.blocker != "":
		out.state = blocked
		return nil
	case !f.real:
		out.state = added
		return nil
	}
	info, err := s.disk.lstat(out.path)
	switch {
	case missing(err):
		out.state = added
		return nil
	case err != nil:
		return err
	case info.IsDir():
		out.state = blocked
		return nil
	}
	regular := info.Mode().IsRegular()
	if regular && info.Size() == out.size {
		equal, err := s.equal(out.path, data)
		if err != nil {
			return err
		}
		if equal {
			// Also when it was somebody else's: then it is ours from now on.
			out.state = same
			return nil
		}
	}
	name, ours := s.ours(out.path)
	if !ours {
		out.state = foreign
		return nil
	}
	out.state, out.edited = changed, true
	if regular {
		found, err := s.hash(out.path)
		if err != nil {
			return err
		}
		out.edited = !s.known.made(name, found)
	}
	return nil
}

// ours returns the name under which an earlier build put the file that is found
// at path. It differs from path where letter case doesn't count.
func (s *Session) ours(path string) (string, bool) {
	if _, ok := s.known.byPath[path]; ok {
		return path, true
	}
	twin, ok := s.known.byFold[fold(path)]
	return twin, ok && s.disk.identical(path, twin)
}

// folder is what was found at a folder's path, or what became of making it.
type folder struct {
	once    sync.Once
	err     error
	real    bool   // it is there
	blocker string // the path, this or one above it, where something else stands
}

// look finds out, once per session, whether a folder is there. The empty path is
// the output folder itself.
func (s *Session) look(dir string) *folder {
	if dir == "" {
		return &folder{real: true}
	}
	v, _ := s.folders.LoadOrStore(dir, &folder{})
	f := v.(*folder)
	f.once.Do(func() {
		up := s.look(dirOf(dir))
		if up.err != nil || !up.real {
			f.err, f.blocker = up.err, up.blocker
			return
		}
		info, err := s.disk.lstat(dir)
		switch {
		case missing(err):
		case err != nil:
			f.err = err
		case info.IsDir():
			f.real = true
		default: // a symbolic link as well, wherever it leads
			f.blocker = dir
		}
	})
	return f
}

// makeFolder makes a folder and those above it, each once.
func (s *Session) makeFolder(dir string) error {
	if dir == "" {
		return nil
	}
	v, _ := s.folders.LoadOrStore(dir, &folder{})
	f := v.(*folder)
	f.once.Do(func() {
		if f.err = s.makeFolder(dirOf(dir)); f.err == nil {
			f.err = s.disk.mkdir(dir)
		}
	})
	return f.err
}

// dirOf is path.Dir with "" for the output folder.
func dirOf(p string) string {
	if d := path.Dir(p); d != "." {
		return d
	}
	return ""
}

// equal compares a file, known to be as long as data, with data.
func (s *Session) equal(name string, data []byte) (bool, error) {
	equal := true
	err := s.scan(name, func(chunk []byte) bool {
		if len(chunk) > len(data) || !bytes.Equal(chunk, data[:len(chunk)]) {
			equal = false
			return false
		}
		data = data[len(chunk):]
		return true
	})
	return equal && len(data) == 0, err
}

func (s *Session) hash(name string) (found sum, err error) {
	h := xxhash.New()
	err = s.scan(name, func(chunk []byte) bool {
		h.Write(chunk)
		return true
	})
	return sum(h.Sum64()), err
}

// scan hands a file to see, piece by piece, until see returns false.
func (s *Session) scan(name string, see func(chunk []byte) bool) error {
	f, err := s.disk.open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	buf, ok := s.buffers.Get().(*[]byte)
	if !ok {
		b := make([]byte, 64<<10)
		buf = &b
	}
	defer s.buffers.Put(buf)
	for {
		n, err := f.Read(*buf)
		if n > 0 && !see((*buf)[:n]) {
			return nil
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
