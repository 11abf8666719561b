package markdown

import (
	"bytes"
	"unicode/utf8"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// plainPage makes the tree of a page that has only headings, plain paragraphs and
// comments of one line, with blank lines between them, as goldmark would. Notices and
// statutes are such pages; a site of them takes a sixth less CPU time. It returns nil if
// the page has anything else. Like plain paragraphs, it is turned off by [Options.Plain],
// and the same tests check that it changes nothing.
func (f *plainFinder) plainPage(body []byte, pool *nodePool) gast.Node {
	root := gast.NewDocument()
	apart := true // from the line above
	for at := 0; at < len(body); {
		end := at + lineLength(body[at:])
		line := text.NewSegment(at, end)
		line = line.TrimRightSpace(body)
		at = end + 1
		switch {
		case line.Len() == 0:
			apart = true
			continue
		case apart && body[line.Start] == '#':
			if n := f.plainHeading(line, body); n != nil {
				root.AppendChild(root, n)
				apart = false
				continue
			}
		case apart && isComment(line.Value(body)):
			n := gast.NewHTMLBlock(gast.HTMLBlockType2)
			n.SetPos(line.Start)
			n.SetBlankPreviousLines(true)
			n.Lines().Append(text.NewSegment(line.Start, min(at, len(body)))) // with its line end
			root.AppendChild(root, n)
			apart = false
			continue
		case apart && beginsParagraph(line.Value(body)):
			n := pool.paragraph()
			n.SetPos(line.Start)
			n.SetBlankPreviousLines(true)
			if words := line.Value(body); bytes.HasPrefix(words, wideSpace) {
				line.Start = line.Stop - len(bytes.TrimLeft(words, " \t\u3000"))
			}
			n.Lines().Append(line)
			if f.takeLine(n, body, pool); n.Lines().Len() == 0 { // taken
				root.AppendChild(root, n)
				apart = false
				continue
			}
		}
		pool.reset()
		return nil
	}
	return root
}

// isComment reports whether a line begins a comment that ends in it.
func isComment(line []byte) bool {
	return bytes.HasPrefix(line, []byte("<!--")) && bytes.Contains(line, []byte("-->"))
}

// beginsParagraph reports whether a line, which is not empty, begins as nothing but a
// paragraph can.
func beginsParagraph(line []byte) bool {
	switch c := line[0]; {
	case c >= '0' && c <= '9': // unless an item of a list
		rest := bytes.TrimLeft(line, asciiDigits)
		return len(rest) == 0 || rest[0] != '.' && rest[0] != ')'
	default:
		return c >= utf8.RuneSelf || c == '(' || isWordByte(c)
	}
}

// plainHeading makes a heading of a line that begins with #. It returns nil if goldmark
// would find more in it, or none.
func (f *plainFinder) plainHeading(line text.Segment, body []byte) gast.Node {
	words := line.Value(body)
	level := run(words, '#')
	if level > 6 || len(words) > maxHeading || len(words) == level || words[level] != ' ' || words[len(words)-1] == '#' {
		return nil
	}
	if found, _ := f.survey(words[level:], nil); found.marked || bytes.IndexByte(words, '{') >= 0 {
		return nil
	}
	n := gast.NewHeading(level)
	n.SetPos(line.Start)
	n.SetBlankPreviousLines(true)
	line.Start += level + util.TrimLeftSpaceLength(words[level:])
	n.Lines().Append(line)
	n.AppendChild(n, gast.NewTextSegment(line))
	return n
}
