package fasttemplate

import (
	"fmt"
	"reflect"
)

// print compiles print, println and printf, unless the set has functions of that name.
func (f *frame) print(name string, args []operand) operand {
	var call func(values []any) (string, error)
	switch fn := f.Funcs[name].(type) {
	case func(...any) (string, error):
		call = func(values []any) (string, error) { return fn(values...) }
	case func(string, ...any) (string, error):
		call = func(values []any) (string, error) { return fn(values[0].(string), values[1:]...) }
	default:
		library := map[string]func(...any) string{"print": fmt.Sprint, "println": fmt.Sprintln, "printf": func(values ...any) string { return fmt.Sprintf(values[0].(string), values[1:]...) }}[name]
		call = func(values []any) (string, error) { return library(values...), nil }
	}
	if name == "printf" && (len(args) == 0 || args[0].of != reflect.TypeFor[string]()) {
		return operand{}
	}
	gets := collect(args, f.boxed)
	return text(func(m *machine) string {
		values := make([]any, len(gets))
		for i, get := range gets {
			values[i] = get(m)
		}
		s, err := call(values)
		if err != nil {
			m.jump = failed
		}
		return s
	})
}

// boxed returns how to get a value as any, for fmt and functions of unknown types.
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
