package folder

import (
	"errors"
	"io/fs"
	"slices"
	"time"

	"pufa/internal/source"
)

// Stamp shows, without reading, that a file is probably unchanged.
type Stamp struct {
	Path    string
	Size    int64
	ModTime time.Time
}

// Stamps lists the files below some folders. What cannot be listed is left out: reading
// will report it.
func Stamps(files fs.FS, folders []string) []Stamp {
	var out []Stamp
	for _, folder := range folders {
		_ = source.WalkDir(files, folder, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil
			}
			if info, err := infoOf(files, p, d); err == nil {
				out = append(out, Stamp{p, info.Size(), info.ModTime()})
			} else if !errors.Is(err, fs.ErrNotExist) {
				out = append(out, Stamp{Path: p})
			}
			return nil
		})
	}
	return out
}

// infoOf describes a file of a list, or what a link there leads to.
func infoOf(files fs.FS, name string, d fs.DirEntry) (fs.FileInfo, error) {
	if d.Type()&fs.ModeSymlink != 0 {
		return fs.Stat(files, name)
	}
	return d.Info()
}

// ClockGrain is the coarsest step of file times: FAT counts in steps of 2 s.
const ClockGrain = 2 * time.Second

// Racy reports whether some file was written so shortly before looked that a later write
// could leave the same time.
func Racy(files []Stamp, looked time.Time) bool {
	return slices.ContainsFunc(files, func(f Stamp) bool { return looked.Sub(f.ModTime) < ClockGrain })
}
