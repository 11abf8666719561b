package render

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// xmlWriter writes elements, each on a line of its own. Characters that XML cannot
// contain become U+FFFD.
type xmlWriter struct {
	w     *bytes.Buffer
	depth int
}

// newXML begins a document.
func newXML(w *bytes.Buffer) *xmlWriter {
	w.WriteString(`<?xml version="1.0" encoding="UTF-8"?>`)
	w.WriteByte('\n')
	return &xmlWriter{w: w}
}

// within writes an element around the output of inside. Attributes are given as name,
// value, name, value …
func (x *xmlWriter) within(name string, inside func(), attributes ...string) {
	x.tag(name, attributes)
	x.w.WriteByte('\n')
	x.depth++
	inside()
	x.depth--
	x.indent()
	x.end(name)
}

// line writes an element with its text.
func (x *xmlWriter) line(name, text string, attributes ...string) {
	x.tag(name, attributes)
	x.text(text)
	x.end(name)
}

// some writes an element unless the text is empty.
func (x *xmlWriter) some(name, text string) {
	if text != "" {
		x.line(name, text)
	}
}

// optional returns an attribute unless the value is empty.
func optional(name, value string) []string {
	if value == "" {
		return nil
	}
	return []string{name, value}
}

func (x *xmlWriter) tag(name string, attributes []string) {
	x.indent()
	x.w.WriteByte('<')
	x.w.WriteString(name)
	for i := 0; i < len(attributes); i += 2 {
		x.w.WriteByte(' ')
		x.w.WriteString(attributes[i])
		x.w.WriteString(`="`)
		x.text(attributes[i+1])
		x.w.WriteByte('"')
	}
	x.w.WriteByte('>')
}

func (x *xmlWriter) end(name string) {
	x.w.WriteString("</")
	x.w.WriteString(name)
	x.w.WriteString(">\n")
}

func (x *xmlWriter) indent() {
	for range x.depth {
		x.w.WriteByte(' ')
	}
}

// text writes a text so that every parser reads the same text, also in attributes.
func (x *xmlWriter) text(s string) {
	from := 0
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if entity := xmlEntity(r, size); entity != "" {
			x.w.WriteString(s[from:i])
			x.w.WriteString(entity)
			from = i + size
		}
		i += size
	}
	x.w.WriteString(s[from:])
}

// xmlEntity returns the replacement of a character; "" = itself.
func xmlEntity(r rune, size int) string {
	switch {
	case r >= ' ' && r < utf8.RuneSelf:
		if i := strings.IndexByte(`"'&<>`, byte(r)); i >= 0 {
			return [...]string{"&#34;", "&#39;", "&amp;", "&lt;", "&gt;"}[i]
		}
		return ""
	case r == '\t':
		return "&#x9;"
	case r == '\n':
		return "&#xA;"
	case r == '\r':
		return "&#xD;"
	case r < ' ', r == 0xFFFE, r == 0xFFFF, r == utf8.RuneError && size == 1:
		return "\uFFFD"
	}
	return ""
}
