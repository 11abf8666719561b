//go:build !windows

package cli

import (
	"errors"
	"syscall"
)

// escapes turns on escape sequences in a terminal. Here they always work.
func escapes(uintptr) bool { return true }

// diskFull reports whether an error means that the disk has no room left.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// readOnly reports whether an error means that nothing can be written to a disk.
func readOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

// tooLong reports whether an error means that no file can have such a long name.
func tooLong(err error) bool { return errors.Is(err, syscall.ENAMETOOLONG) }

// astray reports whether an error means that a path leads through a file, or in a circle
// of links.
func astray(err error) bool {
	return errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.ELOOP)
}

// Clicked reports whether the program was started by a click, in a window that
// closes with it. On these systems commands are typed in terminals.
func Clicked() bool { return false }
