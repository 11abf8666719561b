package folder

import (
	"errors"
	"io/fs"
	"slices"
	"time"
)

// Stamp tells, without reading, that a file is probably as it was.
type Stamp struct {
	Path    string
	Size    int64
	ModTime time.Time
}

// Stamps lists the files below some folders. What cannot be listed is left out;
// reading it will tell.
func Stamps(files fs.FS, folders []string) []Stamp {
	var out []Stamp
	for _, folder := range folders {
		_ = fs.WalkDir(files, folder, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil
			}
			if info, err := fs.Stat(files, p); err == nil { // the target of a link
				out = append(out, Stamp{p, info.Size(), info.ModTime()})
			} else if !errors.Is(err, fs.ErrNotExist) {
				out = append(out, Stamp{Path: p})
			}
			return nil
		})
	}
	return out
}

// ClockGrain is how coarse times of files may be: FAT counts in steps of 2 s.
const ClockGrain = 2 * time.Second

// Racy reports whether a file was written so shortly before it was looked at that
// another write could have left the same time.
func Racy(files []Stamp, looked time.Time) bool {
	return slices.ContainsFunc(files, func(f Stamp) bool { return looked.Sub(f.ModTime) < ClockGrain })
}
