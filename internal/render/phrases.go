package render

import (
	"html/template"
	"strings"
	"unicode/utf8"
)

// longestPhrase is what fits on one line of a phone's heading in large print,
// in Han characters; digits and letters are half as wide.
const longestPhrase = 9

// country is with what the titles of our statutes begin; their names follow.
const country = "中华人民共和国"

// phrases writes a title with places for line breaks after its punctuation, before
// a bracket and behind the country's name, so
// that 怎样申请 is not torn when a heading needs two lines; the theme's stylesheet
// forbids other breaks in a title that has such places. A phrase that is too long
// for a line stands in a span, in which breaks are allowed again. A title of one
// phrase is written as it is.
func phrases(title string) template.HTML {
	ends := make([]int, 0, 16)
	for end := 0; end < len(title); {
		r, size := utf8.DecodeRuneInString(title[end:])
		end += size
		next, _ := utf8.DecodeRuneInString(title[end:])
		if end == len(title) || pauses(r) && !pauses(next) && !closes(next) || next == '（' || strings.HasSuffix(title[:end], country) && !closes(next) && !pauses(next) {
			ends = append(ends, end)
		}
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
		phrase := title[from:end]
		from = end
		if phraseWidth(phrase) > longestPhrase {
			b.WriteString("<span>" + template.HTMLEscapeString(phrase) + "</span>")
		} else {
			b.WriteString(template.HTMLEscapeString(strings.ReplaceAll(phrase, " ", "\u00a0")))
		}
	}
	return template.HTML(b.String())
}

// phraseWidth is the width of a phrase in Han characters, without the mark at its
// end: there is room for one.
func phraseWidth(phrase string) float64 {
	w := 0.0
	if r, size := utf8.DecodeLastRuneInString(phrase); pauses(r) {
		phrase = phrase[:len(phrase)-size]
	}
	for _, r := range phrase {
		if r < 0x250 {
			w += .5
		} else if r != '《' { // trimmed at the beginning of a line
			w++
		}
	}
	return w
}

// pauses tells the marks behind which a line may end.
func pauses(r rune) bool {
	switch r {
	case '，', '、', '；', '：', '。', '？', '！', '》':
		return true
	}
	return false
}

// closes tells the marks that stay with the one before.
func closes(r rune) bool {
	switch r {
	case '”', '’', '）', '」', '』':
		return true
	}
	return false
}
