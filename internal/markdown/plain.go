package markdown

import (
	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// This file is a speed trick that makes building a site of statutes a third
// faster (short pages gain nothing). [Options.Plain] turns it off.
// TestPlainParagraphsReadAsOthers and FuzzPlainParagraphs check that the result
// is the same.

// plainLine is a top-level paragraph of one line without inline Markdown. Most of a
// statute consists of such lines. Goldmark gets the paragraph without its line,
// so it has nothing to parse.
type plainLine struct {
	node *gast.Paragraph
	line text.Segment
	survey
	signs []int32 // where citations may begin ([cite.Signs]), from the line's beginning
}

// nodePool holds the nodes of a tree and reuses them for the next one.
type nodePool struct {
	paragraphs [][]gast.Paragraph
	given      int // of paragraphs
	plains     []plainLine
	signs      []int32
}

var nodePoolKey = parser.NewContextKey()

func nodePoolOf(pc parser.Context) *nodePool {
	return pc.ComputeIfAbsent(nodePoolKey, func() any { return &nodePool{} }).(*nodePool)
}

// reset makes all nodes available again.
func (s *nodePool) reset() {
	s.given = 0
	clear(s.plains)
	s.plains, s.signs = s.plains[:0], s.signs[:0]
}

// restore gives plain paragraphs their lines back.
func (s *nodePool) restore() {
	for i := range s.plains {
		p := &s.plains[i]
		p.node.Lines().Append(p.line)
	}
}

// paragraph returns an unused paragraph.
func (s *nodePool) paragraph() *gast.Paragraph {
	const size = 64
	if s.given == size*len(s.paragraphs) {
		s.paragraphs = append(s.paragraphs, make([]gast.Paragraph, size))
	}
	p := &s.paragraphs[s.given/size][s.given%size]
	s.given++
	lines := *p.Lines() // empty, with its capacity
	lines.SetSliced(0, 0)
	*p = gast.Paragraph{}
	p.SetLines(&lines)
	return p
}

// paragraphParser is goldmark's, with paragraphs from the nodePool.
type paragraphParser struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (paragraphParser) Open(_ gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if util.IsBlank(line) {
		return nil, parser.NoChildren
	}
	p := nodePoolOf(pc).paragraph()
	p.Lines().Append(segment)
	reader.AdvanceToEOL()
	return p, parser.NoChildren
}

// plainFinder finds plain paragraphs. That is only correct when all blocks are
// known, since a paragraph may still become a heading or a term; so it is an
// inline parser and acts when the first block of text has been read.
type plainFinder struct{ surveyor }

var plainFoundKey = parser.NewContextKey()

// newPlainFinder makes one that knows the triggers of the other inline parsers.
func newPlainFinder(others []util.PrioritizedValue) *plainFinder {
	var marks []byte
	for _, o := range others {
		for _, c := range o.Value.(parser.InlineParser).Trigger() {
			// A bare address begins after a space or a bracket, and contains
			// one of the other marks of its parser.
			if c != ' ' && c != '(' {
				marks = append(marks, c)
			}
		}
	}
	return &plainFinder{newSurveyor(append(marks, '\\', '\n', '\r'))}
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
	s := nodePoolOf(pc)
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if p, ok := n.(*gast.Paragraph); ok && n != parent {
			f.takeLine(p, block.Source(), s)
		}
	}
}

// takeLine takes the line out of a paragraph if it is plain.
func (f *plainFinder) takeLine(p *gast.Paragraph, source []byte, s *nodePool) {
	if p.Lines().Len() != 1 || p.Attributes() != nil {
		return
	}
	line := p.Lines().At(0)
	if line.Padding > 0 || line.ForceNewline {
		return
	}
	if s.signs == nil {
		s.signs = make([]int32, 0, 256)
	}
	from := len(s.signs)
	found, signs := f.survey(source[line.Start:line.Stop], s.signs)
	s.signs = signs
	if found.marked {
		s.signs = s.signs[:from]
		return
	}
	if _, caption := p.NextSibling().(*east.Table); caption {
		return
	}
	if _, row := p.PreviousSibling().(*east.Table); row && source[line.Start] == '|' {
		return
	}
	s.plains = append(s.plains, plainLine{node: p, line: line, survey: found, signs: s.signs[from:]})
	p.Lines().SetSliced(0, 0)
}

// plainOf returns the survey of a paragraph if it is plain, else nil. Blocks
// must be passed in the order of the page.
func (w *writer) plainOf(n *gast.Paragraph) *plainLine {
	if n.FirstChild() != nil || n.Lines().Len() == 0 {
		return nil
	}
	at := n.Lines().At(0).Start
	for w.plainAt < len(w.nodePool.plains) && w.nodePool.plains[w.plainAt].line.Start < at {
		w.plainAt++
	}
	if w.plainAt == len(w.nodePool.plains) || w.nodePool.plains[w.plainAt].node != n {
		return nil
	}
	return &w.nodePool.plains[w.plainAt]
}

// plainParagraph writes the same as paragraph.
func (w *writer) plainParagraph(p *plainLine) {
	n := p.node
	w.lineSlips(n)
	w.suspects(n, p.survey)
	from := len(w.plain)
	w.html = append(w.html, "<p>"...)
	if w.blockStart = n.Pos(); w.blockStart < 0 {
		w.blockStart = p.line.Start
	}
	w.cites.begin(w)
	if value := p.line.Value(w.source); p.special {
		w.text(value, p.line.Start)
	} else {
		w.cites.signs = p.signs
		html := len(w.html)
		w.html = append(w.html, value...)
		w.plain = append(w.plain, value...)
		w.cites.write(w, from, html, p.line.Start)
		if from == 0 || w.plain[from-1] == '\n' { // else a word may continue
			w.countTo(from)
			w.counted += p.words
			w.uncounted = len(w.plain)
		}
	}
	w.cites.end(w)
	w.html = append(w.html, "</p>\n"...)
	w.remember(n, w.plain[from:])
	w.endBlock()
}
