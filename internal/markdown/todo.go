package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"pufa/internal/doc"
)

// What is still to be filled in (【电话：待填】) is marked in a preview, for its
// author. On a published page nobody can use it: there goes the sentence in which it
// stands, and whatever then says nothing, up to a section with its heading.

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

// todos deals with the placeholders of the body, if it has any.
func (w *writer) todos(root gast.Node) {
	if !bytes.Contains(w.source, leftBracket) || !unfilledIn(string(w.source)) {
		return
	}
	w.todosIn(root, 0)
}

// todosIn deals with what is inside n, and reports whether any of it is gone.
func (w *writer) todosIn(n gast.Node, depth int) bool { return w.todosFrom(n, n.FirstChild(), depth) }

func (w *writer) todosFrom(n, first gast.Node, depth int) (gone bool) {
	if depth > maxDepth {
		return false
	}
	had := map[gast.Node]bool{} // headings with something below them
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

// todoBlock deals with a block, and reports whether nothing is left of it.
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
			w.told(c)
			return true // what is below it explained it
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

// told counts what goes with a list's item although its own words are in order.
func (w *writer) told(n gast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == gast.TypeBlock && c != n.FirstChild() {
			if l := c.Lines(); l != nil && l.Len() > 0 {
				w.leaveOut(w.placeholders(l.At(0).Start, l.At(l.Len()-1).Stop)...)
			}
			w.told(c)
		}
	}
}

// remove takes a block out, with what leads up to it: 有这些渠道：, a caption.
func (w *writer) remove(n, c gast.Node) {
	if p, ok := c.PreviousSibling().(*gast.Paragraph); ok && (c.Kind() == gast.KindList || c.Kind() == east.KindTable || c.Kind() == east.KindDefinitionList) {
		if start, end := w.linesOf(p); w.isCaption(p) || bytes.HasSuffix(w.source[start:end], []byte("：")) {
			n.RemoveChild(n, p)
		}
	}
	n.RemoveChild(n, c)
}

