package site

import (
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"pufa/internal/diag"
)

// mostSteps limits the search for similar names in a site to an eighth of a
// second. A mistake is reported even without a suggestion.
const mostSteps = 10_000_000

// mistakes finds what authors may have meant by a name that does not exist.
// Candidates are prepared once, and each name is looked up once.
type mistakes struct {
	once    sync.Once
	all     []string            // every path, sorted
	folded  map[string]string   // NFC lower-case path → path
	statics map[string]string   // the same of static/
	kinds   map[string]*meant   // see kindOf
	folders *meant              // pages of folders, by the folders' names
	found   map[wanted]string   // suggestions already found
	anchors map[string]*anchors // by document
	steps   int                 // left
}

// wanted is a name for which a similar one was looked for.
type wanted struct{ source, self, kind string }

// meant are files that an author may have meant.
type meant struct {
	paths   []string
	names   []string          // the names that the files are compared by
	first   map[string][]int  // name → files with it
	bases   map[string][]int  // base name → files with it
	near    *diag.Candidates  // among names
	folders map[string]*meant // the files of each folder; nil inside
	at      map[string]int    // path → number
}

// newMeant prepares files for searching. name and folder return the name and
// the folder of a path.
func newMeant(paths []string, name, folder func(string) string) *meant {
	m := &meant{paths: paths, first: map[string][]int{}, bases: map[string][]int{}, at: map[string]int{}}
	apart := map[string][]string{}
	for i, p := range paths {
		n := name(p)
		m.names = append(m.names, n)
		m.first[n] = append(m.first[n], i)
		base := nfc(path.Base(p))
		m.bases[base] = append(m.bases[base], i)
		m.at[p] = i
		if folder != nil {
			apart[folder(p)] = append(apart[folder(p)], p)
		}
	}
	m.near = diag.NewCandidates(m.names)
	if folder != nil {
		m.folders = map[string]*meant{}
		for dir, paths := range apart {
			m.folders[dir] = newMeant(paths, name, nil)
		}
	}
	return m
}

// pick returns the first file of a list except self, or "".
func (m *meant) pick(list []int, self string) string {
	for _, i := range list {
		if m.paths[i] != self {
			return m.paths[i]
		}
	}
	return ""
}

// like returns the file whose name differs little, or "".
func (m *meant) like(name, self string, steps *int) string {
	except, known := m.at[self]
	if !known {
		except = -1
	}
	if i := m.near.Index(name, except, steps); i >= 0 {
		return m.paths[i]
	}
	return ""
}

// in returns the files of a folder, then all files.
func (m *meant) in(folder string) []*meant {
	if here := m.folders[folder]; here != nil {
		return []*meant{here, m}
	}
	return []*meant{m}
}

// list prepares the search for similar names.
func (n *names) list() {
	n.once.Do(func() {
		for _, d := range n.documents {
			n.all = append(n.all, d.Path)
		}
		for _, f := range n.others {
			n.all = append(n.all, f.Path)
		}
		slices.Sort(n.all)
		n.folded, n.statics = make(map[string]string, len(n.all)), make(map[string]string, len(n.static))
		n.kinds, n.found, n.anchors = map[string]*meant{}, map[wanted]string{}, map[string]*anchors{}
		for _, p := range n.all {
			n.folded[strings.ToLower(nfc(p))] = p
		}
		for name, p := range n.static {
			if lower := strings.ToLower(name); n.statics[lower] == "" || p < n.statics[lower] {
				n.statics[lower] = p
			}
		}
	})
}

func (n *names) otherCase(source string) string {
	n.list()
	return n.folded[strings.ToLower(nfc(source))]
}

