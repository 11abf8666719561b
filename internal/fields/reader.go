package fields

import (
	"strings"
	"unicode/utf8"

	"pufa/internal/diag"
)

// reader reads TOML as people type it, statement by statement. It always moves forward,
// so it always ends.
type reader struct {
	file, text string
	at, end    int // the part of text that is still to be read
	unknown    diag.Severity
	root       shape

	current section
	seen    map[string]diag.Span // where a field, or a table's header, was first written
	batch   map[string]int       // how many tables a list of tables has so far
	lines   []line               // the statements that were understood
	bol     int                  // text[bol:eolAt] is known to be within one line
	eolAt   int
	diags   diag.List

	spaced       int // end of the line whose odd spaces were reported last
	oddSpace     int // index in diags of the finding about them
	straightened int // odd spaces before this offset have their edits
}

// section is the table that statements belong to.
type section struct {
	shape shape
	id    string // unique among tables, "menu#2."
	name  string // as in the header, "" at the top
	place string // as in Places, "menu[1]"; "" at the top
	dead  bool   // the header was not understood: its fields are only checked for mistakes
}

// line is a statement in correct TOML, with its place.
type line struct {
	toml       string
	start, end int // of the value, or of the header
	field      string
	place      string // as in Places
	value      node   // zero for a header
}

func newReader(file, text string, start, end int, root shape, unknown diag.Severity) *reader {
	return &reader{file: file, text: text, at: start, end: end, unknown: unknown, root: root,
		seen: map[string]diag.Span{}, batch: map[string]int{}, bol: end + 1}
}

// below prints the place of a key in the section.
func (s section) below(keys []segment) string {
	place := s.place
	for _, k := range keys {
		if place != "" {
			place += "."
		}
		place += k.name
	}
	return place
}

func (r *reader) span(start, end int) diag.Span {
	return diag.Span{File: r.file, Start: start, End: end}
}

// rune returns the next character; 0 at the end.
func (r *reader) rune() rune {
	if r.at >= r.end {
		return 0
	}
	c, _ := utf8.DecodeRuneInString(r.text[r.at:r.end])
	return c
}

// eol returns the end of the line that holds the offset.
func (r *reader) eol(at int) int {
	if at >= r.bol && at <= r.eolAt { // otherwise a line of many items would be searched for each item
		return r.eolAt
	}
	r.bol, r.eolAt = at, r.end
	if n := strings.IndexByte(r.text[at:r.end], '\n'); n >= 0 {
		r.eolAt = at + n
	}
	return r.eolAt
}

// odd reports whether c looks like a space or is invisible, but is not a space in TOML.
func odd(c rune) bool {
	switch c {
	case '\u3000', '\u00a0', '\u2002', '\u2003', '\u2009', '\u200b', '\u200c', '\u200d', '\u202f', '\u2060', '\ufeff':
		return true
	}
	return false
}

func space(c rune) bool { return c == ' ' || c == '\t' || c == '\r' || odd(c) }

// blanks skips spaces. It reports spaces that TOML doesn't know, once per line.
func (r *reader) blanks() {
	for c := r.rune(); space(c) && r.at < r.end; c = r.rune() {
		n := utf8.RuneLen(c)
		if odd(c) {
			if r.at >= r.spaced {
				r.spaced, r.oddSpace = r.eol(r.at)+1, len(r.diags)
				r.diags.Add("fields/odd-space", r.span(r.at, r.at+n), codePoint(c))
			}
			r.straighten(r.at, c)
		}
		r.at += n
	}
}

// straighten adds an edit to the finding about the odd spaces of a line: it replaces c
// with an ordinary space, or deletes it if it has no width.
func (r *reader) straighten(at int, c rune) {
	if at < r.straightened || r.oddSpace >= len(r.diags) { // some places are read twice, and some findings are withdrawn
		return
	}
	d := &r.diags[r.oddSpace]
	if d.Code != "fields/odd-space" || d.Span.Start > at || at >= r.spaced {
		return
	}
	space := " "
	if strings.ContainsRune("\u200b\u200c\u200d\u2060\ufeff", c) {
		space = ""
	}
	r.straightened = at + utf8.RuneLen(c)
	d.Replace(at, r.straightened, space)
}

// past returns the offset of the first character from at on that is not a space.
func (r *reader) past(at int) int {
	for at < r.end {
		c, n := utf8.DecodeRuneInString(r.text[at:r.end])
		if !space(c) {
			break
		}
		at += n
	}
	return at
}

// comment reports whether a comment begins here, with # or a full-width one.
func (r *reader) comment() bool { return r.rune() == '#' || r.rune() == '＃' }

// skipLine moves to the end of the line, over a comment.
func (r *reader) skipLine() {
	if c := r.rune(); c == '＃' {
		r.mark("#")
	}
	r.at = r.eol(r.at)
}

// mark reads one mark and reports it if it should have been another.
func (r *reader) mark(should string) {
	_, n := utf8.DecodeRuneInString(r.text[r.at:r.end])
	r.diags.Add("fields/wrong-mark", r.span(r.at, r.at+n), r.text[r.at:r.at+n], should).Replace(r.at, r.at+n, should)
	r.at += n
}

// run reads all statements.
func (r *reader) run() {
	r.current = section{shape: r.root}
	for {
		r.blanks()
		switch c := r.rune(); {
		case r.at >= r.end:
			return
		case c == '\n':
			r.at++
		case r.comment():
			r.skipLine()
		case openBracket(c) && r.headerHere():
			r.header()
		default:
			r.pair()
		}
	}
}

// pair reads "key = value".
func (r *reader) pair() {
	start, before := r.at, len(r.diags)
	keys, ok := r.keys(false)
	typed := strings.TrimSpace(r.text[start:r.at])
	if after := r.past(r.at); ok && len(keys) == 1 && !r.isField(keys[0]) && strings.HasPrefix(r.text[after:r.end], "：") {
		ok = false // prose
	}
	if !ok {
		r.diags = r.diags[:before]
		r.stray(start)
		return
	}
	if r.tooDeep(keys) {
		return
	}
	r.blanks()
	if !r.equals(start, typed) {
		return
	}
	r.blanks()
	sh, id, known := r.resolve(keys)
	name := path(keys)
	if !known {
		name = typed
	}
	if r.rune() == '\n' || r.at >= r.end || r.comment() {
		r.diags.Add("fields/no-value", r.span(start, start+len(typed)), name, name+" = "+example(sh.takes()))
		r.at = r.eol(r.at)
		return
	}
	n := r.value(want{shape: sh, field: name, lead: name + " = "})
	r.tail()
	if known && n.kind != broken {
		r.put(keys, id, n, start)
	}
}

// trimmedEnd returns the end of the text between start and eol without the spaces
// that follow it.
func (r *reader) trimmedEnd(start, eol int) int {
	return start + len(strings.TrimRightFunc(r.text[start:eol], space))
}

func (r *reader) lineOf(at int) int { return strings.Count(r.text[:at], "\n") + 1 }

func trim(s string) string { return strings.TrimFunc(s, space) }

// clip shortens what is quoted in a message.
func clip(s string) string {
	const most = 24
	s, _, _ = strings.Cut(s, "\n")
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
