package markdown

import (
	"bytes"
	"slices"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"pufa/internal/diag"
	"pufa/internal/doc"
)

// writer makes a document of a tree in one walk. Writers are used again; what a
// document keeps is copied in finish.
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
	lead    []byte // text of blocks that are plain paragraphs of the page
	leadAt  int    // how many headings stand before it
	other   []byte // text of other blocks, where there is no lead
	scratch []byte
	holes   []slot
	refs    []doc.Ref
	details []doc.Detail // of refs
	outline []doc.Heading
	anchors []string

	ids        map[string]bool // written
	taken      map[string]bool // decided for headings and containers before writing
	labels     map[string]int  // names of regions
	marks      map[[2]int]bool // marks of footnotes that were written
	headings   []surveyed
	headingIDs headingIDs
	lastLevel  int

	tokens tokens       // of raw HTML
	raw    []rawElement // open raw elements, of which
	floor  int          // those below belong to constructs around this one
	inLink int
	depth  int
	deep   bool // too deep was reported

	cites    citer
	unplaced diag.List // citations that lead nowhere because of their words
	articles int       // blocks that are articles of a statute

	firstArticle diag.Span
	quoting      bool        // a box with a quotation is being written
	recording    bool        // so is a quotation, in a box or not,
	quotedAt     int         // which begins here in plain
	places       []doc.Place // and stands here in the source
	announced    announced
	signed       announced
	own          ownList
	charts       int    // written
	tableName    string // of a table without caption, where the box around it has a title
	inContact    int    // boxes of contacts around
	inSteps      bool
	stepAttrs    stepAttrs
	blockStart   int
	pictureAt    int // length of plain when an image was written; -1 = none
	pictureAlt   []byte
	breaks       breaks
	unfilled     unfilled

	foreignTold map[string]int  // codes that were told, with the marks → the finding, an index of diags
	marksTold   bool            // of ** that make nothing bold
	noteColons  map[string]bool // footnotes with a full-width colon

	stock     stock // what the tree is made of
	plainAt   int   // how many of its plain paragraphs have been passed
	counted   int   // words of plain
	uncounted int   // from here on they were not counted
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
		cites: w.cites.forPage(),
		stock: w.stock,
	}
}

func (w *writer) document(root gast.Node, f *findings) {
	w.root = root
	w.stock.restore()
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

// finish copies what was written into the two halves of the page.
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

// inOrder sets the document's references in the order of their holes. Those of
// citations were found when the block around them was written.
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

// slot is a hole: a place in html where reference ref belongs.
type slot struct{ at, ref int }

// sections lists the headings of notes under which an article is explained.
func sections(path string, outline []doc.Heading) []doc.NoteSection {
	var out []doc.NoteSection
	for i, h := range outline {
		if h.Level <= 2 {
			out = append(out, doc.NoteSection{Title: h.Text, Heading: i, Span: diag.Span{File: path, Heading: i + 1}})
		}
	}
	return out
}

// leadText cuts the beginning of the text.
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

// countTo counts the words of plain up to a place between two words.
func (w *writer) countTo(at int) {
	w.counted += countWords(w.plain[w.uncounted:at])
	w.uncounted = at
}

// release lets go of what must not live as long as the buffers.
func (w *writer) release() {
	w.doc, w.diags, w.root, w.headingIDs = nil, nil, nil, nil
	w.stock.reset()
	clear(w.headings[:cap(w.headings)])
	clear(w.refs)
	clear(w.details)
	clear(w.outline)
	clear(w.anchors)
}

// kept copies what a document keeps; an empty list is nil, whatever was written
// before with the same buffers, so that equal documents are equal.
func kept[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return slices.Clone(s)
}

// span turns offsets in the body into a span of the file.
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

// endBlock separates the plain text of blocks.
func (w *writer) endBlock() {
	if n := len(w.plain); n > 0 && w.plain[n-1] != '\n' {
		w.plain = append(w.plain, '\n')
	}
}

// enter guards against texts that nest without end.
func (w *writer) enter(n gast.Node) bool {
	if w.depth++; w.depth <= maxDepth {
		return true
	}
	if !w.deep {
		w.deep = true
		w.diags.Add("markdown/too-deep", w.span(w.blockStart, w.blockStart), maxDepth)
	}
	w.depth--
	return false
}

// blocks writes the blocks inside n.
func (w *writer) blocks(n gast.Node) {
	if !w.enter(n) {
		return
	}
	floor := w.floor
	w.floor = len(w.raw)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == gast.TypeInline { // goldmark hangs back links there
			w.one(c)
			continue
		}
		if len(w.raw) > w.floor && c.Kind() != gast.KindHTMLBlock {
			w.makeRoom()
		}
		w.block(c)
	}
	w.closeRaw(w.floor)
	w.floor = floor
	w.depth--
}

