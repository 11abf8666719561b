package render

import (
	"strconv"
	"strings"
)

// tag is one {{…}} of a template's text, found without parsing, so that a mistake can be
// shown where the author made it and not where the parser gave up.
type tag struct {
	start, end int    // bytes, with the braces
	word       string // "if", "range", "with", "define", "block", "else", "end"; "" for others
	name       string // of define and block
}

// tags returns the tags of text in order. One that isn't closed reaches to the
// end of its line.
func tags(text string) []tag {
	var all []tag
	for at := 0; ; {
		i := strings.Index(text[at:], "{{")
		if i < 0 {
			return all
		}
		start := at + i
		end := tagEnd(text, start+2)
		inner := strings.TrimSuffix(text[start+2:end], "}}")
		inner = strings.TrimSpace(strings.TrimPrefix(inner, "- "))
		t := tag{start: start, end: end}
		word, rest, _ := strings.Cut(inner, " ")
		switch word {
		case "define", "block":
			if q, err := strconv.QuotedPrefix(strings.TrimSpace(rest)); err == nil {
				t.name, _ = strconv.Unquote(q)
			}
			t.word = word
		case "if", "range", "with", "else", "end":
			t.word = word
		}
		all = append(all, t)
		at = end
	}
}

// tagEnd returns the offset after the "}}" that closes a tag whose content begins at i,
// skipping strings and comments.
func tagEnd(text string, i int) int {
	line := len(text)
	if n := strings.IndexByte(text[i:], '\n'); n >= 0 {
		line = i + n
	}
	if rest := strings.TrimPrefix(text[i:], "- "); strings.HasPrefix(rest, "/*") {
		if n := strings.Index(rest, "*/"); n >= 0 {
			if m := strings.Index(rest[n:], "}}"); m >= 0 {
				return len(text) - len(rest) + n + m + 2
			}
		}
		return line
	}
	for ; i < len(text); i++ {
		switch c := text[i]; c {
		case '"', '\'':
			for i++; i < len(text) && text[i] != c; i++ {
				if text[i] == '\n' {
					return line
				}
				if text[i] == '\\' {
					i++
				}
			}
		case '`':
			n := strings.IndexByte(text[i+1:], '`')
			if n < 0 {
				return line
			}
			i += n + 1
		case '{':
			if strings.HasPrefix(text[i:], "{{") {
				return line // the next tag begins before this one ended
			}
		case '}':
			if strings.HasPrefix(text[i:], "}}") {
				return i + 2
			}
		}
	}
	return line
}

// defined returns the names of {{define}} and {{block}} in text.
func defined(text string) []string {
	var names []string
	for _, t := range tags(text) {
		if t.name != "" {
			names = append(names, t.name)
		}
	}
	return names
}
