package source

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"pufa/internal/diag"
)

// Obstacle says why a file or a folder cannot be read, if the author can mend it: a pipe,
// a device or a socket, a link that leads nowhere or out of the site's folder, a file in
// place of a folder or the other way round. It returns nil if nothing is there, and if
// the machine is at fault.
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

// Follow follows a link. code is that of a finding if found is neither a file nor a
// folder, or a link that does not lead to a file; "" = no finding. info is nil if nothing
// is known.
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
