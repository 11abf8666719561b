package escape

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// jsonText is for text between quotes in JSON.
var jsonText = newTable(append(controls("btnfr"), `"`, `\"`, `\`, `\\`, "&", `\u0026`, "<", `\u003c`, ">", `\u003e`)...)

// jsString writes a text as a value in a script.
func jsString(dst []byte, s string) ([]byte, bool) {
	dst = append(dst, '"')
	from := 0
	for i := 0; i < len(s); {
		escaped, size := "", 1
		if c := s[i]; c < utf8.RuneSelf {
			escaped = jsonText.text[jsonText.number[c]]
		} else {
			var r rune
			switch r, size = utf8.DecodeRuneInString(s[i:]); {
			case r == utf8.RuneError && size == 1:
				escaped = `\ufffd`
			case r == '\u2028':
				escaped = `\u2028`
			case r == '\u2029':
				escaped = `\u2029`
			}
		}
		if escaped != "" {
			dst = append(append(dst, s[from:i]...), escaped...)
			from = i + size
		}
		i += size
	}
	return append(append(dst, s[from:]...), '"'), true
}

// controls returns the bytes below the space with what is written for them. Those
// of the given letters are written by these: \n.
func controls(letters string) []string {
	var pairs []string
	for c := range ' ' {
		escaped := fmt.Sprintf(`\u%04x`, c)
		if i := strings.IndexRune("\b\t\n\f\r", c); i >= 0 && strings.IndexByte(letters, "btnfr"[i]) >= 0 {
			escaped = `\` + "btnfr"[i:i+1]
		}
		pairs = append(pairs, string(c), escaped)
	}
	return pairs
}

// quoted is a table for text between quotes in a script, where two line
// separators beyond ASCII end a line too.
type quoted struct{ *table }

var (
	jsText     = quoted{newTable(append(scriptBytes(), `\`, `\\`)...)}
	jsReady    = quoted{newTable(scriptBytes()...)} // its escapes stay
	jsTemplate = quoted{newTable(append(scriptBytes(), `\`, `\\`, "$", `\u0024`, "{", `\u007b`, "}", `\u007d`)...)}
)

func scriptBytes() []string {
	return append(controls("tnfr"),
		`"`, `\u0022`, "`", `\u0060`, "&", `\u0026`, "'", `\u0027`, "+", `\u002b`, "/", `\/`, "<", `\u003c`, ">", `\u003e`)
}

func (q quoted) append(dst []byte, s string) ([]byte, bool) {
	for {
		i := strings.Index(s, "\u2028"[:2])
		if i < 0 || i+2 >= len(s) {
			return q.table.append(dst, s)
		}
		dst, _ = q.table.append(dst, s[:i])
		r, size := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '\u2028':
			dst = append(dst, `\u2028`...)
		case '\u2029':
			dst = append(dst, `\u2029`...)
		default:
			dst = append(dst, s[i:i+size]...)
		}
		s = s[i+size:]
	}
}

// cssValue is for a value in a style, such as a length or a colour.
func cssValue(s string) (string, bool) {
	if strings.IndexByte(s, '\\') >= 0 {
		return "", false
	}
	var name []byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case strings.IndexByte("\x00\"'()/;@[]`{}<>", c) >= 0:
			return replacement, true
		case c == '-' && i > 0 && s[i-1] == '-':
			return replacement, true
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', c == '_':
			name = append(name, c)
		case 'A' <= c && c <= 'Z':
			name = append(name, c+'a'-'A')
		}
	}
	if n := string(name); strings.Contains(n, "expression") || strings.Contains(n, "mozbinding") {
		return replacement, true
	}
	return s, true
}
