package markdown

import (
	"bytes"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Goldmark checks everything that is open for each mark that could close it, so
// its input has limits that no real page comes near. Exceeding one is a
// finding.
const (
	maxDepth     = 100      // of nested constructs; the stack is finite, too
	maxLine      = 64 << 10 // bytes
	maxMarks     = 2000     // of emphasis, and brackets that are not plain links, in one block of text
	maxTags      = 10_000   // of HTML in one block of text: each costs a kilobyte of memory
	maxBackticks = 80       // in one run; a longer one is text
	brokenLink   = 10       // what a failed link counts for in marks: the rest of its block may have been searched

	maxLabel       = 1000    // bytes of the name of a footnote
	maxNotes       = 1000    // each mark searches all of them
	maxDefinitions = 1000    // lines of a block of link definitions
	maxHeading     = 4 << 10 // each attribute searches all those of its heading
	maxFilled      = 10_000  // cells beyond the bytes of a table's block: short rows are padded
)

// limit is a limit that was exceeded.
type limit struct {
	code string
	at   text.Segment
	most int
}

// beyond records that something exceeds its limit.
func (f *findings) beyond(code string, at text.Segment, most int) {
	f.limits = append(f.limits, limit{code, at, most})
}

// longLine finds a line that is too long; size is 0 if there is none.
func longLine(text string) (at, size int) {
	for len(text)-at > maxLine {
		end := strings.LastIndexByte(text[at:at+maxLine+1], '\n')
		if end < 0 {
			if size = strings.IndexByte(text[at:], '\n'); size < 0 {
				size = len(text) - at
			}
			return at, size
		}
		at += end + 1
	}
	return 0, 0
}

// shallow is a parser of blocks that may contain others. Each line visits every
// open block, so their number is limited.
type shallow struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (p shallow) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	line, position := reader.Position()
	n, state := p.BlockParser.Open(parent, reader, pc)
	if n == nil || len(pc.OpenedBlocks()) <= maxDepth {
		return n, state
	}
	reader.SetPosition(line, position)
	tooDeep(reader, pc)
	return nil, parser.NoChildren
}

// tooDeep reports whether no further block may be opened, and records where.
func tooDeep(reader text.Reader, pc parser.Context) bool {
	if len(pc.OpenedBlocks()) <= maxDepth {
		return false
	}
	if f := findingsOf(pc); f.deep.end == 0 {
		_, segment := reader.PeekLine()
		start := segment.Start - segment.Padding + max(pc.BlockOffset(), 0)
		f.deep = extent{start: start, end: start + 1}
	}
	return true
}

// inlineCount counts the marks of one block of text.
type inlineCount struct {
	block    gast.Node
	marks    int
	tags     int
	unclosed [maxBackticks + 1]bool // lengths of runs of backticks that nothing closes
}

// of returns the count of a block.
func (c *inlineCount) of(block gast.Node) *inlineCount {
	if c.block != block {
		*c = inlineCount{block: block}
	}
	return c
}

// count counts the marks of a block and reports whether it may have more.
func (f *findings) count(block gast.Node, at text.Segment, marks int) bool {
	c := f.inline.of(block)
	if c.marks > maxMarks {
		return false
	}
	if c.marks += marks; c.marks > maxMarks {
		f.beyond("markdown/too-many-marks", at, maxMarks)
	}
	return true
}

// counted parses what a bracket begins, unless the block has too many marks.
func (p imageParser) counted(parent gast.Node, block text.Reader, pc parser.Context) gast.Node {
	f := findingsOf(pc)
	if f.inline.of(parent).marks > maxMarks {
		return nil
	}
	line, segment := block.PeekLine()
	closes := line[0] == ']' && pc.IsInLinkLabel()
	n := p.links.Parse(parent, block, pc)
	if closes {
		f.count(parent, segment.WithStop(segment.Start+1), cost(n, line))
	}
	return n
}

// cost is how many marks a closing bracket counts for; n is what was made of
// it.
func cost(n gast.Node, line []byte) int {
	whole := false
	switch n := n.(type) {
	case *gast.Link:
		whole = n.Reference == nil && len(n.Title) == 0
	case *gast.Image:
		whole = n.Reference == nil && len(n.Title) == 0
	case nil:
		if len(line) > 1 && line[1] == '(' {
			return brokenLink
		}
	}
	if whole {
		return 0
	}
	return 1
}

// codeParser is goldmark's for code between backticks. It remembers the runs
// that no other run of their length follows, and does not search again.
type codeParser struct{ parser.InlineParser }

// Parse implements [parser.InlineParser].
func (p codeParser) Parse(parent gast.Node, block text.Reader, pc parser.Context) gast.Node {
	line, segment := block.PeekLine()
	size := run(line, '`')
	c := findingsOf(pc).inline.of(parent)
	if size > maxBackticks || c.unclosed[size] {
		block.Advance(size)
		return gast.NewTextSegment(segment.WithStop(segment.Start + size))
	}
	n := p.InlineParser.Parse(parent, block, pc)
	if _, text := n.(*gast.Text); text {
		c.unclosed[size] = true
	}
	return n
}

// shortHeading is goldmark's parser of headings; a heading that is too long
// stays text.
type shortHeading struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (p shortHeading) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if len(line) <= maxHeading {
		return p.BlockParser.Open(parent, reader, pc)
	}
	rest := line[max(pc.BlockOffset(), 0):]
	if n := run(rest, '#'); n > 0 && n <= 6 && rest[n] == ' ' {
		findingsOf(pc).beyond("markdown/heading-too-long", segment, maxHeading>>10)
	}
	return nil, parser.NoChildren
}

// tableTransformer is goldmark's for tables. Rows shorter than the head are
// padded, so a wide head above many short rows makes a page much longer than
// its source.
type tableTransformer struct{ parser.ParagraphTransformer }

// Transform implements [parser.ParagraphTransformer].
func (p tableTransformer) Transform(n *gast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, size, columns := n.Lines(), 0, 0
	if lines.Len() < 2 {
		return // no table
	}
	for i := range lines.Len() {
		line := lines.At(i)
		size += line.Len()
		if i > 0 { // lines of text may precede the head
			columns = max(columns, columnsBelow(line.Value(reader.Source())))
		}
	}
	if columns*lines.Len() > size+maxFilled {
		findingsOf(pc).beyond("markdown/table-too-wide", lines.At(0), columns)
		return
	}
	p.ParagraphTransformer.Transform(n, reader, pc)
}

// columnsBelow returns the number of columns in a line that separates the head
// of a table from its rows; 0 = the line is something else.
func columnsBelow(line []byte) int {
	const blank = " \t\r\n\v\f"
	if len(bytes.Trim(line, "-|:"+blank)) > 0 {
		return 0
	}
	return bytes.Count(bytes.Trim(line, "|"+blank), []byte("|")) + 1
}
