package cli

import (
	"errors"
	"unsafe"

	"github.com/spf13/cobra"
	"golang.org/x/sys/windows"
)

// escapes turns on escape sequences in a terminal and reports whether they
// work. They do not before Windows 10.
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

// readOnly reports whether an error means that nothing can be written to a disk.
func readOnly(err error) bool { return errors.Is(err, windows.ERROR_WRITE_PROTECT) }

// tooLong reports whether an error means that no file can have such a long name.
func tooLong(err error) bool { return errors.Is(err, windows.ERROR_FILENAME_EXCED_RANGE) }

// astray reports whether an error means that a path leads through a file, or that Windows
// allows no such name.
func astray(err error) bool {
	return errors.Is(err, windows.ERROR_DIRECTORY) || errors.Is(err, windows.ERROR_INVALID_NAME) || errors.Is(err, windows.ERROR_BAD_PATHNAME) || errors.Is(err, windows.ERROR_CANT_RESOLVE_FILENAME)
}

// Clicked reports whether the program was started by a click, in a window that
// closes with it: then no other process uses its console. It also turns off
// cobra's own refusal to run then; a shortcut with arguments runs its command.
func Clicked() bool {
	cobra.MousetrapHelpText = ""
	var ids [2]uint32
	n, _, _ := consoleProcesses.Call(uintptr(unsafe.Pointer(&ids[0])), uintptr(len(ids)))
	return n == 1
}

// consoleProcesses lists the processes of a console; 0 = there is no console.
var consoleProcesses = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")
