// Package crash carries a panic, which only a fault of the program causes, to the one
// place where it is told of, with the file that was at hand.
//
// [In] names the file on the way up; [Catch] and [CatchError] end the way.
package crash

import (
	"fmt"
	"runtime/debug"
)

// Error is a panic that was caught.
type Error struct {
	File  string // slash path of the source that was at hand; "" = not known
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
	if e, ok := v.(*Error); ok { // passed on
		return e
	}
	return &Error{Value: v, Stack: debug.Stack()}
}

// In lets a panic go on with the name of the file at hand, unless it has one:
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

// Catch ends a panic and stores it in caught, which stays as it is without one:
//
//	defer crash.Catch(&caught)
func Catch(caught **Error) {
	if v := recover(); v != nil {
		*caught = of(v)
	}
}

// CatchError ends a panic and makes it the error of a function, which stays as it is
// without one:
//
//	defer crash.CatchError(&err)
func CatchError(err *error) {
	if v := recover(); v != nil {
		*err = of(v)
	}
}
