package markdown

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"pufa/internal/law"
)

// A statute pasted into an ordinary page cites itself, which is neither linked
// nor checked.

// wholeText is how many articles on a page make it the text of a statute, in
// which 本法 and 前款 are no mistakes.
const wholeText = 5

// pasted reports whether a page contains a statute from its first article on.
func pasted(source []byte) bool {
	next := 1
	for len(source) > 0 && next <= wholeText {
		line := source[:lineLength(source)]
		if beginsArticle(line, next) {
			next++
		}
		source = source[min(len(line)+1, len(source)):]
	}
	return next > wholeText
}

// beginsArticle reports whether a line is an article with a number below ten,
// as copied: perhaps with marks of a heading or of bold around the number.
func beginsArticle(line []byte, number int) bool {
	for len(line) > 0 && (line[0] < utf8.RuneSelf || bytes.HasPrefix(line, []byte("\u3000"))) {
		r, size := utf8.DecodeRune(line)
		if !strings.ContainsRune(" \t\u3000*#", r) {
			return false
		}
		line = line[size:]
	}
	n, behind := articleLabel(line)
	return strings.ContainsRune(" \u3000*", behind) && (string(n) == law.FormatNumeral(number) || string(n) == strconv.Itoa(number))
}

// articleLabel reads the beginning of an article: its number, without 之一, and
// the character after the label; no number if there is none. No regular
// expression reads the lines, since a site may have a million of them.
func articleLabel(line []byte) (number []byte, behind rune) {
	rest, found := bytes.CutPrefix(line, []byte("第"))
	if !found {
		return nil, 0
	}
	number = rest[:digits(rest)]
	rest, found = bytes.CutPrefix(rest[len(number):], []byte("条"))
	if !found {
		return nil, 0
	}
	if after, inserted := bytes.CutPrefix(rest, []byte("之")); inserted {
		rest = after[digits(after):]
	}
	behind, _ = utf8.DecodeRune(rest)
	return number, behind
}

// digits returns how many bytes at the beginning of text are digits, Han or
// ASCII; at most nine digits, more than any number has.
func digits(text []byte) int {
	n := 0
	for range 9 {
		r, size := utf8.DecodeRune(text[n:])
		switch r {
		case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '零', '〇', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			n += size
		default:
			return n
		}
	}
	return n
}

// quoteMarks tells which offsets of a block are inside “…”, where 前款 is not
// that of the page. Offsets must be given in ascending order, so that the block
// is read once.
type quoteMarks struct {
	read int
	open bool
}

func (q *quoteMarks) around(text []byte, at int) bool {
	next := text[min(q.read, at):at]
	opened, closed := bytes.LastIndex(next, []byte("“")), bytes.LastIndex(next, []byte("”"))
	if opened != closed { // else no quotation is open
		q.open = opened > closed
	}
	q.read = at
	return q.open
}

// reportUnplaced reports citations that lead nowhere because of their words or,
// on a page with a pasted statute, the pasting.
func (w *writer) reportUnplaced() {
	switch {
	case w.articles < wholeText:
		w.diags = append(w.diags, w.unplaced...)
	case w.doc.Meta.Law == "" && (len(w.unplaced) > 0 || pasted(w.source)):
		w.diags.Add("markdown/statute-text", w.firstArticle, w.articles)
	}
}
