package render

import (
	"reflect"
	"strings"
	"text/template/parse"

	"pufa/internal/diag"
)

// pipe returns the type of a pipeline's value and declares its variables.
func (w *walker) pipe(dot reflect.Type, p *parse.PipeNode) reflect.Type {
	var final *reflect.Type
	for _, cmd := range p.Cmds {
		t := w.command(dot, cmd, final)
		final = &t
	}
	var t reflect.Type
	if final != nil {
		t = *final
	}
	if !p.IsAssign {
		for _, d := range p.Decl {
			vt := t
			if w.assigned[d.Ident[0]] {
				vt = nil
			}
			w.vars = append(w.vars, variable{d.Ident[0], vt})
		}
	}
	return t
}

// command returns the type of one command. final is the type of the value that
// is piped into it; nil = there is none.
func (w *walker) command(dot reflect.Type, cmd *parse.CommandNode, final *reflect.Type) reflect.Type {
	first := cmd.Args[0]
	if id, ok := first.(*parse.IdentifierNode); ok {
		return w.function(dot, id, cmd.Args[1:], final)
	}
	t := w.operand(dot, first)
	for _, a := range cmd.Args[1:] {
		w.operand(dot, a)
	}
	if len(cmd.Args) > 1 || final != nil {
		w.add("render/no-function-here", w.span(first), first)
		return nil
	}
	return t
}

// operand returns the type of an operand or argument.
func (w *walker) operand(dot reflect.Type, n parse.Node) reflect.Type {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.FieldNode:
		return w.fields(dot, n.Ident, w.identStart(n.Position(), n.Ident, "."), dot != w.root)
	case *parse.VariableNode:
		t := w.variable(n.Ident[0])
		return w.fields(t, n.Ident[1:], w.identStart(n.Position(), n.Ident, "")+len(n.Ident[0]), false)
	case *parse.ChainNode:
		return w.fields(w.operand(dot, n.Node), n.Field, int(n.Position()), false)
	case *parse.PipeNode:
		mark := len(w.vars)
		t := w.pipe(dot, n)
		w.vars = w.vars[:mark]
		return t
	case *parse.IdentifierNode:
		return w.function(dot, n, nil, nil)
	case *parse.StringNode:
		return reflect.TypeFor[string]()
	case *parse.BoolNode:
		return reflect.TypeFor[bool]()
	case *parse.NumberNode:
		if n.IsInt {
			return reflect.TypeFor[int]()
		}
	}
	return nil
}

func (w *walker) variable(name string) reflect.Type {
	for i := len(w.vars) - 1; i >= 0; i-- {
		if w.vars[i].name == name {
			return w.vars[i].t
		}
	}
	return nil
}

// fields follows .A.B from a value of type t; at is the offset of the first dot. inner
// means that t is dot within a {{range}} or {{with}}, where authors forget the $ before a
// field of the page.
func (w *walker) fields(t reflect.Type, names []string, at int, inner bool) reflect.Type {
	for i, name := range names {
		if t == nil {
			return nil
		}
		span := diag.Span{File: w.file.path, Start: at, End: at + 1 + len(name)}
		at = span.End
		if t == noData {
			if w.dotless != nil {
				w.add("render/template-without-dot", *w.dotless, strings.Trim(w.text(*w.dotless), "\"`"), name)
			}
			return nil
		}
		if _, isMethod := t.MethodByName(name); isMethod || t.Kind() == reflect.Interface {
			return nil
		}
		switch t.Kind() {
		case reflect.Struct:
			f, ok := t.FieldByName(name)
			if !ok {
				if _, ofPage := structField(w.root, name); ofPage && i == 0 && inner {
					w.add("render/field-of-page", span, name)
				} else {
					w.noField(span, name, t)
				}
				return nil
			}
			t = f.Type
		case reflect.Slice:
			w.add("render/field-of-list", span, name)
			return nil
		case reflect.String, reflect.Bool, reflect.Int:
			if _, ofPage := structField(w.root, name); ofPage && i == 0 && inner {
				w.add("render/field-of-page", span, name)
			} else {
				w.add("render/field-of-text", span, name)
			}
			return nil
		default:
			return nil
		}
	}
	return t
}

