package source

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"pufa/internal/diag"
)

// Entry is one file of a folder.
type Entry struct {
	Path    string // slash path in the file system that was walked
	Size    int64  // in bytes
	ModTime time.Time
}

// Walk lists the regular files below root, sorted by path, without scraps (see
// [Scrap]). It reports names hidden only by a dot, pipes, devices, folders that
// are nested too deep ([TooDeep]), and symbolic links that fsys refuses because
// they lead outside, as os.Root does. It does not follow links to folders, so
// no link can lead in a circle. A file deleted meanwhile is left out.
//
// The error is one of the machine, or the cause of ctx.
func Walk(ctx context.Context, fsys fs.FS, root string) ([]Entry, diag.List, error) {
	w := walker{fsys: fsys}
	if err := w.folder(ctx, root, true); err != nil {
		return nil, nil, err
	}
	slices.SortFunc(w.entries, func(a, b Entry) int { return cmp.Compare(a.Path, b.Path) })
	w.diags.Sort()
	return w.entries, w.diags, nil
}

const (
	maxFolders = 100     // nested
	maxName    = 2 << 10 // bytes of a folder's path
)

// TooDeep reports whether a folder is nested so deep that no address could name
// what is in it. The machine finds each file step by step, so the work grows
// like the square of the depth.
func TooDeep(name string) bool {
	return len(name) > maxName || strings.Count(name, "/") > maxFolders
}

// ErrTooDeep is the error that [WalkDir] passes for a folder that is nested too
// deep.
var ErrTooDeep = errors.New("folders are nested too deep")

// WalkDir is [fs.WalkDir], but does not list folders that are nested too deep
// ([TooDeep]): it calls do for each with [ErrTooDeep].
func WalkDir(fsys fs.FS, root string, do fs.WalkDirFunc) error {
	return fs.WalkDir(fsys, root, func(name string, e fs.DirEntry, err error) error {
		if err != nil || !e.IsDir() || !TooDeep(name) {
			return do(name, e, err)
		}
		if err := do(name, e, ErrTooDeep); err != nil {
			return err
		}
		return fs.SkipDir
	})
}

// AddTooDeep reports a folder that is nested too deep.
func AddTooDeep(diags *diag.List, name string) {
	diags.Add("source/folder-too-deep", diag.At(within(name)), maxFolders)
}

// within returns the first folders of a path that is too long for a message.
func within(name string) string {
	const shown = 5
	return path.Join(strings.SplitN(name, "/", shown+1)[:shown]...)
}

type walker struct {
	fsys    fs.FS
	entries []Entry
	diags   diag.List
}

func (w *walker) folder(ctx context.Context, dir string, top bool) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	list, err := fs.ReadDir(w.fsys, dir)
	if err != nil {
		if !top && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return fmt.Errorf("list folder %s: %w", dir, err)
	}
	for _, e := range list {
		name := path.Join(dir, e.Name())
		if hidden(e.Name()) {
			w.diags.Add("source/hidden", diag.At(dir), strings.ToValidUTF8(e.Name(), "\ufffd"))
		}
		if Scrap(e.Name()) {
			continue
		}
		if !utf8.ValidString(name) {
			w.diags.Add("source/file-name", diag.At(dir), strings.ToValidUTF8(e.Name(), "\ufffd"))
			continue
		}
		if e.IsDir() && TooDeep(name) {
			AddTooDeep(&w.diags, name)
			continue
		}
		if e.IsDir() {
			if err := w.folder(ctx, name, false); err != nil {
				return err
			}
			continue
		}
		if err := w.file(name, e); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) file(name string, e fs.DirEntry) error {
	found, err := e.Info()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look at %s: %w", name, err)
	}
	info, code := Follow(w.fsys, name, found)
	if code != "" {
		w.diags.Add(code, diag.At(name), name)
		return nil
	}
	w.entries = append(w.entries, Entry{Path: name, Size: info.Size(), ModTime: info.ModTime()})
	return nil
}
