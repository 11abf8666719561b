package crash

import (
	"context"
	"errors"
	"testing"
)

func caught(do func()) (e *Error) {
	defer Catch(&e)
	do()
	return nil
}

func TestAPanicIsCaughtWithItsFile(t *testing.T) {
	inner := func(file string, v any) {
		defer In(file)
		panic(v)
	}
	for name, c := range map[string]struct {
		do   func()
		file string
	}{
		"a file":              {func() { inner("content/a.md", "boom") }, "content/a.md"},
		"no file":             {func() { panic("boom") }, ""},
		"the innermost names": {func() { defer In("content/_index.md"); inner("content/a.md", "boom") }, "content/a.md"},
		"an outer one names":  {func() { defer In("content/b.md"); inner("", "boom") }, "content/b.md"},
	} {
		e := caught(c.do)
		if e == nil || e.File != c.file || e.Value != "boom" || len(e.Stack) == 0 {
			t.Errorf("%s: %+v", name, e)
		}
	}
	if e := caught(func() { defer In("content/a.md"); _ = context.Background() }); e != nil {
		t.Errorf("without a panic: %v", e)
	}
}

func TestAPanicBecomesAnError(t *testing.T) {
	call := func(do func() error) (err error) {
		defer CatchError(&err)
		return do()
	}
	err := call(func() error { defer In("content/a.md"); panic("boom") })
	if e, ok := errors.AsType[*Error](err); !ok || e.File != "content/a.md" || e.Value != "boom" {
		t.Errorf("a panic: %v", err)
	}
	plain := errors.New("plain")
	if err := call(func() error { return plain }); err != plain {
		t.Errorf("without a panic: %v", err)
	}
	if err := call(func() error { return nil }); err != nil {
		t.Errorf("without anything: %v", err)
	}
}

func TestAPanicIsToldWithItsFile(t *testing.T) {
	for want, e := range map[string]*Error{"panic: boom": {Value: "boom"}, "panic at content/a.md: boom": {File: "content/a.md", Value: "boom"}} {
		if e.Error() != want {
			t.Errorf("%q, want %q", e.Error(), want)
		}
	}
}
