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
	docs  map[string]string // NFC path → path
	files map[string]string

	// all and folded serve mistakes only, and are made at the first one.
	all    []string          // every path, sorted
	folded map[string]string // NFC lower-case path → path
}

func newNames(docs map[string]*doc.Document, files map[string]File) *names {
	n := &names{docs: make(map[string]string, len(docs)), files: make(map[string]string, len(files))}
	for p := range docs {
		n.docs[nfc(p)] = p
	}
	for p := range files {
		n.files[nfc(p)] = p
	}
	return n
}

// list makes what serves mistakes.
func (n *names) list() {
	if n.folded != nil {
		return
	}
	for _, p := range n.docs {
		n.all = append(n.all, p)
	}
	for _, p := range n.files {
		n.all = append(n.all, p)
	}
	slices.Sort(n.all)
	n.folded = make(map[string]string, len(n.all))
	for _, p := range n.all {
		n.folded[strings.ToLower(nfc(p))] = p
	}
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

// document returns the path of the document that source names, or "". A folder
// stands for its _index.md, or its index.md.
func (n *names) document(source string) string {
	source = nfc(source)
	if p, ok := n.docs[source]; ok {
		return p
	}
	if p, ok := n.docs[source+"/"+indexName]; ok {
		return p
	}
	return n.docs[source+"/index.md"]
}

func (n *names) file(source string) string { return n.files[nfc(source)] }

func (n *names) otherCase(source string) string {
	n.list()
	return n.folded[strings.ToLower(nfc(source))]
}

// near returns the path that was probably meant: the same name with the
// extension that was forgotten or is the built page's, the same name in another
// folder, or a name that differs little.
func (n *names) near(source string) string {
	source = nfc(source)
	bare := strings.TrimSuffix(source, path.Ext(source))
	for _, guess := range []string{source + ".md", bare + ".md", bare + "/" + indexName} {
		if p, ok := n.docs[guess]; ok {
			return p
		}
	}
	n.list()
	for _, p := range n.all {
		if path.Base(p) == path.Base(source) && path.Base(p) != indexName {
			return p
		}
	}
	var bases, inDir []string
	for _, p := range n.all {
		if path.Dir(p) == path.Dir(source) {
			inDir = append(inDir, p)
			bases = append(bases, path.Base(p))
		}
	}
	if near := diag.Nearest(path.Base(source), bases); near != "" {
		return inDir[slices.Index(bases, near)]
	}
	return diag.Nearest(source, n.all)
}

func itoa(n int) string { return strconv.Itoa(n) }
