package doc

import "reflect"

// Front returns the front matter of one kind of page, such as [Report]; the zero value if
// there is none. Callers must not change it.
func Front[T any](m *Meta) *T {
	for _, f := range m.Fronts {
		if v, ok := f.(*T); ok {
			return v
		}
	}
	return new(T)
}

// SetFront sets the front matter of a kind, given by pointer, replacing an earlier one.
func (m *Meta) SetFront(front any) {
	for i, f := range m.Fronts {
		if reflect.TypeOf(f) == reflect.TypeOf(front) {
			m.Fronts[i] = front
			return
		}
	}
	m.Fronts = append(m.Fronts, front)
}
