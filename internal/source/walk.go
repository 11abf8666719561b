package source

import (
	"context"
	"io/fs"
	"time"

	"pufa/internal/diag"
)

// Entry is one file of a folder.
type Entry struct {
	Path    string // slash path, as fs.FS takes it
	Size    int64  // in bytes
	ModTime time.Time
}

// Walk lists the regular files below root, sorted by path.
func Walk(ctx context.Context, fsys fs.FS, root string) ([]Entry, diag.List, error) {
	return nil, nil, nil
}

// Scrap reports whether a file or folder of this name is the leaving of an
// editor, an office program or a system, and no part of a site.
func Scrap(name string) bool { return false }