func (w *writer) block(n gast.Node) {
	switch n := n.(type) {
	case *gast.Paragraph:
		if p := w.plainOf(n); p != nil {
			w.plainParagraph(p)
		} else {
			w.paragraph(n)
		}
	case *gast.TextBlock:
		w.textBlock(n)
	case *gast.Heading:
		w.heading(n)
	case *gast.List:
		w.list(n)
	case *gast.Blockquote:
		if w.alert(n) {
			return
		}
		w.html = append(w.html, "<blockquote>\n"...)
		w.quotedBlock(n)
		w.html = append(w.html, "</blockquote>\n"...)
	case *gast.CodeBlock:
		w.indentedProse(n)
		w.code(n, nil)
	case *gast.FencedCodeBlock:
		w.unclosedCode(n)
		w.code(n, n.Language(w.source))
	case *gast.HTMLBlock:
		w.unclosedHTML(n)
		w.rawBlock(n)
	case *gast.ThematicBreak:
		w.html = append(w.html, "<hr>\n"...)
	case *containerNode:
		w.container(n)
	case *east.Table:
		w.extraCells(n)
		w.table(n)
	case *east.DefinitionList:
		w.definitions(n)
	case *east.FootnoteList:
		w.notes(n)
	case *gast.LinkReferenceDefinition:
		w.hiddenWords(n)
	default:
		w.blocks(n)
	}
}

func (w *writer) paragraph(n *gast.Paragraph) {
	if n.FirstChild() == nil || w.isCaption(n) || w.figure(n) {
		return
	}
	w.headlessTable(n)
	w.lineSlips(n)
	w.foreign(n)
	w.dates(n)
	from := len(w.plain)
	w.beginOwn(n, "p")
	w.lines(n)
	w.endOwn("p")
	w.remember(n, w.plain[from:])
	w.endBlock()
}

// textBlock writes the text of a tight list item or definition.
func (w *writer) textBlock(n *gast.TextBlock) {
	w.lineSlips(n)
	w.foreign(n)
	w.dates(n)
	from := len(w.plain)
	w.beginOwn(n, "")
	w.lines(n)
	w.endOwn("")
	if n.NextSibling() != nil && n.FirstChild() != nil {
		w.html = append(w.html, '\n')
	}
	w.remember(n, w.plain[from:])
	w.endBlock()
}

// lines writes the inline content of a block; a task's box and its text make one
// label.
func (w *writer) lines(n gast.Node) {
	if w.blockStart = n.Pos(); w.blockStart < 0 && n.Lines().Len() > 0 {
		w.blockStart = n.Lines().At(0).Start
	}
	w.cites.begin(w)
	defer w.cites.end(w)
	if box, ok := n.FirstChild().(*east.TaskCheckBox); ok {
		w.own.block = nil // a label holds no list
		w.html = append(w.html, `<label><input type="checkbox" disabled`...)
		if box.IsChecked {
			w.html = append(w.html, " checked"...)
		}
		w.html = append(w.html, "> "...)
		w.inline(n)
		w.html = append(w.html, "</label>"...)
		return
	}
	w.inline(n)
}

// remember keeps text for the lead: blocks of the page itself count, up to the
// next heading, since what follows is about something else (the answers of a
// FAQ); what stands in lists, quotes and boxes only where there is nothing else.
func (w *writer) remember(n gast.Node, text []byte) {
	const enough = 8 * leadLimit
	switch {
	case n.Parent() == w.root && len(w.lead) < enough && (len(w.lead) == 0 || w.leadAt == len(w.outline)):
		w.leadAt = len(w.outline)
		w.lead = append(append(w.lead, joinBreaks(text)...), '\n')
	case n.Parent() != w.root && len(w.other) < enough:
		w.other = append(append(w.other, joinBreaks(text)...), '\n')
	}
}

func (w *writer) code(n gast.Node, language []byte) {
	w.html = append(w.html, "<pre><code"...)
	if len(language) > 0 {
		w.attribute("class", "language-"+plainString(language))
	}
	w.html = append(w.html, '>')
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		value := s.Value(w.source)
		w.html = appendEscapedBytes(w.html, value)
		w.plain = append(w.plain, value...)
	}
	w.html = append(w.html, "</code></pre>\n"...)
	w.endBlock()
}
