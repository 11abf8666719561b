package importer

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"pufa/internal/word"
)

// ordinals are the forms of numbers of headings in Chinese documents, the highest level
// first.
var ordinals = [...]*regexp.Regexp{
	regexp.MustCompile(`^第[一二三四五六七八九十百〇零0-9]{1,4}(?:章|编|部分|节)[\s　:：]?`),
	regexp.MustCompile(`^[一二三四五六七八九十]{1,3}[、．.]`),
	regexp.MustCompile(`^[（(][一二三四五六七八九十]{1,3}[）)]`),
	regexp.MustCompile(`^[0-9０-９]{1,2}[、．.](?:[^0-9０-９]|$)`),
	regexp.MustCompile(`^[（(][0-9０-９]{1,2}[）)]`),
}

// longestHeading is the maximum length in characters of a heading that is recognised only
// by its number.
const longestHeading = 36

// ordinalOf returns the level of the number at the beginning of a line, from 1; 0 = none.
func ordinalOf(text string) int {
	for i, form := range ordinals {
		if form.MatchString(text) {
			return i + 1
		}
	}
	return 0
}

// findHeadings gives headings their levels, from 2: headings by style or outline if the
// document has any, else lines with the numbers of headings.
func findHeadings(blocks []word.Block) {
	styled := false
	for i := range blocks {
		b := &blocks[i]
		if b.Heading > 0 && (b.Table != nil || b.Text() == "" || !isHeadline(b.Text(), 80)) {
			b.Heading = 0 // a text paragraph with a heading style
		}
		styled = styled || b.Heading > 0
	}
	if !styled && !numberedHeadings(blocks) {
		boldHeadings(blocks)
	}
	levels(blocks)
}

// isHeadline reports whether words are short enough and not a sentence.
func isHeadline(text string, most int) bool {
	if utf8.RuneCountInString(text) > most || strings.Contains(text, "\n") {
		return false
	}
	return !strings.ContainsAny(text, "。；;") && !strings.HasSuffix(text, "：") && !strings.HasSuffix(text, "，") && !strings.HasSuffix(text, ":")
}

// numberedHeadings finds headings by their numbers: short lines with text below them.
// Consecutive lines with numbers of one form are a list. It reports whether there are any
// headings.
func numberedHeadings(blocks []word.Block) bool {
	found := false
	form := make([]int, len(blocks)+1)
	for i := range blocks {
		if b := &blocks[i]; b.Table == nil {
			form[i] = ordinalOf(b.Text())
		}
	}
	for i := range blocks {
		b := &blocks[i]
		alone := form[i] > 0 && form[i+1] != form[i] && (i == 0 || form[i-1] != form[i])
		if alone && i+1 < len(blocks) && !b.Bullet && !b.Boxed && !hasPicture(b) && isHeadline(b.Text(), longestHeading) {
			b.Heading = form[i]
			found = true
		}
	}
	return found
}

// boldHeadings makes headings of short lines that are bold from end to end, with
// plain text below them.
func boldHeadings(blocks []word.Block) {
	for i := range blocks[:max(0, len(blocks)-1)] {
		b := &blocks[i]
		if isBold(b) && !isBold(&blocks[i+1]) && !b.Bullet && !b.Boxed && b.Align != word.Right && isHeadline(b.Text(), longestHeading/2) {
			b.Heading = 1
		}
	}
}

// isBold reports whether all words of a paragraph are bold.
func isBold(b *word.Block) bool {
	for _, r := range b.Runs {
		if !r.Bold && strings.TrimSpace(r.Text) != "" || r.Picture != "" || r.Note > 0 {
			return false
		}
	}
	return b.Table == nil && strings.TrimSpace(b.Text()) != ""
}

func hasPicture(b *word.Block) bool {
	for _, r := range b.Runs {
		if r.Picture != "" {
			return true
		}
	}
	return false
}

// levels turns the levels of headings into those of a page: they begin at 2 and
// skip none.
func levels(blocks []word.Block) {
	var open []int
	for i := range blocks {
		b := &blocks[i]
		if b.Heading == 0 {
			continue
		}
		for len(open) > 0 && open[len(open)-1] >= b.Heading {
			open = open[:len(open)-1]
		}
		open = append(open, b.Heading)
		b.Heading = min(len(open)+1, 6)
	}
}
