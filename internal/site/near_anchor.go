package site

import (
	"strings"

	"pufa/internal/diag"
)

// anchors are the anchors of a document, prepared for searching.
type anchors struct {
	has  map[string]bool
	list []string
	near *diag.Candidates // nil = not needed yet
}

// anchorsOf returns the anchors of a document.
func (n *names) anchorsOf(path string, list []string) *anchors {
	n.list()
	a := n.anchors[path]
	if a == nil {
		a = &anchors{has: make(map[string]bool, len(list)), list: list}
		for _, id := range list {
			a.has[id] = true
		}
		n.anchors[path] = a
	}
	return a
}

// nearAnchor finds the anchor that was probably meant. One that contains the
// fragment, or is contained in it, counts as similar, since headings get
// longer.
func (n *names) nearAnchor(want string, a *anchors) string {
	if n.steps < 0 {
		return ""
	}
	if a.near == nil {
		a.near = diag.NewCandidates(a.list)
	}
	if near := n.nearest(a.near, want); near != "" {
		return near
	}
	n.steps -= len(a.list)
	for _, id := range a.list {
		if len(want) >= len("期限") && (strings.Contains(id, want) || strings.Contains(want, id)) {
			return id
		}
	}
	return ""
}
