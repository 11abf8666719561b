package deploy

import (
	"archive/zip"
	"io"
	"io/fs"
	"slices"
	"time"

	"pufa/internal/publish"
)

// zipTime is the earliest time that the format can hold. A fixed time makes the bytes
// depend on the site only.
var zipTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Zip writes the output folder from, with its manifest and the extra files, as one
// file to hand over.
func Zip(from fs.FS, extra map[string][]byte, w io.Writer) (files int, err error) {
	r := &run{Options: Options{Extra: extra}, from: from}
	if err := r.readLocal(); err != nil {
		return 0, err
	}
	z := zip.NewWriter(w)
	add := func(path string, data []byte) error {
		f, err := z.CreateHeader(&zip.FileHeader{Name: path, Method: zip.Deflate, Modified: zipTime})
		if err == nil {
			_, err = f.Write(data)
		}
		return err
	}
	for _, path := range slices.Sorted(r.want.Paths()) {
		data, err := r.data(path)
		if err == nil {
			err = add(path, data)
		}
		if err != nil {
			return 0, err
		}
		files++
	}
	if err := add(publish.ManifestName, r.want.Format()); err != nil {
		return 0, err
	}
	return files, z.Close()
}
