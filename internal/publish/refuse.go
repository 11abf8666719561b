package publish

import (
	"fmt"
	"slices"
	"strings"
)

// Reason says why publishing is refused before anything is changed. It is the last part
// of the code of the finding.
type Reason string

const (
	EqualsSource   Reason = "equals-source"   // the output folder is a source folder
	ContainsSource Reason = "contains-source" // it contains a source folder
	InsideSource   Reason = "inside-source"   // it lies in a source folder
	NotAFolder     Reason = "not-a-folder"    // it exists and is not a folder
	OutputLink     Reason = "output-link"     // it is a link
	HomeFolder     Reason = "home-folder"     // it is the user's home folder
	Repository     Reason = "repository"      // it belongs to a version control system
	ForeignFiles   Reason = "foreign-files"   // files of others are where the site's would go
	OddFiles       Reason = "odd-files"       // links, pipes or devices are where the site's files would go
	ManyGone       Reason = "many-gone"       // many pages of the earlier build would be removed
)

// RefusedError means that nothing was published. Nothing was changed at the target.
type RefusedError struct {
	Reason Reason
	Dir    string   // the target: an output folder's absolute path
	Other  string   // the source folder, for reasons that end in Source; the target of an OutputLink
	Paths  []string // at the target, slash paths, sorted, at most 10; for the last three reasons
	Count  int      // how many there are in all
	Total  int      // ManyGone: pages of the earlier build
}

func (e *RefusedError) Error() string { return fmt.Sprintf("refused: %s: %v", e.Reason, e.Args()) }

// Args returns the arguments of the message for the reason.
func (e *RefusedError) Args() []any {
	names := strings.Join(e.Paths, ", ")
	if e.Count > len(e.Paths) {
		names += " …"
	}
	switch e.Reason {
	case EqualsSource, ContainsSource, InsideSource, OutputLink:
		return []any{e.Dir, e.Other}
	case ForeignFiles, OddFiles:
		return []any{e.Dir, e.Count, names}
	case ManyGone:
		return []any{e.Dir, e.Count, e.Total, names}
	}
	return []any{e.Dir}
}

// maxNamed is how many paths a [RefusedError] names.
const maxNamed = 10

// refuse makes a [RefusedError] about files. The target fills in its own name.
func refuse(r Reason, paths []string, total int) error {
	slices.Sort(paths)
	paths = slices.Compact(paths)
	return &RefusedError{Reason: r, Paths: paths[:min(len(paths), maxNamed)], Count: len(paths), Total: total}
}

// BusyError says that another run is writing to the target.
type BusyError struct {
	Dir string
	PID int // of the other run's process; 0 = unknown
}

func (e *BusyError) Error() string {
	if e.PID == 0 {
		return e.Dir + ": another build is writing to this folder"
	}
	return fmt.Sprintf("%s: another build is writing to this folder (process %d)", e.Dir, e.PID)
}

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
