package build

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"sync"

	"github.com/cespare/xxhash/v2"

	"pufa/internal/site"
	"pufa/internal/source"
)

// inputFolders lists what a site is made of, beside its settings.
var inputFolders = []string{site.Content, "templates", "assets", staticFolder, "themes", "data"}

// recording is a file system that remembers what was in its folders when they were
// listed, and the digests of the bytes that were read from it, so that a build can
// say afterwards what it was made of.
type recording struct {
	fs.FS
	root  *os.Root
	mu    sync.Mutex
	lists map[string][]fs.DirEntry
	reads map[string]digest
	torn  bool // a file was read twice, with different bytes
}

func newRecording(root *os.Root) *recording {
	return &recording{FS: root.FS(), root: root, lists: map[string][]fs.DirEntry{}, reads: map[string]digest{}}
}

// ReadFile implements [fs.ReadFileFS].
func (r *recording) ReadFile(name string) ([]byte, error) {
	data, err := fs.ReadFile(r.FS, name)
	if err != nil {
		return nil, err
	}
	r.note(name, digestOf(data))
	return data, nil
}

// note remembers what was read.
func (r *recording) note(name string, d digest) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if before, again := r.reads[name]; again && before != d {
		r.torn = true
	}
	r.reads[name] = d
}

// ReadDir implements [fs.ReadDirFS]. A folder is listed once: what came into it
// later is not part of what the build was made of.
func (r *recording) ReadDir(name string) ([]fs.DirEntry, error) {
	r.mu.Lock()
	list, known := r.lists[name]
	r.mu.Unlock()
	if known {
		return list, nil
	}
	list, err := fs.ReadDir(r.FS, name)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lists[name] = list
	return list, nil
}

// Stat implements [fs.StatFS].
func (r *recording) Stat(name string) (fs.FileInfo, error) { return fs.Stat(r.FS, name) }

// isPipe reports whether a link leads to what is neither a file nor a folder, such as a
// pipe, from which one would read for ever.
func (r *recording) isPipe(name string) bool {
	info, err := r.Stat(name)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}

// inputs returns one digest of the names and bytes of all that a site may be made
// of; what was listed or read already counts as it was then. ok is false when that
// cannot be told.
func (r *recording) inputs(ctx context.Context) (sum digest, ok bool) {
	var names []string
	for _, top := range append([]string{configFile}, inputFolders...) {
		err := fs.WalkDir(r, top, func(name string, d fs.DirEntry, err error) error {
			if err == nil && (d.Type().IsRegular() || d.Type() == fs.ModeSymlink && !r.isPipe(name)) {
				names = append(names, name)
			}
			return err
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return 0, false
		}
	}
	slices.Sort(names)
	digests := make([]digest, len(names))
	var buffers desk
	defer buffers.close()
	err := each(ctx, len(names), func(i int) error {
		if source.Scrap(names[i]) { // its name counts: some are told of
			return nil
		}
		r.mu.Lock()
		known, read := r.reads[names[i]]
		r.mu.Unlock()
		if !read {
			buf := buffers.take()
			defer buffers.give(buf)
			if err := buf.read(r.root, names[i], 0); err != nil {
				return err
			}
			known = digestOf(buf.raw)
			r.note(names[i], known)
		}
		digests[i] = known
		return nil
	})
	if err != nil || r.torn {
		return 0, false
	}
	for name := range r.reads { // a file that is gone since it was read
		if _, found := slices.BinarySearch(names, name); !found {
			return 0, false
		}
	}
	h := xxhash.New()
	for i, name := range names {
		h.WriteString(name + "\x00" + digests[i].String() + "\n")
	}
	return digest(h.Sum64()), true
}
