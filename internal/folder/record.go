package folder

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"time"

	"pufa/internal/parallel"
	"pufa/internal/source"
)

// record remembers the lists of folders and the digests of the bytes that were read, so
// that a build can say afterwards what it was made from.
type record struct {
	mu    sync.Mutex
	lists map[string][]fs.DirEntry
	reads map[string]Digest
	torn  bool // a file was read twice and had different bytes
}

// Record makes the folder remember from now on what is listed and read, for
// [Folder.Inputs]. With plain, no folder in it is kept open (see [regular.Near]).
func (f *Folder) Record(plain bool) {
	f.near.Plain = plain
	f.record = &record{lists: map[string][]fs.DirEntry{}, reads: map[string]Digest{}}
}

// note records that a file was read.
func (r *record) note(name string, d Digest) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if before, again := r.reads[name]; again && before != d {
		r.torn = true
	}
	r.reads[name] = d
}

// known returns the digest of a file as it was read.
func (r *record) known(name string) (Digest, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	d, ok := r.reads[name]
	return d, ok
}

// list lists a folder once: files that arrive later are not part of this build.
func (r *record) list(name string, read func(string) ([]fs.DirEntry, error)) ([]fs.DirEntry, error) {
	r.mu.Lock()
	list, known := r.lists[name]
	r.mu.Unlock()
	if known {
		return list, nil
	}
	list, err := read(name)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lists[name] = list
	return list, nil
}

var errNoInput = errors.New("no file")

// Input is one file that a site may be made of.
type Input struct {
	Path    string
	Size    int64
	ModTime time.Time
	Digest  Digest // 0 = not read: not asked for, or a scrap (source.Scrap), of which only the name counts
}

// List lists all files that a site may be made of, sorted by path, without digests. ok is
// false if that cannot be known, for instance because of a pipe, a broken link or a folder
// that lies too deep.
func (f *Folder) List() (list []Input, ok bool) {
	for _, top := range append([]string{Config}, Sources...) {
		err := source.WalkDir(f, top, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := infoOf(f, name, d)
			switch {
			case err == nil && info.Mode().IsRegular():
				list = append(list, Input{Path: name, Size: info.Size(), ModTime: info.ModTime()})
			case !source.Scrap(d.Name()):
				return errNoInput
			}
			return nil
		})
		if _, found := f.Lstat(top); err != nil && !(errors.Is(err, fs.ErrNotExist) && errors.Is(found, fs.ErrNotExist)) {
			return nil, false
		}
	}
	slices.SortFunc(list, func(a, b Input) int { return strings.Compare(a.Path, b.Path) })
	return list, true
}

// Inputs lists all files that the site was made of, with their digests. What was listed
// or read since [Folder.Record] counts as it was then. ok is false if the list cannot be
// known.
func (f *Folder) Inputs(ctx context.Context) (list []Input, ok bool) {
	if list, ok = f.List(); !ok || f.Digests(ctx, list) != nil || f.record.torn {
		return nil, false
	}
	for name := range f.record.reads { // a file that was deleted after it was read
		_, there := slices.BinarySearchFunc(list, name, func(i Input, n string) int { return strings.Compare(i.Path, n) })
		if !there {
			return nil, false
		}
	}
	return list, true
}

// Digests fills in the digests of a list of files.
func (f *Folder) Digests(ctx context.Context, list []Input) error {
	return parallel.Each(ctx, len(list), func(i int) error {
		in := &list[i]
		if source.Scrap(in.Path) { // only its name counts: some scraps are reported
			return nil
		}
		if f.record != nil {
			if d, known := f.record.known(in.Path); known {
				in.Digest = d
				return nil
			}
		}
		return f.With(in.Path, func(_ []byte, d Digest) { in.Digest = d })
	})
}
