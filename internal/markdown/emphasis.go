package markdown

import (
	"bytes"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasisParser reads * ** _ and ~ ~~. In CommonMark, spaces and punctuation
// beside a run of marks decide whether it may open or close, but Chinese has no
// spaces between words: **注意：**正文 would stay literal. So if the character
// on either side is Chinese, a run of * or ~ may open unless a space follows
// and may close unless a space precedes (CommonMark issue 650). Between other
// characters, and for _, CommonMark's rule holds.
type emphasisParser struct{ marks []byte }

func (p emphasisParser) Trigger() []byte { return p.marks }

func (p emphasisParser) Parse(parent gast.Node, block text.Reader, pc parser.Context) gast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	var d *parser.Delimiter
	if line[0] == '~' {
		d = parser.ScanDelimiter(line, before, 1, strikes{})
		if d == nil || d.OriginalLength != 2 || before == '~' { // one ~ is a range sign: 3~5 日
			return nil
		}
	} else if d = parser.ScanDelimiter(line, before, 1, emphases{}); d == nil {
		return nil
	}
	if n := d.OriginalLength; line[0] != '_' {
		after := ' '
		if n < len(line) {
			after = util.ToRune(line, n)
		}
		source := block.Source()
		if isDigit(before) && isDigit(after) || n == 1 && multiplies(before, after, source, segment.Start) { // 3*4*5, 长3*宽4*高5
			return nil
		}
		if wideAfter(line[n:]) || before != '\n' && wideBefore(source[:segment.Start]) {
			d.CanOpen = !util.IsSpaceRune(after)
			d.CanClose = !util.IsSpaceRune(before)
		}
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	if !findingsOf(pc).count(parent, d.Segment, 1) {
		return nil
	}
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// multiplies reports whether the * at an offset is a sign of multiplication: between 长, 宽
// and 高, or behind a number, as the next * or the one before it is, too.
func multiplies(before, after rune, source []byte, at int) bool {
	const sizes = "长宽高厚深"
	if strings.ContainsRune(sizes, before) && strings.ContainsRune(sizes, after) {
		return true
	}
	if !isDigit(before) || !isHan(after) {
		return false
	}
	const near = 60 // bytes; a line of nothing but such signs must not be searched for each of them
	words := source[at+1 : min(len(source), at+1+near)]
	if next := bytes.IndexByte(words, '*'); next > 0 && isDigit(rune(words[next-1])) {
		return true
	}
	words = source[max(0, at-near):at]
	last := bytes.LastIndexByte(words, '*')
	return last > 0 && isDigit(rune(words[last-1]))
}

// emphases makes <em> and <strong> of matching runs.
type emphases struct{}

func (emphases) IsDelimiter(b byte) bool                   { return b == '*' || b == '_' }
func (emphases) CanOpenCloser(a, b *parser.Delimiter) bool { return a.Char == b.Char }
func (emphases) OnMatch(consumed int) gast.Node            { return gast.NewEmphasis(consumed) }

// strikes makes <del> of matching runs.
type strikes struct{}

func (strikes) IsDelimiter(b byte) bool                   { return b == '~' }
func (strikes) CanOpenCloser(a, b *parser.Delimiter) bool { return a.Char == b.Char }
func (strikes) OnMatch(int) gast.Node                     { return east.NewStrikethrough() }
