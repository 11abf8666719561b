// Package target writes a site to its destination: it carries out what package publish
// decides.
//
// A build goes into a folder of this machine: use [Open] to begin, [Session.Put] for each
// finished file, [Session.Kept] for a file that need not be rendered again, then
// [Session.Commit], which alone changes what readers see, or [Session.Abort], which
// leaves everything as before. A deployment (package deploy) goes to a store:
// [OpenFolder], [OpenSFTP] or [OpenBucket].
//
// A file with unchanged bytes is not touched. If the output folder does not exist yet,
// the whole site is put into place by one rename: all or nothing. If it exists (even
// empty: it may be a mount point, or have permissions of its own), each file is put into
// place by a rename, in the order of the plan. So at any moment every file is whole, the
// old or the new one.
//
// The package refuses an output folder that is, contains or lies in a source folder, a
// home folder and a repository. It does not follow symbolic links inside the folder, does
// not check names (Windows, letter case) and does not flush to the medium: after a power
// cut the next build reads every byte and repairs what is wrong.
package target

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"pufa/internal/publish"
)

// Options of a session. The zero value protects no folder and refuses to remove many
// pages.
type Options struct {
	Sources []string // absolute folders that are read; the output must not be, contain or lie in one
	Home    string   // the user's home folder, which is refused as output; "" = not known
	Yes     bool     // the user agrees to the removal of many pages
	Plain   bool     // no folder in it is kept open (see [regular.Near])
}

// Session is one publication. Its methods are safe for concurrent use, except that Commit
// and Abort must come after the last Put has returned.
type Session struct {
	dir     string // absolute, symbolic links resolved
	yes     bool
	plain   bool
	fresh   bool // dir did not exist: disk is a folder beside it that will get its name
	staging *staging
	disk    disk // the output folder, or the fresh one
	earlier publish.Manifest
	// unread says why the manifest could not be used; nil if it could, or if there was
	// none.
	unread   error
	manifest []byte // the manifest as stored; nil = there is none

	entering sync.Once // for enter
	entered  error

	buffers sync.Pool    // of *[]byte, for reading
	next    atomic.Int64 // names staged files

	mu      sync.Mutex // guards the fields below; never held during input or output
	closed  bool
	failed  error // the first Put that went wrong
	outputs map[string]*output
	folders map[string]*folder
	found   map[string]publish.Found
}

// Open begins a publication into dir, which need not exist. It returns a
// [*publish.RefusedError] if dir is not fit, and a [*publish.BusyError] if another build
// is writing there; Put and Commit return a BusyError if another build has begun or
// finished meanwhile. Open removes what a killed build left behind. The caller ends the
// session with Commit or Abort.
func Open(dir string, o Options) (*Session, error) {
	return open(dir, o, func(d disk) disk { return d })
}

// open is Open with a hook through which tests make the disk fail.
func open(dir string, o Options, wrap func(disk) disk) (*Session, error) {
	dir, exists, err := settle(dir, o.Sources)
	if err != nil {
		return nil, err
	}
	if err := unfit(dir, o.Home); err != nil {
		return nil, err
	}
	s := &Session{
		dir: dir, yes: o.Yes, plain: o.Plain, fresh: !exists,
		outputs: map[string]*output{}, folders: map[string]*folder{}, found: map[string]publish.Found{},
	}
	if err := s.begin(wrap); err != nil {
		return nil, err
	}
	return s, nil
}

