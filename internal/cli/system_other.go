//go:build !windows

package cli

import (
	"errors"
	"syscall"
)

// escapes makes a terminal understand escape sequences. Here all do.
func escapes(uintptr) bool { return true }

// diskFull reports whether an error means that the disk has no room left.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// explainDoubleClick is for systems on which a click opens a window that closes
// at once.
func explainDoubleClick(string) {}
