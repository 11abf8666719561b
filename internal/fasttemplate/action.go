package fasttemplate

import (
	"reflect"
	"slices"
	"strconv"
	"text/template/parse"
)

// action compiles an action {{…}} that writes something.
func (f *frame) action(w *writer, dot operand, p *parse.PipeNode) {
	cmds := p.Cmds
	var names []string
	for len(cmds) > 0 && isEscaper(cmds[len(cmds)-1]) {
		names = append(names, cmds[len(cmds)-1].Args[0].String())
		cmds = cmds[:len(cmds)-1]
	}
	slices.Reverse(names)
	if len(names) == 0 {
		f.refuse("%v is not escaped, or by its author", p)
		return
	}
	if f.insertion(w, dot, cmds, names) {
		return
	}
	o := f.commands(dot, cmds)
	if o.of == nil {
		return // already refused
	}
	escape := chain(names, o.of)
	if escape == nil {
		f.refuse("escapers %v", names)
		return
	}
	if o.kind() == reflect.Int { // digits are the same in all contexts of chain
		get := f.number(o)
		w.step(func(m *machine) { m.out = strconv.AppendInt(m.out, int64(get(m)), 10) })
		return
	}
	get := f.printed(o)
	if o.constant != nil {
		f.literal(w, escape(nil, get(nil)))
		return
	}
	w.step(func(m *machine) {
		from := len(m.out)
		if m.out = escape(m.out, get(m)); m.needsLibrary(m.out[from:]) {
			m.jump = failed
		}
	})
}

// insertion compiles a call of the function Insert, if the action is one.
func (f *frame) insertion(w *writer, dot operand, cmds []*parse.CommandNode, names []string) bool {
	if len(cmds) != 1 || len(cmds[0].Args) != 2 || !slices.Equal(names, []string{escaperPrefix + "htmlescaper"}) {
		return false
	}
	if id, ok := cmds[0].Args[0].(*parse.IdentifierNode); !ok || id.Ident != f.Insert {
		return false
	}
	o := f.operand(dot, cmds[0].Args[1])
	if want := reflect.TypeOf(f.Funcs[f.Insert]).In(0); o.of != want || want.Kind() != reflect.String {
		f.refuse("%v", cmds[0])
		return true
	}
	get := f.text(o)
	w.step(func(m *machine) { m.insert(get(m)) })
	return true
}
