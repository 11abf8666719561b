package lawtext

import (
	"strings"

	"pufa/internal/law"
)

// markupAt returns where HTML ends that begins at s[at] and is more than a line:
// a table, or what is no text at all (a style sheet, a script, a comment of
// several lines). end is at for anything else.
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

// opens reports whether text begins with a word, in letters of either case.
func opens(text, word string) bool {
	return len(text) > len(word) && strings.EqualFold(text[:len(word)], word) && strings.ContainsRune("> \t\r\n!-", rune(text[len(word)])) || word == "<!--" && strings.HasPrefix(text, word)
}

// closing returns where the first tag of this name ends; 0 = there is none.
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

// tableEnd returns where a table ends, those inside of it included.
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

// unclosedEnd returns where the lines end that begin with a tag.
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

// withoutClosingTags returns where the words of a line end, before tags that
// close what was opened in front of them.
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
