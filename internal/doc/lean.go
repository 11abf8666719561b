package doc

import "strings"

// Lean returns a document with what other pages and addresses depend on, without
// what its own page alone shows (body, outline, words, text, titles and sizes of
// links and pictures). It is a tenth of the size and shares no text with d, which
// can be let go. [AppendRest] writes what is left out.
//
// A statute's edition, and notes, are returned as they are: other pages show
// parts of them.
func (d *Document) Lean() *Document {
	if d.IsWhole() {
		return d
	}
	l := &Document{Path: d.Path, Meta: d.Meta, Unread: d.Unread, Lead: strings.Clone(d.Lead)}
	if len(d.Anchors) > 0 {
		l.Anchors = make([]string, len(d.Anchors))
		for i, a := range d.Anchors {
			l.Anchors[i] = strings.Clone(a)
		}
	}
	if len(d.Refs) > 0 {
		l.Refs = make([]Ref, len(d.Refs))
	}
	for i := range d.Refs {
		r := &d.Refs[i]
		l.Refs[i] = Ref{Kind: r.Kind, Span: r.Span, Target: strings.Clone(r.Target), Fragment: strings.Clone(r.Fragment), Cites: r.Cites}
		if r.Quoted != nil {
			l.Refs[i].Quoted = &Quotation{Text: strings.Clone(r.Quoted.Text), Places: r.Quoted.Places}
		}
	}
	if d.Text != "" {
		l.Text = "…" // whether there is any
	}
	return l
}

// IsWhole reports whether [Document.Lean] leaves such a document as it is.
func (d *Document) IsWhole() bool { return d.Statute != nil || d.Meta.Type == "notes" }
