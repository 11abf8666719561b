package doc

import "reflect"

// Front returns what front matter says under the keys of one kind of page, such as
// [Report]; the zero value where it says nothing. It is not to be changed.
func Front[T any](m *Meta) *T {
	for _, f := range m.Fronts {
		if v, ok := f.(*T); ok {
			return v
		}
	}
	return new(T)
}

// SetFront puts a pointer to the front matter of a kind in the place of what is
// there.
func (m *Meta) SetFront(front any) {
	for i, f := range m.Fronts {
		if reflect.TypeOf(f) == reflect.TypeOf(front) {
			m.Fronts[i] = front
			return
		}
	}
	m.Fronts = append(m.Fronts, front)
}
