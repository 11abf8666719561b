package akn

import (
	"strings"
	"unicode/utf8"
)

// writer writes elements, one per line, and keeps track of open ones. Attributes are
// given as name, value, name, value … Text that XML cannot hold (control characters,
// broken UTF-8) becomes U+FFFD.
type writer struct {
	strings.Builder
	stack []string
}

// open starts an element that holds elements.
func (w *writer) open(name string, attrs ...string) {
	w.start(name, attrs)
	w.stack = append(w.stack, name)
	w.WriteByte('\n')
}

func (w *writer) close() {
	last := len(w.stack) - 1
	w.end(w.stack[last])
	w.stack = w.stack[:last]
}

// empty writes an element that holds nothing.
func (w *writer) empty(name string, attrs ...string) {
	w.start(name, attrs)
	w.end(name)
}

// text writes an element that holds only words.
func (w *writer) text(name, words string, attrs ...string) {
	w.start(name, attrs)
	w.escape(words, false)
	w.end(name)
}

// inlineTitle writes the title in a block of its own.
func (w *writer) inlineTitle(title string) {
	w.WriteString("<p><docTitle>")
	w.escape(title, false)
	w.WriteString("</docTitle>")
	w.end("p")
}

func (w *writer) start(name string, attrs []string) {
	w.WriteByte('<')
	w.WriteString(name)
	for i := 0; i+1 < len(attrs); i += 2 {
		w.WriteByte(' ')
		w.WriteString(attrs[i])
		w.WriteString(`="`)
		w.escape(attrs[i+1], true)
		w.WriteByte('"')
	}
	w.WriteByte('>')
}

func (w *writer) end(name string) {
	w.WriteString("</")
	w.WriteString(name)
	w.WriteString(">\n")
}

// escape writes words. White space in attributes becomes character references, since XML
// parsers turn it into blanks; so do carriage returns everywhere, which parsers drop.
func (w *writer) escape(s string, attribute bool) {
	from := 0
	for at := 0; at < len(s); {
		r, n := rune(s[at]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[at:])
		}
		with := ""
		switch {
		case r == '&':
			with = "&amp;"
		case r == '<':
			with = "&lt;"
		case r == '>':
			with = "&gt;"
		case r == '\r':
			with = "&#xD;"
		case r == '"' && attribute:
			with = "&quot;"
		case r == '\t' && attribute:
			with = "&#x9;"
		case r == '\n' && attribute:
			with = "&#xA;"
		case r < ' ' && r != '\t' && r != '\n', r == utf8.RuneError, r == 0xfffe, r == 0xffff:
			with = "\uFFFD"
		default:
			at += n
			continue
		}
		w.WriteString(s[from:at])
		w.WriteString(with)
		at += n
		from = at
	}
	w.WriteString(s[from:])
}
