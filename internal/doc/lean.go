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
	l := *d
	l.Shed()
	return &l
}

// Shed makes d the document that [Document.Lean] returns, for who has just made it and
// needs the whole no more.
func (d *Document) Shed() {
	if d.IsWhole() {
		return
	}
	d.Body, d.Outline, d.Words = Body{}, nil, 0
	d.Lead = strings.Clone(d.Lead)
	anchors, refs := d.Anchors, d.Refs
	d.Anchors, d.Refs = nil, nil
	if len(anchors) > 0 {
		d.Anchors = make([]string, len(anchors))
		for i, a := range anchors {
			d.Anchors[i] = strings.Clone(a)
		}
	}
	if len(refs) > 0 {
		d.Refs = make([]Ref, len(refs))
	}
	for i := range refs {
		r := &refs[i]
		d.Refs[i] = Ref{Kind: r.Kind, Span: r.Span, Target: strings.Clone(r.Target), Fragment: strings.Clone(r.Fragment), Cites: r.Cites}
		if r.Quoted != nil {
			d.Refs[i].Quoted = &Quotation{Text: strings.Clone(r.Quoted.Text), Places: r.Quoted.Places}
		}
	}
	if d.Text != "" {
		d.Text = "…" // whether there is any
	}
}

// IsWhole reports whether [Document.Lean] leaves such a document as it is.
func (d *Document) IsWhole() bool { return d.Statute != nil || d.Meta.Type == "notes" }
