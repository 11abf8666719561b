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
	var b strings.Builder
	b.Grow(len(markup))
	for {
		at := strings.IndexByte(markup, '<')
		if at < 0 {
			b.WriteString(markup)
			break
		}
		b.WriteString(markup[:at])
		end := strings.IndexByte(markup[at:], '>')
		if end < 0 {
			break
		}
		name := tagName(markup[at:])
		if !inline[name] {
			b.WriteByte('\n')
		}
		if name == "svg" { // the table of a chart says the same
			if past := strings.Index(markup[at:], "</svg>"); past > end {
				end = past + len("</svg")
			}
		}
		markup = markup[at+end+1:]
	}
	text := b.String()
	if strings.IndexByte(text, '&') >= 0 {
		text = html.UnescapeString(text)
	}
	return lines(text)
}

// tagName returns the name of the tag with which markup begins, without the slash of an end tag.
func tagName(markup string) string {
	name := strings.TrimPrefix(markup[1:], "/")
	if end := strings.IndexAny(name, " />\n"); end >= 0 {
		return name[:end]
	}
	return name
}

// lines drops empty lines, and white space at the ends of lines.
func lines(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for l := range strings.SplitSeq(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(l)
		}
	}
	return b.String()
}
