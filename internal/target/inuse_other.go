//go:build !windows

package target

// inUse reports whether an open file caused the failure, which happens on Windows only.
func inUse(error) bool { return false }
