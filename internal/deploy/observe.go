package deploy

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/cespare/xxhash/v2"
	"golang.org/x/sync/errgroup"

	"pufa/internal/publish"
)

// observe finds out what the store holds. It does not read files whose marks the manifest
// lists.
func (r *run) observe(ctx context.Context) error {
	ours := map[string]bool{} // paths that the site has or had
	folders := map[string]bool{"": true, publish.WorkName: true}
	for _, m := range []publish.Manifest{r.want, r.earlier} {
		for path := range m.Paths() {
			ours[path] = true
			for _, dir := range publish.Parents(path) {
				folders[dir] = true
			}
		}
	}
	objects, err := r.to.List(ctx, func(dir string) bool {
		if folders[dir] {
			return true
		}
		for _, above := range append(publish.Parents(dir), dir) {
			if r.want.At(above) != nil { // a file is to replace a folder
				return true
			}
		}
		return false
	})
	if err != nil {
		return fmt.Errorf("list what is there: %w", err)
	}
	r.found = make(map[string]publish.Found, len(objects))
	r.marks = make(map[string]string, len(objects))
	var mu sync.Mutex
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(workers)
	for path, object := range objects {
		if strings.HasPrefix(path, publish.WorkName+"/") {
			if err := r.sweep(ctx, path); err != nil {
				return errors.Join(err, group.Wait())
			}
			continue
		}
		found, known := r.recognise(path, object)
		if known || !ours[path] {
			mu.Lock()
			r.found[path], r.marks[path] = found, object.Mark
			mu.Unlock()
			continue
		}
		group.Go(func() error {
			data, h, err := r.to.Read(inner, path)
			if errors.Is(err, fs.ErrNotExist) {
				return nil
			}
			if err != nil {
				return fmt.Errorf("read %s: %w", path, err)
			}
			mu.Lock()
			defer mu.Unlock()
			sum := publish.Sum(xxhash.Sum64(data)) ^ h.sum()
			r.found[path], r.marks[path] = publish.Found{Kind: publish.File, Sum: sum, Size: int64(len(data))}, object.Mark
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return r.respelt(ctx, objects)
}

// recognise identifies an object without reading it; known is false if only its bytes can
// tell.
func (r *run) recognise(path string, o Object) (found publish.Found, known bool) {
	found = publish.Found{Kind: o.Kind, Size: o.Size}
	if o.Kind != publish.File {
		return found, true
	}
	possible := o.Size < 0
	for _, e := range r.earlier.At(path) {
		possible = possible || e.Size == o.Size
		if o.Mark != "" && e.Key == o.Mark && (o.Size < 0 || e.Size == o.Size) {
			return publish.Found{Kind: publish.File, Sum: e.Sum, Size: e.Size}, true
		}
	}
	for _, e := range r.want.At(path) {
		possible = possible || e.Size == o.Size
	}
	return found, !possible
}

// sweep removes the unfinished files of an interrupted run.
func (r *run) sweep(ctx context.Context, path string) error {
	if r.DryRun || path == lockPath {
		return nil
	}
	return r.to.Remove(ctx, path)
}

// respelt records files with another spelling in a store that ignores letter case: there,
// a path can be read that is not listed.
func (r *run) respelt(ctx context.Context, objects map[string]Object) error {
	twinOf := r.want.Twins()
	for path := range r.earlier.Paths() {
		if r.want.At(path) != nil || objects[path].Kind != publish.File {
			continue
		}
		twin := twinOf(path)
		if _, listed := objects[twin]; twin == "" || listed {
			continue
		}
		if _, _, err := r.to.Read(ctx, twin); err == nil {
			found := r.found[path]
			found.Spelling = path
			r.found[twin], r.marks[twin] = found, objects[path].Mark
		} else if !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("read %s: %w", twin, err)
		}
	}
	return nil
}
