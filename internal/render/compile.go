package render

import (
	"bytes"
	"html/template"
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"pufa/internal/program"
	"pufa/internal/view"
)

// compile makes a program of each page and fragment. What has none is run by
// html/template, with the same bytes.
func (s *Set) compile(escaped, unescaped trees, funcs template.FuncMap) {
	s.programs, s.slow = map[string]*program.Program{}, map[string]error{}
	var names []string
	for _, name := range entries(escaped) {
		if s.broken[name] == nil {
			names = append(names, name)
		}
	}
	set := &program.Set{
		Trees: s.derive(escaped, unescaped, funcs, names), Funcs: funcs,
		Lists:  map[string]program.ListFunc{"param": program.OfList(param)},
		Insert: "fragment", Odd: odd, Limit: maxPage,
	}
	for _, name := range names {
		p, err := set.Compile(name, views[name])
		if err != nil {
			s.slow[name] = err
			continue
		}
		s.programs[name] = p
	}
}

// odd tells the pieces at which [page.Write] does more than to write.
func odd(b []byte) bool {
	if len(b) == 0 {
		return false
	}
	switch b[0] {
	case marker[0]:
		return true
	case spoiled[0]:
		return bytes.HasPrefix(b, []byte(spoiled))
	}
	return len(b) <= len("#"+unsafe) && bytes.HasSuffix(b, []byte(unsafe))
}

// copyMark stands in the names that html/template gives to its own copies of
// templates which are called in an attribute, a title or a script.
const copyMark = "$htmltemplate_"

// maxNested is how deep such calls may lie in each other.
const maxNested = 5

// derive returns the escaped trees with those of the copies that html/template
// made. It doesn't hand these out, but takes a template by such a name where it
// would make a copy. So what calls them is escaped once more with copies of ours,
// until no call leads to an unknown one.
func (s *Set) derive(escaped, unescaped trees, funcs template.FuncMap, names []string) trees {
	derived := trees{} // unescaped
	for range maxNested {
		callers := map[string]bool{}
		for caller, t := range escaped {
			caller, _, _ = strings.Cut(caller, copyMark)
			visit(t.Root, func(n parse.Node) {
				c, ok := n.(*parse.TemplateNode)
				if !ok || escaped[c.Name] != nil {
					return
				}
				if name, _, _ := strings.Cut(c.Name, copyMark); unescaped[name] != nil {
					derived[c.Name] = unescaped[name]
					callers[caller] = true
				}
			})
		}
		if len(callers) == 0 {
			break
		}
		again := copies(derived)
		var entries []string
		for _, name := range names {
			below := s.below(name)
			if !slices.ContainsFunc(below, func(n string) bool { return callers[n] }) {
				continue
			}
			entries = append(entries, name)
			for _, n := range below {
				if unescaped[n] != nil && again[n] == nil {
					again[n] = unescaped[n].Copy()
				}
			}
		}
		t, _ := library(again, funcs)
		drive(t, entries)
		escaped = maps.Clone(escaped)
		maps.Copy(escaped, again)
	}
	return escaped
}

func copies(ts trees) trees {
	all := trees{}
	for name, t := range ts {
		all[name] = t.Copy()
	}
	return all
}

// Part returns a fragment that was rendered before.
func (p Parts) Part(name string) ([]byte, bool) {
	part, ok := p[view.Fragment(name)]
	return part, ok
}
