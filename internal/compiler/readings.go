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

// readings hold what was read of content/, and the list of static/.
type readings struct {
	files  []*reading           // sorted by path
	walk   map[string]diag.List // what listing content/ and static/ found, by file
	static []source.Entry
}

// reading is what became of one file of content/. It is replaced, not changed, since
// earlier compilations still read it; but for looked, which they don't ask for.
type reading struct {
	source.Entry
	looked time.Time // when Entry was taken
	parsed

	// stale: document and body are those of an earlier text, since the present one
	// has errors.
	stale bool
}

// parsed is what became of the bytes of one file of content/.
type parsed struct {
	document *doc.Document // nil = no page
	body     *doc.Body     // of document
	file     site.File     // what is no page
	picture  pictureFacts
	digest   folder.Digest // of the bytes; 0 = not read
	edition  bool          // document is the text of a statute
	diags    diag.List
}

// pictureFacts is what findings tell of a picture.
type pictureFacts struct {
	location bool   // it says where it was taken
	lost     string // what an SVG loses on the page
	format   string // where the name says another one
}

// change says what an update found new.
type change struct {
	names  []string // files whose bytes are others, or that came or went, sorted
	inputs bool     // what resolving sees
	diags  bool     // findings
}

func (c change) any() bool { return len(c.names) > 0 || c.inputs || c.diags }

func newReadings() readings { return readings{walk: map[string]diag.List{}} }

// snapshot is a copy that stays as it is.
func (s *readings) snapshot() readings {
	return readings{files: slices.Clone(s.files)}
}

// search returns where the reading of a path is, or would be.
func (s *readings) search(path string) (int, bool) {
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

// replaceWalk puts what a walk found at name and below in the place of what an
// earlier one found there, and reports whether that is new.
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

// input adds what resolving wants of files.
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

// isStale reports whether the document of a file is that of an earlier text.
func (s *readings) isStale(file string) bool {
	r := s.find(file)
	return r != nil && r.stale
}

// picture returns what findings tell of a picture.
func (s *readings) picture(file string) pictureFacts {
	if r := s.find(file); r != nil {
		return r.picture
	}
	return pictureFacts{}
}

// Body implements [plan.Bodies]. Only a folder's page that no file was written for
// has no reading.
func (s *readings) Body(path string) (*doc.Body, error) {
	if r := s.find(path); r != nil && r.body != nil {
		return r.body, nil
	}
	return &doc.Body{}, nil
}
