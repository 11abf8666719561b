package render

import (
	"maps"
	"path"
	"reflect"
	"slices"
	"text/template/parse"

	"pufa/internal/diag"
)

// reached returns the templates that pages and fragments use, directly or not.
func reached(ts trees, views map[string]reflect.Type) map[string]bool {
	below := calls(ts)
	seen := map[string]bool{}
	var follow func(name string)
	follow = func(name string) {
		if seen[name] || ts[name] == nil {
			return
		}
		seen[name] = true
		for _, next := range below[name] {
			follow(next)
		}
	}
	for name := range views {
		follow(name)
	}
	return seen
}

// filesOf returns the files that define some templates.
func filesOf(ts trees, templates map[string]bool) map[string]bool {
	files := map[string]bool{}
	for name := range templates {
		files[ts[name].ParseName] = true
	}
	return files
}

// prune removes what is not used of fallback layers: the templates that no page reaches
// and, if none is left, the assets.
func (c contents) prune(ts trees, reached map[string]bool) {
	used := filesOf(ts, reached)
	needed := false
	for name, f := range c.templates {
		if !f.fallback {
			continue
		}
		if used[name] {
			needed = true
			continue
		}
		delete(c.templates, name)
		maps.DeleteFunc(ts, func(_ string, t *parse.Tree) bool { return t.ParseName == name })
	}
	if !needed {
		maps.DeleteFunc(c.assets, func(_ string, a rawAsset) bool { return a.fallback })
	}
}

// unused reports templates that replace nothing and that no page uses: probably their
// names are misspelt. If some file cannot be parsed, it reports nothing, since that file
// may use them.
func (c contents) unused(ts trees, views map[string]reflect.Type, reached map[string]bool, diags *diag.List) {
	used := filesOf(ts, reached)
	parsed := map[string]bool{}
	for _, t := range ts {
		parsed[t.ParseName] = true
	}
	names := slices.Collect(maps.Keys(views))
	for name, f := range c.templates {
		if !parsed[name] {
			return
		}
		if f.replaces || used[name] {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	sought := 0
	for _, name := range slices.Sorted(maps.Keys(c.templates)) {
		f := c.templates[name]
		if f.fallback || f.replaces || used[name] || c.calledBefore[name] || views[name] != nil {
			continue
		}
		near := ""
		if sought++; sought <= maxSought {
			near = nearestPath(name, names)
		}
		if near != "" {
			diags.Add("render/template-unused-near", diag.At(f.path), name, near)
		} else {
			diags.Add("render/template-unused", diag.At(f.path), name)
		}
	}
}

// nearestPath suggests a template for an unknown name. It compares base names, since the
// folders make all names similar; a template in the same folder is preferred.
func nearestPath(name string, known []string) string {
	dir, base := path.Split(name)
	var here, bases []string
	full := map[string]string{}
	for _, k := range known {
		d, b := path.Split(k)
		if d == dir {
			here = append(here, b)
		}
		if bases = append(bases, b); full[b] == "" {
			full[b] = k
		}
	}
	if near := nearest(base, here); near != "" {
		return dir + near
	}
	return full[nearest(base, bases)]
}
