package fasttemplate

import (
	"fmt"
	"reflect"
)

// print compiles print, println and printf.
func (f *frame) print(name string, args []operand) operand {
	values := collect(args, f.boxed)
	all := func(m *machine) []any {
		var list []any
		for _, v := range values {
			list = append(list, v(m))
		}
		return list
	}
	switch name {
	case "print":
		return text(func(m *machine) string { return fmt.Sprint(all(m)...) })
	case "println":
		return text(func(m *machine) string { return fmt.Sprintln(all(m)...) })
	}
	if len(args) == 0 || args[0].of != reflect.TypeFor[string]() {
		return operand{}
	}
	format := f.text(args[0])
	return text(func(m *machine) string { return fmt.Sprintf(format(m), all(m)[1:]...) })
}

// boxed returns a value as fmt and functions of unknown types want it.
func (f *frame) boxed(o operand) func(*machine) any {
	of := o.of
	switch o.kind() {
	case reflect.String:
		get := f.text(o)
		if of == reflect.TypeFor[string]() {
			return func(m *machine) any { return get(m) }
		}
		return func(m *machine) any { return reflect.ValueOf(get(m)).Convert(of).Interface() }
	case reflect.Int:
		get := f.number(o)
		return func(m *machine) any { return reflect.ValueOf(get(m)).Convert(of).Interface() }
	case reflect.Bool:
		get := f.yes(o)
		return func(m *machine) any { return reflect.ValueOf(get(m)).Convert(of).Interface() }
	case reflect.Invalid:
		f.refuse("nothing as an argument")
		return nil
	}
	get := f.ref(o)
	return func(m *machine) any { return get(m).Interface() }
}
