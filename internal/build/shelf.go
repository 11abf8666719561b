package build

import (
	"maps"
	"slices"
	"strings"
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/site"
	"pufa/internal/source"
)

// shelf holds what was read of content/, and the list of static/.
type shelf struct {
	readings map[string]*reading // by path
	order    []string            // their paths, sorted
	walk     map[string]diag.List
	static   []source.Entry
	stray    diag.List // of listing static/
}

// reading is what became of one file of content/. It is replaced, not changed.
type reading struct {
	source.Entry
	looked time.Time // when Entry was taken
	parsed

	// stale: document is that of an earlier text, since the present one has errors.
	stale bool
	// held is the whole document where it cannot be read again, being stale; else nil.
	held *doc.Document
}

// change says what an update found new.
type change struct {
	names  []string // files whose bytes are others, or that came or went, sorted
	inputs bool     // what resolving sees
	diags  bool     // findings
}

func (c change) any() bool { return len(c.names) > 0 || c.inputs || c.diags }

func newShelf() shelf {
	return shelf{readings: map[string]*reading{}, walk: map[string]diag.List{}}
}

// below returns the paths on the shelf that are name or lie below it.
func (s *shelf) below(name string) []string {
	var out []string
	if s.readings[name] != nil {
		out = append(out, name)
	}
	from, _ := slices.BinarySearch(s.order, name+"/")
	for _, p := range s.order[from:] {
		if !within(p, name) {
			break
		}
		out = append(out, p)
	}
	return out
}

func (s *shelf) put(r *reading) {
	if s.readings[r.Path] == nil {
		at, _ := slices.BinarySearch(s.order, r.Path)
		s.order = slices.Insert(s.order, at, r.Path)
	}
	s.readings[r.Path] = r
}

func (s *shelf) drop(path string) {
	if at, found := slices.BinarySearch(s.order, path); found {
		s.order = slices.Delete(s.order, at, at+1)
	}
	delete(s.readings, path)
}

// replaceWalk puts what a walk found at name and below in the place of what an
// earlier one found there, and reports whether that is new.
func (s *shelf) replaceWalk(name string, diags diag.List) (changed bool) {
	before, after := 0, len(diags)
	for _, file := range slices.Collect(maps.Keys(s.walk)) {
		if within(file, name) {
			before += len(s.walk[file])
			delete(s.walk, file)
		}
	}
	for _, d := range diags {
		s.walk[d.Span.File] = append(s.walk[d.Span.File], d)
	}
	return before != after
}

// fill hands over what resolving wants, and returns what is known of pictures.
func (s *shelf) fill(in *site.Input) map[string]picturePrint {
	pictures := map[string]picturePrint{}
	in.Documents = make([]*doc.Document, 0, len(s.order))
	for _, p := range s.order {
		r := s.readings[p]
		switch {
		case r.document != nil:
			in.Documents = append(in.Documents, r.document)
		case r.file.Path != "":
			in.Files = append(in.Files, r.file)
			if r.file.Width > 0 {
				pictures[r.file.Path] = r.print
			}
		}
	}
	for _, e := range s.static {
		in.Static = append(in.Static, strings.TrimPrefix(e.Path, staticFolder+"/"))
	}
	return pictures
}

// findings returns the findings of all readings.
func (s *shelf) findings() []diag.List {
	out := []diag.List{s.stray}
	for _, file := range slices.Sorted(maps.Keys(s.walk)) {
		out = append(out, s.walk[file])
	}
	for _, p := range s.order {
		if l := s.readings[p].diags; len(l) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// isStale reports whether the document of a file is that of an earlier text.
func (s *shelf) isStale(file string) bool {
	r := s.readings[file]
	return r != nil && r.stale
}
