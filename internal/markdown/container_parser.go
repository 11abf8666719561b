package markdown

import (
	"strings"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// containerParser implements [parser.BlockParser].
type containerParser struct{}

func (containerParser) Trigger() []byte { return []byte{':'} }

func (containerParser) CanInterruptParagraph() bool { return true }

func (containerParser) CanAcceptIndentedLine() bool { return false }

func (containerParser) Open(_ gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	colons := countColons(line[pos:])
	rest := strings.Trim(string(line[pos+colons:]), " \t\n:")
	if colons < 3 || rest == "" {
		return nil, parser.NoChildren
	}
	if tooDeep(reader, pc) {
		return nil, parser.NoChildren
	}
	start := segment.Start - segment.Padding + pos
	n := &containerNode{colons: colons, start: start, end: start + colons + len(strings.TrimRight(string(line[pos+colons:]), " \t\n"))}
	if i := strings.LastIndexByte(rest, '{'); i >= 0 && strings.HasSuffix(rest, "}") {
		if attrs, size := parseAttributes(rest[i:]); size == len(rest)-i {
			n.attrs = attrs
			rest = strings.TrimRight(rest[:i], " \t")
		}
	}
	n.name, n.title = rest, ""
	if i := strings.IndexAny(rest, " \t\u3000"); i >= 0 {
		n.name, n.title = rest[:i], strings.Trim(rest[i:], " \t\u3000")
	}
	reader.AdvanceToEOL()
	return n, parser.HasChildren
}

func (containerParser) Continue(node gast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, _ := reader.PeekLine()
	indent, colons := bareFence(line)
	if colons == 0 || closes(pc.OpenedBlocks(), node, indent, colons) != node {
		return parser.Continue | parser.HasChildren
	}
	reader.AdvanceToEOL()
	node.(*containerNode).closed = true
	return parser.Close
}

func (containerParser) Close(gast.Node, text.Reader, parser.Context) {}

func countColons(line []byte) int {
	n := 0
	for n < len(line) && line[n] == ':' {
		n++
	}
	return n
}

// bareFence returns the indent and the number of colons of a line with nothing
// else; colons is 0 for any other line.
func bareFence(line []byte) (indent, colons int) {
	for indent < len(line) && line[indent] == ' ' {
		indent++
	}
	colons = countColons(line[indent:])
	if colons < 3 || strings.Trim(string(line[indent+colons:]), " \t\n") != "" {
		return indent, 0
	}
	return indent, colons
}

// closes returns the box that is closed by a bare fence seen by outer: outer or
// one inside it; nil if none. A fence inside code closes nothing, and a fence
// that is not indented cannot close a box in a list item.
func closes(open []parser.Block, outer gast.Node, indent, colons int) gast.Node {
	if indent > 3 && len(open) > 0 && open[len(open)-1].Node == outer {
		return nil
	}
	var innermost, same gast.Node
	reached := false
	for _, b := range open {
		if b.Node == outer {
			reached = true
		}
		if !reached {
			continue
		}
		switch n := b.Node.(type) {
		case *containerNode:
			innermost = n
			if n.colons == colons {
				same = n
			}
		case *gast.ListItem:
			if indent < n.Offset {
				return either(same, innermost)
			}
			indent -= n.Offset
		case *gast.Blockquote:
			return either(same, innermost)
		case *gast.FencedCodeBlock:
			return nil
		case *gast.HTMLBlock:
			if n.HTMLBlockType <= gast.HTMLBlockType5 {
				return nil
			}
		}
	}
	return either(same, innermost)
}

func either(a, b gast.Node) gast.Node {
	if a != nil {
		return a
	}
	return b
}
