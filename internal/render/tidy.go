package render

import "strings"

// tidy minifies a stylesheet, since readers see nothing before it has arrived: it removes
// comments and meaningless space. Strings, addresses and comments that begin with /*!
// (licences) stay. Text that is not CSS loses only space.
func tidy(css string) []byte {
	out := make([]byte, 0, len(css))
	space := false // seen and not written yet
	for i := 0; i < len(css); {
		switch c := css[i]; {
		case strings.HasPrefix(css[i:], "/*") && !strings.HasPrefix(css[i:], "/*!"):
			i += 2
			if n := strings.Index(css[i:], "*/"); n >= 0 {
				i += n + 2
			} else {
				i = len(css)
			}
			space = true
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f':
			i++
			space = true
		default:
			if space && len(out) > 0 && !joins(out[len(out)-1]) && !joins(c) {
				out = append(out, ' ')
			}
			space = false
			end := tokenEnd(css, i)
			out = append(out, css[i:end]...)
			i = end
		}
	}
	return out
}

// joins reports whether space before and after a character is always meaningless.
func joins(c byte) bool { return c == '{' || c == '}' || c == ';' || c == ',' }

// tokenEnd returns the end of what must be copied as a whole: a string, an address
// in url(…), an escaped character, else one byte.
func tokenEnd(css string, at int) int {
	switch {
	case strings.HasPrefix(css[at:], "/*!"):
		if n := strings.Index(css[at:], "*/"); n >= 0 {
			return at + n + 2
		}
		return len(css)
	case css[at] == '"' || css[at] == '\'':
		_, _, end := quotedAt(css, at)
		return end
	case css[at] == '\\':
		return min(at+2, len(css))
	case foldPrefix(css[at:], "url(") && (at == 0 || !isNameByte(css[at-1])):
		_, end := urlAt(css, at+len("url("))
		if n := strings.IndexByte(css[end-1:], ')'); css[end-1] != ')' && n >= 0 {
			end += n // after a string
		}
		return end
	}
	return at + 1
}

// tidyScript removes comment lines and indentation from a script. A script with
// multi-line strings stays unchanged.
func tidyScript(js string) string {
	if strings.Contains(js, "`") || strings.Contains(js, "\\\n") {
		return js
	}
	var out strings.Builder
	for line := range strings.Lines(js) {
		line = strings.TrimLeft(line, " \t")
		if strings.HasPrefix(line, "//") && !strings.HasPrefix(line, "//!") && !strings.HasPrefix(line, "//#") || strings.TrimSpace(line) == "" {
			continue
		}
		out.WriteString(line)
	}
	return out.String()
}
