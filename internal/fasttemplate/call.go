package fasttemplate

import (
	"html/template"
	"reflect"
)

var errorType = reflect.TypeFor[error]()

// own compiles a call of one of the theme's functions. They are pure, so a call with
// constant arguments is made at once.
func (f *frame) own(name string, fn reflect.Value, args []operand) operand {
	t := fn.Type()
	if t.IsVariadic() || t.NumIn() != len(args) || t.NumOut() < 1 || t.NumOut() > 2 || t.NumOut() == 2 && t.Out(1) != errorType {
		f.refuse("%s of %d arguments", name, len(args))
		return operand{}
	}
	result := t.Out(0)
	constants := 0
	for i, a := range args {
		in := t.In(i)
		if in.Kind() == reflect.Interface && in.NumMethod() == 0 {
			if result.Kind() == reflect.Interface && result.NumMethod() == 0 {
				result = a.of // {{first 3 .List}} returns a list of the same kind
			}
		} else if a.of != in {
			f.refuse("%s of a %v", name, a.of)
			return operand{}
		}
		if a.constant != nil {
			constants++
		}
	}
	if !supported(result) {
		f.refuse("%s returns a %v", name, result)
		return operand{}
	}
	o := f.direct(fn, args)
	if o.of == nil {
		o = f.reflected(fn, args, result)
	}
	if constants == len(args) && result == reflect.TypeFor[string]() {
		m := &machine{}
		if s := f.text(o)(m); m.jump == none {
			return constant(s)
		}
	}
	return o
}

// direct compiles a call of a function of a usual type, without reflection.
func (f *frame) direct(fn reflect.Value, args []operand) operand {
	var texts []func(*machine) string
	for _, a := range args {
		if a.kind() != reflect.String {
			return operand{}
		}
		texts = append(texts, f.text(a))
	}
	switch fn := fn.Interface().(type) {
	case func(string) string:
		a := texts[0]
		return text(func(m *machine) string { return fn(a(m)) })
	case func(string) template.HTML:
		a := texts[0]
		o := text(func(m *machine) string { return string(fn(a(m))) })
		o.of = reflect.TypeFor[template.HTML]()
		return o
	case func(string) (string, error):
		a := texts[0]
		return text(func(m *machine) string {
			s, err := fn(a(m))
			if err != nil {
				m.jump = failed
			}
			return s
		})
	case func(a, b, c string) string:
		a, b, c := texts[0], texts[1], texts[2]
		return text(func(m *machine) string { return fn(a(m), b(m), c(m)) })
	}
	return operand{}
}

// reflected compiles a call of any function.
func (f *frame) reflected(fn reflect.Value, args []operand, of reflect.Type) operand {
	values := collect(args, f.boxed)
	return result(of, func(m *machine) reflect.Value {
		in := make([]reflect.Value, len(values))
		for i, v := range values {
			in[i] = reflect.ValueOf(v(m))
		}
		out := fn.Call(in)
		v := out[0]
		if v.Kind() == reflect.Interface {
			v = v.Elem()
		}
		if len(out) == 2 && !out[1].IsNil() || !v.IsValid() || v.Type() != of {
			m.jump = failed
			return reflect.Zero(of)
		}
		return v
	})
}
