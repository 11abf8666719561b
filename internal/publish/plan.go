package publish

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// Plan is the list of changes to make at a target.
type Plan struct {
	Steps   []Step // in order
	Changes Changes
	Final   Manifest // lists the files after

	earlier Manifest
}

// Both lists the files before and after. It is the target's manifest while the steps are
// taken.
func (p *Plan) Both() Manifest {
	return NewManifest(append(p.earlier.Entries(), p.Final.Entries()...)...)
}

// Step is one change of the target.
type Step struct {
	Do   Action
	Path string
	From string // of Rename
}

// Action is what a [Step] does.
type Action int

const (
	Rename Action = iota // rename From to Path, which differs in letter case
	Bring                // write the site's file to its path, replacing an earlier one
	Remove               // remove an earlier file, which may be gone already
	Prune                // remove a folder if it is empty; it may be gone already
)

// order adds the steps in an order that may be interrupted anywhere.
func (d *decision) order() {
	add := func(do Action, names ...string) {
		for _, name := range names {
			d.plan.Steps = append(d.plan.Steps, Step{Do: do, Path: name})
		}
	}
	slices.SortFunc(d.arriving, arrival)
	for _, name := range d.arriving {
		for _, other := range d.inTheWay[name] {
			if d.leaving[other] {
				add(Remove, other)
				d.leaving[other] = false
			}
		}
		if d.found[name].Kind == Folder {
			add(Prune, deepestFirst(d.folders(name))...)
		}
		add(Bring, name)
	}
	maps.DeleteFunc(d.leaving, func(_ string, leaves bool) bool { return !leaves })
	leaving := slices.SortedFunc(maps.Keys(d.leaving), arrival)
	slices.Reverse(leaving) // pages go before what they need
	add(Remove, leaving...)
	add(Prune, deepestFirst(d.emptied())...)
}

func deepestFirst(dirs []string) []string {
	slices.SortFunc(dirs, func(a, b string) int { return -strings.Compare(a, b) })
	return dirs
}

// Stage is a part of the order: the files of a stage may be brought in any order, or at
// once, after those of the stages before.
type Stage int

const (
	Material Stage = iota // what pages need: styles, scripts, pictures
	Pages
	Lists // what lists pages
)

// StageOf returns the stage of a path.
func StageOf(name string) Stage {
	if strings.HasPrefix(name, "assets/") {
		return Material
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".html":
		return Pages
	case ".xml", ".json":
		return Lists
	}
	return Material
}

// arrival orders files by stage; among pages those further down come first and a
// folder's index after its neighbours, since it links to them.
func arrival(a, b string) int {
	stage := StageOf(a)
	if d := stage - StageOf(b); d != 0 {
		return int(d)
	}
	if stage == Pages {
		if d := strings.Count(b, "/") - strings.Count(a, "/"); d != 0 {
			return d
		}
		if ia, ib := path.Base(a) == "index.html", path.Base(b) == "index.html"; ia != ib {
			if ia {
				return 1
			}
			return -1
		}
	}
	return strings.Compare(a, b)
}
