package markdown

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// A statute that was pasted into an ordinary page speaks of itself, which is neither
// linked nor checked there.

// article is the beginning of an article of a statute.
var article = regexp.MustCompile(`^第[一二三四五六七八九十百千零〇0-9]{1,9}条(?:之[一二三四五六七八九十]{1,3})?[ \x{3000}]`)

// wholeText is from how many articles on a page holds the text of a statute, in which
// 本法 and 前款 are no slips.
const wholeText = 5

// pasted reports whether a page holds a statute from its first article on. It looks for
// one article after the other: a pattern over a whole page would take longer than all
// other reading of it.
func pasted(source []byte) bool {
	at := 0
	for n := 1; n <= wholeText; n++ {
		if at = articleLine(source, at, n); at < 0 {
			return false
		}
	}
	return true
}

// articleLine returns the end of the first words 第n条 behind a place that begin a line,
// but for marks of Markdown, and have a space behind them; -1 = there are none.
func articleLine(source []byte, from, n int) int {
	first := -1
	for _, number := range []string{law.FormatNumeral(n), strconv.Itoa(n)} {
		words := []byte("第" + number + "条")
		for at := from; ; {
			next := bytes.Index(source[at:], words)
			if next < 0 {
				break
			}
			start, end := at+next, at+next+len(words)
			line := source[bytes.LastIndexByte(source[:start], '\n')+1 : start]
			behind, _ := utf8.DecodeRune(source[end:])
			if len(bytes.Trim(line, " \t\u3000*#")) == 0 && strings.ContainsRune(" \u3000*", behind) {
				first, source = end, source[:start] // the other form may stand before it
				break
			}
			at = end
		}
	}
	return first
}

// quoteMarks tells which places of a block stand inside “…”: 前款 of what is quoted is not
// the page's. Places are asked for in their order, so that the block is read once.
type quoteMarks struct {
	read int
	open bool
}

func (q *quoteMarks) around(text []byte, at int) bool {
	next := text[min(q.read, at):at]
	opened, closed := bytes.LastIndex(next, []byte("“")), bytes.LastIndex(next, []byte("”"))
	if opened != closed { // else there is neither
		q.open = opened > closed
	}
	q.read = at
	return q.open
}

// reportUnplaced tells of citations that lead nowhere because of their words, or, where a
// statute was pasted, of that.
func (w *writer) reportUnplaced() {
	switch {
	case w.articles < wholeText:
		w.diags = append(w.diags, w.unplaced...)
	case w.doc.Meta.Law == "" && (len(w.unplaced) > 0 || pasted(w.source)):
		w.diags.Add("markdown/statute-text", w.firstArticle, w.articles)
	}
}
