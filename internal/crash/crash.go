// Package crash carries a panic, which only a bug causes, to the code that
// reports it, with the name of the file that was being processed.
//
// [In] adds the name of the file; [Catch] and [CatchError] turn the panic into
// an error.
package crash

import (
	"fmt"
	"runtime/debug"
)

// Error is a panic that was caught.
type Error struct {
	File  string // slash path of the source that was being processed; "" = not known
	Value any    // what panic was called with
	Stack []byte // of the goroutine that panicked
}

func (e *Error) Error() string {
	if e.File == "" {
		return fmt.Sprint("panic: ", e.Value)
	}
	return fmt.Sprintf("panic at %s: %v", e.File, e.Value)
}

func of(v any) *Error {
	if e, ok := v.(*Error); ok { // already named further down
		return e
	}
	return &Error{Value: v, Stack: debug.Stack()}
}

// In passes a panic on with the name of the file that was being processed, unless it has
// one already:
//
//	defer crash.In(path)
func In(file string) {
	if v := recover(); v != nil {
		e := of(v)
		if e.File == "" {
			e.File = file
		}
		panic(e)
	}
}

// Catch recovers from a panic and stores it in caught. Without a panic it does nothing:
//
//	defer crash.Catch(&caught)
func Catch(caught **Error) {
	if v := recover(); v != nil {
		*caught = of(v)
	}
}

// CatchError recovers from a panic and stores it in the error that a function returns.
// Without a panic it does nothing:
//
//	defer crash.CatchError(&err)
func CatchError(err *error) {
	if v := recover(); v != nil {
		*err = of(v)
	}
}
