package markdown

import (
	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// endBlock ends a block in the plain text.
func (w *writer) endBlock() {
	if n := len(w.plain); n > 0 && w.plain[n-1] != '\n' {
		w.plain = append(w.plain, '\n')
	}
}

// enter guards against endless nesting.
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
		if c.Type() == gast.TypeInline { // goldmark puts back links there
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
	w.suspects(n, w.surveyLines(n))
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
	w.suspects(n, w.surveyLines(n))
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

// lines writes the inline content of a block. The box of a task and its text
// become one label.
func (w *writer) lines(n gast.Node) {
	if w.blockStart = n.Pos(); w.blockStart < 0 && n.Lines().Len() > 0 {
		w.blockStart = n.Lines().At(0).Start
	}
	w.cites.begin(w)
	defer w.cites.end(w)
	if box, ok := n.FirstChild().(*east.TaskCheckBox); ok {
		w.own.block = nil // a label contains no list
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

// remember keeps text for the lead: top-level blocks up to the next heading,
// since what follows is about something else (the answers of a FAQ). Text in
// lists, quotes and boxes is used only if there is nothing else.
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
