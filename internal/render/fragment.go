package render

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"reflect"

	"pufa/internal/view"
)

// FragmentName names the fragment that a template makes of v: equal names mean
// equal bytes within one Set. v is a plain value as package view has them; any
// other kind in it panics.
func FragmentName(template string, v any) view.Fragment {
	rv := reflect.ValueOf(v)
	b := appendText(make([]byte, 0, 2048), template)
	b = appendText(b, rv.Type().String())
	sum := sha256.Sum256(appendValue(b, rv))
	return view.Fragment(base64.RawURLEncoding.EncodeToString(sum[:15]))
}

// appendValue writes values so that two different ones of a type never give the
// same bytes: each text and list is preceded by its length.
func appendValue(b []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return appendText(b, v.String())
	case reflect.Bool:
		if v.Bool() {
			return append(b, 1)
		}
		return append(b, 0)
	case reflect.Int:
		return binary.AppendVarint(b, v.Int())
	case reflect.Slice:
		b = binary.AppendUvarint(b, uint64(v.Len()))
		for i := range v.Len() {
			b = appendValue(b, v.Index(i))
		}
		return b
	case reflect.Struct:
		for i := range v.NumField() {
			b = appendValue(b, v.Field(i))
		}
		return b
	}
	panic(fmt.Sprintf("render: %s in a view", v.Type()))
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}
