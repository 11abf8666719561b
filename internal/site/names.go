package site

import (
	"strconv"

	"golang.org/x/text/unicode/norm"

	"pufa/internal/doc"
)

// names finds sources by the paths that authors write. Paths that differ only
// in their Unicode form are the same (macOS decomposes é and か゛); paths that
// differ in case are not.
type names struct {
	documents []*doc.Document
	others    []File
	docs      map[string]int // see byPath; nil = not needed yet
	files     map[string]int
	static    map[string]string // NFC path below static/ → path there

	mistakes // made at the first mistake
}

func newNames(docs []*doc.Document, files []File, static []string) *names {
	n := &names{mistakes: mistakes{steps: mostSteps}, documents: docs, others: files, files: make(map[string]int, len(files)), static: make(map[string]string, len(static))}
	for _, p := range static {
		n.static[nfc(p)] = p
	}
	for i := range files {
		n.files[nfc(files[i].Path)] = i
	}
	return n
}

// nfc is norm.NFC.String, but fast for ASCII, as most paths are.
func nfc(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return norm.NFC.String(s)
		}
	}
	return s
}

// byPath returns the indexes of documents by their paths in NFC.
func (n *names) byPath() map[string]int {
	if n.docs == nil {
		n.docs = make(map[string]int, len(n.documents))
		for i, d := range n.documents {
			n.docs[nfc(d.Path)] = i
		}
	}
	return n.docs
}

// document returns the index of the document that source names, or -1. A folder
// means its _index.md or its index.md.
func (n *names) document(source string) int {
	source, docs := nfc(source), n.byPath()
	for _, guess := range [...]string{source, source + "/" + indexName, source + "/index.md"} {
		if i, ok := docs[guess]; ok {
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

func itoa(n int) string { return strconv.Itoa(n) }