// dropEmptySections takes out headings below which nothing is left. Their ids stay
// known: a link to one leads to the page.
func (w *writer) dropEmptySections(n gast.Node, had map[gast.Node]bool) {
	below := 0 // level of the heading that follows; 0 = text follows, 9 = nothing does
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

// todoDefinitions deals with terms and what explains them. A term that nothing
// explains any more goes, too.
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

// todoTable marks the placeholders of cells, or drops their rows.
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

// cutKey marks text out of which something was taken.
var cutKey = []byte("pufa-cut")

func (w *writer) cut(n gast.Node) bool {
	_, ok := n.Attribute(cutKey)
	return ok
}

// hole is where a placeholder stands in the source.
type hole struct{ start, stop int }

// leaveOut counts placeholders that will not be written, and so not be met again.
func (w *writer) leaveOut(holes ...hole) {
	for _, h := range holes {
		w.countUnfilled(string(w.source[h.start:h.stop]), w.span(h.start, h.stop))
	}
}

// placeholders finds those between two places of the source.
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

// textRange returns where the text inside n begins and ends. What stands in code is
// an example.
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

// clause is a part of running text: a whole inline node, or a stretch of one of text.
type clause struct {
	node        gast.Node
	start, stop int  // of text
	todo        bool // it is a placeholder, or holds one
	ends        bool // a sentence ends with it
}

// todoText deals with running text, and reports whether nothing is left of it.
func (w *writer) todoText(n gast.Node) bool {
	if n.FirstChild() == nil { // a plain paragraph, or empty
		if n.Lines() == nil || n.Lines().Len() == 0 {
			return false
		}
		line := n.Lines().At(0)
		if !unfilledIn(string(line.Value(w.source))) {
			return false
		}
		line = line.TrimRightSpace(w.source)
		n.AppendChild(n, gast.NewTextSegment(line)) // now it is like any other
	}
	publish := w.parser.options.Publish
	clauses, found := w.clauses(n)
	if !found {
		return false
	}
	if publish {
		clauses = withoutSentences(clauses)
	}
	for n.FirstChild() != nil {
		n.RemoveChild(n, n.FirstChild())
	}
	empty := true
	for _, p := range clauses {
		t, ok := p.node.(*gast.Text)
		if !ok {
			n.AppendChild(n, p.node)
			if p.todo && !publish {
				w.todoText(p.node)
			}
			empty = empty && p.node.Kind() == east.KindTaskCheckBox
			continue
		}
		segment := text.NewSegment(p.start, p.stop)
		empty = empty && len(bytes.TrimSpace(segment.Value(w.source))) == 0
		if p.todo {
			n.AppendChild(n, newTodo(segment))
		} else {
			n.AppendChild(n, gast.NewTextSegment(segment))
		}
		if p.stop == t.Segment.Stop && (t.SoftLineBreak() || t.HardLineBreak()) {
			last := gast.NewTextSegment(text.NewSegment(p.stop, p.stop))
			last.SetSoftLineBreak(t.SoftLineBreak())
			last.SetHardLineBreak(t.HardLineBreak())
			n.AppendChild(n, last)
		}
	}
	if publish {
		n.SetAttribute(cutKey, true)
		if last, ok := n.LastChild().(*gast.Text); ok {
			last.SetSoftLineBreak(false)
			last.SetHardLineBreak(false)
		}
	}
	return publish && empty
}

// clauses cuts running text at the ends of sentences and around placeholders,
// which may go over several lines.
func (w *writer) clauses(n gast.Node) (out []clause, found bool) {
	holes := w.placeholders(textRange(n, 0))
	if holes == nil {
		return nil, false
	}
	met := make([]bool, len(holes))
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*gast.Text)
		if !ok {
			p := clause{node: c}
			start, stop := textRange(c, 0)
			for i, h := range holes {
				if h.start < stop && start < h.stop {
					p.todo, met[i] = true, true
				}
			}
			out = append(out, p)
			continue
		}
		joinTexts(n, t)
		at, stop := t.Segment.Start, t.Segment.Stop
		for i, h := range holes {
			if from, to := max(at, h.start), min(stop, h.stop); from < to {
				out = append(w.sentences(out, t, at, from), clause{node: t, start: from, stop: to, todo: true})
				at, met[i] = to, true
			}
		}
		if out = w.sentences(out, t, at, stop); len(out) > 0 && (t.HardLineBreak() || w.parser.options.HardBreaks && t.SoftLineBreak()) {
			out[len(out)-1].ends = true
		}
	}
	for i, h := range holes {
		if found = found || met[i]; met[i] && w.parser.options.Publish {
			w.leaveOut(h)
		}
	}
	return out, found
}

// sentences appends the sentences of a stretch of text.
func (w *writer) sentences(out []clause, t *gast.Text, start, stop int) []clause {
	for at := start; at < stop; {
		r, n := utf8.DecodeRune(w.source[at:stop])
		at += n
		if !strings.ContainsRune("。！？；", r) {
			continue
		}
		for at < stop {
			r, n := utf8.DecodeRune(w.source[at:stop])
			if !strings.ContainsRune("”’」』）", r) {
				break
			}
			at += n
		}
		out = append(out, clause{node: t, start: start, stop: at, ends: true})
		start = at
	}
	if start < stop {
		out = append(out, clause{node: t, start: start, stop: stop})
	}
	return out
}

// withoutSentences leaves out the sentences that hold a placeholder.
func withoutSentences(clauses []clause) []clause {
	var kept []clause
	from, todo := 0, false
	for i, p := range clauses {
		todo = todo || p.todo
		if p.ends || i == len(clauses)-1 {
			if !todo {
				kept = append(kept, clauses[from:i+1]...)
			}
			from, todo = i+1, false
		}
	}
	return kept
}
