package markdown

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"pufa/internal/diag"
)

// appendPlain appends Markdown text as readers see it: backslash escapes and
// entities are resolved.
func appendPlain(dst, s []byte) []byte {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			dst = append(dst, s[i+1])
			i += 2
		case c == '&':
			if value, n := entity(s[i:]); n > 0 {
				dst = append(dst, value...)
				i += n
				continue
			}
			dst = append(dst, c)
			i++
		case c == 0:
			dst = append(dst, "\ufffd"...)
			i++
		default:
			dst = append(dst, c)
			i++
		}
	}
	return dst
}

// entity resolves the entity at the start of s and returns its length in bytes,
// or 0 if there is none. Characters that no page may contain become U+FFFD.
func entity(s []byte) (value []byte, n int) {
	end := bytes.IndexByte(s[:min(len(s), 40)], ';')
	if end < 2 {
		return nil, 0
	}
	name := s[1:end]
	if name[0] != '#' {
		for _, c := range name {
			if !util.IsAlphaNumeric(c) {
				return nil, 0
			}
		}
		e, ok := util.LookUpHTML5EntityByName(string(name))
		if !ok {
			return nil, 0
		}
		return e.Characters, end + 1
	}
	digits, base, most := name[1:], 10, 7
	if len(digits) > 0 && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base, most = digits[1:], 16, 6
	}
	if len(digits) == 0 || len(digits) > most {
		return nil, 0
	}
	v, err := strconv.ParseUint(string(digits), base, 32)
	if err != nil {
		return nil, 0
	}
	r := rune(v)
	if v > utf8.MaxRune || !utf8.ValidRune(r) || r < ' ' && r != '\t' && r != '\n' || diag.Steers(r) && r != '\t' && r != '\n' {
		r = utf8.RuneError
	}
	return utf8.AppendRune(nil, r), end + 1
}

func plainString(s []byte) string { return string(appendPlain(nil, s)) }

// needsEscape marks the bytes that are escaped in HTML text and in quoted
// attributes.
var needsEscape = [256]bool{'&': true, '<': true, '>': true, '"': true, 0: true}

// isMarked marks the bytes that [writer.text] cannot just copy.
var isMarked = [256]bool{'&': true, '<': true, '>': true, '"': true, '\\': true, 0: true}

func appendEscapedBytes(dst, s []byte) []byte {
	from := 0
	for i, c := range s {
		if !needsEscape[c] {
			continue
		}
		dst = append(dst, s[from:i]...)
		from = i + 1
		switch c {
		case '&':
			dst = append(dst, "&amp;"...)
		case '<':
			dst = append(dst, "&lt;"...)
		case '>':
			dst = append(dst, "&gt;"...)
		case '"':
			dst = append(dst, "&quot;"...)
		default:
			dst = append(dst, "\ufffd"...)
		}
	}
	return append(dst, s[from:]...)
}

func appendEscaped(dst []byte, s string) []byte {
	return appendEscapedBytes(dst, util.StringToReadOnlyBytes(s))
}

func itoa(n int) string { return strconv.Itoa(n) }

// text writes Markdown text at offset at of the source, or from nowhere if at
// is negative. All running text of a page passes here.
func (w *writer) text(value []byte, at int) {
	if w.signs(value, at) {
		return
	}
	if at >= 0 {
		w.slips(value, at)
		w.leftMarks(value, at)
		w.unfilledText(value, at)
	}
	plain, html := len(w.plain), len(w.html)
	defer func() {
		w.cites.write(w, plain, html, at)
		w.quote(plain, value, at)
	}()
	for _, c := range value {
		if isMarked[c] {
			w.scratch = appendPlain(w.scratch[:0], value)
			w.html = appendEscapedBytes(w.html, w.scratch)
			w.plain = append(w.plain, w.scratch...)
			return
		}
	}
	w.html = append(w.html, value...)
	w.plain = append(w.plain, value...)
}

// alt returns the plain text inside an inline node or a heading.
func (w *writer) alt(n gast.Node) string { return string(w.appendAlt(nil, n, 0)) }

func (w *writer) appendAlt(dst []byte, n gast.Node, depth int) []byte {
	if depth > maxDepth {
		return dst
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *gast.Text:
			if value := c.Segment.Value(w.source); c.IsRaw() {
				dst = append(dst, value...)
			} else {
				dst = appendPlain(dst, value)
			}
			if (c.SoftLineBreak() || c.HardLineBreak()) && !wideBefore(dst) && !wideAfter(w.visible(c)) {
				dst = append(dst, ' ')
			}
		case *gast.String:
			dst = append(dst, c.Value...)
		case *gast.AutoLink:
			dst = append(dst, c.Label(w.source)...)
		default:
			dst = w.appendAlt(dst, c, depth+1)
		}
	}
	return dst
}
