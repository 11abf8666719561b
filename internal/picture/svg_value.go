package picture

import (
	"strings"
	"unicode/utf8"
)

// isShape reports whether a value has only the numbers and letters of a path.
func isShape(v string) bool {
	return strings.Trim(v, "0123456789+-., \t\r\nMmZzLlHhVvCcSsQqTtAaEe") == ""
}

// harmless reports whether a value consists of words, numbers, colours, quoted font
// names, references to parts of this file, and known functions.
func harmless(v string) bool {
	depth := 0
	for v != "" {
		c := v[0]
		switch {
		case isLetter(c) || c == '-' || c == '.' || c >= '0' && c <= '9' || c >= utf8.RuneSelf:
			n := wordLength(v)
			word := strings.ToLower(v[:n])
			v = v[n:]
			if !strings.HasPrefix(v, "(") {
				continue
			}
			if word == "url" {
				rest, ok := partOfFile(v[1:])
				if !ok {
					return false
				}
				v = rest
				continue
			}
			if !functions[word] {
				return false
			}
			depth++
			v = v[1:]
		case c == '\'' || c == '"':
			end := strings.IndexByte(v[1:], c) + 1
			if end == 0 || strings.ContainsAny(v[1:end], "\\\n\r\f<>{}@:;/") {
				return false
			}
			v = v[end+1:]
		case c == '(' && depth > 0: // within calc()
			depth++
			v = v[1:]
		case c == ')' && depth > 0:
			depth--
			v = v[1:]
		case strings.HasPrefix(v, "!important"):
			v = v[len("!important"):]
		case strings.HasPrefix(v, "/*"):
			return false
		case strings.IndexByte(" \t\r\n,;#%+*/_", c) >= 0:
			v = v[1:]
		default:
			return false
		}
	}
	return depth == 0
}

// partOfFile reads the rest of url(#a), with or without quotes.
func partOfFile(v string) (rest string, ok bool) {
	v = strings.TrimLeft(v, " \t\r\n")
	quote := ""
	if v != "" && (v[0] == '"' || v[0] == '\'') {
		quote, v = v[:1], v[1:]
	}
	if !strings.HasPrefix(v, "#") {
		return "", false
	}
	v = v[1:]
	v = v[wordLength(v):]
	if v, ok = strings.CutPrefix(v, quote); !ok {
		return "", false
	}
	return strings.CutPrefix(strings.TrimLeft(v, " \t\r\n"), ")")
}

// wordLength is the length of the name or number that v begins with.
func wordLength(v string) int {
	n := 0
	for n < len(v) {
		if c := v[n]; !isLetter(c) && c != '-' && c != '_' && c != '.' && !('0' <= c && c <= '9') && c < utf8.RuneSelf {
			break
		}
		n++
	}
	return n
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// cleanStyle keeps the declarations of a style that set a known property to a harmless
// value. whole is false if a known property was dropped because of its value.
func cleanStyle(style string) (kept string, whole bool) {
	var b strings.Builder
	whole = true
	for d := range strings.SplitSeq(style, ";") {
		name, value, _ := strings.Cut(d, ":")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if name == "" && value == "" {
			continue
		}
		if !harmless(value) {
			whole = false
			continue
		}
		if !properties[strings.ToLower(name)] { // mostly properties of drawing programs
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(';')
		}
		b.WriteString(name + ":" + value)
	}
	return b.String(), whole
}

// cleanSheet keeps the rules of a stylesheet that set known properties of parts of the
// drawing, also within @media. whole is true if nothing was dropped.
func cleanSheet(sheet string) (kept string, whole bool) {
	var b strings.Builder
	rest, whole := cleanRules(&b, withoutComments(sheet), false)
	return b.String(), whole && rest == ""
}

// cleanRules reads rules up to the end, or if nested up to the bracket that closes
// @media.
func cleanRules(b *strings.Builder, sheet string, nested bool) (rest string, whole bool) {
	whole = true
	for {
		sheet = strings.TrimLeft(sheet, " \t\r\n\f")
		switch {
		case sheet == "":
			return "", whole
		case sheet[0] == '}':
			return sheet[1:], whole && nested
		}
		end := strings.IndexAny(sheet, "{;}")
		if end < 0 || sheet[end] != '{' { // @import "…";
			return sheet, false
		}
		head := strings.TrimSpace(sheet[:end])
		sheet = sheet[end+1:]
		if strings.HasPrefix(head, "@media") && !nested && isHead(head[len("@media"):]) {
			var inner strings.Builder
			var ok bool
			sheet, ok = cleanRules(&inner, sheet, true)
			whole = whole && ok
			b.WriteString(head + "{" + inner.String() + "}")
			continue
		}
		end = strings.IndexAny(sheet, "{}")
		if end < 0 || sheet[end] == '{' {
			return sheet, false
		}
		style, ok := cleanStyle(sheet[:end])
		sheet = sheet[end+1:]
		if !isHead(head) {
			whole = false
			continue
		}
		whole = whole && ok
		if style != "" {
			b.WriteString(head + "{" + style + "}")
		}
	}
}

// isHead reports whether a text can be a selector or a media query.
func isHead(s string) bool {
	for _, c := range s {
		if c < utf8.RuneSelf && !isLetter(byte(c)) && !strings.ContainsRune("0123456789 \t\r\n.,#*>+~:_-()", c) {
			return false
		}
	}
	return s != ""
}

// withoutComments takes the comments out of a stylesheet.
func withoutComments(sheet string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(sheet, "/*")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		b.WriteByte(' ')
		if _, sheet, found = strings.Cut(after, "*/"); !found {
			return b.String()
		}
	}
}
