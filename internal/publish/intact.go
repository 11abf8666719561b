package publish

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/cespare/xxhash/v2"
)

// ManifestSum tells the list of an output folder's files from any other list;
// ok is false when there is none.
func ManifestSum(dir string) (sum uint64, ok bool) {
	data, err := os.ReadFile(filepath.Join(dir, ManifestName))
	return xxhash.Sum64(data), err == nil
}

// Intact reports whether an output folder is as the build left it that wrote the
// manifest of this sum: every file is read and has the bytes that were put, and no
// build is under way or was killed there. It returns the number of files.
func Intact(ctx context.Context, dir string, manifest uint64) (files int, ok bool) {
	if found, ok := ManifestSum(dir); !ok || found != manifest {
		return 0, false
	}
	if _, err := os.Lstat(filepath.Join(dir, workName)); err == nil {
		return 0, false
	}
	d, err := openDisk(dir)
	if err != nil {
		return 0, false
	}
	s := &Session{disk: d}
	defer d.close()
	if err := s.readManifest(); err != nil || s.unread != nil || xxhash.Sum64(s.manifest) != manifest {
		return 0, false
	}
	entries := s.known.entries()
	var next, whole atomic.Int64
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(entries)) && ctx.Err() == nil; i = next.Add(1) - 1 {
				if !s.holds(entries[i]) {
					return
				}
				whole.Add(1)
			}
		})
	}
	all.Wait()
	return len(entries), int(whole.Load()) == len(entries)
}

// holds reports whether an entry's file is there, whole.
func (s *Session) holds(e entry) bool {
	info, err := s.disk.lstat(e.path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != e.size {
		return false
	}
	found, err := s.hash(e.path)
	return err == nil && found == e.sum
}
