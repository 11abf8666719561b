package fasttemplate

import (
	"cmp"
	"reflect"
)

// comparison compiles eq, ne, lt, le, gt and ge of texts, numbers and bools.
func (f *frame) comparison(name string, args []operand) operand {
	if len(args) < 2 || len(args) > 2 && name != "eq" {
		return operand{}
	}
	var tests []func(*machine) bool
	for _, b := range args[1:] {
		var test func(*machine) bool
		switch a := args[0]; {
		case a.kind() != b.kind():
		case a.kind() == reflect.String:
			test = compare(name, f.text(a), f.text(b))
		case a.kind() == reflect.Int:
			test = compare(name, f.number(a), f.number(b))
		case a.kind() == reflect.Bool && (name == "eq" || name == "ne"):
			x, y, same := f.yes(a), f.yes(b), name == "eq"
			test = func(m *machine) bool { return (x(m) == y(m)) == same }
		}
		if test == nil {
			f.refuse("%s of %v and %v", name, args[0].of, b.of)
			return operand{}
		}
		tests = append(tests, test)
	}
	if len(tests) == 1 {
		return yes(tests[0])
	}
	return yes(func(m *machine) bool {
		for _, t := range tests {
			if t(m) {
				return true
			}
		}
		return false
	})
}

func compare[T cmp.Ordered](name string, a, b func(*machine) T) func(*machine) bool {
	switch name {
	case "eq":
		return func(m *machine) bool { return a(m) == b(m) }
	case "ne":
		return func(m *machine) bool { return a(m) != b(m) }
	case "lt":
		return func(m *machine) bool { return a(m) < b(m) }
	case "le":
		return func(m *machine) bool { return a(m) <= b(m) }
	case "gt":
		return func(m *machine) bool { return a(m) > b(m) }
	}
	return func(m *machine) bool { return a(m) >= b(m) }
}

func (f *frame) length(args []operand) operand {
	if len(args) != 1 {
		return operand{}
	}
	switch args[0].kind() {
	case reflect.String:
		get := f.text(args[0])
		return number(func(m *machine) int { return len(get(m)) })
	case reflect.Slice:
		get := f.ref(args[0])
		return number(func(m *machine) int { return get(m).Len() })
	}
	return operand{}
}

// index compiles {{index list 1}}.
func (f *frame) index(args []operand) operand {
	if len(args) != 2 || args[0].kind() != reflect.Slice || args[1].kind() != reflect.Int || !supported(args[0].of.Elem()) {
		return operand{}
	}
	list, at := f.ref(args[0]), f.number(args[1])
	of := args[0].of.Elem()
	element := func(m *machine) reflect.Value {
		l, i := list(m), at(m)
		if i < 0 || i >= l.Len() {
			m.jump = failed
			return reflect.Zero(of)
		}
		return l.Index(i)
	}
	return result(of, element)
}

// result returns an operand for a computation of any type.
func result(of reflect.Type, get func(*machine) reflect.Value) operand {
	return operand{
		of: of, computed: true, ref: get,
		text:   func(m *machine) string { return get(m).String() },
		number: func(m *machine) int { return int(get(m).Int()) },
		yes:    func(m *machine) bool { return get(m).Bool() },
	}
}

// slice compiles {{slice list 1 2}}.
func (f *frame) slice(args []operand) operand {
	if len(args) < 1 || len(args) > 3 {
		return operand{}
	}
	bounds := [2]func(*machine) int{func(*machine) int { return 0 }}
	for i, a := range args[1:] {
		if a.kind() != reflect.Int {
			return operand{}
		}
		bounds[i] = f.number(a)
	}
	within := func(m *machine, length int) (from, to int) {
		from, to = bounds[0](m), length
		if bounds[1] != nil {
			to = bounds[1](m)
		}
		if from < 0 || from > to || to > length {
			m.jump = failed
			return 0, 0
		}
		return from, to
	}
	o := operand{of: args[0].of, computed: true}
	switch args[0].kind() {
	case reflect.String:
		get := f.text(args[0])
		o.text = func(m *machine) string {
			s := get(m)
			from, to := within(m, len(s))
			return s[from:to]
		}
	case reflect.Slice:
		get := f.ref(args[0])
		o.ref = func(m *machine) reflect.Value {
			l := get(m)
			return l.Slice(within(m, l.Len()))
		}
	default:
		return operand{}
	}
	return o
}
