package render

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"pufa/internal/diag"
	"pufa/internal/view"
)

// builtins are the functions of text/template: the smallest and the largest number of
// arguments (-1 = any), and the result type if it is always the same.
var builtins = map[string]struct {
	least, most int
	result      reflect.Type
}{
	"and": {1, -1, nil}, "or": {1, -1, nil}, "not": {1, 1, reflect.TypeFor[bool]()},
	"eq": {2, -1, reflect.TypeFor[bool]()}, "ne": {2, 2, reflect.TypeFor[bool]()},
	"lt": {2, 2, reflect.TypeFor[bool]()}, "le": {2, 2, reflect.TypeFor[bool]()},
	"gt": {2, 2, reflect.TypeFor[bool]()}, "ge": {2, 2, reflect.TypeFor[bool]()},
	"len": {1, 1, reflect.TypeFor[int]()}, "index": {1, -1, nil}, "slice": {1, 4, nil}, "call": {1, -1, nil},
	"html": {0, -1, reflect.TypeFor[string]()}, "js": {0, -1, reflect.TypeFor[string]()},
	"urlquery": {0, -1, reflect.TypeFor[string]()}, "print": {0, -1, reflect.TypeFor[string]()},
	"printf": {1, -1, reflect.TypeFor[string]()}, "println": {0, -1, reflect.TypeFor[string]()},
}

// function checks a call and returns the type of its result. final is the type
// of a last argument that is piped in; nil = there is none.
func (w *walker) function(dot reflect.Type, id *parse.IdentifierNode, args []parse.Node, final *reflect.Type) reflect.Type {
	var types []reflect.Type
	for _, a := range args {
		types = append(types, w.operand(dot, a))
	}
	if final != nil {
		types = append(types, *final)
	}
	span := diag.Span{File: w.file.path, Start: int(id.Pos), End: int(id.Pos) + len(id.Ident)}
	if b, ok := builtins[id.Ident]; ok {
		if len(types) < b.least || b.most >= 0 && len(types) > b.most {
			w.add("render/argument-count", span, id.Ident, len(types))
			return b.result
		}
		if id.Ident == "printf" && len(args) > 0 {
			w.printf(args[0], args[1:], types[1:])
		}
		if t := w.builtin(id.Ident, span, types); t != nil {
			return t
		}
		return b.result
	}
	funcs := functions(nil)
	f, ok := funcs[id.Ident]
	if !ok {
		known := append(slices.Collect(maps.Keys(funcs)), slices.Collect(maps.Keys(builtins))...)
		slices.Sort(known)
		if near := nearest(id.Ident, known); near != "" {
			w.add("render/function-misspelt", span, id.Ident, near)
		} else {
			w.add("render/no-such-function", span, id.Ident, strings.Join(slices.Sorted(maps.Keys(funcs)), " "))
		}
		return nil
	}
	ft := reflect.TypeOf(f)
	if len(types) != ft.NumIn() {
		w.add("render/argument-count", span, id.Ident, len(types))
		return ft.Out(0)
	}
	for i, t := range types {
		want := ft.In(i)
		if t == nil || t.AssignableTo(want) || i < len(args) && literalFits(args[i], want) {
			continue
		}
		at := span
		if i < len(args) {
			at = w.span(args[i])
		}
		w.add("render/argument-kind", at, id.Ident, kindName(want), kindName(t))
	}
	w.literals(id.Ident, args)
	if id.Ident == "first" {
		return types[1]
	}
	return ft.Out(0)
}

// literalFits reports whether a constant can be passed as a named type.
func literalFits(n parse.Node, want reflect.Type) bool {
	switch n := n.(type) {
	case *parse.StringNode:
		return want.Kind() == reflect.String
	case *parse.BoolNode:
		return want.Kind() == reflect.Bool
	case *parse.NumberNode:
		return want.Kind() == reflect.Int && n.IsInt
	}
	return false
}

// literals checks names that are literals in the template.
func (w *walker) literals(function string, args []parse.Node) {
	if len(args) == 0 {
		return
	}
	s, ok := args[0].(*parse.StringNode)
	if !ok {
		return
	}
	switch span := w.quoted(s.Pos); function {
	case "asset":
		name := strings.TrimPrefix(s.Text, "assets/")
		if _, ok := w.assets[name]; !ok {
			w.suggest("render/asset-misspelt", "render/no-asset", span, name, slices.Sorted(maps.Keys(w.assets)))
		}
	case "fragment":
		w.add("render/unknown-fragment", span, s.Text)
	}
}

// builtin checks the arguments of a function of text/template and returns the result type
// if it depends on them; nil = not known.
func (w *walker) builtin(name string, span diag.Span, types []reflect.Type) reflect.Type {
	switch name {
	case "and", "or":
		for _, t := range types[1:] {
			if t != types[0] {
				return nil
			}
		}
		return types[0]
	case "eq", "ne", "lt", "le", "gt", "ge":
		for _, t := range types[1:] {
			if types[0] != nil && t != nil && types[0].Kind() != t.Kind() {
				w.add("render/compare-kinds", span, kindName(types[0]), kindName(t))
			}
		}
	case "len":
		if t := types[0]; t != nil && t.Kind() != reflect.Slice && t.Kind() != reflect.String {
			w.add("render/argument-kind", span, name, kindName(reflect.TypeFor[[]string]()), kindName(t))
		}
	case "index", "slice":
		t := types[0]
		if t == nil {
			return nil
		}
		if t.Kind() != reflect.Slice && t.Kind() != reflect.String {
			w.add("render/argument-kind", span, name, kindName(reflect.TypeFor[[]string]()), kindName(t))
			return nil
		}
		if name == "slice" {
			return t
		}
		if len(types) == 2 && t.Kind() == reflect.Slice {
			return t.Elem()
		}
	}
	return nil
}

// kindName describes a type for authors. Messages in both languages show it, so it is the
// Go name for structs and a symbol for the rest.
func kindName(t reflect.Type) string {
	switch t {
	case reflect.TypeFor[view.Fragment]():
		return ".Header / .Footer"
	case reflect.TypeFor[[]view.Param]():
		return ".Params"
	}
	switch {
	case t.PkgPath() != "":
		return t.Name() // HTML, Link …
	case t.Kind() == reflect.Interface:
		return "[…]" // {{first}} takes any list
	}
	switch t.Kind() {
	case reflect.String:
		return `"…"`
	case reflect.Bool:
		return "true/false"
	case reflect.Int:
		return "123"
	case reflect.Slice:
		return "[…]"
	}
	return t.String()
}
