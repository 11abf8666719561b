package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Severity says what a finding means for a build. The zero value is Error.
type Severity int

const (
	Error   Severity = iota // nothing is published
	Warning                 // listed; an error under --strict
	Notice                  // listed under -v only
)

func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "notice"
}

// Span is a part of one source file, in bytes of its decoded text (UTF-8, LF, no byte
// order mark), End exclusive. A span with End 0 is the whole file; the zero Span is no
// file at all.
type Span struct {
	File       string // slash path relative to the site's folder
	Start, End int

	// These three name the place if offsets are not known. They are resolved when the
	// list is printed.
	Key     string // a key of the file's front matter: "slug", "tasks[0].page"
	Ref     int    // a reference in the file's text, counted from 1; with an End, bytes Start to End of the words that it quotes
	Heading int    // a heading, counted from 1
}

// At returns the span of a whole file.
func At(file string) Span { return Span{File: file} }

// Diagnostic is one finding. Its texts come from the catalogue, by Code and Args, so that
// a cached list can be printed in either language.
type Diagnostic struct {
	Code     string // "site/address-taken"; stable, documented by `pufa help CODE`
	Severity Severity
	Span     Span
	Args     []string // fill {1}, {2} … of the catalogue's texts
	Related  []Span   // other places that matter, such as the second of two sources
	Edits    []Edit   // edits that mend it; nil = a person must decide
}

// Message says what is wrong, in the author's words and in one line: line ends in
// arguments become blanks.
func (d Diagnostic) Message(lang Lang) string {
	return strings.ReplaceAll(expand(entry(d.Code).In(lang).Message, d.shown(lang)), "\n", " ")
}

// Hint says what to write instead. It may be empty.
func (d Diagnostic) Hint(lang Lang) string {
	return expand(entry(d.Code).In(lang).Hint, d.shown(lang))
}

// shown returns the arguments as they are shown: with the commas of the language in lists,
// and up to a length, since what an author wrote may have megabytes.
func (d Diagnostic) shown(lang Lang) []string {
	if !slices.ContainsFunc(d.Args, func(s string) bool { return len(s) > mostShown || strings.Contains(s, between) }) {
		return d.Args
	}
	comma := "、"
	if lang == EN {
		comma = ", "
	}
	out := slices.Clone(d.Args)
	for i, s := range out {
		if len(s) > mostShown {
			s = strings.ToValidUTF8(s[:mostShown], "") + "…"
		}
		out[i] = strings.ReplaceAll(s, between, comma)
	}
	return out
}

const (
	mostShown = 1500   // bytes of one argument
	between   = "\x1f" // stands between members of a list; texts that are read have none
)

// List is the findings of a stage, in any order; [List.Sort] sorts them.
type List []Diagnostic

// Add appends a finding with the severity that the catalogue gives its code.
// Each argument is formatted as by fmt.Sprint, and a list of texts with the commas of
// the language in which it is read. It returns the new entry, valid
// until the next Add, so that a caller can set Related.
func (l *List) Add(code string, span Span, args ...any) *Diagnostic {
	var texts []string // nil without arguments, so that a list that was stored and read is equal
	if len(args) > 0 {
		texts = make([]string, len(args))
	}
	for i, a := range args {
		switch a := a.(type) {
		case string:
			texts[i] = strings.Clone(a) // do not keep a long text alive
		case []string:
			texts[i] = strings.Join(a, between)
		default:
			texts[i] = fmt.Sprint(a)
		}
	}
	*l = append(*l, Diagnostic{Code: code, Severity: entry(code).Severity, Span: span, Args: texts})
	return &(*l)[len(*l)-1]
}

// Sort orders the list by file, place, severity, code and text, and drops exact
// repetitions, so that two runs print the same.
func (l *List) Sort() {
	slices.SortFunc(*l, compare)
	*l = slices.CompactFunc(*l, func(a, b Diagnostic) bool { return compare(a, b) == 0 })
}

func compare(a, b Diagnostic) int {
	if c := strings.Compare(a.Span.File, b.Span.File); c != 0 {
		return c
	}
	if a.Span.Start != b.Span.Start {
		return a.Span.Start - b.Span.Start
	}
	if c := strings.Compare(a.Span.Key, b.Span.Key); c != 0 {
		return c
	}
	if c := cmp.Or(cmp.Compare(a.Span.Heading, b.Span.Heading), cmp.Compare(a.Span.Ref, b.Span.Ref)); c != 0 {
		return c
	}
	if a.Severity != b.Severity {
		return int(a.Severity - b.Severity)
	}
	if c := strings.Compare(a.Code, b.Code); c != 0 {
		return c
	}
	if a.Span.End != b.Span.End {
		return a.Span.End - b.Span.End
	}
	return slices.Compare(a.Args, b.Args)
}

// Count returns how many entries have the severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, d := range l {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Strict returns a copy in which every warning is an error.
func (l List) Strict() List {
	out := slices.Clone(l)
	for i := range out {
		if out[i].Severity == Warning {
			out[i].Severity = Error
		}
	}
	return out
}
