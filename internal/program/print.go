package program

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
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
	if layout, ok := args[0].constant.(string); ok {
		if o := f.formatted(layout, args[1:]); o.of != nil {
			return o
		}
	}
	format := f.text(args[0])
	return text(func(m *machine) string { return fmt.Sprintf(format(m), all(m)[1:]...) })
}

// formatted compiles the formats that themes use: "%.1s" of a text for its
// beginning, and texts and numbers with others between them.
func (f *frame) formatted(layout string, args []operand) operand {
	if n, ok := beginning(layout); ok && len(args) == 1 && args[0].kind() == reflect.String {
		get := f.text(args[0])
		return text(func(m *machine) string { return firstRunes(get(m), n) })
	}
	literals := []string{""} // before each argument, and at the end
	for rest := layout; rest != ""; {
		before, after, found := strings.Cut(rest, "%")
		literals[len(literals)-1] += before
		if !found {
			break
		}
		n := len(literals) - 1
		switch {
		case after == "":
			return operand{}
		case after[0] == '%':
			literals[n] += "%"
		case n < len(args) && (after[0] == 's' && args[n].kind() == reflect.String ||
			after[0] == 'd' && args[n].kind() == reflect.Int ||
			after[0] == 'v' && args[n].kind() != reflect.Struct && args[n].kind() != reflect.Slice):
			literals = append(literals, "")
		default:
			return operand{}
		}
		rest = after[1:]
	}
	if len(literals) != len(args)+1 {
		return operand{}
	}
	values := collect(args, f.printed)
	return text(func(m *machine) string {
		var room [256]byte
		b := room[:0]
		for i, v := range values {
			b = append(append(b, literals[i]...), v(m)...)
		}
		return string(append(b, literals[len(values)]...))
	})
}

// beginning returns n of the format "%.ns", which themes use for a text's
// beginning.
func beginning(format string) (n int, ok bool) {
	digits, found := strings.CutPrefix(format, "%.")
	digits, ends := strings.CutSuffix(digits, "s")
	n, err := strconv.Atoi(digits)
	return n, found && ends && err == nil && n >= 0 && n < 1000 && digits == strconv.Itoa(n)
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
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
