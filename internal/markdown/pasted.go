package markdown

import (
	"bytes"
	"regexp"

	"pufa/internal/law"
)

// A statute that was pasted into an ordinary page speaks of itself, which is neither
// linked nor checked there.

// article is the beginning of an article of a statute.
var article = regexp.MustCompile(`^第[一二三四五六七八九十百千零〇0-9]{1,9}条(?:之[一二三四五六七八九十]{1,3})?[ \x{3000}]`)

// wholeText is from how many articles on a page holds the text of a statute, in which
// 本法 and 前款 are no slips.
const wholeText = 5

// articles is where lines of a page begin that are articles of a statute.
var articles = regexp.MustCompile(`(?m)^[ \t\x{3000}*#]*第([一二三四五12345])条[ \x{3000}*]`)

// pasted reports whether a page holds a statute from its first article on.
func pasted(source []byte) bool {
	if !bytes.Contains(source, []byte("第一条")) && !bytes.Contains(source, []byte("第1条")) {
		return false
	}
	next := 1
	for _, m := range articles.FindAllSubmatch(source, -1) {
		if n, _ := law.ParseCount(string(m[1])); n == next {
			next++
		}
	}
	return next > wholeText
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
