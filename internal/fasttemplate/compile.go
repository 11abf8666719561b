package fasttemplate

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// set holds the routines of the templates of one theme.
type set struct {
	Source
	routines map[call]*routine
}

// routine is one template for one type of dot.
type routine struct {
	body    block
	frame   int // slots that it uses; the first holds $
	calls   []*routine
	refusal error // why the template can't be compiled
}

// refused returns why a routine or one that it calls can't be compiled.
func (r *routine) refused(seen map[*routine]bool) error {
	if r.refusal != nil || seen[r] {
		return r.refusal
	}
	seen[r] = true
	for _, c := range r.calls {
		if err := c.refused(seen); err != nil {
			return err
		}
	}
	return nil
}

// call is a template with the type of its dot; nil = it has none.
type call struct {
	name string
	dot  reflect.Type
}

// maxRoutines limits a set whose templates call themselves with ever new types.
const maxRoutines = 1000

func (s *set) routine(k call) *routine {
	if r, ok := s.routines[k]; ok {
		return r
	}
	r := &routine{}
	s.routines[k] = r
	tree := s.Escaped[k.name]
	if tree == nil || tree.Root == nil || len(s.routines) > maxRoutines {
		r.refusal = fmt.Errorf("no template %q", k.name)
		return r
	}
	f := &frame{set: s, made: r}
	dot := f.declare("$", k.dot)
	r.body = f.list(dot, tree.Root)
	r.frame = f.most
	return r
}

// frame compiles one routine: it knows what its slots hold. After a refusal it continues,
// but the result is never run.
type frame struct {
	*set
	made *routine
	vars []variable // in scope, innermost last
	used int        // slots
	most int        // largest number of slots in use at once
}

type variable struct {
	name  string
	value operand
}

func (f *frame) refuse(format string, args ...any) {
	if f.made.refusal == nil {
		f.made.refusal = fmt.Errorf(format, args...)
	}
}

// declare gives a new variable a slot. The name of a dot is "".
func (f *frame) declare(name string, t reflect.Type) operand {
	o := f.takeSlot(t)
	f.vars = append(f.vars, variable{name, o})
	return o
}

// takeSlot takes a slot for a value of type t; nil = there is no value.
func (f *frame) takeSlot(t reflect.Type) operand {
	o := operand{of: t, slot: f.used}
	f.used++
	f.most = max(f.most, f.used)
	return o
}

// scope runs do and forgets the variables that it declared.
func (f *frame) scope(do func()) {
	vars, used := len(f.vars), f.used
	do()
	f.vars, f.used = f.vars[:vars], used
}

func (f *frame) variable(name string) operand {
	for _, v := range slices.Backward(f.vars) {
		if v.name == name {
			return v.value
		}
	}
	f.refuse("variable %s", name)
	return operand{}
}

// list compiles the nodes between two tags.
func (f *frame) list(dot operand, l *parse.ListNode) block {
	if l == nil {
		return nil
	}
	var w writer
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.CommentNode:
		case *parse.TextNode:
			f.literal(&w, n.Text)
		case *parse.ActionNode:
			if len(n.Pipe.Decl) > 0 {
				w.step(f.assign(dot, n.Pipe))
			} else {
				f.action(&w, dot, n.Pipe)
			}
		case *parse.IfNode:
			w.step(f.condition(dot, &n.BranchNode))
		case *parse.WithNode:
			w.step(f.with(dot, &n.BranchNode))
		case *parse.RangeNode:
			w.step(f.loop(dot, n))
		case *parse.TemplateNode:
			w.step(f.call(dot, n))
		case *parse.BreakNode:
			w.step(func(m *machine) { m.leap(leave) })
			return w.block() // the rest never runs, and is not escaped
		case *parse.ContinueNode:
			w.step(func(m *machine) { m.leap(next) })
			return w.block()
		default:
			f.refuse("%v", n)
		}
	}
	return w.block()
}

// literal adds a constant text.
func (f *frame) literal(w *writer, text []byte) {
	if f.NeedsLibrary(text) {
		f.refuse("text %q", text)
	}
	w.pending = append(w.pending, text...)
}

// assign compiles {{$x := …}} and {{$x = …}}.
func (f *frame) assign(dot operand, p *parse.PipeNode) step {
	value := f.commands(dot, p.Cmds)
	if len(p.Decl) != 1 {
		f.refuse("%v", p)
		return nil
	}
	name := p.Decl[0].Ident[0]
	if !p.IsAssign {
		return f.store(f.declare(name, value.of), value)
	}
	to := f.variable(name)
	if to.of != value.of {
		f.refuse("%s changes its type", name)
		return nil
	}
	return f.store(to, value)
}

// writer joins consecutive literal texts.
type writer struct {
	steps   block
	pending []byte
}

func (w *writer) step(s step) {
	w.flush()
	w.steps = append(w.steps, s)
}

func (w *writer) flush() {
	if len(w.pending) == 0 {
		return
	}
	text := string(w.pending)
	w.pending = nil
	w.steps = append(w.steps, func(m *machine) { m.out = append(m.out, text...) })
}

func (w *writer) block() block {
	w.flush()
	return w.steps
}

// isEscaper reports whether html/template added a command to its pipeline.
func isEscaper(c *parse.CommandNode) bool {
	id, ok := c.Args[0].(*parse.IdentifierNode)
	return ok && len(c.Args) == 1 && strings.HasPrefix(id.Ident, "_")
}
