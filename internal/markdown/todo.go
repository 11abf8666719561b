package markdown

import (
	"bytes"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"pufa/internal/doc"
)

// What is still to be filled in (【电话：待填】) is marked in a preview, for
// the author. It is of no use on a published page, which leaves out the
// sentence that contains it and whatever says nothing without that sentence, up
// to a section with its heading.

// todoNode is a placeholder that is shown.
type todoNode struct{ gast.BaseInline }

var kindTodo = gast.NewNodeKind("Todo")

func (*todoNode) Kind() gast.NodeKind             { return kindTodo }
func (n *todoNode) Dump(source []byte, level int) { gast.DumpHelper(n, source, level, nil, nil) }
func (n *todoNode) IsRaw() bool                   { return false }
func newTodo(segment text.Segment) *todoNode {
	n := &todoNode{}
	n.AppendChild(n, gast.NewTextSegment(segment))
	return n
}

// todos handles the placeholders of the body, if it has any.
func (w *writer) todos(root gast.Node) {
	if w.mayHold(leftBracket) && unfilledIn(string(w.source)) {
		w.todosIn(root, 0)
	}
}

// mayHold reports whether the page has a sign that makes a line special. The survey of
// the plain paragraphs has found it in theirs.
func (w *writer) mayHold(sign []byte) bool {
	at := 0
	for _, p := range w.nodePool.plains {
		if p.special || bytes.Contains(w.source[at:p.line.Start], sign) {
			return bytes.Contains(w.source[at:], sign)
		}
		at = p.line.Stop
	}
	return bytes.Contains(w.source[at:], sign)
}

// todosIn handles the content of n, and reports whether any of it was removed.
func (w *writer) todosIn(n gast.Node, depth int) bool { return w.todosFrom(n, n.FirstChild(), depth) }

func (w *writer) todosFrom(n, first gast.Node, depth int) (gone bool) {
	if depth > maxDepth {
		return false
	}
	had := map[gast.Node]bool{} // headings that had content
	var heading gast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == gast.KindHeading {
			heading = c
		} else if heading != nil {
			had[heading] = true
		}
	}
	for c := first; c != nil; {
		next := c.NextSibling()
		if w.todoBlock(c, depth) {
			w.remove(n, c)
			gone = true
		}
		c = next
	}
	if gone {
		w.dropEmptySections(n, had)
	}
	return gone
}

// todoBlock handles a block, and reports whether nothing is left of it.
func (w *writer) todoBlock(c gast.Node, depth int) bool {
	switch c := c.(type) {
	case *gast.Paragraph, *gast.TextBlock, *gast.Heading, *east.DefinitionTerm:
		return w.todoText(c)
	case *gast.CodeBlock, *gast.FencedCodeBlock:
		return false // an example
	case *gast.HTMLBlock:
		lines := c.Lines()
		if lines.Len() == 0 || !w.parser.options.Publish {
			return false
		}
		holes := w.placeholders(lines.At(0).Start, lines.At(lines.Len()-1).Stop)
		w.leaveOut(holes...)
		return holes != nil
	case *east.Table:
		return w.todoTable(c)
	case *east.FootnoteList, *gast.LinkReferenceDefinition:
		return false
	case *containerNode:
		if known, _ := w.parser.container(c.name); isProvisionBox(known) {
			return false
		}
	case *gast.ListItem:
		first := c.FirstChild()
		if first == nil {
			return false
		}
		if w.todoBlock(first, depth+1) {
			w.leaveOutBelow(c)
			return true // the rest explained it
		}
		w.todosFrom(c, first.NextSibling(), depth+1)
		return false
	}
	if c.Type() == gast.TypeInline {
		return false
	}
	if c.Kind() == east.KindDefinitionList {
		return w.todoDefinitions(c, depth) && c.FirstChild() == nil
	}
	return w.todosIn(c, depth+1) && c.FirstChild() == nil
}

// leaveOutBelow counts the placeholders that are removed with a list item although its
// own words are complete.
func (w *writer) leaveOutBelow(n gast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == gast.TypeBlock && c != n.FirstChild() {
			if l := c.Lines(); l != nil && l.Len() > 0 {
				w.leaveOut(w.placeholders(l.At(0).Start, l.At(l.Len()-1).Stop)...)
			}
			w.leaveOutBelow(c)
		}
	}
}

