package render

import (
	"bytes"
	"html/template"
	"reflect"

	"pufa/internal/fasttemplate"
	"pufa/internal/view"
)

// compile makes fast templates of pages and fragments where possible. The others are run
// by html/template, with the same bytes.
func (s *Set) compile(escaped, parsed trees, funcs template.FuncMap) {
	types := map[string]reflect.Type{}
	for _, name := range entries(escaped, s.views) {
		if s.broken[name] == nil {
			types[name] = s.views[name]
		}
	}
	s.fast, s.slow = fasttemplate.Compile(fasttemplate.Source{
		Parsed: parsed, Escaped: escaped, Funcs: funcs, Insert: "fragment", NeedsLibrary: needsLibrary, Limit: maxPage,
		Escape: func(t trees, entries []string) {
			html, _ := library(t, funcs)
			escapeAll(html, entries)
		},
	}, types)
}

// needsLibrary reports whether [page.Write] must do more than write with a piece of
// output.
func needsLibrary(b []byte) bool {
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
