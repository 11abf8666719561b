package target

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"pufa/internal/deploy"
	"pufa/internal/publish"
)

// Folder is a folder of this machine, a share of another, or a folder reached by SFTP, as
// a place to deploy to. Files are put into place by a rename.
type Folder struct {
	root  disk // nil until the folder exists
	make  func() (disk, error)
	ready sync.Once
	err   error
	next  atomic.Int64
	made  sync.Map // folders that are known to exist
}

// OpenFolder opens a folder of this machine. A missing folder is made when the first file
// is put. It returns a [*publish.RefusedError] if the folder is not fit for a site.
func OpenFolder(dir string, o Options) (*Folder, error) {
	dir, exists, err := settle(dir, o.Sources)
	if err != nil {
		return nil, err
	}
	if err := unfit(dir, o.Home); err != nil {
		return nil, err
	}
	f := &Folder{make: func() (disk, error) {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, err
		}
		return openDisk(dir, false)
	}}
	if exists {
		if f.root, err = openDisk(dir, false); err != nil {
			return nil, fmt.Errorf("open the folder: %w", err)
		}
	}
	return f, nil
}

// Close closes the folder.
func (f *Folder) Close() error {
	if f.root == nil {
		return nil
	}
	return f.root.close()
}

// List implements [deploy.Store].
func (f *Folder) List(ctx context.Context, wanted func(dir string) bool) (map[string]deploy.Object, error) {
	found := map[string]deploy.Object{}
	if f.root == nil {
		return found, nil
	}
	var mu sync.Mutex
	var group errgroup.Group
	group.SetLimit(8) // a distant server answers late
	var walk func(dir string) error
	walk = func(dir string) error {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		inside, err := f.root.list(dir)
		if dir == "" && missing(err) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, info := range inside {
			name := join(dir, info.Name())
			mu.Lock()
			found[name] = objectOf(info)
			mu.Unlock()
			if !info.IsDir() || !wanted(name) {
				continue
			}
			if below := func() error { return walk(name) }; !group.TryGo(below) {
				if err := below(); err != nil {
					return err
				}
			}
		}
		return nil
	}
	err := walk("")
	if e := group.Wait(); err == nil {
		err = e
	}
	return found, err
}

// objectOf describes a file or folder. Its mark is the time of its last change in
// seconds, which is all that SFTP gives.
func objectOf(info fs.FileInfo) deploy.Object {
	switch {
	case info.IsDir():
		return deploy.Object{Kind: publish.Folder}
	case odd(info):
		return deploy.Object{Kind: publish.Odd}
	}
	return deploy.Object{Kind: publish.File, Size: info.Size(), Mark: strconv.FormatInt(info.ModTime().Unix(), 10)}
}

// Read implements [deploy.Store].
func (f *Folder) Read(_ context.Context, path string) ([]byte, deploy.Header, error) {
	if f.root == nil {
		return nil, deploy.Header{}, fs.ErrNotExist
	}
	info, err := f.root.lstat(path)
	switch {
	case err != nil:
		return nil, deploy.Header{}, err
	case odd(info) || info.IsDir():
		return nil, deploy.Header{}, fmt.Errorf("%s is no file", path)
	}
	r, err := f.root.open(path)
	if err != nil {
		return nil, deploy.Header{}, err
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	return data, deploy.Header{}, err
}

// Put implements [deploy.Store].
func (f *Folder) Put(_ context.Context, path string, data []byte, _ deploy.Header) (mark string, err error) {
	staged := join(publish.WorkName, "new-"+strconv.FormatInt(f.next.Add(1), 10))
	if err := f.makeFor(staged, path); err != nil {
		return "", err
	}
	if err := f.root.write(staged, data); err != nil {
		return "", err
	}
	info, err := f.root.lstat(staged)
	if err != nil {
		return "", err
	}
	return objectOf(info).Mark, rename(f.root, staged, path)
}

// Create implements [deploy.Store].
func (f *Folder) Create(_ context.Context, path string, data []byte) error {
	if err := f.makeFor(path); err != nil {
		return err
	}
	return f.root.write(path, data)
}

// Rename implements [deploy.Store].
func (f *Folder) Rename(_ context.Context, from, to string) error { return rename(f.root, from, to) }

// Remove implements [deploy.Store].
func (f *Folder) Remove(_ context.Context, path string) error {
	if f.root == nil {
		return nil
	}
	return remove(f.root, path)
}

// Prune implements [deploy.Store].
func (f *Folder) Prune(_ context.Context, dir string) error {
	if f.root == nil {
		return nil
	}
	f.made.Delete(dir)
	return prune(f.root, dir)
}

// makeFor makes the folders in which files are put.
func (f *Folder) makeFor(paths ...string) error {
	f.ready.Do(func() {
		if f.root == nil {
			f.root, f.err = f.make()
		}
	})
	if f.err != nil {
		return f.err
	}
	for _, path := range paths {
		for _, dir := range publish.Parents(path) {
			if _, there := f.made.Load(dir); there {
				continue
			}
			if err := f.root.mkdir(dir); err != nil {
				return err
			}
			f.made.Store(dir, true)
		}
	}
	return nil
}
