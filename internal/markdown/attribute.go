package markdown

import (
	"strings"
	"unicode"
)

// attributes are what an author puts in braces: {#id .class key=value}.
type attributes struct {
	id      string
	classes []string
	pairs   []pair
}

type pair struct{ key, value string }

// parseAttributes reads braces at the start of s and returns their length in
// bytes, or 0 if s does not begin with well-formed braces. Braces do not span
// lines.
func parseAttributes(s string) (attributes, int) {
	var a attributes
	if s == "" || s[0] != '{' {
		return a, 0
	}
	i := 1
	for i < len(s) {
		switch c := s[i]; {
		case c == '}':
			return a, i + 1
		case c == ' ' || c == '\t' || c == ',':
			i++
		case c == '\n':
			return attributes{}, 0
		case c == '#' || c == '.':
			n := nameLen(s[i+1:])
			if n == 0 {
				return attributes{}, 0
			}
			if name := s[i+1 : i+1+n]; c == '#' {
				a.id = name
			} else {
				a.classes = append(a.classes, name)
			}
			i += 1 + n
		default:
			n := nameLen(s[i:])
			if n == 0 || i+n >= len(s) || s[i+n] != '=' {
				return attributes{}, 0
			}
			value, m := attributeValue(s[i+n+1:])
			if m == 0 {
				return attributes{}, 0
			}
			a.pairs = append(a.pairs, pair{s[i : i+n], value})
			i += n + 1 + m
		}
	}
	return attributes{}, 0
}

// attributeValue reads "quoted text" or a bare word.
func attributeValue(s string) (value string, n int) {
	if strings.HasPrefix(s, `"`) {
		end := strings.IndexAny(s[1:], "\"\n")
		if end < 0 || s[1+end] == '\n' {
			return "", 0
		}
		return s[1 : 1+end], end + 2
	}
	n = strings.IndexAny(s, " \t\n},")
	if n <= 0 {
		return "", 0
	}
	return s[:n], n
}

// nameLen is the length of the id, class or key at the start of s: letters of
// any script, digits and - _ : .
func nameLen(s string) int {
	for i, r := range s {
		if !isNameRune(r) {
			return i
		}
	}
	return len(s)
}

func isNameRune(r rune) bool {
	if r < 0x80 {
		return r == '-' || r == '_' || r == ':' || r == '.' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return r != unicode.ReplacementChar && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

// validName reports whether s can be an id or a class.
func validName(s string) bool { return s != "" && nameLen(s) == len(s) }
