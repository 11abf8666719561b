// Package publish brings finished files to disk so that a reader never meets
// half a site.
//
// Use [Open] to begin, [Session.Put] for each finished file, [Session.Kept] for
// a file that need not be made again, then [Session.Commit], which alone changes
// what readers see, or [Session.Abort], after which everything is as before.
//
// A file whose bytes are the same is not touched. Into a folder that does not
// exist yet the whole site comes by one rename: all or nothing. Into a folder
// that exists (even an empty one: it may be a mount point, or have rights of
// its own) each file comes by a rename: first what pages are made of, then
// pages, then what lists pages; deletions are last, in the opposite order. So a file is whole at any
// moment, the old or the new one, and a page never precedes its style sheet.
//
// The manifest, a file [ManifestName] in the folder, lists what came from here.
// Only what it lists, unchanged since, is ever deleted. A file that was changed
// by hand is replaced when the site still has a page there, else it stays;
// [Changes] names both. What somebody else put into the folder stays, and stops
// the build ([ForeignFiles]) when the site needs its place.
//
// The package refuses an output folder that is, contains or lies in one that is
// read, a home folder and a repository. It does not follow symbolic links inside the folder, does not judge
// names (Windows, letter case) and does not flush to the medium: after a power
// cut the next build compares every byte and repairs what is wrong.
package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
)

// ManifestName is the manifest's name in the output folder.
const ManifestName = ".pufa-manifest"

// Options are the circumstances of a publication. The zero value protects no
// folder and refuses to remove many pages.
type Options struct {
	Sources []string // absolute folders that are read; the output must not be, contain or lie in one
	Home    string   // the user's own folder, which no site may fill; "" = not known
	Yes     bool     // somebody has agreed to the removal of many pages
}

// Session is one publication. Its methods may be called from many goroutines,
// except that Commit and Abort come after the last Put has returned.
type Session struct {
	dir   string // absolute, symbolic links resolved
	yes   bool
	fresh bool // dir did not exist: disk is a folder beside it that will get its name
	shop  *workshop
	disk  disk // the output folder, or the fresh one
	known ledger
	// unread says why the manifest could not be used; nil when it could, or
	// when there was none.
	unread error

	manifest []byte // of the earlier build, as found; nil when there is none that makes sense
	raw      []byte // what stood in the manifest's place when the session began

	entering sync.Once // for enter
	entered  error

	folders sync.Map     // slash path → *folder
	buffers sync.Pool    // of *[]byte, for reading
	next    atomic.Int64 // names staged files

	mu      sync.Mutex // guards what follows; never held during input or output
	closed  bool
	failed  error // the first Put that went wrong
	outputs map[string]*output
}

// output is one file of this build.
type output struct {
	entry
	state  state
	staged string // where its bytes wait, "" when nothing is to be moved
	edited bool   // what stands there is neither the old nor the new file
}

type state int

const (
	unsettled state = iota // a Put is under way, or failed
	same
	added
	changed
	foreign // the place is taken by something that isn't ours
	blocked // a file stands where a folder is needed, or the other way round
)

// Open begins a publication into dir, which need not exist. It returns a
// [*RefusedError] when dir is not fit, and an error that wraps [ErrBusy] when
// another build is writing there; Put and Commit return that error when another
// build has begun or finished meanwhile. Open removes what a killed build left
// behind. The caller ends the session by Commit or Abort.
func Open(dir string, o Options) (*Session, error) {
	return open(dir, o, func(d disk) disk { return d })
}

// open is Open with a disk that tests can make fail.
func open(dir string, o Options, wrap func(disk) disk) (*Session, error) {
	dir, exists, err := settle(dir, o.Sources)
	if err != nil {
		return nil, err
	}
	if err := unfit(dir, o.Home); err != nil {
		return nil, err
	}
	s := &Session{dir: dir, yes: o.Yes, fresh: !exists, outputs: map[string]*output{}, known: newLedger()}
	if err := s.begin(wrap); err != nil {
		return nil, err
	}
	return s, nil
}

// begin opens the folder that files are written to. It takes the lock for a
// folder that is new, or where another build is at work or was killed; else that
// waits until something is to be changed ([Session.enter]), so that a build that
// changes nothing touches nothing, not even the folder's own time.
func (s *Session) begin(wrap func(disk) disk) (err error) {
	defer func() {
		if err != nil {
			s.end()
		}
	}()
	root := s.dir
	if s.fresh {
		if s.shop, err = openWorkshop(s.dir, true); err != nil {
			return err
		}
		if _, err := os.Lstat(s.dir); err == nil {
			// Another first build has finished between our look and the lock.
			return &BusyError{Dir: s.dir}
		}
		if err := s.shop.clear(); err != nil {
			return err
		}
		if root, err = s.shop.site(); err != nil {
			return err
		}
	}
	d, err := openDisk(root)
	if err != nil {
		return fmt.Errorf("open the output folder: %w", err)
	}
	if s.fresh {
		s.disk = wrap(own{d, root})
		return nil
	}
	s.disk = wrap(d)
	sweepBeside(s.dir)
	if err := s.readManifest(); err != nil {
		return err
	}
	if _, err := os.Lstat(filepath.Join(s.dir, workName)); err == nil {
		return s.enter()
	}
	return nil
}

// enter takes the lock on an existing folder and makes the place for staged
// files, once. What was compared before holds only if no other build has been
// there since; a build that changed anything left another manifest.
func (s *Session) enter() error {
	if s.fresh {
		return nil
	}
	s.entering.Do(func() { s.entered = s.lockFolder() })
	return s.entered
}

func (s *Session) lockFolder() (err error) {
	if s.shop, err = openWorkshop(s.dir, false); err != nil {
		return err
	}
	if err := s.shop.clear(); err != nil {
		return err
	}
	now, err := s.disk.read(ManifestName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("read the manifest: %w", err)
	}
	if !bytes.Equal(now, s.raw) {
		return &BusyError{Dir: s.dir}
	}
	return s.shop.stage()
}

// readManifest fills known. Only a failing disk is an error: a manifest that
// makes no sense counts as none.
func (s *Session) readManifest() error {
	data, err := s.disk.read(ManifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the manifest: %w", err)
	}
	s.raw = data
	known, err := parseManifest(data)
	if err != nil {
		s.unread = fmt.Errorf("%s: %w", filepath.Join(s.dir, ManifestName), err)
		return nil
	}
	s.known, s.manifest = known, data
	return nil
}

// Unread says why the manifest of earlier builds could not be used: it was
// damaged, or isn't ours. nil is the ordinary case. Then nothing is deleted, and
// files that differ from the new ones count as somebody else's.
func (s *Session) Unread() error { return s.unread }

// end closes what is open and removes what was needed for staging only. It may
// be called again.
func (s *Session) end() error {
	var errs []error
	if s.disk != nil {
		errs = append(errs, s.disk.close())
		s.disk = nil
	}
	if s.shop != nil {
		errs = append(errs, s.shop.close())
		s.shop = nil
	}
	return errors.Join(errs...)
}

// Abort gives up: what was staged is removed and the output is as before. After
// Commit, and when called again, it does nothing.
func (s *Session) Abort() error {
	s.mu.Lock()
	closed := s.closed
	s.closed = true
	s.mu.Unlock()
	if closed {
		return nil
	}
	if err := s.end(); err != nil {
		return fmt.Errorf("remove staged files: %w", err)
	}
	return nil
}
