package compiler

import "strings"

// Plain turns off optimizations. The output is the same: CI runs tests once without them,
// and users who distrust one can build without it.
type Plain struct {
	Templates  bool // html/template renders the pages, not package fasttemplate
	Paragraphs bool // goldmark reads all paragraphs (see markdown/plain.go)
}

// Tricks lists the names that [ParsePlain] takes.
const Tricks = "templates, paragraphs, all"

// ParsePlain reads a list of optimizations to turn off: "templates,paragraphs". It
// returns the first unknown name, "" = none.
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
