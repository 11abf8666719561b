package cli

import (
	"errors"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sys/windows"
)

// escapes makes a terminal understand escape sequences and reports whether it
// does now. Consoles before Windows 10 don't.
func escapes(fd uintptr) bool {
	var mode uint32
	h := windows.Handle(fd)
	if windows.GetConsoleMode(h, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(h, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}

// diskFull reports whether an error means that the disk has no room left.
func diskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

// explainDoubleClick sets what somebody reads who double-clicked the program:
// the window would close before anything could be seen. cobra knows when that
// happens, but says so in English and takes the text from variables only.
func explainDoubleClick(text string) {
	cobra.MousetrapHelpText = text + "\n"
	cobra.MousetrapDisplayDuration = time.Minute
}
