package escape

import (
	"strings"
	"unicode/utf8"
)

// table says what is written for some bytes.
type table struct {
	number [256]uint8 // of the replacement; 0 = the byte stays
	text   []string
}

// newTable makes a table of bytes and what is written for them in turn.
func newTable(pairs ...string) *table {
	t := &table{text: []string{""}}
	for i := 0; i < len(pairs); i += 2 {
		t.number[pairs[i][0]] = uint8(len(t.text))
		t.text = append(t.text, pairs[i+1])
	}
	return t
}

func (t *table) append(dst []byte, s string) ([]byte, bool) {
	from := 0
	for i := 0; i < len(s); i++ {
		if n := t.number[s[i]]; n != 0 {
			dst = append(append(dst, s[from:i]...), t.text[n]...)
			from = i + 1
		}
	}
	return append(dst, s[from:]...), true
}

var (
	// text is for text between tags and in quoted attributes.
	text = newTable("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

	// markup is for ready-made HTML, whose entities stay.
	markup = newTable("\x00", "\uFFFD", `"`, "&#34;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

	bare       = newTable(append(spaces, "&", "&amp;")...)
	bareMarkup = newTable(spaces...)
)

// spaces are the bytes that would end an attribute without quotes.
var spaces = []string{
	"\x00", "&#xfffd;", "\t", "&#9;", "\n", "&#10;", "\v", "&#11;", "\f", "&#12;", "\r", "&#13;", " ", "&#32;",
	`"`, "&#34;", "'", "&#39;", "+", "&#43;", "<", "&lt;", "=", "&#61;", ">", "&gt;", "`", "&#96;",
}

func unquotedText(dst []byte, s string) ([]byte, bool)   { return unquoted(dst, s, bare) }
func unquotedMarkup(dst []byte, s string) ([]byte, bool) { return unquoted(dst, s, bareMarkup) }

// unquoted is for attributes without quotes, where an empty value would swallow
// what follows and some characters are no characters at all.
func unquoted(dst []byte, s string, t *table) ([]byte, bool) {
	if s == "" {
		return append(dst, replacement...), true
	}
	for len(s) > 0 {
		if s[0] < utf8.RuneSelf {
			if n := t.number[s[0]]; n != 0 {
				dst = append(dst, t.text[n]...)
			} else {
				dst = append(dst, s[0])
			}
			s = s[1:]
			continue
		}
		r, size := utf8.DecodeRuneInString(s)
		if 0xfdd0 <= r && r <= 0xfdef || 0xfff0 <= r && r <= 0xffff {
			dst = append(dst, "&#x"...)
			dst = append(dst, lowerHex[r>>12], lowerHex[r>>8&15], lowerHex[r>>4&15], lowerHex[r&15], ';')
		} else {
			dst = append(dst, s[:size]...)
		}
		s = s[size:]
	}
	return dst, true
}

const lowerHex = "0123456789abcdef"

// withoutTags is for ready-made HTML in an attribute, out of which the library
// takes the tags. Where one may be, this gives up.
func withoutTags(f Func) Func {
	return func(dst []byte, s string) ([]byte, bool) {
		if strings.IndexByte(s, '<') >= 0 {
			return dst, false
		}
		return f(dst, s)
	}
}
