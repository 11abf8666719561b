package parallel

import (
	"sync"
	"time"
)

// Slow names what takes long in one run. The zero Slow tells nobody.
type Slow struct {
	After time.Duration
	Tell  func(name string) // while it does; called from one goroutine at a time

	// Many things may each be just quick enough. When all of them have taken Whole and
	// nothing was told of, Longest is told, once, what took longest so far, if that took
	// Least. It may be nil.
	Whole, Least time.Duration
	Longest      func(name string, took time.Duration)

	mu    sync.Mutex
	began time.Time // the first thing
	told  bool
	worst string
	took  time.Duration // the worst
}

// During calls do, and tells its name once if it takes longer than s.After. s may be nil.
func (s *Slow) During(name string, do func() error) error {
	if s == nil || s.Tell == nil {
		return do()
	}
	began := time.Now()
	timer := time.AfterFunc(s.After, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.told = true
		s.Tell(name)
	})
	defer s.note(name, began)
	defer timer.Stop()
	return do()
}

// note takes down how long something took, and tells the worst when it is time.
func (s *Slow) note(name string, began time.Time) {
	now := time.Now()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.began.IsZero() {
		s.began = began
	}
	if took := now.Sub(began); took > s.took {
		s.worst, s.took = name, took
	}
	if !s.told && s.Longest != nil && s.took >= s.Least && now.Sub(s.began) >= s.Whole {
		s.told = true
		s.Longest(s.worst, s.took)
	}
}
