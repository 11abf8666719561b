package render

import (
	"html/template"
	"strings"
	"unicode"
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
	var parts []string
	width, from := 0, 0
	runes := []rune(title)
	for i, r := range runes {
		if unicode.IsSpace(r) {
			return template.HTML(template.HTMLEscapeString(title))
		}
		width++
		last := i+1 == len(runes)
		if last || strings.ContainsRune("，、；：。？！", r) && !strings.ContainsRune("，、；：。？！”’》）」』", runes[i+1]) {
			if strings.ContainsRune("，、；：。？！", r) {
				width-- // hangs or is trimmed at the end of a line
			}
			if width > longestPhrase {
				return template.HTML(template.HTMLEscapeString(title))
			}
			parts = append(parts, template.HTMLEscapeString(string(runes[from:i+1])))
			width, from = 0, i+1
		}
	}
	return template.HTML(strings.Join(parts, "<wbr>"))
}
