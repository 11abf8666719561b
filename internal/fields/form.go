package fields

import (
	"fmt"
	"reflect"
	"strconv"
	"sync"

	"pufa/internal/diag"
)

// Form is a struct that files are read into, with keys that are added to it: those of
// further structs, lists of texts of a site's own, and other names for keys that there
// are. It does not change.
type Form struct {
	typ     reflect.Type // the struct embedded, then fronts, then lists, then renamed
	fronts  int
	lists   int
	renamed []renamedKey
	print   string
	pool    sync.Pool // of pointers to empty structs of typ
}

// renamedKey is another name for a key. to = "" takes anything and is dropped.
type renamedKey struct {
	from, to string
	source   int   // field of Form.typ
	target   []int // index of the field below Form.typ
}

// Renamed is a key as another program calls it; with an empty To, one whose value
// is not used.
type Renamed struct{ From, To string }

// NewForm extends the struct type of sample by the keys of the structs in fronts. No
// key stands in two of them. Keys in lists and From must not be keys of a struct; a To
// that is unknown counts as empty.
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

// Added is what a file says under the keys that a form adds.
type Added struct {
	Fronts []any      // pointers to those of the further structs of which a key is given
	Lists  [][]string // what the site's own lists say, in their order
}

// Decode is [Decode] for a form: into points to a struct of the sample's type. A
// nil form adds nothing to that.
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

// Locate is [Locate] for a form. A key that stands under another name has the
// place of that.
func (f *Form) Locate(file, text string, start, end int) Places {
	p := Locate(file, text, start, end, reflect.Zero(f.typ).Interface())
	p.renamed = f.renamed
	return p
}

// Fingerprint is equal for two forms of one struct exactly if they read alike.
func (f *Form) Fingerprint() string { return f.print }

// Keys lists the keys that a form takes, but for other names.
func (f *Form) Keys() []string {
	all := shape{f.typ}.keys()
	return all[:len(all)-len(f.renamed)]
}

// Keys lists the keys of a struct, in the order of its fields.
func Keys(sample any) []string { return shape{reflect.TypeOf(sample)}.keys() }
