package render

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"pufa/internal/diag"
)

// check walks every template with the type of its view and reports what would fail at run
// time, even in branches that never run. It runs nothing. Where it cannot know a type it
// reports nothing.
func check(files map[string]file, ts trees, views map[string]reflect.Type, assets map[string]string, diags *diag.List) {
	c := &checker{
		files: files, trees: ts, assets: assets, known: map[string]bool{},
		seen: map[call]bool{}, visited: map[string]bool{}, done: map[place]bool{}, diags: diags,
	}
	for name, f := range files {
		c.known[name] = true
		for _, n := range defined(f.text) {
			c.known[n] = true // including names in files that could not be parsed
		}
	}
	c.names = slices.Sorted(maps.Keys(c.known))
	for _, name := range slices.Sorted(maps.Keys(views)) {
		c.template(call{name, views[name]}, nil)
		c.blank(name)
	}
	for _, name := range slices.Sorted(maps.Keys(ts)) {
		if !c.visited[name] {
			c.template(call{name, nil}, nil)
		}
	}
	c.cycles()
	c.multiplied()
	c.nested()
}

type checker struct {
	files   map[string]file
	trees   trees
	known   map[string]bool // names that {{template}} may use
	names   []string        // known, in order
	assets  map[string]string
	seen    map[call]bool
	visited map[string]bool // names in seen
	done    map[place]bool
	sought  int // names of templates
	diags   *diag.List
}

// call is a template with the type of its dot; nil = unknown.
type call struct {
	name string
	dot  reflect.Type
}

// place identifies a reported mistake, so that one in a partial is not reported for each
// page.
type place struct {
	code string
	span diag.Span
}

// nothing is the type of dot in a template that was called without one.
type nothing struct{}

var noData = reflect.TypeFor[nothing]()

// template checks a template for one type of dot. at is the call if it left out the dot,
// else nil.
func (c *checker) template(k call, at *diag.Span) {
	tree := c.trees[k.name]
	if tree == nil || tree.Root == nil || c.seen[k] {
		return
	}
	c.seen[k], c.visited[k.name] = true, true
	w := &walker{
		checker: c, file: c.files[tree.ParseName], root: k.dot, dotless: at,
		vars: []variable{{"$", k.dot}}, assigned: map[string]bool{},
	}
	w.findAssigned(tree.Root)
	w.list(k.dot, tree.Root)
}

func (c *checker) add(code string, span diag.Span, args ...any) {
	p := place{code, span}
	if !c.done[p] {
		c.done[p] = true
		c.diags.Add(code, span, args...)
	}
}

// suggest reports an unknown name: with code misspelt if a known name is similar, else
// with code unknown.
func (c *checker) suggest(misspelt, unknown string, span diag.Span, name string, known []string, more ...any) {
	if near := nearest(name, known); near != "" {
		c.add(misspelt, span, append([]any{name, near}, more...)...)
		return
	}
	c.add(unknown, span, append([]any{name}, more...)...)
}

// nearest is [diag.Nearest] with an exception: in a name of three letters, one other
// letter makes another word (now, not).
func nearest(name string, known []string) string {
	near := diag.Nearest(name, known)
	if len(name) > 3 || len(near) != len(name) || letters(name) == letters(near) {
		return near
	}
	return ""
}

// letters returns the letters of a name in lower case and in order.
func letters(name string) string {
	b := []byte(strings.ToLower(name))
	slices.Sort(b)
	return string(b)
}

// walker checks one template for one type of dot.
type walker struct {
	*checker
	file     file
	root     reflect.Type    // of $
	dotless  *diag.Span      // the call without a dot, when root is noData
	vars     []variable      // in scope, innermost last
	assigned map[string]bool // variables that {{$x = …}} may change; their types are unknown
}

type variable struct {
	name string
	t    reflect.Type
}

func (w *walker) list(dot reflect.Type, l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		w.node(dot, n)
	}
}

func (w *walker) node(dot reflect.Type, n parse.Node) {
	switch n := n.(type) {
	case *parse.ActionNode:
		w.pipe(dot, n.Pipe)
	case *parse.ListNode:
		w.list(dot, n)
	case *parse.IfNode:
		w.branch(dot, &n.BranchNode, func(reflect.Type) reflect.Type { return dot })
	case *parse.WithNode:
		w.branch(dot, &n.BranchNode, func(t reflect.Type) reflect.Type { return t })
	case *parse.RangeNode:
		w.branch(dot, &n.BranchNode, func(t reflect.Type) reflect.Type { return w.element(n, t) })
	case *parse.TemplateNode:
		w.call(dot, n)
	}
}

