package markdown

import (
	"bytes"
	"slices"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// writer makes a document from a tree in one walk. Writers are reused; finish
// copies what a document keeps.
type writer struct {
	parser *Parser
	doc    *doc.Document
	diags  diag.List
	path   string
	base   int // offset of the body in the file
	source []byte
	root   gast.Node

	html    []byte
	plain   []byte // what a reader sees, blocks separated by "\n"
	lead    []byte // text of top-level paragraphs
	leadAt  int    // number of headings before it
	other   []byte // text of other blocks, used without a lead
	scratch []byte
	holes   []slot
	refs    []doc.Ref
	details []doc.Detail // of refs
	outline []doc.Heading
	anchors []string

	ids        map[string]bool // already written
	taken      map[string]bool // reserved for headings and containers before writing
	labels     map[string]int  // names of regions
	marks      map[[2]int]bool // marks of footnotes that were written
	headings   []surveyed
	headingIDs headingIDs
	lastLevel  int

	tokens tokens       // of raw HTML
	raw    []rawElement // open raw elements
	floor  int          // those below this index belong to the constructs around this one
	inLink int
	depth  int
	deep   bool // reported as too deep

	cites    citer
	unplaced diag.List // citations that lead nowhere because of their words
	articles int       // blocks that are articles of a statute

	firstArticle diag.Span
	quoting      bool        // a box with a quotation is being written
	recording    bool        // words of a quotation are being written, in a box or not
	quotedAt     int         // where they begin in plain
	pieces       []doc.Piece // their places in the source
	announced    announced
	signed       announced
	own          ownList
	charts       int    // number written
	tableName    string // of a table without caption, if the box around it has a title
	inContact    int    // depth of boxes of contacts
	inSteps      bool
	stepAttrs    stepAttrs
	blockStart   int
	pictureAt    int // length of plain when the last image was written; -1 = none
	pictureAlt   []byte
	breaks       breaks
	unfilled     unfilled

	foreignTold map[string]int  // codes reported, with the marks → index of the finding in diags
	marksTold   bool            // a ** that makes nothing bold was reported
	noteColons  map[string]bool // footnotes with a full-width colon

	nodePool  nodePool // the nodes of the tree
	plainAt   int      // how many of its plain paragraphs were passed
	counted   int      // words of plain up to uncounted
	uncounted int      // where words are not counted yet
}

func (w *writer) begin(p *Parser, path string, base int, source []byte, d *doc.Document, diags diag.List) {
	clear(w.ids)
	clear(w.labels)
	*w = writer{
		parser: p, doc: d, diags: diags, path: path, base: base, source: source,
		html: w.html[:0], plain: w.plain[:0], lead: w.lead[:0], other: w.other[:0], scratch: w.scratch[:0],
		holes: w.holes[:0], refs: w.refs[:0], details: w.details[:0], outline: w.outline[:0], anchors: w.anchors[:0],
		ids: w.ids, labels: w.labels, headings: w.headings[:0], tokens: w.tokens, raw: w.raw[:0],
		taken: map[string]bool{}, lastLevel: 1, pictureAt: -1,
		cites:    w.cites.forPage(),
		nodePool: w.nodePool,
	}
}

func (w *writer) document(root gast.Node, f *findings) {
	w.root = root
	w.nodePool.restore()
	w.unfilledMeta(w.doc)
	if w.parser.options.Publish {
		publishMeta(&w.doc.Meta)
	}
	w.survey(root)
	w.todos(root)
	w.blocks(root)
	list, _ := root.LastChild().(*east.FootnoteList)
	w.reportNotes(f, list)
	for _, p := range f.unlinked {
		w.diags.Add("markdown/address-unlinked", w.span(p.start, p.end), clip(p.text))
	}
	if f.deep.end > 0 && !w.deep {
		w.diags.Add("markdown/too-deep", w.span(f.deep.start, f.deep.end), maxDepth)
	}
	for _, l := range f.limits {
		w.diags.Add(l.code, w.span(l.at.Start, l.at.Stop), l.most)
	}
	w.judgeBreaks()
	w.reportUnplaced()
	w.reportUnfilled()
}

// finish copies the results into the two halves of the page.
func (w *writer) finish() *doc.Body {
	d := w.doc
	w.countTo(len(w.plain))
	holes, details := w.inOrder()
	d.Anchors = kept(w.anchors)
	d.Lead, d.HasText = w.leadText(), len(bytes.TrimSpace(w.plain)) > 0
	if d.Meta.Type == doc.NotesType {
		d.Sections = sections(d.Path, w.outline)
	}
	return &doc.Body{HTML: string(w.html), Holes: holes, Details: details, Outline: kept(w.outline), Charts: w.charts > 0, Words: w.counted}
}

// inOrder puts the document's references in the order of their holes. Those of
// citations are found only at the end of their block.
func (w *writer) inOrder() (holes []int, details []doc.Detail) {
	if len(w.holes) == 0 {
		return nil, nil
	}
	w.doc.Refs = make([]doc.Ref, len(w.holes))
	holes, details = make([]int, len(w.holes)), make([]doc.Detail, len(w.holes))
	for i, h := range w.holes {
		w.doc.Refs[i], details[i], holes[i] = w.refs[h.ref], w.details[h.ref], h.at
		w.doc.Refs[i].Span = diag.Span{File: w.path, Ref: i + 1}
	}
	return holes, details
}

// slot is a hole: the offset in html where reference ref belongs.
type slot struct{ at, ref int }

// sections lists the headings of notes that explain an article.
func sections(path string, outline []doc.Heading) []doc.NoteSection {
	var out []doc.NoteSection
	for i, h := range outline {
		if h.Level <= 2 {
			out = append(out, doc.NoteSection{Title: h.Text, Heading: i, Span: diag.Span{File: path, Heading: i + 1}})
		}
	}
	return out
}

// leadText returns the beginning of the text, cut for a lead.
func (w *writer) leadText() string {
	start := w.lead
	if len(bytes.TrimSpace(start)) == 0 {
		start = w.other
	}
	if len(bytes.TrimSpace(start)) == 0 {
		start = bytes.TrimSpace(w.plain)
	}
	return lead(oneLine(start, w.parser.words.stop), w.parser.words.ellipsis)
}

// countTo counts the words of plain up to an offset between two words.
func (w *writer) countTo(at int) {
	w.counted += countWords(w.plain[w.uncounted:at])
	w.uncounted = at
}

// release drops what must not stay in memory with the buffers.
func (w *writer) release() {
	w.doc, w.diags, w.root, w.headingIDs = nil, nil, nil, nil
	w.nodePool.reset()
	clear(w.headings[:cap(w.headings)])
	clear(w.refs)
	clear(w.details)
	clear(w.outline)
	clear(w.anchors)
}

// kept copies what a document keeps. An empty list becomes nil, whatever the
// buffers held before, so that equal documents are equal.
func kept[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return slices.Clone(s)
}

// span converts offsets in the body into a span of the file.
func (w *writer) span(start, end int) diag.Span {
	start = min(max(start, 0), len(w.source))
	end = min(max(end, start), len(w.source))
	return diag.Span{File: w.path, Start: w.base + start, End: w.base + end}
}

// linesOf returns where the lines of a block begin and end.
func (w *writer) linesOf(n gast.Node) (start, end int) {
	lines := n.Lines()
	start = n.Pos()
	if lines.Len() == 0 {
		if start < 0 {
			return w.blockStart, w.blockStart
		}
		stop := bytes.IndexByte(w.source[min(start, len(w.source)):], '\n')
		if stop < 0 {
			return start, len(w.source)
		}
		return start, start + stop
	}
	if first := lines.At(0).Start; start < 0 || start > first {
		start = first
	}
	end = lines.At(lines.Len() - 1).Stop
	for end > start && w.source[end-1] == '\n' {
		end--
	}
	return start, end
}
