package parallel

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"pufa/internal/crash"
)

func TestEachDoesAllOrSaysWhyNot(t *testing.T) {
	var done atomic.Int64
	count := func(int) error { done.Add(1); return nil }
	if err := Each(context.Background(), 100, count); err != nil || done.Load() != 100 {
		t.Errorf("%d of 100: %v", done.Load(), err)
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	why := errors.New("no more")
	cancel(why)
	done.Store(0)
	if err := Each(ctx, 100, count); !errors.Is(err, why) || done.Load() != 0 {
		t.Errorf("after the end of its context %d were done: %v", done.Load(), err)
	}
	if err := Each(context.Background(), 100, func(i int) error { return why }); !errors.Is(err, why) {
		t.Error(err)
	}
	if err := Each(context.Background(), 0, count); err != nil {
		t.Error(err)
	}
}

func TestAPanicComesBackToTheCaller(t *testing.T) {
	defer func() {
		if e, ok := recover().(*crash.Error); !ok || e.Value != "boom" {
			t.Errorf("%v", e)
		}
	}()
	_ = Each(context.Background(), 3, func(i int) error {
		if i == 1 {
			panic("boom")
		}
		return nil
	})
	t.Error("nothing came back")
}

func TestProgressTellsTheEnd(t *testing.T) {
	var told [][2]int
	p := NewProgress(func(stage string, done, total int) { told = append(told, [2]int{done, total}) }, "parse", 40)
	for range 40 {
		p.Step()
	}
	if len(told) != 2 || told[0] != [2]int{32, 40} || told[1] != [2]int{40, 40} {
		t.Errorf("%v", told)
	}
	NewProgress(nil, "parse", 1).Step()
}
