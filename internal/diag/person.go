package diag

import "strings"

// Person is the role of the person who mends a finding.
type Person int

const (
	Nobody     Person = iota // for texts that are not findings
	Writer                   // mistakes in the text: marks, links, pictures, words, dates
	Reviewer                 // what must be checked against a source: statutes, quotations, numbers, editions
	Technician               // settings, themes, files and servers
)

// For returns who mends the finding: the person that the catalogue names, except that a
// writer's mistake in a file that writers do not edit (config.toml, a theme) is for the
// technician.
func (d Diagnostic) For() Person {
	p := entry(d.Code).For
	if f := d.Span.File; p == Writer && f != "" && !strings.HasPrefix(f, "content/") {
		return Technician
	}
	return p
}