// remove takes a block out, with what introduces it: 有这些渠道：, a caption.
func (w *writer) remove(n, c gast.Node) {
	if p, ok := c.PreviousSibling().(*gast.Paragraph); ok && (c.Kind() == gast.KindList || c.Kind() == east.KindTable || c.Kind() == east.KindDefinitionList) {
		if start, end := w.linesOf(p); w.isCaption(p) || bytes.HasSuffix(w.source[start:end], []byte("：")) {
			n.RemoveChild(n, p)
		}
	}
	n.RemoveChild(n, c)
}

// dropEmptySections removes headings without content. Their ids stay known: a
// link to one leads to the page.
func (w *writer) dropEmptySections(n gast.Node, had map[gast.Node]bool) {
	below := 0 // level of the next heading; 0 = text follows, 9 = nothing follows
	if n == w.root {
		below = 9
	}
	for c := n.LastChild(); c != nil; {
		previous := c.PreviousSibling()
		h, ok := c.(*gast.Heading)
		switch {
		case !ok:
			below = 0
		case had[c] && below != 0 && (below == 9 || below <= h.Level):
			w.keepAnchor(h)
			n.RemoveChild(n, c)
		default:
			below = h.Level
		}
		c = previous
	}
}

func (w *writer) keepAnchor(h *gast.Heading) {
	if id := w.headingIDs[h]; id != "" {
		w.anchors = append(w.anchors, id)
	}
}

// todoDefinitions handles terms and their explanations. A term left without one
// is removed, too.
func (w *writer) todoDefinitions(list gast.Node, depth int) (gone bool) {
	for c := list.FirstChild(); c != nil; {
		next := c.NextSibling()
		if c.Kind() == east.KindDefinitionDescription && w.todosIn(c, depth+1) && c.FirstChild() == nil {
			before := c.PreviousSibling()
			list.RemoveChild(list, c)
			for gone = true; before != nil && before.Kind() == east.KindDefinitionTerm && (next == nil || next.Kind() == east.KindDefinitionTerm); {
				term := before
				before = before.PreviousSibling()
				list.RemoveChild(list, term)
			}
		}
		c = next
	}
	return gone
}

// todoTable marks the placeholders in cells, or removes their rows.
func (w *writer) todoTable(t *east.Table) bool {
	rows, gone := 0, false
	for row := t.FirstChild(); row != nil; {
		next, drop := row.NextSibling(), false
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			drop = w.todoText(cell) || drop
			drop = drop || w.parser.options.Publish && w.cut(cell)
		}
		if row.Kind() == east.KindTableRow {
			if drop {
				t.RemoveChild(t, row)
				gone = true
			} else {
				rows++
			}
		}
		row = next
	}
	return gone && rows == 0
}

// cutKey marks text from which something was removed.
var cutKey = []byte("pufa-cut")

func (w *writer) cut(n gast.Node) bool {
	_, ok := n.Attribute(cutKey)
	return ok
}

// hole is the place of a placeholder in the source.
type hole struct{ start, stop int }

// leaveOut counts placeholders that are not written and so not met again.
func (w *writer) leaveOut(holes ...hole) {
	for _, h := range holes {
		w.countUnfilled(string(w.source[h.start:h.stop]), w.span(h.start, h.stop))
	}
}

// placeholders finds those between two offsets of the source.
func (w *writer) placeholders(start, stop int) (found []hole) {
	for at := start; at >= 0 && at < stop; {
		from, to := doc.Placeholder(string(w.source[at:stop]))
		if to == 0 {
			break
		}
		found = append(found, hole{at + from, at + to})
		at += to
	}
	return found
}

// textRange returns where the text inside n begins and ends. Code is not
// included: it is an example.
func textRange(n gast.Node, depth int) (start, stop int) {
	start = -1
	if t, ok := n.(*gast.Text); ok {
		return t.Segment.Start, t.Segment.Stop
	}
	if depth > maxDepth || n.Kind() == gast.KindCodeSpan || n.Kind() == kindTodo {
		return -1, 0
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if from, to := textRange(c, depth+1); from >= 0 {
			if start < 0 {
				start = from
			}
			stop = to
		}
	}
	return start, stop
}
