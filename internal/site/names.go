package site

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// names finds sources by the paths that authors write. A path that differs only
// in its Unicode form is the same (macOS stores é and か゛ decomposed); one that
// differs in case is not.
type names struct {
	docs   map[string]string // NFC path → path
	files  map[string]string
	folded map[string]string // NFC lower-case path → path
}

func newNames(docs map[string]*doc.Document, files map[string]File) names {
	n := names{
		docs:   make(map[string]string, len(docs)),
		files:  make(map[string]string, len(files)),
		folded: make(map[string]string, len(docs)+len(files)),
	}
	for p := range docs {
		c := norm.NFC.String(p)
		n.docs[c], n.folded[strings.ToLower(c)] = p, p
	}
	for p := range files {
		c := norm.NFC.String(p)
		n.files[c], n.folded[strings.ToLower(c)] = p, p
	}
	return n
}

// document returns the path of the document that source names, or "". A folder
// stands for its _index.md, or its index.md.
func (n names) document(source string) string {
	source = norm.NFC.String(source)
	if p, ok := n.docs[source]; ok {
		return p
	}
	if p, ok := n.docs[source+"/"+indexName]; ok {
		return p
	}
	return n.docs[source+"/index.md"]
}

func (n names) file(source string) string { return n.files[norm.NFC.String(source)] }

func (n names) otherCase(source string) string {
	return n.folded[strings.ToLower(norm.NFC.String(source))]
}

// near returns the path that was probably meant: the same name with the
// extension that was forgotten or is the built page's, the same name in another
// folder, or a name that differs little.
func (n names) near(source string) string {
	source = norm.NFC.String(source)
	bare := strings.TrimSuffix(source, path.Ext(source))
	for _, guess := range []string{source + ".md", bare + ".md", bare + "/" + indexName} {
		if p, ok := n.docs[guess]; ok {
			return p
		}
	}
	var all []string
	for _, p := range n.docs {
		all = append(all, p)
	}
	for _, p := range n.files {
		all = append(all, p)
	}
	slices.Sort(all)
	for _, p := range all {
		if path.Base(p) == path.Base(source) && path.Base(p) != indexName {
			return p
		}
	}
	var bases, inDir []string
	for _, p := range all {
		if path.Dir(p) == path.Dir(source) {
			inDir = append(inDir, p)
			bases = append(bases, path.Base(p))
		}
	}
	if near := diag.Nearest(path.Base(source), bases); near != "" {
		return inDir[slices.Index(bases, near)]
	}
	return diag.Nearest(source, all)
}

func itoa(n int) string { return strconv.Itoa(n) }
