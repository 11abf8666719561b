package lawtext

import (
	"html"
	"regexp"
	"strings"
	"testing"
)

// noWords takes away what is no text: style sheets, and comments with which a line
// begins; such that go on in other lines only where nothing stands before them.
func noWords(found string) string {
	before, comment, isComment := strings.Cut(found, "<!")
	if !isComment {
		return ""
	}
	if strings.Contains(comment, "\n") && trim(before) != "" {
		return found
	}
	return before
}

var maybeNoWords = regexp.MustCompile(`(?ims)^[\s\p{Z}\x{200b}\x{feff}\x{e5e5}#*_>+-]*<!--.*?-->|<style\b.*?</style\s*>|<script\b.*?</script\s*>`)

// onTheLine undoes what raises and lowers digits.
var onTheLine = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9",
	"₀", "0", "₁", "1", "₂", "2", "₃", "3", "₄", "4", "₅", "5", "₆", "6", "₇", "7", "₈", "8", "₉", "9")

var anyTag = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)

// bare is text without what Print may change: white space, marks of Markdown and
// HTML, and comments.
func bare(s string) string {
	var b strings.Builder
	s = onTheLine.Replace(s)
	s = html.UnescapeString(anyTag.ReplaceAllString(maybeNoWords.ReplaceAllStringFunc(s, noWords), ""))
	for l := range strings.Lines(s) {
		if isComment(trim(strings.TrimLeftFunc(l, func(r rune) bool { return isSpace(r) || strings.ContainsRune("#*_>-+", r) }))) {
			continue
		}
		for _, r := range l {
			if !isSpace(r) && !strings.ContainsRune("#*_>-+\\", r) {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// same fails the test where what was printed says other words than what was read.
func same(t *testing.T, name, read, printed string) {
	t.Helper()
	a, b := []rune(bare(read)), []rune(bare(printed))
	for i := 0; i < len(a) || i < len(b); i++ {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			t.Errorf("%s: read …%s…, printed …%s…", name, window(a, i), window(b, i))
			return
		}
	}
}

func window(r []rune, at int) string {
	return string(r[max(0, min(at-20, len(r))):min(at+20, len(r))])
}
