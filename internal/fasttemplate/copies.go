package fasttemplate

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"text/template/parse"
)

// copyMark is part of the names that html/template gives to its own copies of templates
// that are called in an attribute, a title or a script.
const copyMark = "$htmltemplate_"

// maxNested limits the nesting of such calls.
const maxNested = 5

// addCopies adds the copies that html/template made to the escaped trees. The library
// does not give them out, but uses a template with such a name instead of making a copy.
// So their callers are escaped once more with copies of ours, until no call leads to an
// unknown one.
func (s *Source) addCopies(types map[string]reflect.Type) {
	s.Escaped = maps.Clone(s.Escaped)
	copies := Trees{} // not escaped, by the names of the library's copies
	for range maxNested {
		callers := map[string]bool{}
		for caller, t := range s.Escaped {
			caller, _, _ = strings.Cut(caller, copyMark)
			eachCall(t.Root, func(name string) {
				original, _, _ := strings.Cut(name, copyMark)
				if s.Escaped[name] == nil && s.Parsed[original] != nil {
					copies[name] = s.Parsed[original]
					callers[caller] = true
				}
			})
		}
		if len(callers) == 0 {
			return
		}
		again := Trees{}
		for name, t := range copies {
			again[name] = t.Copy()
		}
		var entries []string
		for name := range types {
			reached := s.reach(name)
			if !slices.ContainsFunc(reached, func(n string) bool { return callers[n] }) {
				continue
			}
			entries = append(entries, name)
			for _, n := range reached {
				if again[n] == nil {
					again[n] = s.Parsed[n].Copy()
				}
			}
		}
		s.Escape(again, entries)
		maps.Copy(s.Escaped, again)
	}
}

// reach returns a template and all that it calls.
func (s *Source) reach(name string) []string {
	var names []string
	var follow func(string)
	follow = func(name string) {
		if s.Parsed[name] == nil || slices.Contains(names, name) {
			return
		}
		names = append(names, name)
		eachCall(s.Parsed[name].Root, follow)
	}
	follow(name)
	return names
}

// eachCall calls do with the name in each {{template}} below a node.
func eachCall(n parse.Node, do func(name string)) {
	branch := func(b *parse.BranchNode) {
		eachCall(b.List, do)
		if b.ElseList != nil {
			eachCall(b.ElseList, do)
		}
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, c := range n.Nodes {
			eachCall(c, do)
		}
	case *parse.TemplateNode:
		do(n.Name)
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	}
}
