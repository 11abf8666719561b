package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Markdown adds a line to what stands right above it: a list item, a quotation, a table, a
// paragraph. Chinese authors leave no empty line between them, but indent paragraphs.

// indentedParser begins a paragraph at a line that two full-width spaces indent (首行缩进),
// also right below another one.
type indentedParser struct{ parser.BlockParser }

// Trigger implements [parser.BlockParser].
func (indentedParser) Trigger() []byte { return wideSpace[:1] }

// Open implements [parser.BlockParser].
func (p indentedParser) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	line, _ := reader.PeekLine()
	line = bytes.TrimLeft(line, " ")
	words := bytes.TrimLeft(line, " \t\u3000")
	if !bytes.HasPrefix(line, []byte(indent)) || len(bytes.TrimSpace(words)) == 0 || markOf(words) != 0 {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// CanInterruptParagraph implements [parser.BlockParser].
func (indentedParser) CanInterruptParagraph() bool { return true }

// joinedLines reports the first line of a block that begins at the margin, but belongs to
// the list item or the quotation above it. With hard breaks, a line of an item is one to
// its readers, too.
func (w *writer) joinedLines(n gast.Node) {
	code := ""
	switch n.Parent().(type) {
	case *gast.Blockquote:
		code = "markdown/quote-goes-on"
	case *gast.ListItem:
		code = "markdown/item-goes-on"
	}
	if code == "" || code == "markdown/item-goes-on" && w.parser.options.HardBreaks {
		return
	}
	lines := n.Lines()
	for i := 1; i < lines.Len(); i++ {
		above, s := lines.At(i-1), lines.At(i)
		begin := w.lineStart(s.Start)
		margin := w.source[begin:s.Start]
		switch at := bytes.LastIndexByte(margin, '>'); {
		case code == "markdown/quote-goes-on" && at >= 0:
			continue
		case bytes.ContainsAny(bytes.TrimPrefix(margin[at+1:], []byte(" ")), " \t"), at < 0 && bytes.HasPrefix(margin, []byte(" ")):
			continue
		}
		line := bytes.TrimSpace(s.Value(w.source))
		if wraps(bytes.TrimSpace(above.Value(w.source)), line) || markOf(line) != 0 {
			continue
		}
		d := w.diags.Add(code, w.span(s.Start, s.Start+len(line)), clip(string(line)))
		if begin == s.Start {
			w.mend(d, begin, begin, "\n")
		}
		return
	}
}

// wraps reports whether an author went on with a sentence in the next line, or with words
// that are not Chinese, whose lines often are wrapped.
func wraps(line, next []byte) bool {
	r, _ := utf8.DecodeLastRune(line)
	return strings.ContainsRune("，、", r) || isHan(r) && len(line) >= wrappedLine || !wideBefore(line) && !wideAfter(next)
}

// wrappedLine is the fewest bytes of a line that was wrapped in the middle of a sentence.
const wrappedLine = 60

// joinedRow reports a row of a table that is a line of words below it.
func (w *writer) joinedRow(start int, line []byte, width int) {
	if width < 2 || bytes.IndexByte(line, '|') >= 0 {
		return
	}
	d := w.diags.Add("markdown/table-goes-on", w.span(start, start+len(line)), clip(string(bytes.TrimSpace(line))))
	if begin := w.lineStart(start); begin == start {
		w.mend(d, begin, begin, "\n")
	}
}

// closedTightly reports the # at the end of a heading that is shown, since no space is
// before it: ## 标题##.
func (w *writer) closedTightly(n *gast.Heading) {
	at := n.Pos()
	if at < 0 || at >= len(w.source) || w.source[at] != '#' {
		return
	}
	line := bytes.TrimRight(w.source[at:at+lineLength(w.source[at:])], " \t")
	words := bytes.TrimRight(line, "#")
	if len(line)-len(words) == n.Level && wideBefore(words) {
		w.mend(w.diags.Add("markdown/heading-closed", w.span(at+len(words), at+len(line)), string(line[len(words):])), at+len(words), at+len(line), "")
	}
}
