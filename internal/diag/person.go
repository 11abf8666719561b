package diag

import "strings"

// Person is who mends what a finding is about, by the work that it takes.
type Person int

const (
	Nobody     Person = iota // for texts that are no findings
	Writer                   // a slip of the text: marks, links, pictures, words, dates
	Reviewer                 // to be judged against a source: statutes, quotations, numbers, editions
	Technician               // settings, themes, files and servers
)

// For returns who mends it: whom the catalogue names, but that a writer's slip in a
// file that writers do not touch (config.toml, a theme) is the technician's.
func (d Diagnostic) For() Person {
	p := entry(d.Code).For
	if f := d.Span.File; p == Writer && f != "" && !strings.HasPrefix(f, "content/") {
		return Technician
	}
	return p
}
