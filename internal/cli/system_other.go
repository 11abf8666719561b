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

// Clicked reports whether the program was started by a click, in a window that closes
// with it. Here terminals are opened by people, who type commands.
func Clicked() bool { return false }