// near returns the path that the author of self probably meant, or "": the same
// name with the extension that was forgotten or with that of the source instead
// of the built page, the same name in another folder, or a name that differs
// little. A page is meant where its extension or none is written, a picture
// where a picture is expected, a folder where a folder is named, and never the
// file itself.
func (n *names) near(source, self string, picture bool) string {
	n.list()
	source = nfc(source)
	key := wanted{source, self, kindOf(source, picture)}
	p, known := n.found[key]
	if !known {
		p = n.lookNear(key)
		n.found[key] = p
	}
	return p
}

// Kinds of files that may be meant.
const (
	anyKind     = ""
	pageKind    = "page"
	pictureKind = "picture"
	otherKind   = "other"
)

func kindOf(source string, picture bool) string {
	ext := strings.ToLower(path.Ext(source))
	switch {
	case picture:
		return pictureKind
	case ext == "":
		return anyKind
	case slices.Contains(pageExtensions, ext):
		return pageKind
	}
	return otherKind
}

var (
	pageExtensions    = []string{".md", ".markdown", ".html", ".htm"}
	pictureExtensions = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"}
)

func (n *names) lookNear(w wanted) string {
	if base := path.Base(w.source); w.kind == anyKind || w.kind == pageKind && (base == indexName || base == "index.md") {
		folder := w.source
		if w.kind == pageKind {
			folder = path.Dir(w.source)
		}
		if p := n.nearFolder(folder); p != "" {
			return p
		}
	}
	return n.ofKind(w.kind).nearest(w.source, w.self, &n.steps)
}

// ofKind returns the files of one kind.
func (n *names) ofKind(kind string) *meant {
	if m := n.kinds[kind]; m != nil {
		return m
	}
	var paths []string
	for _, p := range n.all {
		_, isDoc := n.byPath()[nfc(p)]
		fits := isDoc
		switch kind {
		case pictureKind:
			fits = slices.Contains(pictureExtensions, strings.ToLower(path.Ext(p)))
		case anyKind:
			fits = true
		case otherKind:
			fits = !isDoc
		}
		if fits && path.Base(p) != indexName {
			paths = append(paths, p)
		}
	}
	m := newMeant(paths, func(p string) string { return nfc(stem(p)) }, func(p string) string { return path.Dir(nfc(p)) })
	n.kinds[kind] = m
	return m
}

// nearest compares base names without their extensions: equal in the same
// folder, equal anywhere, then little different.
func (m *meant) nearest(source, self string, steps *int) string {
	want, among := stem(source), m.in(path.Dir(source))
	for _, l := range among {
		if p := l.pick(l.bases[path.Base(source)], self); p != "" {
			return p
		}
		if p := l.pick(l.first[want], self); p != "" {
			return p
		}
	}
	if utf8.RuneCountInString(want) < 2 { // any other letter would be similar
		return ""
	}
	for _, l := range among {
		if p := l.like(want, self, steps); p != "" {
			return p
		}
	}
	return ""
}

// nearFolder returns the page of a folder with nearly this name, beside the one
// that was named or anywhere.
func (n *names) nearFolder(folder string) string {
	if n.folders == nil {
		var paths []string
		for _, p := range n.all {
			if base := path.Base(p); (base == indexName || base == "index.md") && path.Dir(nfc(p)) != Content {
				paths = append(paths, p)
			}
		}
		n.folders = newMeant(paths, func(p string) string { return path.Base(path.Dir(nfc(p))) }, func(p string) string { return path.Dir(path.Dir(nfc(p))) })
	}
	want := path.Base(folder)
	if p := n.folders.pick(n.folders.first[want], ""); p != "" || utf8.RuneCountInString(want) < 2 {
		return p
	}
	for _, l := range n.folders.in(path.Dir(folder)) {
		if p := l.like(want, "", &n.steps); p != "" {
			return p
		}
	}
	return ""
}

// nearest returns the candidate that a name probably means, or "".
func (n *names) nearest(c *diag.Candidates, name string) string {
	if i := c.Index(name, -1, &n.steps); i >= 0 {
		return c.Name(i)
	}
	return ""
}
