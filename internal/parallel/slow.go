package parallel

import (
	"sync"
	"time"
)

// Slow names what takes long, while it is still running. The zero Slow tells nobody.
type Slow struct {
	After time.Duration
	Tell  func(name string) // called from one goroutine at a time

	mu sync.Mutex
}

// During calls do, and tells its name once if it takes longer than s.After. s may be nil.
func (s *Slow) During(name string, do func() error) error {
	if s == nil || s.Tell == nil {
		return do()
	}
	timer := time.AfterFunc(s.After, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.Tell(name)
	})
	defer timer.Stop()
	return do()
}
