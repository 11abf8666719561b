package fields

import (
	"fmt"
	"reflect"
	"strconv"
	"sync"

	"pufa/internal/diag"
)

// Form extends a struct that files are read into with further keys: those of other
// structs, lists of strings with names of the site's own, and other names for existing
// keys. It is immutable.
type Form struct {
	typ     reflect.Type // the struct embedded, then fronts, then lists, then renamed
	fronts  int
	lists   int
	renamed []renamedKey
	print   string
	pool    sync.Pool // of pointers to empty structs of typ
}

// renamedKey is another name for a key. If to = "", its value may be anything and is
// dropped.
type renamedKey struct {
	from, to string
	source   int   // field of Form.typ
	target   []int // index of the field in Form.typ
}

// Renamed maps a key of another program to one of ours; with an empty To its value is not
// used.
type Renamed struct{ From, To string }

// NewForm extends the struct type of sample with the keys of the structs in fronts. No
// two of them may have the same key. Keys in lists and From must not be keys of a struct;
// an unknown To counts as empty.
func NewForm(sample any, fronts []any, lists []string, renamed []Renamed) *Form {
	members := []reflect.StructField{{Name: "Base", Type: reflect.TypeOf(sample), Anonymous: true}}
	for i, front := range fronts {
		members = append(members, reflect.StructField{Name: "Front" + strconv.Itoa(i), Type: reflect.TypeOf(front), Anonymous: true})
	}
	structs := len(members)
	add := func(key string, t reflect.Type) {
		members = append(members, reflect.StructField{Name: "Key" + strconv.Itoa(len(members)), Type: t, Tag: reflect.StructTag(`toml:` + strconv.Quote(key))})
	}
	texts := reflect.TypeFor[[]string]()
	for _, key := range lists {
		add(key, texts)
	}
	f := &Form{fronts: len(fronts), lists: len(lists), print: fmt.Sprintf("%q %q", lists, renamed)}
	for _, r := range renamed {
		k := renamedKey{from: r.From, to: r.To, source: len(members)}
		typ := reflect.TypeFor[any]()
		for i, key := range lists {
			if key == r.To {
				typ, k.target = texts, []int{structs + i}
			}
		}
		for n, m := range members[:structs] {
			known := fieldsOf(m.Type)
			if at, ok := known.index[r.To]; ok && r.To != "" {
				typ, k.target = known.types[r.To], append([]int{n}, at...)
			}
		}
		add(r.From, typ)
		f.renamed = append(f.renamed, k)
	}
	f.typ = reflect.StructOf(members)
	return f
}

// Added holds the values of the keys that a form adds.
type Added struct {
	Fronts []any      // pointers to those of the added structs of which the file has a key
	Lists  [][]string // values of the site's own lists, in the order of the form
}

// Decode is [Decode] for a form: into points to a struct of the sample's type. A nil form
// adds no keys.
func (f *Form) Decode(file, text string, start, end int, into any, o Options) (Added, diag.List) {
	if f == nil || f.fronts == 0 && f.lists == 0 && len(f.renamed) == 0 {
		return Added{}, Decode(file, text, start, end, into, o)
	}
	target := reflect.ValueOf(into).Elem()
	filled := f.fresh()
	all := filled.Elem()
	all.Field(0).Set(target)
	defer func() {
		all.SetZero()
		f.pool.Put(filled.Interface())
	}()
	diags := Decode(file, text, start, end, filled.Interface(), o)
	for _, k := range f.renamed {
		value := all.Field(k.source)
		if k.target == nil || value.IsZero() {
			continue
		}
		if own := all.FieldByIndex(k.target); own.IsZero() {
			own.Set(value)
		} else {
			diags.Add("fields/said-twice", f.Locate(file, text, start, end).Of(k.from), k.from, k.to)
		}
	}
	target.Set(all.Field(0))
	var out Added
	for i := range f.fronts {
		if front := all.Field(1 + i); !front.IsZero() {
			own := reflect.New(front.Type())
			own.Elem().Set(front)
			out.Fronts = append(out.Fronts, own.Interface())
		}
	}
	if f.lists > 0 {
		out.Lists = make([][]string, f.lists)
	}
	for i := range out.Lists {
		out.Lists[i] = *all.Field(1 + f.fronts + i).Addr().Interface().(*[]string)
	}
	return out, diags
}

// fresh returns a pointer to an empty struct of the form.
func (f *Form) fresh() reflect.Value {
	if used := f.pool.Get(); used != nil {
		return reflect.ValueOf(used)
	}
	return reflect.New(f.typ)
}

// Locate is [Locate] for a form. The place of a key that is given under another name is
// that of the other name.
func (f *Form) Locate(file, text string, start, end int) Places {
	p := Locate(file, text, start, end, reflect.Zero(f.typ).Interface())
	p.renamed = f.renamed
	return p
}

// Fingerprint is equal for two forms of one struct exactly if they decode alike.
func (f *Form) Fingerprint() string { return f.print }

// Keys lists the keys of a form, without other names.
func (f *Form) Keys() []string {
	all := shape{f.typ}.keys()
	return all[:len(all)-len(f.renamed)]
}

// Keys lists the keys of a struct, in the order of its fields.
func Keys(sample any) []string { return shape{reflect.TypeOf(sample)}.keys() }
