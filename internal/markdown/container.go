package markdown

import (
	"slices"
	"strings"

	gast "github.com/yuin/goldmark/ast"

	"pufa/internal/diag"
)

// containerNode is a box between ::: lines.
//
//	::: name title {#id .class}
//	…
//	:::
//
// A fence with a name opens a box, a bare fence closes one, so boxes nest with
// any number of colons. If the numbers differ, a bare fence closes the
// innermost box opened with the same number, and boxes still open inside it are
// reported.
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

// container writes a box. Its class is its name, so that themes can style boxes
// unknown to the parser.
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
		contact = 1 // a line with an address or a telephone number
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

// steps writes ordered lists as numbered paths. If the first line of a step is
// bold, it becomes the heading of the step.
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

// stepAttrs are the attributes of ::: steps, which go to its list.
type stepAttrs struct {
	attributes
	start, end int
}

// landmark makes the name of a region unique on the page.
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

// containerNames lists the names that may follow the colons, the site's own
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

// nearestContainer suggests a name for an unknown one: the one whose label was
// written, else the one spelled most alike; "" if there is none.
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
