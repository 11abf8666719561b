package markdown

import (
	"bytes"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var wideSpace = []byte("\u3000")

// indent begins a paragraph (首行缩进).
const indent = "\u3000\u3000"

// indentTransformer removes the full-width spaces that indent the first line of
// a block (首行缩进). Style sheets indent.
type indentTransformer struct{}

func (indentTransformer) Transform(node *gast.Paragraph, reader text.Reader, _ parser.Context) {
	lines := node.Lines()
	source := reader.Source()
	for i := range lines.Len() {
		s := lines.At(i)
		line := source[s.Start:s.Stop]
		line = bytes.TrimLeft(line, " \t")
		if !bytes.HasPrefix(line, wideSpace) {
			continue
		}
		line = bytes.TrimLeft(line, " \t\u3000")
		if len(line) == 0 || line[0] == '\n' {
			continue
		}
		lines.Set(i, text.NewSegment(s.Stop-len(line), s.Stop))
	}
}

// softBreak writes what replaces the line end after t within a block. Browsers
// show a line end as a space, which Chinese does not have: it stays only
// between two characters that are both not Chinese.
func (w *writer) softBreak(t *gast.Text) {
	if w.ownBreak(t) {
		return
	}
	w.countBreak(t)
	if w.parser.options.HardBreaks || w.inContact > 0 {
		w.html = append(w.html, "<br>\n"...)
		w.plain = append(w.plain, '\n')
		return
	}
	before := w.plain
	if w.pictureAt == len(w.plain) {
		before = w.pictureAlt
	}
	if wideBefore(before) {
		return
	}
	after := w.visible(t)
	if wideAfter(after) {
		return
	}
	w.html = append(w.html, '\n')
	w.plain = append(w.plain, ' ')
}

// visible returns the first visible text after n, enough to judge its first
// characters. For an image it is the alternative text.
func (w *writer) visible(n gast.Node) []byte {
	for n != nil {
		for c := n.NextSibling(); c != nil; c = c.NextSibling() {
			if s := w.visibleIn(c); len(s) > 0 {
				return s
			}
		}
		n = n.Parent()
		if n == nil || n.Type() == gast.TypeBlock {
			return nil
		}
	}
	return nil
}

func (w *writer) visibleIn(n gast.Node) []byte {
	switch n := n.(type) {
	case *gast.Text:
		value := n.Segment.Value(w.source)
		if len(value) > 0 && (value[0] == '&' || value[0] == '\\') {
			return appendPlain(nil, value[:min(len(value), 64)])
		}
		return value
	case *gast.String:
		return n.Value
	case *gast.AutoLink:
		return n.Label(w.source)
	case *gast.RawHTML, *east.FootnoteLink:
		return nil
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if s := w.visibleIn(c); len(s) > 0 {
			return s
		}
	}
	return nil
}

// breaks counts the line ends inside blocks, to distinguish an author who
// presses Enter after each paragraph from one who wraps lines.
type breaks struct {
	all     int // after Chinese text
	ended   int // of these: after a complete sentence
	wrapped int // of these: after a long line in the middle of a sentence
	first   int // offset of the first of ended (under HardBreaks, of wrapped)
}

func (w *writer) countBreak(t *gast.Text) {
	line := w.source[w.lineStart(t.Segment.Stop):t.Segment.Stop]
	r, n := utf8.DecodeLastRune(line)
	if r == '”' || r == '）' || r == '》' {
		r, _ = utf8.DecodeLastRune(line[:len(line)-n])
	}
	if !isWide(r) && !isShared(r) {
		return
	}
	w.breaks.all++
	switch r {
	case '。', '！', '？', '；', '：':
		w.breaks.ended++
		if !w.parser.options.HardBreaks && w.breaks.ended == 1 {
			w.breaks.first = t.Segment.Stop
		}
	default:
		if isHan(r) && len(line) >= wrappedLine {
			w.breaks.wrapped++
			if w.parser.options.HardBreaks && w.breaks.wrapped == 1 {
				w.breaks.first = t.Segment.Stop
			}
		}
	}
}

func (w *writer) lineStart(at int) int { return bytes.LastIndexByte(w.source[:at], '\n') + 1 }

// judgeBreaks reports a page that seems to be written for the other setting of
// hard_breaks.
func (w *writer) judgeBreaks() {
	b := w.breaks
	if b.all < 3 {
		return
	}
	at := w.span(w.lineStart(b.first), b.first)
	switch {
	case !w.parser.options.HardBreaks && b.ended*10 >= b.all*8:
		w.diags.Add("markdown/lines-joined", at, b.ended)
	case w.parser.options.HardBreaks && b.wrapped*10 >= b.all*6:
		w.diags.Add("markdown/lines-broken", at, b.wrapped)
	}
}
