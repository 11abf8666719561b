package markdown

import (
	"slices"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"pufa/internal/diag"
)

// containerNode is a box between ::: lines.
//
//	::: name title {#id .class}
//	…
//	:::
//
// A fence with a name opens, a bare fence closes. So boxes nest whatever the
// number of colons is; if numbers differ, a bare fence closes the innermost box
// that was opened with as many colons, and what is open inside it is reported.
type containerNode struct {
	gast.BaseBlock
	start, end int // of the opening line, in the source
	colons     int
	name       string
	title      string
	attrs      attributes
	closed     bool
}

var kindContainer = gast.NewNodeKind("Container")

func (*containerNode) Kind() gast.NodeKind { return kindContainer }

func (n *containerNode) Dump(source []byte, level int) {
	gast.DumpHelper(n, source, level, map[string]string{"Name": n.name, "Title": n.title}, nil)
}

type containerParser struct{}

func (containerParser) Trigger() []byte             { return []byte{':'} }
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

// bareFence returns the indent and the number of colons of a line that holds
// nothing else; colons is 0 for any other line.
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

// closes returns which box a bare fence closes that outer has come to see: outer
// or one inside it; nil if none. A fence inside code closes nothing, and one
// that is not indented cannot reach into a list item.
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

// container writes a box. The class is the name, so that themes can draw boxes
// that the parser knows nothing about.
func (w *writer) container(n *containerNode) {
	c, known := w.parser.container(n.name)
	if !known {
		if near := w.parser.nearestContainer(n.name); near != "" {
			w.diags.Add("markdown/container-misspelt", w.span(n.start, n.end), n.name, near, w.parser.containerNames())
		} else {
			w.diags.Add("markdown/container-unknown", w.span(n.start, n.end), n.name, w.parser.containerNames())
		}
		c = Container{Name: "box", Element: "div", Quiet: true}
	}
	if !n.closed {
		w.diags.Add("markdown/container-open", w.span(n.start, n.end), n.name, strings.Repeat(":", n.colons))
	}
	w.unfilledWhole(n.title, w.span(n.start, n.end))
	if i := strings.IndexByte(n.title, '{'); i >= 0 {
		if _, size := parseAttributes(n.title[i:]); size > 0 {
			w.moveBraces(w.diags.Add("markdown/attribute-place", w.span(n.start, n.end), n.title[i:i+size]), n, n.title[i:i+size])
		}
	}
	if c.Name == chartBox && c.Element == "none" {
		w.chart(n)
		return
	}
	for _, p := range n.attrs.pairs {
		w.diags.Add("markdown/attribute-unknown", w.span(n.start, n.end), p.key)
	}
	if c.Name == "steps" && c.Element == "none" {
		w.steps(n)
		return
	}
	if isProvisionBox(c) {
		w.provisionBox(n, c.Name)
		return
	}
	element := c.Element
	switch element {
	case "aside", "section", "div", "details", "nav", "figure":
	default:
		element = "div"
	}
	w.html = append(w.html, '<')
	w.html = append(w.html, element...)
	w.html = append(w.html, ` class="box`...)
	if known {
		w.html = append(w.html, ' ')
		w.html = appendEscaped(w.html, c.Name)
	}
	for _, class := range n.attrs.classes {
		w.html = append(w.html, ' ')
		w.html = appendEscaped(w.html, class)
	}
	w.html = append(w.html, '"')
	w.idAttribute(n.attrs.id, n.start, n.end)
	label := n.title
	if label == "" && !c.Quiet {
		label = c.Label
	}
	if listed := element == "aside" || element == "section" || element == "nav"; listed || c.Region {
		if !listed {
			w.attribute("role", "region")
		}
		w.attribute("aria-label", w.landmark(first(n.title, c.Label, n.name)))
	}
	w.html = append(w.html, '>', '\n')
	if element == "details" {
		w.labelLine("<summary>", first(label, c.Label, n.name), "</summary>\n")
	} else if label != "" {
		w.labelLine(`<p class="box-label">`, label, "</p>\n")
	}
	contact := 0
	if c.Name == "contact" {
		contact = 1 // an address or a telephone number a line
	}
	w.inContact += contact
	w.blocks(n)
	w.inContact -= contact
	w.html = append(w.html, "</"...)
	w.html = append(w.html, element...)
	w.html = append(w.html, '>', '\n')
}

func (w *writer) labelLine(before, label, after string) {
	w.html = append(w.html, before...)
	w.html = appendEscaped(w.html, label)
	w.html = append(w.html, after...)
	w.plain = append(w.plain, label...)
	w.endBlock()
}

// steps writes ordered lists as numbered paths. A step whose first line is bold
// gets that line as its heading.
func (w *writer) steps(n *containerNode) {
	if n.title != "" {
		w.labelLine(`<p class="box-label">`, n.title, "</p>\n")
	}
	has := false
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if list, ok := c.(*gast.List); ok && list.IsOrdered() {
			has = true
		}
	}
	if !has {
		w.diags.Add("markdown/steps-without-list", w.span(n.start, n.end))
	}
	outer, attrs := w.inSteps, w.stepAttrs
	w.inSteps, w.stepAttrs = true, stepAttrs{n.attrs, n.start, n.end}
	w.blocks(n)
	w.inSteps, w.stepAttrs = outer, attrs
}

// stepAttrs are the attributes of ::: steps, which belong to its list.
type stepAttrs struct {
	attributes
	start, end int
}

// landmark makes the name of a box unique on the page.
func (w *writer) landmark(label string) string {
	w.labels[label]++
	if n := w.labels[label]; n > 1 {
		return label + strings.ReplaceAll(w.parser.words.nth, "{1}", itoa(n))
	}
	return label
}

func (p *Parser) container(name string) (Container, bool) {
	for _, c := range p.containers {
		if c.Name == name {
			return c, true
		}
	}
	return Container{}, false
}

// containerNames lists the names that can stand after the colons, the site's own
// first.
func (p *Parser) containerNames() string {
	var names []string
	for _, c := range p.containers {
		if !slices.Contains(names, c.Name) {
			names = append(names, c.Name)
		}
	}
	return strings.Join(names, p.words.comma)
}

// nearestContainer proposes a name for one that is unknown: the one whose label
// was written, else the one spelled most alike; "" if none is.
func (p *Parser) nearestContainer(name string) string {
	names := make([]string, 0, len(p.containers))
	for _, c := range p.containers {
		if c.Label == name {
			return c.Name
		}
		names = append(names, c.Name)
	}
	return diag.Nearest(strings.ToLower(name), names)
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
