// Package kind is the table of the kinds of pages that authors write. A kind is a name
// in [All] and files of its name, here and in each room that has something to say about
// it:
//
//	kind/report.go      its row: what it is called, its parts, its help and its keys
//	doc/report.go       its own front matter, where it has any
//	plan/report.go      how its view is made
//	view/report.go      what its template sees
//	themes/…/report.html
//	cli/new/…/report.md what `pufa new report` writes, in each language
//
// The style guide of a new site (cli/starter) leads to a sample of each kind, which is
// written by hand.
//
// No other package lists kinds: the compiler passes on to each package what it needs of
// the table. Tests walk the rows and demand each part.
package kind

import (
	"reflect"
	"slices"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/plan"
	"pufa/internal/site"
)

// Kind is one kind of page, a row of the table.
type Kind struct {
	Name   string // type = "report"
	ZH, EN string // what people call it

	// Front is the zero value of its own front matter; nil = it has none, or package site
	// reads it (statutes and notes).
	Front any

	// View is the zero value of what its template gets; nil = it has no page of its own.
	View any

	// Read reads the body of a page, stores in the document what other pages need to know
	// (doc.Document.Below, Steps, Topic) and reports what is wrong. Like all parsing it
	// depends on the file alone, so the file has to name its type (Own). nil = prose.
	Read func(*doc.Document, *doc.Body) diag.List

	// Check reports what is wrong with a page of the kind, whether its file or its
	// channel names the kind. nil = only what is checked on all pages.
	Check func(*site.Page, *doc.Body) diag.List

	// Continue starts a new page from the site's pages of the kind: this year's report
	// takes the keys of last year's. nil = the scaffold is enough.
	Continue func(New, []*doc.Document) New

	// Plan says how its pages are made. Pages of statutes are planned by their editions.
	Plan plan.Kind

	// Own means that each file names the type; it is not inherited from a channel.
	Own bool

	// Help says what the kind is for: Message in lists of kinds, Hint as the help of
	// `pufa new report`, with an example.
	Help diag.Entry

	// Keys describes the keys of its own front matter.
	Keys Keys
}

// Keys describes keys of front matter under a heading in each language.
type Keys struct {
	ZH, EN string
	Rows   []KeyText
}

// KeyText is the documentation of a key. Default and Example are TOML values.
type KeyText struct {
	Path     string // "figures.key"
	Default  string // "" = nothing
	Example  string // "" = a table, whose example is made of its keys
	ZH, EN   string
	Choices  []string // the only allowed strings; nil = any
	Required bool
}

// All lists the kinds. A page that names no type is of the first.
var All = []Kind{
	guideKind, faqKind, reportKind, yearsKind, quizKind, deadlinesKind,
	glossaryKind, processKind, topicKind, wayfinderKind, lawKind, notesKind,
}

// Fronts lists the kinds' own front matter, as zero values.
func Fronts() []any {
	var out []any
	for _, k := range All {
		if k.Front != nil {
			out = append(out, k.Front)
		}
	}
	return out
}

// Check reports what is wrong with a page by the rules of its kind.
func Check(p *site.Page, b *doc.Body) diag.List {
	if k := named(p.Type); k != nil && k.Check != nil {
		return k.Check(p, b)
	}
	return nil
}

// Read calls the Read of the page's kind.
func Read(d *doc.Document, b *doc.Body) diag.List {
	if k := named(d.Meta.Type); k != nil && k.Read != nil {
		return k.Read(d, b)
	}
	return nil
}

// ReadsBodies reports whether other pages may depend on the bodies of pages of a kind.
func ReadsBodies(name string) bool {
	k := named(name)
	return k != nil && k.Read != nil
}

func named(name string) *Kind {
	i := slices.IndexFunc(All, func(k Kind) bool { return k.Name == name })
	if i < 0 {
		return nil
	}
	return &All[i]
}

// Names lists the kinds in the form that package site takes.
func Names() []site.Kind {
	var out []site.Kind
	for _, k := range All {
		out = append(out, site.Kind{Name: k.Name, Words: []string{k.ZH, k.EN}, Own: k.Own})
	}
	return out
}

// Plans lists the kinds in the form that package plan takes, by name.
func Plans() map[string]plan.Kind {
	out := map[string]plan.Kind{}
	for _, k := range All {
		out[k.Name] = k.Plan
	}
	return out
}

// Views returns the type of the view of each kind, by the name of its template.
func Views() map[string]reflect.Type {
	out := map[string]reflect.Type{}
	for _, k := range All {
		if k.View != nil {
			out[k.Name] = reflect.TypeOf(k.View)
		}
	}
	return out
}

// Pages lists the names of the kinds whose files are pages; statutes are works with
// editions.
func Pages() []string {
	var out []string
	for _, k := range All {
		if k.Plan.View != nil {
			out = append(out, k.Name)
		}
	}
	return out
}
