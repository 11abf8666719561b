package lawtext

import (
	"cmp"
	"strings"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/law"
	"pufa/internal/source"
)

// Document reads the file of an edition: front matter by a form that was made from
// [doc.Meta], text, and the citations in the text. shelf knows the names of statutes.
func Document(f source.File, form *fields.Form, shelf cite.Titles) (*doc.Document, diag.List) {
	d := &doc.Document{Path: f.Path}
	added, diags := form.Decode(f.Path, f.Text, f.FrontStart, f.FrontEnd, &d.Meta, fields.Options{Unknown: diag.Warning})
	d.Meta.Facets, d.Meta.Fronts = added.Lists, added.Fronts
	t, found := Parse(f)
	for _, d := range found {
		if d.Code != "lawtext/no-title" { // the page of the work has it
			diags = append(diags, d)
		}
	}
	d.Statute = &doc.Statute{Statute: t.Statute, Cites: citations(f.Text, t, named(t.Statute, d.Meta.Title), shelf)}
	d.Lead = lead(t.Statute)
	return d, diags
}

// named returns st with a title: its own, that of the front matter, or a placeholder. The
// title may be in another file, and 本法 means this text in any case.
func named(st *law.Statute, title string) *law.Statute {
	if st.Title != "" {
		return st
	}
	with := *st
	with.Title = cmp.Or(title, "本法")
	return &with
}

// citations finds the citations in a text and their places in provisions. st is the
// text's statute, with a title.
func citations(text string, t *Text, st *law.Statute, shelf cite.Titles) []doc.Citation {
	var blocks []cite.Block
	for _, l := range t.Lines {
		if l.Kind == Provision {
			blocks = append(blocks, cite.Block{Extent: l.Extent, Body: l.Body, Locator: l.Locator, Division: l.Division})
		}
	}
	var out []doc.Citation
	next := 0
	for _, c := range cite.ReadStatute(st, text, blocks, shelf) {
		for next < len(blocks) && blocks[next].End <= c.Start {
			next++
		}
		if next == len(blocks) {
			break
		}
		b := blocks[next]
		p, err := t.Statute.Locate(b.Locator)
		if err != nil || c.Start < b.Body {
			continue
		}
		own := ownWords(p)
		for _, link := range c.Links() {
			if at := placeIn(own, text, b, link); at >= 0 {
				out = append(out, doc.Citation{At: p.Locator, Start: at, End: at + link.End - link.Start, Targets: link.Targets})
			}
		}
	}
	return out
}

// placeIn returns the offset of a link in the provision's own words, or -1. The link is
// in block b of text.
func placeIn(own, text string, b cite.Block, link cite.Link) int {
	words := text[link.Start:link.End]
	body := text[b.Body:b.End]
	at := strings.Index(own, strings.TrimSpace(body))
	if at >= 0 {
		at += link.Start - b.Body - (len(body) - len(strings.TrimLeft(body, " \u3000")))
	} else { // there are marks inside the line: search for the words
		at = strings.Index(own, words)
	}
	if at < 0 || at+len(words) > len(own) || own[at:at+len(words)] != words {
		return -1
	}
	return at
}

// ownWords returns the text of the innermost part of a provision.
func ownWords(p law.Provision) string {
	switch {
	case p.Subitem != nil:
		return p.Subitem.Text
	case p.Item != nil:
		return p.Item.Text
	case p.Paragraph != nil:
		return p.Paragraph.Text
	}
	return ""
}

// lead returns the beginning of the first article, to use as a summary.
func lead(st *law.Statute) string {
	const limit = 120
	provisions := st.Provisions()
	if len(provisions) == 0 {
		return ""
	}
	first := provisions[0]
	text := cmp.Or(first.Paragraphs[0].Text, first.Title) // there is always a first 款
	if r := []rune(text); len(r) > limit {
		return string(r[:limit]) + "……"
	}
	return text
}
