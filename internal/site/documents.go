package site

import (
	"cmp"
	"slices"
	"strings"

	"pufa/internal/doc"
)

// sortDocuments sorts the documents by path. The home page is always among
// them, even without a file.
func (r *resolver) sortDocuments() {
	r.documents = slices.Clone(r.in.Documents)
	slices.SortFunc(r.documents, func(a, b *doc.Document) int { return cmp.Compare(a.Path, b.Path) })
	if r.document(homeFile) == nil {
		r.documents = slices.Insert(r.documents, r.index(homeFile), &doc.Document{Path: homeFile})
	}
	r.pages = make([]*Page, len(r.documents))
	r.names = newNames(r.documents, r.in.Files, r.in.Static)
}

// parts divides the path of a source into its folder and its name. Such paths are clean,
// which package path would look at again.
func parts(p string) (dir, name string) {
	at := strings.LastIndexByte(p, '/')
	if at < 0 {
		return ".", p
	}
	return p[:at], p[at+1:]
}

// isIndex reports whether a source is the page of its folder.
func isIndex(p string) bool {
	_, name := parts(p)
	return name == indexName
}

// index returns the index of a document, or where it would be inserted.
func (r *resolver) index(path string) int {
	i, _ := slices.BinarySearchFunc(r.documents, path, func(d *doc.Document, p string) int { return strings.Compare(d.Path, p) })
	return i
}

// document returns the document with a path, or nil.
func (r *resolver) document(path string) *doc.Document {
	if i := r.index(path); i < len(r.documents) && r.documents[i].Path == path {
		return r.documents[i]
	}
	return nil
}
