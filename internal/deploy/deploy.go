// Package deploy brings a finished site to where readers find it. It compares the
// output folder of a build with what a store holds, and sends what differs.
//
// Use [Run] for a [Store] that keeps single files (a folder, a server reached by
// SFTP, object storage) and [Zip] for one file to hand over.
//
// Package publish decides what to send and to remove, and in which order: an interrupted
// run leaves a site that works, and the next one continues. The store's manifest keeps
// for each file a mark that changes with its content (such as an ETag), so that an
// unchanged site is compared without reading it.
package deploy

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/cespare/xxhash/v2"

	"pufa/internal/publish"
)

// Store is where a site is deployed to. Paths are slash paths below its root. Its
// methods are called from many goroutines.
type Store interface {
	// List returns what is there. It may skip folders for which wanted returns false; ""
	// is the root.
	List(ctx context.Context, wanted func(dir string) bool) (map[string]Object, error)
	// Read returns a file as it was put. Its error wraps [fs.ErrNotExist] when
	// there is none.
	Read(ctx context.Context, path string) ([]byte, Header, error)
	// Put writes a file, whole or not at all, and returns its mark.
	Put(ctx context.Context, path string, data []byte, h Header) (mark string, err error)
	// Create writes a file that does not exist yet. Its error wraps [fs.ErrExist] if it
	// does.
	Create(ctx context.Context, path string, data []byte) error
	// Rename is called only if List and Read show that the store ignores letter case.
	Rename(ctx context.Context, from, to string) error
	// Remove removes a file that may be gone already.
	Remove(ctx context.Context, path string) error
	// Prune removes a folder if it is there and empty.
	Prune(ctx context.Context, dir string) error
}

// Object is what a store says about a path without reading the file.
type Object struct {
	Kind publish.Kind
	Size int64  // -1 = not known, because the file is stored in another form
	Mark string // differs between two versions of a file, "" = not known
}

// Options are the circumstances of a run.
type Options struct {
	Name     string                   // of the target, for errors
	Headers  func(path string) Header // nil = the store keeps none
	Extra    map[string][]byte        // files to send beside those of the output folder
	Yes      bool                     // the user agrees to the removal of many pages
	DryRun   bool                     // decide and change nothing
	Owner    Owner                    // who runs
	Alive    func(Owner) bool         // reports whether an owner on this machine still runs
	Now      func() time.Time
	Progress func(done, total int) // called from one goroutine at a time; may be nil
}

// workers is the number of files in transit at once: a distant store answers late, and
// one file at a time would be too slow.
const workers = 8

// Result is the outcome of a run.
type Result struct {
	Changes publish.Changes
	Steps   []publish.Step // the steps taken; with DryRun, those that would be taken
	Bytes   int64          // of the files that were sent
	Unread  error          // why the store's manifest could not be used; usually nil
}

// run is one deployment.
type run struct {
	Options
	from    fs.FS
	to      Store
	local   publish.Manifest // of the output folder
	want    publish.Manifest // of the store when finished
	earlier publish.Manifest // of the store at the start
	stored  []byte           // the store's manifest, as stored
	token   string           // of the lock
	found   map[string]publish.Found
	journal
}

// Run brings the output folder from, with its manifest, to a store. It returns a
// [*publish.RefusedError] if it refuses to change anything, and a [*BusyError] if another
// run is using the store.
func Run(ctx context.Context, from fs.FS, to Store, o Options) (*Result, error) {
	r := &run{Options: o, from: from, to: to}
	if err := r.readLocal(); err != nil {
		return nil, err
	}
	if !o.DryRun {
		if err := r.lock(ctx); err != nil {
			return nil, err
		}
		defer r.unlock()
	}
	result := &Result{}
	if err := r.readStored(ctx, result); err != nil {
		return nil, err
	}
	if err := r.observe(ctx); err != nil {
		return nil, err
	}
	plan, err := publish.Decide(r.want, r.earlier, r.found, o.Yes)
	if err != nil {
		var refused *publish.RefusedError
		if errors.As(err, &refused) {
			refused.Dir = o.Name
		}
		return nil, err
	}
	result.Changes, result.Steps = plan.Changes, plan.Steps
	if !o.DryRun {
		err = r.carryOut(ctx, plan)
	}
	result.Bytes = r.bytes
	return result, err
}

// readLocal reads the manifest of the output folder. Its sums describe the wanted files,
// so that no file has to be read.
func (r *run) readLocal() error {
	data, err := fs.ReadFile(r.from, publish.ManifestName)
	if err != nil {
		return fmt.Errorf("read the output folder's manifest: %w", err)
	}
	if r.local, err = publish.ParseManifest(data); err != nil {
		return fmt.Errorf("read the output folder's manifest: %w", err)
	}
	r.want = publish.NewManifest()
	for path := range r.local.Paths() {
		listed := r.local.At(path)
		if len(listed) > 1 {
			return fmt.Errorf("the output folder is half built: %s", path)
		}
		e := listed[0]
		e.Key, e.Sum = "", e.Sum^r.header(path).sum()
		r.want.Add(e)
	}
	for path, data := range r.Extra {
		if r.local.At(path) != nil {
			return fmt.Errorf("the site has a file %s of its own", path)
		}
		e, err := publish.NewEntry(path, data, "")
		if err != nil {
			return err
		}
		e.Sum ^= r.header(path).sum()
		r.want.Add(e)
	}
	return nil
}

func (r *run) header(path string) Header {
	if r.Headers == nil {
		return Header{}
	}
	return r.Headers(path)
}

// data returns the bytes of a file that is to be sent.
func (r *run) data(path string) ([]byte, error) {
	if data, ok := r.Extra[path]; ok {
		return data, nil
	}
	data, err := fs.ReadFile(r.from, path)
	if err == nil && publish.Sum(xxhash.Sum64(data)) != r.local.At(path)[0].Sum {
		err = fmt.Errorf("%s is no longer as the build left it", path)
	}
	return data, err
}

// readStored reads the store's manifest. A damaged one counts as none.
func (r *run) readStored(ctx context.Context, result *Result) error {
	data, _, err := r.to.Read(ctx, publish.ManifestName)
	if errors.Is(err, fs.ErrNotExist) {
		r.earlier = publish.NewManifest()
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the manifest: %w", err)
	}
	r.stored = data
	r.earlier, result.Unread = publish.ParseManifest(data)
	return nil
}

// writeManifest replaces the store's manifest unless it is unchanged.
func (r *run) writeManifest(ctx context.Context, m publish.Manifest) error {
	data := m.Format()
	if bytes.Equal(data, r.stored) {
		return nil
	}
	if err := r.holdsLock(ctx); err != nil {
		return err
	}
	h := Header{}
	if r.Headers != nil {
		h = Header{ContentType: "text/plain; charset=utf-8", CacheControl: "no-store"}
	}
	if _, err := r.to.Put(ctx, publish.ManifestName, data, h); err != nil {
		return fmt.Errorf("write the manifest: %w", err)
	}
	r.stored = data
	return nil
}
