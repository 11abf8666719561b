// Package doc is the shape of one parsed source file: what it says about itself
// ([Meta]), its headings, its body as text with holes, and what it refers to.
//
// A [Document] depends on one file and the options of the parser and on nothing
// else. It knows neither addresses nor other documents: those are filled into
// the holes later. It is never changed after it was made, so it can be cached
// and shared between builds.
package doc

import (
	"bytes"

	"pufa/internal/cite"
	"pufa/internal/diag"
)

// Document is one Markdown file, parsed.
type Document struct {
	Path    string // slash path of the source: "content/guides/review.md"
	Meta    Meta
	Unread  bool      // front matter is there and could not be read, or not all of it; that was reported
	Lead    string    // plain text of the first paragraphs, cut at a sentence's end; stands in for a missing summary
	Outline []Heading // in order; ids unique in the document
	Anchors []string  // every id of the body, headings included; unique
	Refs    []Ref     // what the holes refer to
	Body    Body
	Statute *Statute // the text of an edition; nil on all other pages
	Text    string   // what a reader sees, blocks separated by "\n"; for search and checks
	Words   int      // Han characters count one each, runs of letters or digits count one
}

// KeySpan names the place of a front-matter value, such as "slug" or
// "tasks[0].page". Where that lies is looked up only when a finding is printed.
func (d *Document) KeySpan(key string) diag.Span { return diag.Span{File: d.Path, Key: key} }

// Heading is one heading of the body.
type Heading struct {
	Level int    // 1 to 6, as written; 1 stands on the page as 2, below the page's title
	ID    string // fragment identifier, unescaped
	Text  string // plain text
	Span  diag.Span
	Start int // offset of the heading's first byte in Body.HTML
	End   int // offset just after the heading in Body.HTML
}

// Body is HTML with holes. Each hole stands for a start tag that can only be
// written when addresses are known: `<a …>` of a link, `<img …>` of an image, or
// for an attribute of sound and film. The text after the hole, up to and with
// the end tag, is literal. Holes of provisions and quotations are filled with
// whole elements instead, which need no end tag.
type Body struct {
	HTML  string
	Holes []Hole // in order of At
}

// Hole is a place in Body.HTML where the start tag, or attribute, of Refs[Ref]
// belongs.
type Hole struct {
	At  int // byte offset in Body.HTML
	Ref int // index into Document.Refs
}

// RefKind tells what a [Ref] refers to.
type RefKind int

const (
	Link  RefKind = iota // an <a>; the literal text that follows ends with </a>
	Image                // an <img>, which has no end tag
	Cite                 // a citation of a statute: an <a> like Link, around the words as written
	Media                // one attribute inside the start tag of sound or film: ` src="…"`

	// Provision stands where the words of Cites belong with their source, as the
	// content of a <figure>; Quote where the source of a quotation belongs, behind
	// its words in a <figure>. Title is the citation as written.
	Provision
	Quote
)

// Ref is one reference of the body, as written.
type Ref struct {
	Kind     RefKind
	Span     diag.Span // of the target where it stands in the source, else of the whole construct
	Target   string    // path or address as written, percent-decoding undone for relative ones; without fragment
	Fragment string    // decoded, without "#"
	Title    string    // of a link or image; of Media the attribute's name, "src" or "poster"
	// Citations only: what is meant, in the order of the text. Target is set where
	// the author wrote the link by hand (law:…).
	Cites []cite.Target
	// Images only.
	Alt           string
	Width, Height int // wanted size in CSS pixels; 0 = not given
	// Quotations only.
	Quoted *Quotation
}

// Fill writes part of the body, from byte start to byte end of HTML, and calls
// tag for the start tag of each hole in between. A start or end inside the body
// must not cut a tag; headings' Start and End never do.
func (b Body) Fill(w *bytes.Buffer, start, end int, tag func(w *bytes.Buffer, ref int)) {
	at := start
	for _, h := range b.Holes {
		if h.At < start || h.At >= end && !(h.At == end && end == len(b.HTML)) {
			continue
		}
		w.WriteString(b.HTML[at:h.At])
		tag(w, h.Ref)
		at = h.At
	}
	w.WriteString(b.HTML[at:end])
}
