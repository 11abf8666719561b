//go:build !unix

package publish

import "os"

// writeNew writes a file that is not there yet.
func writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, newFile, 0o644)
	return fill(f, err, data)
}
