package compiler

import "strings"

// Plain turns off optimizations. The output is the same: CI runs tests once without them,
// and users who distrust one can build without it.
type Plain struct {
	Templates  bool // html/template renders the pages, not package fasttemplate
	Paragraphs bool // goldmark reads all paragraphs (see markdown/plain.go)
	Folders    bool // each file is looked for from the top (see regular.Near)
	Bodies     bool // each body is put together in new memory (see plan/body.go)
	Heap       bool // the heap grows in the pages that the system prefers (see cli/heap_linux.go)
}

// tricks are the fields of Plain by their names.
func (p *Plain) tricks() map[string]*bool {
	return map[string]*bool{"templates": &p.Templates, "paragraphs": &p.Paragraphs, "folders": &p.Folders, "bodies": &p.Bodies, "heap": &p.Heap}
}

// Tricks lists the names that [ParsePlain] takes.
const Tricks = "templates, paragraphs, folders, bodies, heap, all"

// ParsePlain reads a list of optimizations to turn off: "templates,paragraphs". It
// returns the first unknown name, "" = none.
func ParsePlain(list string) (p Plain, unknown string) {
	tricks := p.tricks()
	for name := range strings.SplitSeq(list, ",") {
		switch name = strings.TrimSpace(name); {
		case name == "":
		case name == "all":
			for _, off := range tricks {
				*off = true
			}
		case tricks[name] == nil:
			return p, name
		default:
			*tricks[name] = true
		}
	}
	return p, ""
}
