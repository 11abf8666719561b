package compiler

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/folder"
	"pufa/internal/site"
	"pufa/internal/source"
)

// readings holds the parsed files of content/, and the list of static/.
type readings struct {
	files  []*reading           // sorted by path
	walk   map[string]diag.List // what listing content/ and static/ found, by file
	static []source.Entry
}

// reading is one parsed file of content/. It is replaced, never changed, since earlier
// compilations still use it (except looked, which they don't).
type reading struct {
	source.Entry
	looked time.Time // when Entry was taken
	parsed

	// stale means that document and body are those of an earlier text, since the current
	// one has errors.
	stale bool
}

// parsed is the result of parsing the bytes of a file of content/.
type parsed struct {
	document *doc.Document // nil = not a page
	body     *doc.Body     // of document
	file     site.File     // a file that is not a page
	picture  pictureFacts
	digest   folder.Digest // of the bytes; 0 = not read
	edition  bool          // document is the text of a statute
	diags    diag.List
}

// pictureFacts are the facts about a picture that findings need.
type pictureFacts struct {
	location bool   // it contains a location
	lost     string // what an SVG loses on the page
	format   string // if the name says another one
}

// change says what an update found changed.
type change struct {
	names  []string // files that were changed, added or deleted, sorted
	inputs bool     // the inputs of resolving
	diags  bool     // findings
}

func (c change) any() bool { return len(c.names) > 0 || c.inputs || c.diags }

func newReadings() readings { return readings{walk: map[string]diag.List{}} }

// snapshot returns a copy that does not change.
func (s *readings) snapshot() readings {
	return readings{files: slices.Clone(s.files)}
}

// search returns the index of the reading of a path, or where it would be.
func (s *readings) search(path string) (int, bool) {
	if n := len(s.files); n == 0 || s.files[n-1].Path < path { // as all are when they are first read
		return n, false
	}
	return slices.BinarySearchFunc(s.files, path, func(r *reading, p string) int { return strings.Compare(r.Path, p) })
}

// find returns the reading of a path, or nil.
func (s *readings) find(path string) *reading {
	if at, found := s.search(path); found {
		return s.files[at]
	}
	return nil
}

// below returns the paths that are name or lie below it.
func (s *readings) below(name string) []string {
	var out []string
	if s.find(name) != nil {
		out = append(out, name)
	}
	from, _ := s.search(name + "/")
	for _, r := range s.files[from:] {
		if !folder.Within(r.Path, name) {
			break
		}
		out = append(out, r.Path)
	}
	return out
}

func (s *readings) put(r *reading) {
	at, found := s.search(r.Path)
	if !found {
		s.files = slices.Insert(s.files, at, r)
	}
	s.files[at] = r
}

func (s *readings) drop(path string) {
	if at, found := s.search(path); found {
		s.files = slices.Delete(s.files, at, at+1)
	}
}

// replaceWalk replaces the findings of an earlier walk at name and below, and reports
// whether they changed.
func (s *readings) replaceWalk(name string, diags diag.List) (changed bool) {
	before := s.walk
	s.walk = map[string]diag.List{}
	for file, l := range before {
		if !folder.Within(file, name) {
			s.walk[file] = l
		}
	}
	for _, d := range diags {
		s.walk[d.Span.File] = append(s.walk[d.Span.File], d)
	}
	return !reflect.DeepEqual(before, s.walk)
}

// input adds the files to the input of resolving.
func (s *readings) input(in site.Input) site.Input {
	in.Documents = make([]*doc.Document, 0, len(s.files))
	for _, r := range s.files {
		switch {
		case r.document != nil:
			in.Documents = append(in.Documents, r.document)
		case r.file.Path != "":
			in.Files = append(in.Files, r.file)
		}
	}
	in.Static = staticNames(s.static)
	return in
}

// staticNames returns the paths of files below static/.
func staticNames(entries []source.Entry) []string {
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimPrefix(e.Path, folder.Static+"/"))
	}
	return out
}

// findings returns the findings of all readings.
func (s *readings) findings() []diag.List {
	var out []diag.List
	for _, file := range slices.Sorted(maps.Keys(s.walk)) {
		out = append(out, s.walk[file])
	}
	for _, r := range s.files {
		if len(r.diags) > 0 {
			out = append(out, r.diags)
		}
	}
	return out
}

// isStale reports whether the document of a file is of an earlier text.
func (s *readings) isStale(file string) bool {
	r := s.find(file)
	return r != nil && r.stale
}

// picture returns the facts about a picture.
func (s *readings) picture(file string) pictureFacts {
	if r := s.find(file); r != nil {
		return r.picture
	}
	return pictureFacts{}
}

// Body implements [plan.Bodies]. Only the page of a folder without _index.md has no
// reading.
func (s *readings) Body(path string) (*doc.Body, error) {
	if r := s.find(path); r != nil && r.body != nil {
		return r.body, nil
	}
	return &doc.Body{}, nil
}
