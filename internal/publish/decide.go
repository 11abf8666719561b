package publish

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// Decide returns the steps that bring a target from what was found there to the wanted
// files. earlier is the target's manifest. found describes each path that want or earlier
// lists, each file where a folder is needed, and everything inside a folder where a file
// is needed; a path that is not in it does not exist. agreed means that somebody has
// agreed to the removal of many pages.
//
// It returns a [*RefusedError] if somebody else's files are in the way, or if many pages
// would be removed without agreement.
func Decide(want, earlier Manifest, found map[string]Found, agreed bool) (*Plan, error) {
	d := decision{
		want: want, earlier: earlier, found: found, names: slices.Sorted(want.Paths()),
		respelt: map[string]bool{}, inTheWay: map[string][]string{}, leaving: map[string]bool{},
		plan: &Plan{Final: want, earlier: earlier},
	}
	if err := d.oneKindEach(); err != nil {
		return nil, err
	}
	d.respell()
	d.removals()
	if err := d.arrivals(); err != nil {
		return nil, err
	}
	if err := d.tooMany(); err != nil && !agreed {
		return nil, err
	}
	d.order()
	return d.plan, nil
}

// decision is a plan in the making.
type decision struct {
	want, earlier Manifest
	found         map[string]Found
	names         []string // wanted, sorted

	respelt  map[string]bool     // old names of files that are renamed
	arriving []string            // files to bring
	inTheWay map[string][]string // arriving file → files of ours that must go first
	leaving  map[string]bool     // files to remove
	plan     *Plan
}

// oneKindEach is an error when a path is wanted both as a file and as a folder.
func (d *decision) oneKindEach() error {
	for _, name := range d.names {
		for _, dir := range Parents(name) {
			if d.want.At(dir) != nil {
				return fmt.Errorf("publish: %s and %s cannot both be files", dir, name)
			}
		}
	}
	return nil
}

// respell renames what differs only in letter case, folder by folder.
func (d *decision) respell() {
	done := map[Step]bool{}
	for _, name := range d.names {
		old := d.found[name].Spelling
		if old == "" || d.want.At(old) != nil {
			continue
		}
		d.respelt[old] = true
		from, to := append(Parents(old), old), append(Parents(name), name)
		for i := range from {
			// The folders above have their new spelling already.
			s := Step{Do: Rename, From: path.Join(path.Dir(to[i]), path.Base(from[i])), Path: to[i]}
			if s.From != s.Path && !done[s] {
				done[s] = true
				d.plan.Steps = append(d.plan.Steps, s)
			}
		}
	}
}

// removals finds what the manifest lists and the site no longer has.
func (d *decision) removals() {
	for _, name := range slices.Sorted(d.earlier.Paths()) {
		if d.respelt[name] || d.want.At(name) != nil {
			continue
		}
		switch p := d.found[name]; {
		case d.earlier.made(name, p):
			d.leaving[name] = true
			d.plan.Changes.Removed++
		case p.Kind == File || p.Kind == Odd:
			d.plan.Changes.Left = append(d.plan.Changes.Left, name)
		}
	}
}

// arrivals finds what is to be brought, and refuses where others are in the way.
func (d *decision) arrivals() error {
	var strangers, odd []string
	changes := &d.plan.Changes
	for _, name := range d.names {
		p := d.found[name]
		if p.Holds(d.want.At(name)[0]) {
			changes.Same++
			continue
		}
		d.arriving = append(d.arriving, name)
		for _, other := range d.blockers(name) {
			switch {
			case d.leaving[other]:
				d.inTheWay[name] = append(d.inTheWay[name], other)
			case d.found[other].Kind == Odd:
				odd = append(odd, other)
			default:
				strangers = append(strangers, other)
			}
		}
		ours := name
		if p.Spelling != "" {
			ours = p.Spelling
		}
		switch {
		case p.Kind == Odd:
			odd = append(odd, name)
		case p.Kind != File:
			changes.Added++
		case d.earlier.At(ours) == nil:
			strangers = append(strangers, name)
		default:
			changes.Changed++
			if !d.earlier.made(ours, p) {
				changes.Replaced = append(changes.Replaced, name)
			}
		}
	}
	if len(odd) > 0 {
		return refuse(OddFiles, odd, 0)
	}
	if len(strangers) > 0 {
		return refuse(ForeignFiles, strangers, 0)
	}
	return nil
}

// blockers returns the files in the way of a path: a file in place of one of its folders,
// or the files of a folder at the path itself.
func (d *decision) blockers(name string) []string {
	for _, dir := range Parents(name) {
		if k := d.found[dir].Kind; k == File || k == Odd {
			return []string{dir}
		}
	}
	var inside []string
	if d.found[name].Kind == Folder {
		for other, p := range d.found {
			if strings.HasPrefix(other, name+"/") && (p.Kind == File || p.Kind == Odd) {
				inside = append(inside, other)
			}
		}
	}
	slices.Sort(inside)
	return inside
}

// tooMany refuses to remove pages if they are more than five and more than a fifth of
// all: most likely the content folder is empty or the wrong one.
func (d *decision) tooMany() error {
	isPage := func(name string) bool { return strings.HasSuffix(name, ".html") }
	var gone []string
	total := 0
	for name := range d.earlier.Paths() {
		if isPage(name) {
			total++
			if d.leaving[name] {
				gone = append(gone, name)
			}
		}
	}
	if len(gone) > 5 && len(gone)*5 > total {
		return refuse(ManyGone, gone, total)
	}
	return nil
}

// folders returns the folders found at a path and below it.
func (d *decision) folders(name string) []string {
	var all []string
	for other, p := range d.found {
		if p.Kind == Folder && (other == name || strings.HasPrefix(other, name+"/")) {
			all = append(all, other)
		}
	}
	return all
}

// emptied returns the folders that hold nothing any more.
func (d *decision) emptied() []string {
	folders := map[string]bool{}
	for name := range d.earlier.Paths() {
		if d.want.At(name) == nil && !d.respelt[name] {
			for _, dir := range Parents(name) {
				folders[dir] = true
			}
		}
	}
	if len(folders) > 0 {
		for _, name := range d.names {
			for _, dir := range Parents(name) {
				delete(folders, dir)
			}
		}
	}
	return slices.Collect(maps.Keys(folders))
}
