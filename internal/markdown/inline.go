package markdown

import (
	"bytes"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// inline writes the content of an inline node or a block of text.
func (w *writer) inline(n gast.Node) {
	if !w.enter(n) {
		return
	}
	floor := w.floor
	w.floor = len(w.raw)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*gast.Text); ok {
			joinTexts(n, t)
		}
		w.one(c)
	}
	w.closeRaw(w.floor)
	w.floor = floor
	w.depth--
}

// joinTexts merges t with the text nodes that adjoin it. The tree has several
// where an inline parser found nothing.
func joinTexts(parent gast.Node, t *gast.Text) {
	for !t.IsRaw() && !t.SoftLineBreak() && !t.HardLineBreak() {
		next, ok := t.NextSibling().(*gast.Text)
		if !ok || next.IsRaw() || next.Segment.Start != t.Segment.Stop || next.Segment.Padding != 0 {
			return
		}
		t.Segment.Stop = next.Segment.Stop
		t.SetSoftLineBreak(next.SoftLineBreak())
		t.SetHardLineBreak(next.HardLineBreak())
		parent.RemoveChild(parent, next)
	}
}

func (w *writer) one(n gast.Node) {
	switch n := n.(type) {
	case *gast.Text:
		w.textNode(n)
	case *todoNode:
		w.wrap(n, `<span class="todo">`, "</span>")
	case *gast.Emphasis:
		if n.Level == 2 {
			w.wrap(n, "<strong>", "</strong>")
		} else {
			w.wrap(n, "<em>", "</em>")
		}
	case *gast.Link:
		w.wideImage(n)
		w.link(n)
	case *gast.Image:
		w.image(n, false)
	case *gast.AutoLink:
		w.autoLink(n)
	case *gast.CodeSpan:
		w.codeSpan(n)
	case *gast.RawHTML:
		w.rawInline(n)
	case *east.Strikethrough:
		w.wrap(n, "<del>", "</del>")
	case *east.FootnoteLink:
		w.noteMark(n)
	case *east.FootnoteBacklink:
		w.noteBack(n)
	case *gast.String:
		w.html = appendEscapedBytes(w.html, n.Value)
		w.plain = append(w.plain, n.Value...)
	}
}

func (w *writer) wrap(n gast.Node, before, after string) {
	element := w.cites.into(w)
	w.html = append(w.html, before...)
	w.inline(n)
	w.html = append(w.html, after...)
	w.cites.outOf(w, element)
}

func (w *writer) textNode(n *gast.Text) {
	w.text(n.Segment.Value(w.source), n.Segment.Start)
	switch {
	case n.HardLineBreak():
		w.trimSpace()
		w.html = append(w.html, "<br>\n"...)
		w.plain = append(w.plain, '\n')
	case n.SoftLineBreak():
		w.trimSpace()
		w.softBreak(n)
	}
}

// trimSpace removes the spaces before a line break that the parsers of inline
// marks have separated from it. A picture leaves no text after its hole, so
// spaces before the hole are not at the end of the line.
func (w *writer) trimSpace() {
	from := 0
	if n := len(w.holes); n > 0 {
		from = w.holes[n-1].at
	}
	kept := from + len(bytes.TrimRight(w.html[from:], " "))
	spaces := len(w.html) - kept
	w.html = w.html[:kept]
	w.plain = w.plain[:max(len(w.plain)-spaces, len(bytes.TrimRight(w.plain, " ")))]
}

// codeSpan writes code; line ends in it become spaces.
func (w *writer) codeSpan(n *gast.CodeSpan) {
	w.html = append(w.html, "<code>"...)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*gast.Text)
		if !ok {
			continue
		}
		w.scratch = append(w.scratch[:0], t.Segment.Value(w.source)...)
		for i, b := range w.scratch {
			if b == '\n' {
				w.scratch[i] = ' '
			}
		}
		w.html = appendEscapedBytes(w.html, w.scratch)
		w.plain = append(w.plain, w.scratch...)
	}
	w.html = append(w.html, "</code>"...)
}

// wideImage reports ！[图](a.png), which is read as a link.
func (w *writer) wideImage(n *gast.Link) {
	at := n.Pos()
	if at >= 3 && at <= len(w.source) && bytes.HasSuffix(w.source[:at], []byte("！")) && isPicture(n.Destination) {
		w.mend(w.diags.Add("markdown/full-width-mark", w.span(at-3, at), "！", "!"), at-3, at, "!")
	}
}
