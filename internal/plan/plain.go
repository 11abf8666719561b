package plan

import (
	"bytes"
	"html"
	"strings"

	"pufa/internal/doc"
	"pufa/internal/site"
)

// plainBody returns the visible text of a part of a page's body, blocks separated by
// newlines.
func (m *Planner) plainBody(p *site.Page, b *doc.Body, start, end int) string {
	markup := b.HTML[start:end]
	for i, at := range b.Holes {
		if k := p.Doc.Refs[i].Kind; at >= start && at <= end && (k == doc.Provision || k == doc.Quote) {
			var w bytes.Buffer
			b.Fill(&w, start, end, func(w *bytes.Buffer, ref int) {
				kind := p.Doc.Refs[ref].Kind
				if kind == doc.Provision || kind == doc.Quote {
					m.quoted(w, kind, b.Details[ref].Title, p.Target(ref), p.URL)
				}
			})
			markup = w.String()
			break
		}
	}
	return withoutTags(markup)
}

// inline are the elements that do not end a line.
var inline = map[string]bool{"a": true, "b": true, "strong": true, "em": true, "i": true, "code": true, "del": true, "ins": true, "span": true, "sup": true, "sub": true, "mark": true,
	"u": true, "s": true, "small": true, "abbr": true, "cite": true, "q": true, "kbd": true, "wbr": true, "ruby": true, "rb": true, "time": true, "img": true}

// withoutTags removes the tags from well-formed HTML.
func withoutTags(markup string) string {
	b := make([]byte, 0, len(markup))
	for {
		at := strings.IndexByte(markup, '<')
		if at < 0 {
			b = append(b, markup...)
			break
		}
		b = append(b, markup[:at]...)
		end := strings.IndexByte(markup[at:], '>')
		if end < 0 {
			break
		}
		name := tagName(markup[at:])
		if !inline[name] {
			b = append(b, '\n')
		}
		if name == "svg" { // the table of a chart says the same
			if past := strings.Index(markup[at:], "</svg>"); past > end {
				end = past + len("</svg")
			}
		}
		markup = markup[at+end+1:]
	}
	if bytes.IndexByte(b, '&') >= 0 {
		b = append(b[:0], html.UnescapeString(string(b))...)
	}
	return lines(b)
}

// tagName returns the name of the tag with which markup begins, without the slash of an end tag.
func tagName(markup string) string {
	name := strings.TrimPrefix(markup[1:], "/")
	for i := range len(name) {
		switch name[i] {
		case ' ', '/', '>', '\n':
			return name[:i]
		}
	}
	return name
}

// lines returns the lines of a text that are not blank, without spaces around them. It
// overwrites the text.
func lines(text []byte) string {
	kept := text[:0]
	for l := range bytes.SplitSeq(text, []byte("\n")) {
		if l = bytes.TrimSpace(l); len(l) > 0 {
			if len(kept) > 0 {
				kept = append(kept, '\n')
			}
			kept = append(kept, l...)
		}
	}
	return string(kept)
}
