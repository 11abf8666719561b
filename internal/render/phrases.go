package render

import (
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestPhrase is the number of Han characters that fit on a line of a heading in large
// print on a phone; digits and letters are half as wide.
const longestPhrase = 9

// longestInSentence is the same for sentences, which are kept whole from 18rem on.
const longestInSentence = 16

// country is the beginning of the titles of national statutes.
const country = "中华人民共和国"

// phrases writes a title with places for line breaks after punctuation, before a bracket
// and after the country's name, so that 怎样申请 is not split when a heading needs two lines;
// the theme's stylesheet forbids other breaks in such a title. A phrase that is too long
// for a line is put in a span, in which breaks are allowed again. What stands before a colon
// and what stands behind it is kept together in a span of class "half", so that a line
// rather ends at the colon than within a list beside it. A title of one phrase is written
// unchanged.
func phrases(title string) template.HTML {
	ends, colon := make([]int, 0, 16), -1 // colon: the phrase that ends with the first one
	for end := 0; end < len(title); {
		r, size := utf8.DecodeRuneInString(title[end:])
		end += size
		next, _ := utf8.DecodeRuneInString(title[end:])
		if end == len(title) || pauses(r) && !pauses(next) && !closes(next) || next == '（' || strings.HasSuffix(title[:end], country) && !closes(next) && !pauses(next) {
			if r == '：' && colon < 0 && end < len(title) {
				colon = len(ends)
			}
			ends = append(ends, end)
		}
	}
	if len(ends) < 2 {
		return template.HTML(template.HTMLEscapeString(title))
	}
	var b strings.Builder
	b.Grow(len(title) + len(ends)*len("<wbr>"))
	if colon < 0 {
		writePhrases(&b, title, ends, 0, len(ends))
	} else {
		writeHalf(&b, title, ends, 0, colon+1)
		b.WriteString("<wbr>")
		writeHalf(&b, title, ends, colon+1, len(ends))
	}
	return template.HTML(b.String())
}

// writeHalf writes some phrases of a title, in a span if they are several.
func writeHalf(b *strings.Builder, title string, ends []int, first, behind int) {
	if behind-first > 1 {
		b.WriteString(`<span class="half">`)
		defer b.WriteString("</span>")
	}
	writePhrases(b, title, ends, first, behind)
}

func writePhrases(b *strings.Builder, title string, ends []int, first, behind int) {
	from := 0
	if first > 0 {
		from = ends[first-1]
	}
	for i, end := range ends[first:behind] {
		if i > 0 {
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
}

// unbroken writes a sentence of which a stylesheet keeps phrases whole. A figure and the Han
// character that it counts stay on one line: browsers still break at the space in 60 日. A
// phrase that is too long for a line on a phone is put in a span of class "long", in which
// breaks are allowed again: else browsers would break before the mark behind it.
func unbroken(sentence string) template.HTML {
	var b strings.Builder
	for from, end := 0, 0; end < len(sentence); {
		r, size := utf8.DecodeRuneInString(sentence[end:])
		end += size
		next, _ := utf8.DecodeRuneInString(sentence[end:])
		if end < len(sentence) && (!pauses(r) || pauses(next) || closes(next)) {
			continue
		}
		phrase := template.HTMLEscapeString(countedWhole(sentence[from:end]))
		if phraseWidth(sentence[from:end]) > longestInSentence && !strings.Contains(sentence[from:end], " ") {
			phrase = `<span class="long">` + phrase + "</span>"
		}
		b.WriteString(phrase)
		from = end
	}
	return template.HTML(b.String())
}

// countedWhole replaces the spaces between figures and what they count.
func countedWhole(sentence string) string {
	var b strings.Builder
	from := 0
	for i := 1; i+1 < len(sentence); i++ {
		if sentence[i] != ' ' {
			continue
		}
		before := sentence[i-1]
		after, _ := utf8.DecodeRuneInString(sentence[i+1:])
		if '0' <= before && before <= '9' && unicode.Is(unicode.Han, after) {
			b.WriteString(sentence[from:i])
			b.WriteString("\u00a0")
			from = i + 1
		}
	}
	if from == 0 {
		return sentence
	}
	b.WriteString(sentence[from:])
	return b.String()
}

// address writes an address on the web or of mail with places for line breaks, of which
// browsers find none in it: else a narrow column cuts it anywhere.
func address(text string) template.HTML {
	var b strings.Builder
	for i, r := range text {
		if inside := i > 0 && i+1 < len(text); inside && (r == '@' || r == '.' && isLetter(text[i-1]) && isLetter(text[i+1])) {
			b.WriteString("<wbr>")
		}
		b.WriteString(template.HTMLEscapeString(string(r)))
		if r == '/' && i+1 < len(text) && text[i+1] != '/' {
			b.WriteString("<wbr>")
		}
	}
	return template.HTML(b.String())
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// phraseWidth returns the width of a phrase in Han characters, without the mark at its
// end, which always fits.
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

// pauses reports whether a line may end after r.
func pauses(r rune) bool {
	switch r {
	case '，', '、', '；', '：', '。', '？', '！', '》':
		return true
	}
	return false
}

// closes reports whether r must stay with the character before it.
func closes(r rune) bool {
	switch r {
	case '”', '’', '）', '」', '』':
		return true
	}
	return false
}
