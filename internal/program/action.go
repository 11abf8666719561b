package program

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"pufa/internal/escape"
)

// action compiles {{…}} that writes something.
func (f *frame) action(w *writer, dot operand, p *parse.PipeNode) {
	cmds := p.Cmds
	var names []string
	for len(cmds) > 0 && isEscaper(cmds[len(cmds)-1]) {
		names = append(names, cmds[len(cmds)-1].Args[0].String())
		cmds = cmds[:len(cmds)-1]
	}
	slices.Reverse(names)
	if len(names) == 0 && !escapes(cmds) {
		f.refuse("%v is not escaped", p)
		return
	}
	if f.insertion(w, dot, cmds, names) {
		return
	}
	o := f.commands(dot, cmds)
	if o.of == nil {
		return // it was refused
	}
	if o.kind() == reflect.Int && !slices.ContainsFunc(names, minds) {
		get := f.number(o)
		w.step(func(m *machine) { m.out = strconv.AppendInt(m.out, int64(get(m)), 10) })
		return
	}
	as := o.of
	if k := o.kind(); k == reflect.Slice || k == reflect.Struct {
		as = reflect.TypeFor[string]()
		if strings.HasPrefix(strings.Join(names, ""), escape.Prefix+"jsval") {
			f.refuse("a list or a struct in a script")
			return
		}
	}
	write := escape.Chain(names, as)
	if write == nil {
		f.refuse("escapers %v", names)
		return
	}
	get := f.printed(o)
	switch {
	case o.constant != nil:
		text, ok := write(nil, get(nil))
		if !ok {
			f.refuse("%v", p)
			return
		}
		f.literal(w, text)
	case o.varies != nil:
		w.step(f.remember(o.varies, get, write))
	default:
		w.step(func(m *machine) {
			from := len(m.out)
			var ok bool
			if m.out, ok = write(m.out, get(m)); !ok {
				m.jump = failed
				return
			}
			m.judge(from)
		})
	}
}

// escapes reports whether a pipeline ends with an escaper that the template's
// author wrote, which html/template then leaves alone.
func escapes(cmds []*parse.CommandNode) bool {
	if len(cmds) == 0 {
		return false
	}
	id, ok := cmds[len(cmds)-1].Args[0].(*parse.IdentifierNode)
	return ok && (id.Ident == "html" || id.Ident == "urlquery")
}

// minds tells the escapers to which a number is not as good as any.
func minds(name string) bool {
	switch strings.TrimPrefix(name, escape.Prefix) {
	case "htmlescaper", "attrescaper", "rcdataescaper", "nospaceescaper", "urlfilter", "urlnormalizer", "urlescaper":
		return false
	}
	return true
}

// insertion compiles a call of the function Insert, if the action is one.
func (f *frame) insertion(w *writer, dot operand, cmds []*parse.CommandNode, names []string) bool {
	if len(cmds) != 1 || len(cmds[0].Args) != 2 || !slices.Equal(names, []string{escape.Prefix + "htmlescaper"}) {
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

// remember writes a text that a pure function made of another. While that stays
// the same, as the language of all pages of a site does, the answer does too.
func (f *frame) remember(asked, get func(*machine) string, write escape.Func) step {
	at := f.memos
	f.memos++
	return func(m *machine) {
		for at >= len(m.memos) {
			m.memos = append(m.memos, memo{})
		}
		e := &m.memos[at]
		if now := asked(m); !e.known || now != e.asked {
			answer, ok := write(e.answer[:0], get(m))
			e.answer = answer
			if e.known = ok && m.jump == none && !m.odd(answer); !e.known {
				m.jump = failed
				return
			}
			e.asked = strings.Clone(now)
		}
		m.out = append(m.out, e.answer...)
	}
}
