package render

import (
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestPhrase is what fits on one line of a phone's heading in large print,
// in Han characters.
const longestPhrase = 9

// phrases writes a title with places for line breaks after its punctuation, so
// that 怎样申请 is not torn when a heading needs two lines; the theme's stylesheet
// forbids other breaks in a title that has such places. A title of one phrase,
// with a phrase too long for a line, or with spaces (which break lines of
// themselves) is written as it is.
func phrases(title string) template.HTML {
	ends := make([]int, 0, 16)
	width := 0
	for end := 0; end < len(title); {
		r, size := utf8.DecodeRuneInString(title[end:])
		if unicode.IsSpace(r) {
			return template.HTML(template.HTMLEscapeString(title))
		}
		width++
		end += size
		next, _ := utf8.DecodeRuneInString(title[end:])
		if end < len(title) && (!pauses(r) || pauses(next) || closes(next)) {
			continue
		}
		if pauses(r) {
			width-- // hangs or is trimmed at the end of a line
		}
		if width > longestPhrase {
			return template.HTML(template.HTMLEscapeString(title))
		}
		ends = append(ends, end)
		width = 0
	}
	if len(ends) < 2 {
		return template.HTML(template.HTMLEscapeString(title))
	}
	var b strings.Builder
	b.Grow(len(title) + len(ends)*len("<wbr>"))
	from := 0
	for _, end := range ends {
		if from > 0 {
			b.WriteString("<wbr>")
		}
		b.WriteString(template.HTMLEscapeString(title[from:end]))
		from = end
	}
	return template.HTML(b.String())
}

// pauses tells the marks behind which a line may end.
func pauses(r rune) bool {
	switch r {
	case '，', '、', '；', '：', '。', '？', '！':
		return true
	}
	return false
}

// closes tells the marks that stay with the one before.
func closes(r rune) bool {
	switch r {
	case '”', '’', '》', '）', '」', '』':
		return true
	}
	return false
}
