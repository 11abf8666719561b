// Package doc is the shape of one parsed source file, in two halves: a [Document]
// is what other pages and addresses may depend on, a [Body] what only its own page
// shows.
//
// Both depend on one file and the options of the parser, and on nothing else. They know
// neither addresses nor other documents: those are filled into the holes of the body
// later. They are immutable, so they can be cached and shared between builds.
package doc

import (
	"pufa/internal/cite"
	"pufa/internal/diag"
)

// Document is what a Markdown file, or a statute's text, says about itself and
// refers to. An edit that changes nothing here changes no page but the file's own.
type Document struct {
	Path     string // slash path of the source: "content/guides/review.md"
	Meta     Meta
	Unread   bool          // the front matter could not be read in full; that was reported
	Unfilled bool          // placeholders stand in the page or its front matter; that was reported
	Lead     string        // plain text of the first paragraphs, cut at a sentence's end; replaces a missing summary
	HasText  bool          // the body is not empty
	Anchors  []string      // every id of the body, headings included; unique
	Refs     []Ref         // what the body refers to, in the order of its holes
	Sections []NoteSection // of notes (type = "notes"), in order; nil on all other pages
	Below    []string      // files that the page has in a folder of its own name: pages, named by the ids of their headings, and others, with an extension
	Steps    []Step        // of a process (type = "process"), in order; nil on all other pages
	Periods  []Period      // of a page of periods (type = "deadlines"), in order; nil on all other pages
	Topic    *Topic        // of a topic (type = "topic"); nil on all other pages
	Statute  *Statute      // the text of an edition; nil on all other pages
}

// KeySpan names the place of a front-matter value, such as "slug" or "tasks[0].page". Its
// offsets are looked up only when a finding is printed.
func (d *Document) KeySpan(key string) diag.Span { return diag.Span{File: d.Path, Key: key} }

// RefKind says what a [Ref] refers to.
type RefKind int

const (
	Link    RefKind = iota // an <a>; the literal text that follows ends with </a>
	Image                  // an <img>, which has no end tag
	Cite                   // a citation of a statute: an <a> like Link, around the words as written
	Uncited                // the same around words that {nocite} keeps from being one: it leads nowhere
	Media                  // one attribute inside the start tag of audio or video: ` src="…"`

	// Provision is filled with the words of Cites and their source, the content of a
	// <figure>; Quote is filled with the source of a quotation, after its words in a
	// <figure>.
	Provision
	Quote
)

// Ref is one reference of the body, as written. The body knows its place ([Body.Locate]).
type Ref struct {
	Kind     RefKind
	Span     diag.Span // names the reference by its number
	Target   string    // path or address as written, without fragment; relative paths are percent-decoded
	Fragment string    // decoded, without "#"
	// Citations only: the provisions meant, in the order of the text. Target is set if
	// the author wrote the link by hand (law:…).
	Cites []cite.Target
	// For Quote, and for a citation followed by quoted words (第三十五条规定：“…”): Quoted is
	// these words as a reader sees them, with blocks separated by "\n". Of is what they
	// are said to be from, if that is more than Cites. Loosely means that the text does
	// not clearly say so.
	Quoted   string
	QuotedOf []cite.Target
	Loosely  bool
}

// Words returns a span for bytes start to end of Quoted.
func (r *Ref) Words(start, end int) diag.Span {
	s := r.Span
	s.Start, s.End = start, end
	return s
}
