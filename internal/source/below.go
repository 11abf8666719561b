package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"pufa/internal/diag"
)

// Below is [Walk] for one path that may have changed: a file, or a folder with everything
// below it. For a path that does not exist or is not part of the site it returns nothing.
func Below(ctx context.Context, fsys fs.FS, name string) ([]Entry, diag.List, error) {
	elements := strings.Split(name, "/")
	if slices.ContainsFunc(elements, Scrap) {
		return nil, nil, nil
	}
	for i := 1; i < len(elements); i++ { // Walk does not follow links to folders
		info, err := fs.Lstat(fsys, path.Join(elements[:i]...))
		if errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
			return nil, nil, nil
		} else if err != nil {
			return nil, nil, fmt.Errorf("look at %s: %w", name, err)
		}
	}
	info, err := fs.Lstat(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, nil
	case err != nil:
		return nil, nil, fmt.Errorf("look at %s: %w", name, err)
	case info.IsDir():
		entries, diags, err := Walk(ctx, fsys, name)
		if errors.Is(err, fs.ErrNotExist) { // deleted meanwhile
			return nil, nil, nil
		}
		return entries, diags, err
	}
	if len(elements) == 1 { // everything walked lies in a folder
		if diags := Obstacle(fsys, name, true); diags != nil {
			return nil, diags, nil
		}
	}
	w := walker{fsys: fsys}
	if err := w.file(name, fs.FileInfoToDirEntry(info)); err != nil {
		return nil, nil, err
	}
	return w.entries, w.diags, nil
}
