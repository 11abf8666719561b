package render

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash"
	"reflect"

	"pufa/internal/view"
)

// FragmentName names the fragment that a template makes of v: equal names mean
// equal bytes within one Set. v is a plain value as package view has them; any
// other kind in it panics.
func FragmentName(template string, v any) view.Fragment {
	d := digester{Hash: sha256.New()}
	d.text(template)
	rv := reflect.ValueOf(v)
	d.text(rv.Type().String())
	d.value(rv)
	return view.Fragment(base64.RawURLEncoding.EncodeToString(d.Sum(nil)[:15]))
}

// digester writes values so that two different ones never give the same bytes:
// each text and list is preceded by its length, and the type fixes the rest.
type digester struct{ hash.Hash }

func (d digester) number(n int64) {
	var b [8]byte
	binary.LittleEndian.PutUint64(b[:], uint64(n))
	d.Write(b[:])
}

func (d digester) text(s string) {
	d.number(int64(len(s)))
	d.Write([]byte(s))
}

func (d digester) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		d.text(v.String())
	case reflect.Bool:
		if v.Bool() {
			d.number(1)
		} else {
			d.number(0)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		d.number(v.Int())
	case reflect.Slice:
		d.number(int64(v.Len()))
		for i := range v.Len() {
			d.value(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			d.value(v.Field(i))
		}
	default:
		panic(fmt.Sprintf("render: %s in a view", v.Type()))
	}
}
