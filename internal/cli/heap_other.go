//go:build !linux

package cli

// growInLargePages does nothing where a program cannot ask for large pages.
func growInLargePages(int) {}