// begin opens the folder that files are written to. It takes the lock at once if the
// folder is new, or if another build is at work there or was killed. Otherwise it leaves
// that to [Session.enter], when something is to be changed: so a build that changes
// nothing touches nothing, not even the modification time of the folder.
func (s *Session) begin(wrap func(disk) disk) (err error) {
	defer func() {
		if err != nil {
			s.end()
		}
	}()
	root := s.dir
	if s.fresh {
		if s.staging, err = openStaging(s.dir, true); err != nil {
			return err
		}
		if _, err := os.Lstat(s.dir); err == nil {
			// Another first build has finished between our look and the lock.
			return &publish.BusyError{Dir: s.dir}
		}
		if err := s.staging.clear(); err != nil {
			return err
		}
		if root, err = s.staging.site(); err != nil {
			return err
		}
	}
	d, err := openDisk(root, s.plain)
	if err != nil {
		return fmt.Errorf("open the output folder: %w", err)
	}
	s.disk = wrap(d)
	if s.fresh {
		return nil
	}
	sweepBeside(s.dir)
	if err := s.readManifest(); err != nil {
		return err
	}
	if _, err := os.Lstat(filepath.Join(s.dir, publish.WorkName)); err == nil {
		return s.enter()
	}
	return nil
}

// enter takes the lock on an existing folder and makes the staging folder, once.
// Comparisons made before are valid only if no other build has been there since; a build
// that changed anything has left another manifest.
func (s *Session) enter() error {
	if s.fresh {
		return nil
	}
	s.entering.Do(func() { s.entered = s.lockFolder() })
	return s.entered
}

func (s *Session) lockFolder() (err error) {
	if s.staging, err = openStaging(s.dir, false); err != nil {
		return err
	}
	if err := s.staging.clear(); err != nil {
		return err
	}
	now, err := s.stored()
	if err != nil {
		return err
	}
	if !bytes.Equal(now, s.manifest) {
		return &publish.BusyError{Dir: s.dir}
	}
	return s.staging.stage()
}

// readManifest fills earlier. Only a failing disk is an error: a damaged manifest counts
// as none.
func (s *Session) readManifest() (err error) {
	if s.manifest, err = s.stored(); err != nil || s.manifest == nil {
		return err
	}
	if s.earlier, err = publish.ParseManifest(s.manifest); err != nil {
		s.unread = fmt.Errorf("%s: %w", filepath.Join(s.dir, publish.ManifestName), err)
	}
	return nil
}

// stored returns the bytes of the manifest; nil = there is none.
func (s *Session) stored() (data []byte, err error) {
	info, err := s.disk.lstat(publish.ManifestName)
	switch {
	case missing(err):
		return nil, nil
	case err == nil && !info.Mode().IsRegular():
		return nil, &publish.RefusedError{Reason: publish.OddFiles, Dir: s.dir, Paths: []string{publish.ManifestName}, Count: 1}
	case err == nil:
		var f io.ReadCloser
		if f, err = s.disk.open(publish.ManifestName); err == nil {
			defer f.Close()
			data, err = io.ReadAll(f)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("read the manifest: %w", err)
	}
	return data, nil
}

// Earlier lists the files of an earlier build; nothing if its manifest cannot be read.
func (s *Session) Earlier() []publish.Entry { return s.earlier.Entries() }

// Unread says why the manifest of earlier builds could not be used: it was damaged or not
// ours. Usually it is nil. If not, nothing is deleted, and files that differ from the new
// ones count as somebody else's.
func (s *Session) Unread() error { return s.unread }

// end closes what is open and removes the staging folder. It may be called again.
func (s *Session) end() error {
	var errs []error
	if s.disk != nil {
		errs = append(errs, s.disk.close())
		s.disk = nil
	}
	if s.staging != nil {
		errs = append(errs, s.staging.close())
		s.staging = nil
	}
	return errors.Join(errs...)
}

// Abort gives up: it removes staged files, and the output stays as before. After Commit,
// and when called again, it does nothing.
func (s *Session) Abort() error {
	if !s.finish() {
		return nil
	}
	if err := s.end(); err != nil {
		return fmt.Errorf("remove staged files: %w", err)
	}
	return nil
}

// finish closes the session to callers. It returns false if that was done before.
func (s *Session) finish() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	open := !s.closed
	s.closed = true
	return open
}
