package fasttemplate

import (
	"fmt"
	"reflect"
	"sync"
	"text/template/parse"
)

// Trees holds parsed templates by name, including those of {{define}}.
type Trees = map[string]*parse.Tree

// Source is everything that the templates of one theme use.
type Source struct {
	Parsed  Trees
	Escaped Trees // the same after html/template has escaped them

	// Escape has html/template escape trees that are reached from the templates entries.
	// It changes the trees.
	Escape func(t Trees, entries []string)

	Funcs map[string]any // pure functions, as html/template knows them

	// Insert is the name of the function that inserts a ready-made part, given its name;
	// "" = there is none. It works between tags only.
	Insert string

	// NeedsLibrary reports whether a piece of output, a literal text or what one action
	// wrote, needs the library: then the template gives up.
	NeedsLibrary func(piece []byte) bool

	// Limit is the length of output above which a template gives up.
	Limit int
}

// Compile compiles the templates named in types for views of these types. refused says
// why for those it cannot compile.
func Compile(s Source, types map[string]reflect.Type) (fast map[string]*Template, refused map[string]error) {
	s.addCopies(types)
	set := &set{Source: s, routines: map[call]*routine{}}
	fast, refused = map[string]*Template{}, map[string]error{}
	for name, of := range types {
		main := set.routine(call{name, of})
		if err := main.refused(map[*routine]bool{}); err != nil {
			refused[name] = fmt.Errorf("template %s for %v: %w", name, of, err)
			continue
		}
		t := &Template{of: of, main: main, limit: s.Limit}
		t.machines.New = func() any {
			return &machine{root: reflect.New(of).Elem(), needsLibrary: s.NeedsLibrary, limit: s.Limit}
		}
		fast[name] = t
	}
	return fast, refused
}

// Parts are the parts that [Source.Insert] inserts.
type Parts interface {
	Part(name string) (part []byte, ok bool)
}

// Template is a template compiled for one type of view. It is immutable.
type Template struct {
	of       reflect.Type
	main     *routine
	limit    int
	machines sync.Pool // of *machine
}

// Append appends the output for v to dst. Leading white space is left out, unless it is
// in a part. If ok is false, it gave up and the output is meaningless.
func (t *Template) Append(dst []byte, v any, parts Parts) (out []byte, ok bool) {
	if reflect.TypeOf(v) != t.of {
		return dst, false
	}
	m := t.machines.Get().(*machine)
	m.out, m.start, m.settled, m.parts = dst, len(dst), false, parts
	m.base, m.depth, m.jump = 0, 0, none
	m.root.Set(reflect.ValueOf(v))
	m.grow(t.main.frame)
	m.stack[0].ref = m.root
	m.run(t.main.body)
	m.settle()
	out, ok = m.out, m.jump == none && len(m.out)-m.start <= t.limit
	clear(m.stack) // keep nothing of the view alive
	m.root.SetZero()
	m.out, m.parts = nil, nil
	t.machines.Put(m)
	return out, ok
}
