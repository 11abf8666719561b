package lawtext

import (
	"strings"

	"pufa/internal/law"
)

// markupAt returns the end of multi-line HTML that begins at s[at]: a table, or something
// that is not text (a style sheet, a script, a long comment). end is at for anything
// else.
func markupAt(s string, at int) (end int, table bool) {
	from := at
	for n := law.TagLength(s[from:]); n > 0; n = law.TagLength(s[from:]) { // <div><table>
		from = skip(s, from+n, len(s))
	}
	switch rest := s[from:]; {
	case opens(rest, "<!--"):
		line, _, _ := strings.Cut(rest, "\n")
		if n := strings.Index(rest, "-->"); n > len(line) {
			return from + n + len("-->"), false
		}
	case opens(rest, "<style"), opens(rest, "<script"):
		if n := closing(rest, "</"+strings.ToLower(rest[1:strings.IndexAny(rest, ">\n ")])); n > 0 {
			return from + n, false
		}
	case opens(rest, "<table"):
		return from + tableEnd(rest), true
	case opens(rest, "<thead"), opens(rest, "<tbody"), opens(rest, "<tr"), opens(rest, "<td"), opens(rest, "<th"):
		return from + unclosedEnd(rest), true
	}
	return at, false
}

// opens reports whether text begins with a word, ignoring case.
func opens(text, word string) bool {
	return len(text) > len(word) && strings.EqualFold(text[:len(word)], word) && strings.ContainsRune("> \t\r\n!-", rune(text[len(word)])) || word == "<!--" && strings.HasPrefix(text, word)
}

// closing returns the end of the first tag of this name; 0 = none.
func closing(text, tag string) int {
	for at := 0; at+len(tag) <= len(text); at++ {
		if text[at] == '<' && strings.EqualFold(text[at:at+len(tag)], tag) {
			if n := strings.IndexByte(text[at:], '>'); n >= 0 {
				return at + n + 1
			}
			return 0
		}
	}
	return 0
}

// tableEnd returns the end of a table, including tables inside it.
func tableEnd(text string) int {
	depth := 0
	for at := 0; at < len(text); at++ {
		switch {
		case text[at] != '<':
		case opens(text[at:], "<table"):
			depth++
		case opens(text[at:], "</table"):
			if depth--; depth == 0 {
				if n := strings.IndexByte(text[at:], '>'); n >= 0 {
					return at + n + 1
				}
			}
		}
	}
	return unclosedEnd(text)
}

// unclosedEnd returns the end of the lines that begin with a tag.
func unclosedEnd(text string) int {
	end := 0
	for line := range strings.Lines(text) {
		if end > 0 && !strings.HasPrefix(trim(line), "<") {
			break
		}
		end += len(line)
	}
	return skipBack(text, 0, end)
}

// withoutClosingTags returns the end of the words of a line, before closing tags.
func withoutClosingTags(s string, start, end int) int {
	for end > start && s[end-1] == '>' {
		n := strings.LastIndexByte(s[start:end], '<')
		if n < 0 || n+1 >= end-start || s[start+n+1] != '/' || law.TagLength(s[start+n:end]) != end-start-n || strings.Contains(s[start:start+n], "<") {
			break
		}
		end = skipBack(s, start, start+n)
	}
	return end
}
