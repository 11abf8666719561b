package plan

import (
	"bytes"
	"html"

	"pufa/internal/doc"
	"pufa/internal/site"
)

// plainBody returns the visible text of a part of a page's body, blocks separated by
// newlines.
func (m *Planner) plainBody(p *site.Page, b *doc.Body, start, end int) string {
	var w bytes.Buffer
	w.Grow(end - start + 64)
	b.Fill(&w, start, end, func(w *bytes.Buffer, ref int) {
		kind := p.Doc.Refs[ref].Kind
		if kind == doc.Provision || kind == doc.Quote {
			m.quoted(w, kind, b.Details[ref].Title, p.Target(ref), p.URL)
		}
	})
	return withoutTags(w.Bytes())
}

// inline are the elements that do not end a line.
var inline = map[string]bool{"a": true, "b": true, "strong": true, "em": true, "i": true, "code": true, "del": true, "ins": true, "span": true, "sup": true, "sub": true, "mark": true,
	"u": true, "s": true, "small": true, "abbr": true, "cite": true, "q": true, "kbd": true, "wbr": true, "ruby": true, "rb": true, "time": true, "img": true}

// withoutTags returns well-formed HTML without its tags, and overwrites it: a page is long,
// so it is copied no more than needed.
func withoutTags(markup []byte) string {
	kept := markup[:0]
	for {
		at := bytes.IndexByte(markup, '<')
		if at < 0 {
			kept = append(kept, markup...)
			break
		}
		kept = append(kept, markup[:at]...)
		end := bytes.IndexByte(markup[at:], '>')
		if end < 0 {
			break
		}
		name := tagName(markup[at:])
		if !inline[string(name)] {
			kept = append(kept, '\n')
		}
		if string(name) == "svg" { // the table of a chart says the same
			if past := bytes.Index(markup[at:], []byte("</svg>")); past > end {
				end = past + len("</svg")
			}
		}
		markup = markup[at+end+1:]
	}
	if bytes.IndexByte(kept, '&') >= 0 {
		kept = []byte(html.UnescapeString(string(kept)))
	}
	return lines(kept)
}

// tagName returns the name of the tag with which markup begins, without the slash of an end tag.
func tagName[T string | []byte](markup T) T {
	name := markup[1:]
	if len(name) > 0 && name[0] == '/' {
		name = name[1:]
	}
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