// noField reports a field that a struct does not have, listing those that it has.
func (w *walker) noField(span diag.Span, name string, t reflect.Type) {
	names := fieldNames(t)
	if near := nearest(name, names); near != "" {
		w.add("render/field-misspelt", span, name, near, t.Name())
		return
	}
	w.add("render/no-field", span, name, t.Name(), fieldList(name, names))
}

// fieldList lists the fields of a view for a message: all of a small view; of a large one
// those with similar names, then the first ones and dots.
func fieldList(want string, names []string) string {
	const most = 8
	kin := func(name string) bool {
		a, b := strings.ToLower(name), strings.ToLower(want)
		return strings.Contains(a, b) || strings.Contains(b, a) || len(b) > 2 && strings.HasPrefix(a, b[:3])
	}
	var list []string
	for _, alike := range []bool{true, false} {
		for _, n := range names {
			if kin(n) == alike {
				list = append(list, "."+n)
			}
		}
	}
	if len(list) > most {
		list = append(list[:most], "…")
	}
	return strings.Join(list, " ")
}

func structField(t reflect.Type, name string) (reflect.StructField, bool) {
	if t == nil || t.Kind() != reflect.Struct {
		return reflect.StructField{}, false
	}
	return t.FieldByName(name)
}

// fieldNames lists the fields that a template can use: those of the struct, then those of
// embedded structs.
func fieldNames(t reflect.Type) []string {
	var own, embedded []string
	for _, f := range reflect.VisibleFields(t) {
		switch {
		case f.Anonymous || !f.IsExported():
		case len(f.Index) == 1:
			own = append(own, f.Name)
		default:
			embedded = append(embedded, f.Name)
		}
	}
	return append(own, embedded...)
}

// identStart returns the offset at which a field or variable begins. The parser
// gives .A.B the position of its second name.
func (w *walker) identStart(pos parse.Pos, ident []string, dot string) int {
	at := int(pos)
	if len(ident) > 1 {
		if before := at - len(dot) - len(ident[0]); before >= 0 && strings.HasPrefix(w.file.text[before:], dot+ident[0]+".") {
			return before
		}
	}
	return at
}

// span covers a node's text as far as it can be known.
func (w *walker) span(n parse.Node) diag.Span {
	start := int(n.Position())
	switch n := n.(type) {
	case *parse.FieldNode:
		start = w.identStart(n.Position(), n.Ident, ".")
	case *parse.VariableNode:
		start = w.identStart(n.Position(), n.Ident, "")
	case *parse.PipeNode:
		if len(n.Cmds) > 0 && len(n.Cmds[0].Args) > 0 && len(n.Decl) == 0 {
			start = w.span(n.Cmds[0].Args[0]).Start
		}
	}
	start = min(start, len(w.file.text))
	end := start
	if s := n.String(); strings.HasPrefix(w.file.text[start:], s) {
		end += len(s)
	} else {
		end += len(wordAt(w.file.text[start:]))
	}
	return diag.Span{File: w.file.path, Start: start, End: end}
}

// quoted returns the span of a quoted string that begins at pos.
func (w *walker) quoted(pos parse.Pos) diag.Span {
	start := min(int(pos), len(w.file.text))
	end := start
	if start < len(w.file.text) {
		if q := w.file.text[start]; q == '"' || q == '`' {
			if i := strings.IndexByte(w.file.text[start+1:], q); i >= 0 {
				end = start + i + 2
			}
		}
	}
	return diag.Span{File: w.file.path, Start: start, End: end}
}

func (w *walker) text(s diag.Span) string {
	for _, f := range w.files {
		if f.path == s.File && s.End <= len(f.text) {
			return f.text[s.Start:s.End]
		}
	}
	return ""
}

// wordAt returns the beginning of text, up to a space, bracket or brace.
func wordAt(text string) string {
	if i := strings.IndexAny(text, " \t\n(){}|"); i >= 0 {
		return text[:i]
	}
	return text
}
