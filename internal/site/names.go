package site

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// names finds sources by the paths that authors write. A path that differs only
// in its Unicode form is the same (macOS stores é and か゛ decomposed); one that
// differs in case is not.
type names struct {
	docs   map[string]int // NFC path → index
	files  map[string]int
	static map[string]string // NFC path below static/ → path there

	// all and folded serve mistakes only, and are made at the first one.
	once   sync.Once
	paths  []string          // every path, in any order
	all    []string          // the same, sorted
	folded map[string]string // NFC lower-case path → path
}

func newNames(docs []*doc.Document, files []File, static []string) *names {
	n := &names{docs: make(map[string]int, len(docs)), files: make(map[string]int, len(files)), static: make(map[string]string, len(static))}
	for _, p := range static {
		n.static[nfc(p)] = p
	}
	for i, d := range docs {
		n.docs[nfc(d.Path)] = i
		n.paths = append(n.paths, d.Path)
	}
	for i := range files {
		n.files[nfc(files[i].Path)] = i
		n.paths = append(n.paths, files[i].Path)
	}
	return n
}

// list makes what serves mistakes.
func (n *names) list() {
	n.once.Do(func() {
		n.all = slices.Sorted(slices.Values(n.paths))
		n.folded = make(map[string]string, len(n.all))
		for _, p := range n.all {
			n.folded[strings.ToLower(nfc(p))] = p
		}
	})
}

// nfc is norm.NFC.String, quick for what is ASCII, as most paths are.
func nfc(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return norm.NFC.String(s)
		}
	}
	return s
}

// document returns the index of the document that source names, or -1. A folder
// stands for its _index.md, or its index.md.
func (n *names) document(source string) int {
	source = nfc(source)
	for _, guess := range [...]string{source, source + "/" + indexName, source + "/index.md"} {
		if i, ok := n.docs[guess]; ok {
			return i
		}
	}
	return -1
}

// file returns the index of the file that source names, or -1.
func (n *names) file(source string) int {
	if i, ok := n.files[nfc(source)]; ok {
		return i
	}
	return -1
}

func (n *names) otherCase(source string) string {
	n.list()
	return n.folded[strings.ToLower(nfc(source))]
}

// near returns the path that the author of self probably meant, or "": the same
// name with the extension that was forgotten or is the built page's, the same name
// in another folder, or a name that differs little. A page is meant where its
// extension or none is written, a picture where a picture is, a folder where one
// is, and never the file itself.
func (n *names) near(source, self string, picture bool) string {
	source = nfc(source)
	ext := strings.ToLower(path.Ext(source))
	page := !picture && (ext == "" || slices.Contains(pageExtensions, ext))
	if base := path.Base(source); page && (ext == "" || base == indexName || base == "index.md") {
		folder := source
		if ext != "" {
			folder = path.Dir(source)
		}
		if p := n.nearFolder(folder); p != "" {
			return p
		}
	}
	n.list()
	var all []string
	for _, p := range n.all {
		_, isDoc := n.docs[nfc(p)]
		fits := isDoc
		switch {
		case p == self || path.Base(p) == indexName:
			continue
		case picture:
			fits = slices.Contains(pictureExtensions, strings.ToLower(path.Ext(p)))
		case ext == "":
			fits = true
		case !page:
			fits = !isDoc
		}
		if fits {
			all = append(all, p)
		}
	}
	return nearestBase(source, all)
}

var (
	pageExtensions    = []string{".md", ".markdown", ".html", ".htm"}
	pictureExtensions = []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"}
)

// nearestBase compares base names without their extensions: alike in the same
// folder, alike anywhere, then little different.
func nearestBase(source string, all []string) string {
	var here []string
	for _, p := range all {
		if path.Dir(nfc(p)) == path.Dir(source) {
			here = append(here, p)
		}
	}
	want := stem(source)
	for _, among := range [][]string{here, all} {
		if i := slices.IndexFunc(among, func(p string) bool { return nfc(path.Base(p)) == path.Base(source) }); i >= 0 {
			return among[i]
		}
		if i := slices.IndexFunc(among, func(p string) bool { return nfc(stem(p)) == want }); i >= 0 {
			return among[i]
		}
	}
	if utf8.RuneCountInString(want) < 2 { // any other letter would be near
		return ""
	}
	for _, among := range [][]string{here, all} {
		stems := make([]string, len(among))
		for i, p := range among {
			stems[i] = nfc(stem(p))
		}
		if near := diag.Nearest(want, stems); near != "" {
			return among[slices.Index(stems, near)]
		}
	}
	return ""
}

// nearFolder returns the page of a folder that has nearly the name, beside the one
// that was named or anywhere.
func (n *names) nearFolder(folder string) string {
	n.list()
	var here, hereNames, all, allNames []string
	for _, p := range n.all {
		dir := path.Dir(nfc(p))
		if base := path.Base(p); base != indexName && base != "index.md" || dir == Content {
			continue
		}
		all, allNames = append(all, p), append(allNames, path.Base(dir))
		if path.Dir(dir) == path.Dir(folder) {
			here, hereNames = append(here, p), append(hereNames, path.Base(dir))
		}
	}
	want := path.Base(folder)
	if i := slices.Index(allNames, want); i >= 0 {
		return all[i]
	}
	if utf8.RuneCountInString(want) < 2 {
		return ""
	}
	if near := diag.Nearest(want, hereNames); near != "" {
		return here[slices.Index(hereNames, near)]
	}
	if near := diag.Nearest(want, allNames); near != "" {
		return all[slices.Index(allNames, near)]
	}
	return ""
}

func itoa(n int) string { return strconv.Itoa(n) }
