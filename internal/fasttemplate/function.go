package fasttemplate

import (
	"reflect"
	"text/template/parse"
)

// function compiles a call of a function. final is the piped argument, nil = none.
func (f *frame) function(dot operand, name string, nodes []parse.Node, final *operand) operand {
	if fn, ok := f.Funcs[name]; ok && name != "print" && name != "println" && name != "printf" {
		if name == f.Insert {
			f.refuse("%s has no other place", name)
			return operand{}
		}
		return f.own(name, reflect.ValueOf(fn), f.arguments(dot, nodes, final))
	}
	switch name {
	case "and", "or":
		return f.either(name == "or", f.arguments(dot, nodes, final))
	case "not":
		if len(nodes) == 1 && final == nil {
			test := f.testNode(dot, nodes[0])
			return yes(func(m *machine) bool { return !test(m) })
		}
	}
	args := f.arguments(dot, nodes, final)
	var o operand
	switch name {
	case "not":
		if len(args) == 1 {
			test := f.truth(args[0])
			o = yes(func(m *machine) bool { return !test(m) })
		}
	case "eq", "ne", "lt", "le", "gt", "ge":
		o = f.comparison(name, args)
	case "len":
		o = f.length(args)
	case "index":
		o = f.index(args)
	case "slice":
		o = f.slice(args)
	case "print", "println", "printf":
		o = f.print(name, args)
	}
	if o.of == nil {
		f.refuse("%s of %d arguments", name, len(args))
	}
	return o
}

func (f *frame) arguments(dot operand, nodes []parse.Node, final *operand) []operand {
	var args []operand
	for _, n := range nodes {
		args = append(args, f.operand(dot, n))
	}
	if final != nil {
		args = append(args, *final)
	}
	for _, a := range args {
		if !supported(a.of) {
			f.refuse("argument of type %v", a.of)
			return nil
		}
	}
	return args
}

func yes(get func(*machine) bool) operand {
	return operand{of: reflect.TypeFor[bool](), computed: true, yes: get}
}

func number(get func(*machine) int) operand {
	return operand{of: reflect.TypeFor[int](), computed: true, number: get}
}

func text(get func(*machine) string) operand {
	return operand{of: reflect.TypeFor[string](), computed: true, text: get}
}

// test compiles a pipeline used as a condition.
func (f *frame) test(dot operand, cmds []*parse.CommandNode) func(*machine) bool {
	if len(cmds) == 1 && len(cmds[0].Args) > 1 {
		id, ok := cmds[0].Args[0].(*parse.IdentifierNode)
		if ok && (id.Ident == "and" || id.Ident == "or") {
			var tests []func(*machine) bool
			for _, n := range cmds[0].Args[1:] {
				tests = append(tests, f.testNode(dot, n))
			}
			until := id.Ident == "or"
			return func(m *machine) bool {
				for _, t := range tests {
					if t(m) == until {
						return until
					}
				}
				return !until
			}
		}
	}
	return f.truth(f.commands(dot, cmds))
}

func (f *frame) testNode(dot operand, n parse.Node) func(*machine) bool {
	if p, ok := n.(*parse.PipeNode); ok && len(p.Decl) == 0 {
		return f.test(dot, p.Cmds)
	}
	return f.truth(f.operand(dot, n))
}

// either compiles {{or}} and {{and}}, whose value is the deciding argument.
func (f *frame) either(until bool, args []operand) operand {
	if len(args) == 0 {
		f.refuse("and, or of nothing")
		return operand{}
	}
	of := args[0].of
	var tests []func(*machine) bool
	for _, a := range args {
		if a.of != of {
			f.refuse("and, or of %v and %v", of, a.of)
			return operand{}
		}
		tests = append(tests, f.truth(a))
	}
	last := len(args) - 1
	decides := func(m *machine) int {
		for i, t := range tests[:last] {
			if t(m) == until {
				return i
			}
		}
		return last
	}
	o := operand{of: of, computed: true}
	switch of.Kind() {
	case reflect.String:
		gets := collect(args, f.text)
		o.text = func(m *machine) string { return gets[decides(m)](m) }
	case reflect.Int:
		gets := collect(args, f.number)
		o.number = func(m *machine) int { return gets[decides(m)](m) }
	case reflect.Bool:
		gets := collect(args, f.yes)
		o.yes = func(m *machine) bool { return gets[decides(m)](m) }
	default:
		gets := collect(args, f.ref)
		o.ref = func(m *machine) reflect.Value { return gets[decides(m)](m) }
	}
	return o
}

func collect[T any](args []operand, get func(operand) T) []T {
	var all []T
	for _, a := range args {
		all = append(all, get(a))
	}
	return all
}
