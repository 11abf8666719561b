package render

import (
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"pufa/internal/diag"
)

// cycles reports templates that include themselves unconditionally and so never end. Each
// cycle is reported once, at the call that closes it.
func (c *checker) cycles() {
	const open, closed = 1, 2
	state := map[string]int{}
	var chain []string
	var follow func(name string)
	follow = func(name string) {
		tree := c.trees[name]
		if tree == nil || state[name] == closed {
			return
		}
		state[name] = open
		chain = append(chain, name)
		for _, n := range always(tree.Root) {
			if state[n.Name] != open {
				follow(n.Name)
				continue
			}
			ring := append(slices.Clone(chain[slices.Index(chain, n.Name):]), n.Name)
			w := walker{checker: c, file: c.files[tree.ParseName]}
			c.add("render/endless", w.quoted(n.Position()), strings.Join(ring, " → "))
		}
		chain = chain[:len(chain)-1]
		state[name] = closed
	}
	for _, name := range slices.Sorted(maps.Keys(c.trees)) {
		follow(name)
	}
}

// maxCalls limits the number of unconditional template calls in one page. Twenty
// templates that each call the next one twice are a million.
const maxCalls = 10000

// multiplied reports templates whose calls multiply beyond maxCalls. Cycles were reported
// already; they count once.
func (c *checker) multiplied() {
	count := map[string]int{}
	var follow func(name string) int
	follow = func(name string) int {
		if n, ok := count[name]; ok {
			return n
		}
		count[name] = 1
		tree := c.trees[name]
		if tree == nil {
			return 1
		}
		total, below := 1, 0
		for _, n := range always(tree.Root) {
			k := follow(n.Name)
			total, below = min(total+k, maxCalls+1), max(below, k)
		}
		count[name] = total
		if total > maxCalls && below <= maxCalls {
			c.add("render/too-many-calls", diag.At(c.files[tree.ParseName].path), name, maxCalls)
		}
		return total
	}
	for _, name := range slices.Sorted(maps.Keys(c.trees)) {
		follow(name)
	}
}

// maxNested limits how deep templates call each other, conditionally or not. The library
// keeps a list of all templates above for each of them.
const maxNested = 100

// nested reports templates that call others more than maxNested deep, and empties them.
func (c *checker) nested() {
	all := calls(c.trees)
	depth := map[string]int{}
	var follow func(name string) int
	follow = func(name string) int {
		if n, ok := depth[name]; ok {
			return n
		}
		depth[name] = 1 // in a cycle, which ends after a while
		most := 0
		for _, next := range all[name] {
			most = max(most, follow(next))
		}
		if most >= maxNested {
			tree := c.trees[name]
			c.add("render/nested-too-deep", diag.At(c.files[tree.ParseName].path), name, maxNested)
			tree.Root.Nodes, most = nil, 0
		}
		depth[name] = most + 1
		return depth[name]
	}
	for _, name := range slices.Sorted(maps.Keys(c.trees)) {
		follow(name)
	}
}

// always returns the calls that run whenever the list runs.
func always(l *parse.ListNode) []*parse.TemplateNode {
	var calls []*parse.TemplateNode
	if l == nil {
		return nil
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.TemplateNode:
			calls = append(calls, n)
		case *parse.ListNode:
			calls = append(calls, always(n)...)
		}
	}
	return calls
}

// chainOf returns a cycle of calls, including conditional ones, that a template is part
// of: "partials/tree → partials/tree", or just the name if there is none.
func chainOf(calls map[string][]string, from string) string {
	var chain []string
	seen := map[string]bool{}
	var follow func(name string) bool
	follow = func(name string) bool {
		chain = append(chain, name)
		if seen[name] {
			return true
		}
		seen[name] = true
		for _, next := range calls[name] {
			if follow(next) {
				return true
			}
		}
		chain = chain[:len(chain)-1]
		return false
	}
	if !follow(from) {
		return from
	}
	last := chain[len(chain)-1]
	return strings.Join(chain[slices.Index(chain, last):], " → ")
}

// calls lists for each template those that it calls, conditionally or not.
func calls(ts trees) map[string][]string {
	all := map[string][]string{}
	for name, t := range ts {
		visit(t.Root, func(n parse.Node) {
			if c, ok := n.(*parse.TemplateNode); ok {
				all[name] = append(all[name], c.Name)
			}
		})
	}
	return all
}
