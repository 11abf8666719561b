package folder

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteWhole writes a file so that it is there whole or not at all, and makes its folder.
// With durable that holds even after a power cut, which takes the disk some milliseconds.
// While it writes, the new file has a hidden name beside the final one, which no site
// reads.
func WriteWhole(name string, mode fs.FileMode, durable bool, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".new-*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	err = write(f)
	if err == nil && durable {
		err = f.Sync()
	}
	for _, then := range []func() error{func() error { return f.Chmod(mode) }, f.Close} {
		if e := then(); err == nil {
			err = e
		}
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
