package doc

import (
	"html"
	"io"
	"regexp"
	"strings"

	"pufa/internal/diag"
)

// Body is what a page shows of its file: HTML with holes. Each hole stands for something
// that can only be written when addresses are known: a start tag, `<a …>` of a link or
// `<img …>` of an image, or an attribute of audio and video. The text after the hole,
// including the end tag, is literal. Holes of provisions and quotations are filled with
// whole elements instead, which need no end tag.
//
// The zero Body shows nothing.
type Body struct {
	HTML    string
	Holes   []int     // byte offsets in HTML, ascending: where the start tags, or attributes, of Document.Refs belong
	Details []Detail  // one for each of Document.Refs
	Outline []Heading // in order; ids unique in the document
	Charts  bool      // it contains charts
	Words   int       // each Han character counts one, each run of letters or digits counts one
}

// Detail is the part of a reference that only its own page needs, with its place in the
// source.
type Detail struct {
	Span  diag.Span // of the target if the source has one, else of the whole construct
	Title string    // title of a link or image; for Media the attribute's name, "src" or "poster"; for Provision and Quote the citation as written
	// Images only.
	Alt           string
	Width, Height int // wanted size in CSS pixels; 0 = not given
	// Where the words of Ref.Quoted stand, in order.
	Pieces []Piece
}

// Heading is one heading of the body.
type Heading struct {
	Level int    // 1 to 6, as written; 1 becomes 2 on the page, below the page's title
	ID    string // fragment identifier, unescaped
	Text  string // plain text
	Span  diag.Span
	Start int // offset of the heading's first byte in Body.HTML
	End   int // offset just after the heading in Body.HTML
}

// Passage is a part of the body that the search may find, below a heading: bytes Start to
// End of HTML.
type Passage struct{ Heading, Start, End int }

// Fill writes part of the body, from byte start to byte end of HTML, into a buffer. For
// each hole in between it calls tag, which is to write the start tag there. A start or end
// inside the body must not cut a tag; headings' Start and End never do.
func (b *Body) Fill(w io.StringWriter, start, end int, tag func(ref int)) {
	at := start
	for ref, hole := range b.Holes {
		if hole < start || hole >= end && !(hole == end && end == len(b.HTML)) {
			continue
		}
		w.WriteString(b.HTML[at:hole])
		tag(ref)
		at = hole
	}
	w.WriteString(b.HTML[at:end])
}

// Section returns where the text under a heading begins and ends in HTML: up to the
// next heading of the same level or a higher one.
func (b *Body) Section(heading int) (start, end int) {
	h := b.Outline[heading]
	for _, next := range b.Outline[heading+1:] {
		if next.Level <= max(h.Level, 2) {
			return h.End, next.Start
		}
	}
	return h.End, len(b.HTML)
}

// Intro returns the end in HTML of the text before the first heading of level 1 or 2.
func (b *Body) Intro() int {
	for _, h := range b.Outline {
		if h.Level <= 2 {
			return h.Start
		}
	}
	return len(b.HTML)
}

// Locate resolves a span that names a reference or a heading by its number into offsets.
// If the body has no such thing, it returns the whole file. It returns other spans
// unchanged.
func (b *Body) Locate(s diag.Span) diag.Span {
	switch {
	case s.Ref > len(b.Details) || s.Heading > len(b.Outline):
		return diag.At(s.File)
	case s.Heading > 0:
		return b.Outline[s.Heading-1].Span
	case s.Ref > 0 && s.End > 0:
		return b.Details[s.Ref-1].words(s.Start, s.End)
	case s.Ref > 0:
		return b.Details[s.Ref-1].Span
	}
	return s
}

// Basis lists the references between two offsets of a body that name an article.
func (d *Document) Basis(b *Body, start, end int) []int {
	var out []int
	for i := range d.Refs {
		if c := d.Refs[i].Cites; b.Holes[i] >= start && b.Holes[i] < end && len(c) > 0 && !c[0].Article.IsZero() {
			out = append(out, i)
		}
	}
	return out
}

var tags = regexp.MustCompile(`(?s)<svg\b.*?</svg>|<[^>]*>`)

// Plain returns the words of a part of a body, without tags and outer blanks. Holes,
// which later stages fill, yield nothing; a chart yields the words of its table.
func Plain(markup string) string {
	return strings.TrimSpace(html.UnescapeString(tags.ReplaceAllString(markup, "")))
}
