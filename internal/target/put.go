package target

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"pufa/internal/publish"
)

// output is one file of this build.
type output struct {
	publish.Entry
	staged string // path of the staged bytes, "" = nothing to move
}

// Put adds a file to the site. path is a slash path in the output folder; key says what
// the file was made from, for [Session.Kept] of a later build, and may be empty. data is
// not kept. Readers see no change before Commit. It is an error to put a path twice;
// after any error the session can only be aborted.
func (s *Session) Put(path string, data []byte, key string) error {
	e, err := publish.NewEntry(path, data, key)
	if err != nil {
		return s.fail(err)
	}
	out, err := s.claim(e)
	if err != nil {
		return s.fail(err)
	}
	if err := s.put(out, data); err != nil {
		return s.fail(fmt.Errorf("write %s: %w", path, s.named(path, err)))
	}
	return nil
}

func (s *Session) put(out *output, data []byte) error {
	if s.fresh {
		if err := s.makeFolder(dirOf(out.Path)); err != nil {
			return err
		}
		return s.disk.write(out.Path, data)
	}
	found, err := s.observe(out.Path)
	if err != nil || found.Holds(out.Entry) {
		return err
	}
	if found.Kind == publish.Folder {
		if err := s.observeFolder(out.Path); err != nil {
			return err
		}
	}
	if err := s.enter(); err != nil {
		return err
	}
	out.staged = join(publish.WorkName, stageName, strconv.FormatInt(s.next.Add(1), 10))
	return s.disk.write(out.staged, data)
}

// Kept reports whether an earlier build's file with the same key is still there,
// unchanged. Then it is part of this site and must not be put.
func (s *Session) Kept(path, key string) bool {
	if key == "" || s.fresh {
		return false
	}
	for _, e := range s.earlier.At(path) {
		if e.Key != key {
			continue
		}
		if found, err := s.observe(path); err != nil || !found.Holds(e) {
			continue
		}
		_, err := s.claim(e)
		return err == nil
	}
	return false
}

// claim registers an output. After that only its Put touches it.
func (s *Session) claim(e publish.Entry) (*output, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, errors.New("publish: the session has ended")
	}
	if _, twice := s.outputs[e.Path]; twice {
		return nil, fmt.Errorf("publish: %s was put twice", e.Path)
	}
	out := &output{Entry: e}
	s.outputs[e.Path] = out
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

// named replaces the path in an error, where the file was staged, by the path under which
// the user knows the file.
func (s *Session) named(path string, err error) error {
	full := filepath.Join(s.dir, filepath.FromSlash(path))
	var at *fs.PathError
	var link *os.LinkError
	switch {
	case errors.Is(err, errInUse):
		return err
	case errors.As(err, &at):
		return &fs.PathError{Op: at.Op, Path: full, Err: at.Err}
	case errors.As(err, &link):
		return &fs.PathError{Op: link.Op, Path: full, Err: link.Err}
	}
	return err
}
