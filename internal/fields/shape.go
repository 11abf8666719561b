package fields

import (
	"encoding"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/BurntSushi/toml"
)

// kind is the kind of a value, or the set of kinds that a field takes.
type kind uint

const (
	text kind = 1 << iota
	whole
	fraction
	boolean
	moment // a date, with or without a time
	clock  // a time without a date
	list
	table

	broken   kind = 0 // could not be understood
	anything      = text | whole | fraction | boolean | moment | clock | list | table
)

func (k kind) only(other kind) bool { return k == other }
func (k kind) has(other kind) bool  { return k&other != 0 }

// shape is the type that a value is decoded into. The zero shape takes anything.
type shape struct{ typ reflect.Type }

var (
	unmarshaler     = reflect.TypeFor[toml.Unmarshaler]()
	textUnmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
	timeType        = reflect.TypeFor[time.Time]()
)

// plain returns the type without pointers, or nil if it takes anything.
func (s shape) plain() reflect.Type {
	t := s.typ
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t != nil && t.Kind() == reflect.Interface {
		return nil
	}
	return t
}

// takes returns the kinds of values that the shape can hold.
func (s shape) takes() kind {
	t := s.plain()
	if t == nil {
		return anything
	}
	if k, ok := knownKinds.Load(t); ok {
		return k.(kind)
	}
	k := kindsOf(t)
	knownKinds.Store(t, k)
	return k
}

var knownKinds sync.Map // of kind, by reflect.Type

func kindsOf(t reflect.Type) kind {
	switch {
	case t == timeType:
		return moment
	case reflect.PointerTo(t).Implements(unmarshaler):
		return probe(t)
	case reflect.PointerTo(t).Implements(textUnmarshaler):
		return text
	}
	switch t.Kind() {
	case reflect.String:
		return text
	case reflect.Bool:
		return boolean
	case reflect.Float32, reflect.Float64:
		return whole | fraction
	case reflect.Slice, reflect.Array:
		return list
	case reflect.Struct, reflect.Map:
		return table
	}
	if t.Kind() >= reflect.Int && t.Kind() <= reflect.Uint64 {
		return whole
	}
	return anything
}

// probe finds out what a type with UnmarshalTOML takes, by offering a value of each kind.
func probe(t reflect.Type) kind {
	k := broken
	for _, try := range []struct {
		kind  kind
		value any
	}{
		{text, "1"},
		{whole, int64(1)},
		{fraction, 1.5},
		{boolean, true},
		{moment, time.Date(2024, 5, 1, 0, 0, 0, 0, time.FixedZone("date-local", 0))},
		{list, []any{"1"}},
		{table, map[string]any{}},
	} {
		if reflect.New(t).Interface().(toml.Unmarshaler).UnmarshalTOML(try.value) == nil {
			k |= try.kind
		}
	}
	if k == broken {
		return anything
	}
	return k
}

// item returns the shape of a list's items.
func (s shape) item() shape {
	if t := s.plain(); t != nil && (t.Kind() == reflect.Slice || t.Kind() == reflect.Array) {
		return shape{t.Elem()}
	}
	return shape{}
}

// free reports whether the shape is a table that takes any key.
func (s shape) free() bool {
	t := s.plain()
	return t == nil || t.Kind() == reflect.Map
}

// at returns the shape of a key's value. For a list of tables, keys are those of its
// tables.
func (s shape) at(name string) (shape, bool) {
	t := s.plain()
	for t != nil && t.Kind() == reflect.Slice {
		t = shape{t.Elem()}.plain()
	}
	switch {
	case t == nil:
		return shape{}, true
	case t.Kind() == reflect.Map:
		return shape{t.Elem()}, true
	case t.Kind() != reflect.Struct:
		return shape{}, false
	case reflect.PointerTo(t).Implements(unmarshaler):
		return shape{}, true
	}
	ft, ok := fieldsOf(t).types[name]
	return shape{ft}, ok
}

// keys returns the keys that the shape knows, in the order of its fields.
func (s shape) keys() []string {
	if t := s.table(); t != nil {
		return fieldsOf(t).keys
	}
	return nil
}

// table returns the struct type of the shape, or of the items of a list; nil = neither.
func (s shape) table() reflect.Type {
	t := s.plain()
	for t != nil && t.Kind() == reflect.Slice {
		t = shape{t.Elem()}.plain()
	}
	if t == nil || t.Kind() != reflect.Struct {
		return nil
	}
	return t
}

// fold returns the key that differs from name only in case, or "".
func (s shape) fold(name string) string {
	for _, k := range s.keys() {
		if strings.EqualFold(k, name) {
			return k
		}
	}
	return ""
}

// translate returns the key for a Chinese name or a name of another generator; "" = none.
func (s shape) translate(name string) string {
	if t := s.table(); t != nil {
		if key := fieldsOf(t).zh[strings.Join(strings.Fields(name), "")]; key != "" {
			return key
		}
	}
	return translate(name, s.keys())
}

// known are the fields of a struct that TOML can set.
type known struct {
	keys  []string // in the order of the struct; not to be changed
	types map[string]reflect.Type
	index map[string][]int  // as for reflect.Value.FieldByIndex
	zh    map[string]string // keys by their Chinese names, from the tag zh: `zh:"年份,年度"`
}

// fieldsOf returns the fields of a struct. If two share a key, the first counts. The
// results are cached: reading the tags takes longer than the rest of decoding a page's
// front matter.
func fieldsOf(t reflect.Type) *known {
	if k, ok := knownFields.Load(t); ok {
		return k.(*known)
	}
	k := &known{types: map[string]reflect.Type{}, index: map[string][]int{}, zh: map[string]string{}}
	k.add(t, nil)
	knownFields.Store(t, k)
	return k
}

var knownFields sync.Map // of *known, by reflect.Type

func (k *known) add(t reflect.Type, index []int) {
	for i := range t.NumField() {
		sf, at := t.Field(i), append(slices.Clip(index), i)
		tag, _, _ := strings.Cut(sf.Tag.Get("toml"), ",")
		switch {
		case tag == "-" || !sf.IsExported() && !sf.Anonymous:
			continue
		case tag == "" && sf.Anonymous && sf.Type.Kind() == reflect.Struct:
			k.add(sf.Type, at)
			continue
		case tag == "":
			tag = sf.Name
		}
		k.keys = append(k.keys, tag)
		if _, twice := k.types[tag]; !twice {
			k.types[tag], k.index[tag] = sf.Type, at
			for name := range strings.SplitSeq(sf.Tag.Get("zh"), ",") {
				k.zh[name] = tag
			}
		}
	}
}
