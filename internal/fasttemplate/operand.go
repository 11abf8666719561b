package fasttemplate

import (
	"reflect"
	"strconv"
	"text/template/parse"
)

// operand is a value of a known type that a template computes.
type operand struct {
	of reflect.Type // nil = there is no value

	// A value in a slot is given by the slot and the fields to follow from there.
	slot int
	path []int

	// A computed value or a constant is obtained by one of these.
	computed bool
	text     func(*machine) string
	number   func(*machine) int
	yes      func(*machine) bool
	ref      func(*machine) reflect.Value

	constant any // string, int or bool; nil = not constant
}

// supported reports whether this package knows how to handle values of a type:
// strings, ints, bools, lists and structs, none of them with methods.
func supported(t reflect.Type) bool {
	if t == nil || t.NumMethod()+reflect.PointerTo(t).NumMethod() > 0 {
		return false
	}
	switch t.Kind() {
	case reflect.String, reflect.Int, reflect.Bool, reflect.Slice, reflect.Struct:
		return true
	}
	return false
}

func constant(v any) operand {
	o := operand{of: reflect.TypeOf(v), computed: true, constant: v}
	switch v := v.(type) {
	case string:
		o.text = func(*machine) string { return v }
	case int:
		o.number = func(*machine) int { return v }
	case bool:
		o.yes = func(*machine) bool { return v }
	}
	return o
}

// commands compiles a pipeline without its variables.
func (f *frame) commands(dot operand, cmds []*parse.CommandNode) operand {
	var o operand
	for i, c := range cmds {
		var final *operand
		if i > 0 {
			before := o
			final = &before
		}
		o = f.command(dot, c, final)
	}
	if !supported(o.of) {
		f.refuse("%v of type %v", cmds, o.of)
		o.of = nil
	}
	return o
}

func (f *frame) command(dot operand, c *parse.CommandNode, final *operand) operand {
	if id, ok := c.Args[0].(*parse.IdentifierNode); ok {
		return f.function(dot, id.Ident, c.Args[1:], final)
	}
	if len(c.Args) > 1 || final != nil {
		f.refuse("%v is no function", c.Args[0])
	}
	return f.operand(dot, c.Args[0])
}

func (f *frame) operand(dot operand, n parse.Node) operand {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return f.fields(dot, n.Ident)
	case *parse.VariableNode:
		return f.fields(f.variable(n.Ident[0]), n.Ident[1:])
	case *parse.ChainNode:
		return f.fields(f.operand(dot, n.Node), n.Field)
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return f.commands(dot, n.Cmds)
		}
	case *parse.IdentifierNode:
		return f.function(dot, n.Ident, nil, nil)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode:
		if i, err := strconv.Atoi(n.Text); err == nil && n.IsInt && int64(i) == n.Int64 {
			return constant(i)
		}
	}
	f.refuse("%v", n)
	return operand{}
}

// fields follows .A.B from a value.
func (f *frame) fields(o operand, names []string) operand {
	for _, name := range names {
		if o.of == nil || o.of.Kind() != reflect.Struct || !supported(o.of) {
			f.refuse(".%s of %v", name, o.of)
			return operand{}
		}
		field, ok := o.of.FieldByName(name)
		if !ok || !field.IsExported() || !supported(field.Type) {
			f.refuse("no field .%s of %v", name, o.of)
			return operand{}
		}
		o.path = append(o.path[:len(o.path):len(o.path)], field.Index...)
		o.of = field.Type
	}
	return o
}

// ref returns how to get a struct or a list.
func (f *frame) ref(o operand) func(*machine) reflect.Value {
	switch slot, path := o.slot, o.path; {
	case o.computed && len(path) == 0:
		return o.ref
	case o.computed:
		get := o.ref
		return func(m *machine) reflect.Value { return follow(get(m), path) }
	case len(path) == 0:
		return func(m *machine) reflect.Value { return m.stack[m.base+slot].ref }
	default:
		return func(m *machine) reflect.Value { return follow(m.stack[m.base+slot].ref, path) }
	}
}

