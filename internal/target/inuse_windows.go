package target

import (
	"errors"
	"syscall"
)

// inUse reports whether an open file caused the failure. Windows also says "access
// denied" for some of these.
func inUse(err error) bool {
	const (
		accessDenied     = syscall.Errno(5)
		sharingViolation = syscall.Errno(32)
		lockViolation    = syscall.Errno(33)
	)
	return errors.Is(err, accessDenied) || errors.Is(err, sharingViolation) || errors.Is(err, lockViolation)
}
