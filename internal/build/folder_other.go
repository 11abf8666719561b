//go:build !unix

package build

import (
	"io"
	"os"
)

// folder is an open folder of the site.
type folder struct{ *os.Root }

func openFolder(root *os.Root, name string) (*folder, error) {
	r, err := root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	return &folder{r}, nil
}

// open opens a file that lies in the folder or below.
func (f *folder) open(base string) (io.ReadCloser, error) { return f.Open(base) }
