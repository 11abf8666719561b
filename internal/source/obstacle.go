package source

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"pufa/internal/diag"
)

// Obstacle tells what lies in the way of reading a file, or a folder, where that is for
// the author to mend: a pipe, a device or a socket, a link that leads to nothing or out
// of the site's folder, a file where a folder belongs or the other way round. It is nil
// when nothing lies there at all, and when the machine is at fault.
func Obstacle(fsys fs.FS, name string, folder bool) diag.List {
	elements := strings.Split(name, "/")
	for i := range elements {
		at := path.Join(elements[:i+1]...)
		info, err := fs.Lstat(fsys, at)
		if err != nil {
			return nil
		}
		info, code := Follow(fsys, at, info)
		switch wantsFolder := folder || i+1 < len(elements); {
		case wantsFolder && (code == notAFile || code == "" && !info.IsDir()):
			code = "source/not-a-folder"
		case wantsFolder && code == linkFolder:
			code = ""
		case !wantsFolder && info != nil && info.IsDir():
			code = "source/a-folder"
		}
		if code != "" {
			var diags diag.List
			diags.Add(code, diag.At(at), at)
			return diags
		}
	}
	return nil
}

const (
	notAFile   = "source/not-a-file"
	linkFolder = "source/link-folder"
)

// Follow looks through a link at what was found. code names the finding for what is
// neither a file nor a folder, and for a link that does not lead to a file; info is nil
// where nothing can be told.
func Follow(fsys fs.FS, name string, found fs.FileInfo) (info fs.FileInfo, code string) {
	if found.Mode()&fs.ModeSymlink != 0 {
		var err error
		switch found, err = fs.Stat(fsys, name); {
		case err == nil && found.IsDir():
			return found, linkFolder
		case errors.Is(err, fs.ErrNotExist):
			return nil, "source/link-broken"
		case err != nil:
			return nil, "source/link-outside"
		}
	}
	if !found.Mode().IsRegular() && !found.IsDir() {
		return nil, notAFile
	}
	return found, ""
}
