package parallel

import (
	"errors"
	"testing"
	"time"
)

func TestWhatTakesLongIsToldOnce(t *testing.T) {
	why := errors.New("it failed")
	told := make(chan string, 10)
	s := &Slow{After: time.Millisecond, Tell: func(name string) { told <- name }}
	if err := s.During("long", func() error { // until it is told
		if name := <-told; name != "long" {
			t.Errorf("told of %q", name)
		}
		return why
	}); !errors.Is(err, why) {
		t.Error(err)
	}
	s.After = time.Hour
	if err := s.During("quick", func() error { return nil }); err != nil || len(told) > 0 {
		t.Errorf("%v, told %d times", err, len(told))
	}
	s = &Slow{After: time.Hour, Tell: s.Tell, Longest: func(name string, took time.Duration) {
		if took <= 0 {
			t.Errorf("%s took %v", name, took)
		}
		told <- name
	}}
	for _, c := range []struct {
		whole, least time.Duration
		want         int
	}{{time.Hour, 0, 0}, {0, time.Hour, 0}, {0, 0, 1}} {
		s.Whole, s.Least = c.whole, c.least
		for range 3 {
			_ = s.During("many", func() error { return nil })
		}
		if len(told) != c.want {
			t.Errorf("%v, %v: told %d times", c.whole, c.least, len(told))
		}
	}
	for _, nobody := range []*Slow{nil, {}} {
		if err := nobody.During("long", func() error { return why }); !errors.Is(err, why) {
			t.Error(err)
		}
	}
}
