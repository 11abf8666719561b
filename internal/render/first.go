package render

import (
	"fmt"
	"reflect"
)

// first returns the first n elements of a list.
func first(n int, list any) (any, error) {
	v := reflect.ValueOf(list)
	if v.Kind() != reflect.Slice {
		return nil, fmt.Errorf("%T is no list", list)
	}
	return v.Slice(0, max(0, min(n, v.Len()))).Interface(), nil
}
