package preview

import (
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"pufa/internal/regular"
)

// settler tells half-written files from complete ones. A pause alone is not enough: slow
// programs and slow drives pause in the middle. A small text that looks complete counts
// as complete at once; anything else when two checks in a row find the same.
type settler struct {
	glances map[string]glance
	steps   map[string][]time.Time // times at which a file was reported, once per burst
	sizes   map[string]int64       // size of each edited file when it was last complete
}

type glance struct {
	size int64
	mod  time.Time
	at   time.Time
}

const (
	twoGlances = 80 * time.Millisecond  // between two checks
	twoLong    = 200 * time.Millisecond // the same for long files, whose writers pause longer
	smallText  = 64 << 10               // bytes; every editor writes that in one go
	oneBurst   = 4 * time.Millisecond
)

// touched records that a file was reported.
func (s *settler) touched(name string) {
	if s.glances == nil {
		s.glances, s.steps, s.sizes = map[string]glance{}, map[string][]time.Time{}, map[string]int64{}
	}
	now := time.Now()
	if n := s.steps[name]; len(n) == 0 || now.Sub(n[len(n)-1]) > oneBurst {
		s.steps[name] = append(n, now)
	} else {
		n[len(n)-1] = now
	}
}

// wait returns how long to wait before the next check of the files; 0 = all are complete.
func (s *settler) wait(dir string, names map[string]bool) time.Duration {
	if len(names) > 200 { // checking each would take longer than waiting
		names = nil
	}
	longest := time.Duration(0)
	for name := range names {
		longest = max(longest, s.waitFor(filepath.Join(dir, filepath.FromSlash(name)), name))
	}
	if longest == 0 {
		clear(s.glances)
		clear(s.steps)
	}
	return longest
}

func (s *settler) waitFor(file, name string) time.Duration {
	now := glance{at: time.Now()}
	info, err := os.Lstat(file)
	if err == nil {
		if info.IsDir() {
			return 0
		}
		now.size, now.mod = info.Size(), info.ModTime()
		if s.complete(file, name, now.size) {
			s.sizes[name] = now.size
			return 0
		}
	} else {
		now.size = -1 // deleted, or about to be replaced
	}
	apart := twoGlances
	if now.size > smallText {
		apart = twoLong
	}
	before, looked := s.glances[name]
	if looked && before.size == now.size && before.mod.Equal(now.mod) {
		if wait := apart - now.at.Sub(before.at); wait > 0 {
			return wait
		}
		s.sizes[name] = now.size
		return 0
	}
	s.glances[name] = now
	return apart
}

// complete reports whether a file looks like a small text that was written in one
// go.
func (s *settler) complete(file, name string, size int64) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".toml", ".html", ".css", ".js", ".txt":
	default:
		return false
	}
	if size == 0 || size > smallText || len(s.steps[name]) > 2 {
		return false
	}
	if before, known := s.sizes[name]; known && size < before/2 {
		return false
	}
	f, err := regular.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	end := make([]byte, min(size, utf8.UTFMax))
	if _, err := f.ReadAt(end, size-int64(len(end))); err != nil && err != io.EOF {
		return false
	}
	return end[len(end)-1] == '\n'
}
