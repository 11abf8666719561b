package publish

import (
	"errors"
	"fmt"
	"strings"
)

// Reason says why a publication is refused before anything is changed.
type Reason int

const (
	EqualsSource   Reason = iota // the output folder is one that is read
	ContainsSource               // it contains one that is read
	InsideSource                 // it lies in one that is read
	NotAFolder                   // something else has its name
	HomeFolder                   // it is the user's own folder
	Repository                   // it belongs to a version control system
	ForeignFiles                 // somebody else's files stand where the site's would go
	ManyGone                     // many pages of the earlier build would be removed
)

// RefusedError is a publication that did not happen. Nothing was changed.
type RefusedError struct {
	Reason Reason
	Dir    string   // the output folder, absolute
	Source string   // the folder that is read, for the reasons that end in Source
	Paths  []string // in the output folder, slash paths, at most 10; for ForeignFiles and ManyGone
	Count  int      // how many there are in truth
	Total  int      // ManyGone: pages of the earlier build
}

func (e *RefusedError) Error() string {
	switch e.Reason {
	case EqualsSource:
		return fmt.Sprintf("refused: the output folder %s is a source folder", e.Dir)
	case ContainsSource:
		return fmt.Sprintf("refused: the output folder %s contains the source folder %s", e.Dir, e.Source)
	case InsideSource:
		return fmt.Sprintf("refused: the output folder %s lies in the source folder %s", e.Dir, e.Source)
	case NotAFolder:
		return fmt.Sprintf("refused: %s is not a folder", e.Dir)
	case HomeFolder:
		return fmt.Sprintf("refused: %s is a home folder", e.Dir)
	case Repository:
		return fmt.Sprintf("refused: %s belongs to a repository", e.Dir)
	case ForeignFiles:
		return fmt.Sprintf("refused: %d files in %s are not from an earlier build: %s", e.Count, e.Dir, strings.Join(e.Paths, ", "))
	}
	return fmt.Sprintf("refused: %d of %d earlier pages in %s would be removed: %s", e.Count, e.Total, e.Dir, strings.Join(e.Paths, ", "))
}

// maxNamed is how many paths a [RefusedError] names.
const maxNamed = 10

func (s *Session) refuse(r Reason, paths []string, total int) error {
	return &RefusedError{Reason: r, Dir: s.dir, Paths: paths[:min(len(paths), maxNamed)], Count: len(paths), Total: total}
}

// ErrBusy is wrapped when another build holds the output folder.
var ErrBusy = errors.New("another build is writing to this folder")

// BusyError names the build that holds the output folder. It wraps [ErrBusy].
type BusyError struct {
	Dir string
	PID int // of the other build's process; 0 = unknown
}

func (e *BusyError) Error() string {
	if e.PID == 0 {
		return fmt.Sprintf("%s: %v", e.Dir, ErrBusy)
	}
	return fmt.Sprintf("%s: %v (process %d)", e.Dir, ErrBusy, e.PID)
}

func (e *BusyError) Unwrap() error { return ErrBusy }

// InUseError is a file that cannot be replaced or removed because, most likely,
// it is open in another program. It happens on Windows only.
type InUseError struct {
	Path string // in the output folder, slash path
	Err  error
}

func (e *InUseError) Error() string {
	return fmt.Sprintf("%s may be open in another program: %v", e.Path, e.Err)
}

func (e *InUseError) Unwrap() error { return e.Err }
