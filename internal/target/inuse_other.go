//go:build !windows

package target

// inUse reports whether the failure is one that an open file causes: only
// Windows has such.
func inUse(error) bool { return false }
