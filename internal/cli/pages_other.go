//go:build !linux

package cli

// largePages is for systems that must be asked.
func largePages(int) {}