func follow(v reflect.Value, path []int) reflect.Value {
	for _, i := range path {
		v = v.Field(i)
	}
	return v
}

// text returns how to get a string.
func (f *frame) text(o operand) func(*machine) string {
	switch slot, path := o.slot, o.path; {
	case o.computed && len(path) == 0:
		return o.text
	case o.computed:
		get := f.ref(o)
		return func(m *machine) string { return get(m).String() }
	case len(path) == 0:
		return func(m *machine) string { return m.stack[m.base+slot].text }
	default:
		return func(m *machine) string { return follow(m.stack[m.base+slot].ref, path).String() }
	}
}

// number returns how to get an int.
func (f *frame) number(o operand) func(*machine) int {
	switch {
	case len(o.path) > 0:
		get := f.ref(o)
		return func(m *machine) int { return int(get(m).Int()) }
	case o.computed:
		return o.number
	}
	slot := o.slot
	return func(m *machine) int { return m.stack[m.base+slot].number }
}

// yes returns how to get a bool.
func (f *frame) yes(o operand) func(*machine) bool {
	switch {
	case len(o.path) > 0:
		get := f.ref(o)
		return func(m *machine) bool { return get(m).Bool() }
	case o.computed:
		return o.yes
	}
	slot := o.slot
	return func(m *machine) bool { return m.stack[m.base+slot].yes }
}

// kind is the kind of a value, Invalid when there is none.
func (o operand) kind() reflect.Kind {
	if o.of == nil {
		return reflect.Invalid
	}
	return o.of.Kind()
}

// store returns the step that puts a value into the slot of another operand.
func (f *frame) store(to, value operand) step {
	at := to.slot
	switch value.kind() {
	case reflect.String:
		get := f.text(value)
		return func(m *machine) { m.stack[m.base+at].text = get(m) }
	case reflect.Int:
		get := f.number(value)
		return func(m *machine) { m.stack[m.base+at].number = get(m) }
	case reflect.Bool:
		get := f.yes(value)
		return func(m *machine) { m.stack[m.base+at].yes = get(m) }
	}
	get := f.ref(value)
	return func(m *machine) { m.stack[m.base+at].ref = get(m) }
}

// setter returns how to put an element of a list into a slot.
func (f *frame) setter(to operand) func(*machine, reflect.Value) {
	at := to.slot
	switch to.kind() {
	case reflect.String:
		return func(m *machine, v reflect.Value) { m.stack[m.base+at].text = v.String() }
	case reflect.Int:
		return func(m *machine, v reflect.Value) { m.stack[m.base+at].number = int(v.Int()) }
	case reflect.Bool:
		return func(m *machine, v reflect.Value) { m.stack[m.base+at].yes = v.Bool() }
	case reflect.Invalid:
		f.refuse("list of unknown elements")
	}
	return func(m *machine, v reflect.Value) { m.stack[m.base+at].ref = v }
}

// truth returns whether a value counts as true.
func (f *frame) truth(o operand) func(*machine) bool {
	switch o.kind() {
	case reflect.String:
		get := f.text(o)
		return func(m *machine) bool { return get(m) != "" }
	case reflect.Int:
		get := f.number(o)
		return func(m *machine) bool { return get(m) != 0 }
	case reflect.Bool:
		return f.yes(o)
	case reflect.Slice:
		get := f.ref(o)
		return func(m *machine) bool { return get(m).Len() > 0 }
	case reflect.Struct:
		return func(*machine) bool { return true }
	}
	f.refuse("truth of nothing")
	return nil
}

// printed returns the text that is printed for a value.
func (f *frame) printed(o operand) func(*machine) string {
	switch o.kind() {
	case reflect.String:
		return f.text(o)
	case reflect.Int:
		get := f.number(o)
		return func(m *machine) string { return strconv.Itoa(get(m)) }
	case reflect.Bool:
		get := f.yes(o)
		return func(m *machine) string { return strconv.FormatBool(get(m)) }
	case reflect.Invalid:
		f.refuse("print of nothing")
		return nil
	}
	get := f.ref(o)
	return func(m *machine) string { return printed(get(m)) }
}
