package markdown

import (
	"bytes"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/fields"
	"pufa/internal/source"
)

// Parser turns files into documents. It is safe for concurrent use and keeps no
// part of a file's text, which may be borrowed ([source.Borrow]).
type Parser struct {
	options    Options
	words      words
	containers []Container
	tree       parser.Parser
	plain      *plainFinder // nil if options.Plain
	policy     *bluemonday.Policy
	writers    sync.Pool // of *writer, for their buffers
}

// New returns a parser with the given options.
func New(o Options) *Parser {
	p := &Parser{options: o, words: wordsOf(o.Lang), policy: newPolicy()}
	p.tree, p.plain = newTree(o.Plain)
	for _, c := range o.Containers {
		if validName(c.Name) {
			p.containers = append(p.containers, c)
		}
	}
	p.containers = append(p.containers, builtin(o.Lang)...) // the first of a name wins
	p.writers.New = func() any { return &writer{ids: map[string]bool{}, labels: map[string]int{}} }
	return p
}

// newTree combines the parsers. The numbers are goldmark's priorities: lower
// ones are tried first. The finder is among them, unless plain.
func newTree(plain bool) (parser.Parser, *plainFinder) {
	inline := inlineParsers()
	if plain {
		return treeOf(inline, parser.NewParagraphParser()), nil
	}
	f := newPlainFinder(inline)
	return treeOf(append(inline, util.Prioritized(f, 1000)), paragraphParser{parser.NewParagraphParser()}), f
}

func inlineParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(codeParser{parser.NewCodeSpanParser()}, 100),
		util.Prioritized(footnoteMarkParser{extension.NewFootnoteParser()}, 101),
		util.Prioritized(newImageParser(), 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(tagParser{parser.NewRawHTMLParser()}, 400),
		util.Prioritized(emphasisParser{[]byte{'*', '_'}}, 500),
		util.Prioritized(emphasisParser{[]byte{'~'}}, 500),
		util.Prioritized(addressParser{}, 999),
	}
}

func treeOf(inline []util.PrioritizedValue, paragraphs parser.BlockParser) parser.Parser {
	return parser.NewParser(
		parser.WithAttribute(),
		parser.WithBlockParsers(
			util.Prioritized(containerParser{}, 90),
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(shallow{extension.NewDefinitionListParser()}, 101),
			util.Prioritized(shallow{extension.NewDefinitionDescriptionParser()}, 102),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallow{datedLists{parser.NewListParser()}}, 300),
			util.Prioritized(shallow{parser.NewListItemParser()}, 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(shortHeading{parser.NewATXHeadingParser(parser.WithHeadingAttribute())}, 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallow{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(footnoteParser{shallow{extension.NewFootnoteBlockParser()}}, 999),
			util.Prioritized(indentedParser{paragraphs}, 1000),
			util.Prioritized(paragraphs, 1001),
		),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(
			util.Prioritized(definitionTransformer{}, 100),
			util.Prioritized(tableTransformer{extension.NewTableParagraphTransformer()}, 200),
			util.Prioritized(indentTransformer{}, 300),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
}

// findingsKey holds the findings of the inline and block parsers.
var findingsKey = parser.NewContextKey()

// findings are collected while the tree is made; offsets are into the body.
type findings struct {
	unlinked []extent // bare addresses that cannot be linked whole
	dangling []extent // marks without a footnote
	notes    []extent // footnotes, in order
	deep     extent   // the first block that is nested too deep
	limits   []limit  // that were exceeded
	inline   inlineCount
}

// extent is a range of the body.
type extent struct {
	start, end int
	text       string
}

func findingsOf(pc parser.Context) *findings {
	return pc.ComputeIfAbsent(findingsKey, func() any { return &findings{} }).(*findings)
}

// Parse parses one file into its two halves. It never fails: every file makes
// them, and the list says what is wrong with it.
func (p *Parser) Parse(f source.File) (*doc.Document, *doc.Body, diag.List) {
	d, diags := p.front(f)
	w := p.write(f, d, diags)
	b := w.finish()
	return d, b, p.end(w)
}

// write fills a writer from a file's body.
func (p *Parser) write(f source.File, d *doc.Document, diags diag.List) *writer {
	w := p.writers.Get().(*writer)
	start := min(max(f.BodyStart, 0), len(f.Text))
	read := f.Text[start:]
	if at, size := longLine(read); size > 0 {
		diags.Add("markdown/line-too-long", diag.Span{File: f.Path, Start: start + at, End: start + at + size}, (size+1023)>>10, maxLine>>10)
		read = ""
	}
	body := append(w.source[:0], read...)
	blankWideLines(body)
	root, found := p.parseTree(body, &w.nodePool)
	w.begin(p, f.Path, start, body, d, diags)
	w.document(root, found)
	return w
}

// parseTree makes the tree of a body, of nodes in pool.
func (p *Parser) parseTree(body []byte, pool *nodePool) (gast.Node, *findings) {
	if p.plain != nil {
		if root := p.plain.plainPage(body, pool); root != nil {
			return root, &findings{}
		}
	}
	pc := parser.NewContext()
	pc.Set(nodePoolKey, pool)
	root := p.tree.Parse(text.NewReader(body), parser.WithContext(pc))
	return root, findingsOf(pc)
}

// end takes the findings and returns the writer to the pool.
func (p *Parser) end(w *writer) diag.List {
	diags := w.diags
	w.release()
	p.writers.Put(w)
	diags.Sort()
	return diags
}

// Sketch reads only what a file says about itself, not the body, which would
// take ten times as long. The rest of the document is empty; so is the title if
// it would come from the first heading.
func (p *Parser) Sketch(f source.File) *doc.Document {
	d, _ := p.front(f)
	return d
}

// front makes a document from front matter alone. It keeps no part of the
// file's text.
func (p *Parser) front(f source.File) (*doc.Document, diag.List) {
	d := &doc.Document{Path: f.Path}
	var diags diag.List
	if f.FrontEnd > f.FrontStart {
		text := strings.Clone(f.Text[:f.FrontEnd])
		var added fields.Added
		added, diags = p.options.Form.Decode(f.Path, text, f.FrontStart, f.FrontEnd, &d.Meta, fields.Options{Unknown: diag.Warning})
		d.Meta.Facets, d.Meta.Fronts = added.Lists, added.Fronts
	}
	d.Unread = f.Unread || diags.Count(diag.Error) > 0
	return d, diags
}

// blankWideLines makes lines of nothing but full-width spaces blank. It changes
// the parser's own copy and moves no offsets.
func blankWideLines(body []byte) {
	begin := []byte("\n\u3000")
	if bytes.HasPrefix(body, wideSpace) {
		blankWideLine(body)
	}
	for at := bytes.Index(body, begin); at >= 0; {
		at++
		blankWideLine(body[at:])
		next := bytes.Index(body[at:], begin)
		if next < 0 {
			return
		}
		at += next
	}
}

func blankWideLine(body []byte) {
	line, _, _ := bytes.Cut(body, []byte("\n"))
	if len(bytes.Trim(line, " \t\u3000")) == 0 {
		for i := range line {
			line[i] = ' '
		}
	}
}