// branch checks {{if}}, {{with}} and {{range}}; inner gives dot within it.
func (w *walker) branch(dot reflect.Type, n *parse.BranchNode, inner func(reflect.Type) reflect.Type) {
	mark := len(w.vars)
	t := inner(w.pipe(dot, n.Pipe))
	w.list(t, n.List)
	w.vars = w.vars[:mark]
	w.pipe(dot, n.Pipe) // its variables are in scope of {{else}} too
	w.list(dot, n.ElseList)
	w.vars = w.vars[:mark]
}

// element returns the type of a range's elements and gives it to its variables.
func (w *walker) element(n *parse.RangeNode, t reflect.Type) reflect.Type {
	var elem reflect.Type
	if t != nil {
		switch t.Kind() {
		case reflect.Slice, reflect.Array:
			elem = t.Elem()
		case reflect.Int:
			elem = t
			if times, ok := number(n.Pipe); ok && times > maxCalls {
				w.add("render/range-too-long", w.span(n.Pipe), times, maxCalls)
			}
		case reflect.String, reflect.Bool, reflect.Struct:
			if t != noData {
				w.add("render/not-a-list", w.span(n.Pipe), n.Pipe)
			}
		}
	}
	decl := len(n.Pipe.Decl)
	if n.Pipe.IsAssign {
		decl = 0 // no new variables
	}
	for i := range min(decl, 2) {
		v := &w.vars[len(w.vars)-decl+i]
		v.t = elem
		if decl == 2 && i == 0 {
			v.t = reflect.TypeFor[int]()
		}
		if w.assigned[v.name] {
			v.t = nil
		}
	}
	return elem
}

// number returns the number that a pipeline is written as.
func number(p *parse.PipeNode) (int64, bool) {
	if len(p.Cmds) != 1 || len(p.Cmds[0].Args) != 1 {
		return 0, false
	}
	n, ok := p.Cmds[0].Args[0].(*parse.NumberNode)
	if !ok || !n.IsInt {
		return 0, false
	}
	return n.Int64, true
}

func (w *walker) call(dot reflect.Type, n *parse.TemplateNode) {
	t := noData
	if n.Pipe != nil {
		t = w.pipe(dot, n.Pipe)
	}
	span := w.quoted(n.Position())
	if !w.known[n.Name] {
		if near := w.near(n.Name); near != "" {
			w.add("render/template-misspelt", span, n.Name, near)
		} else {
			w.add("render/no-such-template", span, n.Name)
		}
		return
	}
	at := w.dotless
	if n.Pipe == nil {
		at = &span
	}
	w.template(call{n.Name, t}, at)
}

// maxSought is for how many missing templates, and for how many unused ones, a similar
// name is looked for.
const maxSought = 100

// near returns the known template whose name is most like that of a missing one, "" if
// there is none.
func (c *checker) near(name string) string {
	if c.sought++; c.sought > maxSought {
		return ""
	}
	return nearestPath(name, c.names)
}

// findAssigned notes the variables that are changed after their declaration.
func (w *walker) findAssigned(n parse.Node) {
	visit(n, func(n parse.Node) {
		if p, ok := n.(*parse.PipeNode); ok && p.IsAssign {
			for _, d := range p.Decl {
				w.assigned[d.Ident[0]] = true
			}
		}
	})
}

// visit calls do for a node and for all nodes below it that may hold a pipe.
func visit(n parse.Node, do func(parse.Node)) {
	branch := func(b *parse.BranchNode) {
		visit(b.Pipe, do)
		visit(b.List, do)
		if b.ElseList != nil {
			visit(b.ElseList, do)
		}
	}
	do(n)
	switch n := n.(type) {
	case *parse.ListNode:
		for _, c := range n.Nodes {
			visit(c, do)
		}
	case *parse.ActionNode:
		visit(n.Pipe, do)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			visit(n.Pipe, do)
		}
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.PipeNode:
		for _, cmd := range n.Cmds {
			for _, a := range cmd.Args {
				if p, ok := a.(*parse.PipeNode); ok {
					visit(p, do)
				}
			}
		}
	}
}
