package fasttemplate

import (
	"reflect"
	"text/template/parse"
)

// condition compiles {{if}}.
func (f *frame) condition(dot operand, n *parse.BranchNode) (s step) {
	f.scope(func() {
		var test func(*machine) bool
		var before step
		if len(n.Pipe.Decl) > 0 {
			before = f.assign(dot, n.Pipe)
			test = f.truth(f.variable(n.Pipe.Decl[0].Ident[0]))
		} else {
			test = f.test(dot, n.Pipe.Cmds)
		}
		var then, otherwise block
		f.scope(func() { then = f.list(dot, n.List) })
		f.scope(func() { otherwise = f.list(dot, n.ElseList) })
		s = choose(before, test, then, otherwise)
	})
	return s
}

func choose(before step, test func(*machine) bool, then, otherwise block) step {
	switch {
	case before != nil:
		return func(m *machine) {
			before(m)
			if test(m) {
				m.run(then)
			} else {
				m.run(otherwise)
			}
		}
	case len(otherwise) == 0:
		return func(m *machine) {
			if test(m) {
				m.run(then)
			}
		}
	}
	return func(m *machine) {
		if test(m) {
			m.run(then)
		} else {
			m.run(otherwise)
		}
	}
}

// with compiles {{with}}.
func (f *frame) with(dot operand, n *parse.BranchNode) (s step) {
	f.scope(func() {
		var value operand
		var before step
		if len(n.Pipe.Decl) > 0 {
			before = f.assign(dot, n.Pipe)
			value = f.variable(n.Pipe.Decl[0].Ident[0])
		} else {
			value = f.commands(dot, n.Pipe.Cmds)
		}
		inner := f.takeSlot(value.of)
		keep := f.store(inner, value)
		if before != nil {
			first, second := before, keep
			keep = func(m *machine) { first(m); second(m) }
		}
		test := f.truth(inner)
		var then, otherwise block
		f.scope(func() { then = f.list(inner, n.List) })
		f.scope(func() { otherwise = f.list(dot, n.ElseList) })
		s = choose(keep, test, then, otherwise)
	})
	return s
}

// loop compiles {{range}}.
func (f *frame) loop(dot operand, n *parse.RangeNode) (s step) {
	f.scope(func() {
		over := f.commands(dot, n.Pipe.Cmds)
		if n.Pipe.IsAssign || over.of == nil {
			f.refuse("%v", n.Pipe)
			return
		}
		element := over.of
		switch {
		case over.of.Kind() == reflect.Slice:
			element = over.of.Elem()
		case over.of.Kind() != reflect.Int, len(n.Pipe.Decl) > 0:
			f.refuse("range over %v", over.of)
			return
		}
		// In {{else}} the library lets the variables hold the list.
		var otherwise block
		f.scope(func() { otherwise = f.list(dot, n.ElseList) })

		// A variable has a slot of its own, so {{$x = …}} does not change dot.
		inner := f.takeSlot(element)
		set := []func(*machine, reflect.Value){f.setter(inner)}
		index := -1
		switch d := n.Pipe.Decl; len(d) {
		case 1:
			set = append(set, f.setter(f.declare(d[0].Ident[0], element)))
		case 2:
			index = f.declare(d[0].Ident[0], reflect.TypeFor[int]()).slot
			set = append(set, f.setter(f.declare(d[1].Ident[0], element)))
		}
		var body block
		f.scope(func() { body = f.list(inner, n.List) })
		if over.of.Kind() == reflect.Int {
			s = count(f.number(over), inner.slot, body, otherwise)
		} else {
			s = repeat(f.ref(over), index, set, body, otherwise)
		}
	})
	return s
}

// repeat runs body for each element of a list.
func repeat(list func(*machine) reflect.Value, index int, set []func(*machine, reflect.Value), body, otherwise block) step {
	return func(m *machine) {
		l := list(m)
		n := l.Len()
		for i := range n {
			element := l.Index(i)
			for _, s := range set {
				s(m, element)
			}
			if index >= 0 {
				m.stack[m.base+index].number = i
			}
			if !m.turn(body) {
				return
			}
		}
		if n == 0 {
			m.run(otherwise)
		}
	}
}

// count runs body the given number of times.
func count(times func(*machine) int, inner int, body, otherwise block) step {
	return func(m *machine) {
		n := times(m)
		for i := range n {
			m.stack[m.base+inner].number = i
			if !m.turn(body) {
				return
			}
		}
		if n <= 0 {
			m.run(otherwise)
		}
	}
}

// turn runs the body of a loop once and reports whether the loop goes on.
func (m *machine) turn(body block) bool {
	m.run(body)
	if m.tooLong() {
		m.jump = failed
	}
	switch m.jump {
	case none:
		return true
	case next:
		m.jump = none
		return true
	case leave:
		m.jump = none
	}
	return false
}

// call compiles {{template}}.
func (f *frame) call(dot operand, n *parse.TemplateNode) step {
	var value operand
	if n.Pipe != nil {
		if len(n.Pipe.Decl) > 0 {
			f.refuse("%v", n)
			return nil
		}
		value = f.commands(dot, n.Pipe.Cmds)
	}
	r := f.routine(call{n.Name, value.of})
	f.made.calls = append(f.made.calls, r)
	room := f.used // the slots above are the callee's
	give := func(*machine) {}
	if n.Pipe != nil {
		give = f.store(operand{of: value.of, slot: room}, value)
	}
	f.most = max(f.most, room+1)
	return func(m *machine) {
		if m.depth == maxDepth || m.tooLong() {
			m.jump = failed
			return
		}
		give(m)
		m.base += room
		m.depth++
		m.grow(r.frame)
		m.run(r.body)
		m.base -= room
		m.depth--
	}
}
