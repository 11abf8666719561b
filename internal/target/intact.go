package target

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/cespare/xxhash/v2"

	"pufa/internal/publish"
	"pufa/internal/regular"
)

// ManifestSum returns a digest of the manifest of an output folder; ok is false if there
// is no manifest.
func ManifestSum(dir string) (sum uint64, ok bool) {
	data, err := regular.Read(filepath.Join(dir, publish.ManifestName))
	return xxhash.Sum64(data), err == nil
}

// Published lists what the last build put into an output folder; nothing if the manifest
// cannot be read.
func Published(dir string) []publish.Entry {
	data, err := regular.Read(filepath.Join(dir, publish.ManifestName))
	if err != nil {
		return nil
	}
	m, err := publish.ParseManifest(data)
	if err != nil {
		return nil
	}
	return m.Entries()
}

// Intact reports whether an output folder is unchanged since the build that wrote the
// manifest with this digest. It reads every file; a build that is under way or was killed
// there counts as a change. It returns the number of files.
func Intact(ctx context.Context, dir string, manifest uint64) (files int, ok bool) {
	if _, err := os.Lstat(filepath.Join(dir, publish.WorkName)); err == nil {
		return 0, false
	}
	d, err := openDisk(dir, true)
	if err != nil {
		return 0, false
	}
	s := &Session{disk: d}
	defer d.close()
	if err := s.readManifest(); err != nil || s.manifest == nil || s.unread != nil || xxhash.Sum64(s.manifest) != manifest {
		return 0, false
	}
	entries := s.earlier.Entries()
	var next, whole atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(entries)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				if found, err := s.find(entries[i].Path); err != nil || !found.Holds(entries[i]) {
					return
				}
				whole.Add(1)
			}
		})
	}
	all.Wait()
	return len(entries), int(whole.Load()) == len(entries)
}
