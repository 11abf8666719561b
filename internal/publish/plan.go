package publish

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"strings"
	"syscall"
)

// plan is what a commit into an existing folder will do, found out before
// anything is changed.
type plan struct {
	respell []spelling
	moved   []*output // in the order of arrival
	removed []string  // sorted
	emptied []string  // folders that may be empty afterwards, deepest first
	changes Changes
	// cleared are those of removed that had to go earlier, to make room. It
	// grows while the plan is carried out.
	cleared map[string]bool
}

// spelling is a file that is there under a name that differs in letter case.
type spelling struct{ from, to string }

func (p *plan) moves() bool { return len(p.respell)+len(p.moved)+len(p.removed) > 0 }

// plan compares this build's outputs with the manifest. It returns a
// [*RefusedError] when files of others are in the way, or many pages would go.
func (s *Session) plan() (*plan, error) {
	p := &plan{cleared: map[string]bool{}}
	if err := s.planRemovals(p); err != nil {
		return nil, err
	}
	var strangers []string
	for _, name := range slices.Sorted(maps.Keys(s.outputs)) {
		out := s.outputs[name]
		switch out.state {
		case same:
			p.changes.Same++
		case changed:
			p.changes.Changed++
		case added:
			p.changes.Added++
		case foreign:
			strangers = append(strangers, name)
		case blocked:
			p.changes.Added++
			found, err := s.strangers(name, p)
			if err != nil {
				return nil, err
			}
			strangers = append(strangers, found...)
		default:
			return nil, errors.New("publish: commit while a put of " + name + " is under way")
		}
		if out.edited {
			p.changes.Replaced = append(p.changes.Replaced, name)
		}
		if out.staged != "" {
			p.moved = append(p.moved, out)
		}
	}
	if len(strangers) > 0 {
		slices.Sort(strangers)
		return nil, s.refuse(ForeignFiles, slices.Compact(strangers), 0)
	}
	slices.SortFunc(p.moved, func(a, b *output) int { return earlier(a.path, b.path) })
	return p, s.tooMany(p)
}

// planRemovals finds what the manifest lists and this build hasn't put.
func (s *Session) planRemovals(p *plan) error {
	twins := map[string]string{} // fold → output
	for name := range s.outputs {
		twins[fold(name)] = name
	}
	emptied := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(s.known.byPath)) {
		if _, ok := s.outputs[name]; ok {
			continue
		}
		for _, dir := range parents(name) {
			emptied[dir] = true
		}
		if dir := s.look(dirOf(name)); dir.err != nil {
			return dir.err
		} else if !dir.real {
			continue
		}
		info, err := s.disk.lstat(name)
		if missing(err) {
			continue
		}
		if err != nil {
			return err
		}
		if twin, ok := twins[fold(name)]; ok && s.disk.identical(name, twin) {
			p.respell = append(p.respell, spelling{name, twin})
			continue
		}
		if info.IsDir() {
			continue // the file has gone, as when a build was cut off that needs a folder here
		}
		if info.Mode().IsRegular() {
			found, err := s.hash(name)
			if err != nil {
				return err
			}
			if s.known.made(name, found) {
				p.removed = append(p.removed, name)
				continue
			}
		}
		p.changes.Left = append(p.changes.Left, name)
	}
	p.changes.Removed = len(p.removed)
	p.emptied = slices.SortedFunc(maps.Keys(emptied), func(a, b string) int {
		return cmp.Or(strings.Count(b, "/")-strings.Count(a, "/"), strings.Compare(a, b))
	})
	return nil
}

// strangers returns what stands in the way of a file and won't be removed: at
// the place of a folder above it, or in a folder at its own place.
func (s *Session) strangers(path string, p *plan) ([]string, error) {
	leaves := func(name string) bool {
		_, found := slices.BinarySearch(p.removed, name)
		return found
	}
	if b := s.look(dirOf(path)).blocker; b != "" {
		if leaves(b) {
			return nil, nil
		}
		return []string{b}, nil
	}
	var found []string
	var walk func(dir string) error
	walk = func(dir string) error {
		names, err := s.disk.list(dir)
		if err != nil {
			return err
		}
		for _, name := range names {
			name = join(dir, name)
			info, err := s.disk.lstat(name)
			if err != nil {
				return err
			}
			if info.IsDir() {
				if err := walk(name); err != nil {
					return err
				}
			} else if !leaves(name) {
				found = append(found, name)
			}
		}
		return nil
	}
	return found, walk(path)
}

// tooMany refuses to remove more than five pages that are more than a fifth of
// all: rather likely the content folder is empty or the wrong one.
func (s *Session) tooMany(p *plan) error {
	if s.yes {
		return nil
	}
	isPage := func(name string) bool { return strings.HasSuffix(name, ".html") }
	total := 0
	for name := range s.known.byPath {
		if isPage(name) {
			total++
		}
	}
	gone := slices.DeleteFunc(slices.Clone(p.removed), func(name string) bool { return !isPage(name) })
	if len(gone) > 5 && len(gone)*5 > total {
		return s.refuse(ManyGone, gone, total)
	}
	return nil
}

// notFolder reports whether a path led through something that is no folder.
func notFolder(err error) bool { return errors.Is(err, syscall.ENOTDIR) }
