package compiler

import "strings"

// Plain turns off tricks for speed. What comes out is the same: the tests run once
// without the tricks, and who doubts one can build without it.
type Plain struct {
	Templates  bool // html/template renders the pages, not package fasttemplate
	Paragraphs bool // goldmark reads all paragraphs (see markdown/plain.go)
}

// Tricks are the names that [ParsePlain] knows.
const Tricks = "templates, paragraphs, all"

// ParsePlain reads a list of tricks to do without: "templates,paragraphs". An
// unknown name is returned, "" = there is none.
func ParsePlain(list string) (p Plain, unknown string) {
	for name := range strings.SplitSeq(list, ",") {
		switch strings.TrimSpace(name) {
		case "":
		case "templates":
			p.Templates = true
		case "paragraphs":
			p.Paragraphs = true
		case "all":
			p = Plain{Templates: true, Paragraphs: true}
		default:
			return p, name
		}
	}
	return p, ""
}
