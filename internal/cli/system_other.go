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

// Clicked reports whether the program was started by a click, in a window that
// closes with it. On these systems commands are typed in terminals.
func Clicked() bool { return false }
