package cli

import (
	"io"

	"golang.org/x/term"
)

// terminal returns the terminal that a stream is, or false if it is a file
// or a pipe.
func terminal(stream any) (fd uintptr, ok bool) {
	f, ok := stream.(interface{ Fd() uintptr })
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	return f.Fd(), true
}

// colorful reports whether a stream shows colours and the reader wants them
// (https://no-color.org).
func colorful(w io.Writer, getenv func(string) string) bool {
	fd, ok := terminal(w)
	return ok && getenv("NO_COLOR") == "" && getenv("TERM") != "dumb" && escapes(fd)
}
