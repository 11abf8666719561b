package markdown

import (
	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// plainParagraph is a paragraph of the page itself whose one line holds nothing
// that an inline parser could be about. Most of a statute is made of such lines; it
// says that it is raw, and goldmark leaves it alone.
type plainParagraph struct{ gast.Paragraph }

// IsRaw implements [gast.Node].
func (n *plainParagraph) IsRaw() bool { return true }

// plainFinder puts plain paragraphs in the place of ordinary ones. That is only
// right when all blocks are known, since a paragraph may still become a heading or
// a term; so it stands among the inline parsers and acts when the first block of
// text has been read.
type plainFinder struct{ marks [256]bool }

var plainFoundKey = parser.NewContextKey()

// newPlainFinder makes one that knows what the other inline parsers look for.
func newPlainFinder(others []util.PrioritizedValue) *plainFinder {
	f := &plainFinder{}
	for _, o := range others {
		for _, c := range o.Value.(parser.InlineParser).Trigger() {
			f.marks[c] = true
		}
	}
	// A bare address begins behind a space or a bracket, and holds one of the other
	// marks of its parser.
	f.marks[' '], f.marks['('] = false, false
	f.marks['\\'], f.marks['\n'], f.marks['\r'] = true, true, true
	return f
}

// Trigger implements [parser.InlineParser]: nothing is read here.
func (*plainFinder) Trigger() []byte { return nil }

// Parse implements [parser.InlineParser].
func (*plainFinder) Parse(gast.Node, text.Reader, parser.Context) gast.Node { return nil }

// CloseBlock implements [parser.CloseBlocker].
func (f *plainFinder) CloseBlock(parent gast.Node, block text.Reader, pc parser.Context) {
	if pc.Get(plainFoundKey) != nil {
		return
	}
	pc.Set(plainFoundKey, true)
	root := parent
	for root.Parent() != nil {
		root = root.Parent()
	}
	made := make([]plainParagraph, 0, root.ChildCount())
	for n := root.FirstChild(); n != nil; {
		next := n.NextSibling()
		if p, ok := n.(*gast.Paragraph); ok && n != parent && f.isPlain(p, block.Source()) {
			if _, caption := next.(*east.Table); !caption {
				made = append(made, plainParagraph{})
				made[len(made)-1].take(root, p)
			}
		}
		n = next
	}
}

// isPlain reports whether a paragraph is one line without marks.
func (f *plainFinder) isPlain(p *gast.Paragraph, source []byte) bool {
	if p.Lines().Len() != 1 || p.Attributes() != nil {
		return false
	}
	s := p.Lines().At(0)
	if s.Padding > 0 || s.ForceNewline {
		return false
	}
	for _, c := range s.Value(source) {
		if f.marks[c] {
			return false
		}
	}
	return true
}

// take stands in for p among the children of root.
func (n *plainParagraph) take(root gast.Node, p *gast.Paragraph) {
	n.SetLines(p.Lines())
	n.SetPos(p.Pos())
	n.SetBlankPreviousLines(p.HasBlankPreviousLines())
	root.ReplaceChild(root, p, n)
}

// plainParagraph writes what paragraph would.
func (w *writer) plainParagraph(n *plainParagraph) {
	w.lineSlips(n)
	from := len(w.plain)
	w.html = append(w.html, "<p>"...)
	line := n.Lines().At(0)
	if w.blockStart = n.Pos(); w.blockStart < 0 {
		w.blockStart = line.Start
	}
	w.cites.begin(w)
	w.text(line.Value(w.source), line.Start)
	w.cites.end(w)
	w.html = append(w.html, "</p>\n"...)
	w.remember(n, w.plain[from:])
	w.endBlock()
}
