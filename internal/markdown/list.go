package markdown

import (
	"bytes"
	"regexp"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

func (w *writer) list(n *gast.List) {
	tag := "ul"
	if n.IsOrdered() {
		tag = "ol"
	}
	steps := w.inSteps && n.IsOrdered()
	w.html = append(w.html, '<')
	w.html = append(w.html, tag...)
	if n.IsOrdered() && n.Start != 1 {
		w.attribute("start", itoa(n.Start))
	}
	if steps {
		a := w.stepAttrs
		w.attribute("class", strings.Join(append([]string{"steps"}, a.classes...), " "))
		w.idAttribute(a.id, a.start, a.end)
		w.stepAttrs = stepAttrs{}
	}
	w.html = append(w.html, '>', '\n')
	outer := w.inSteps
	w.inSteps = false
	values, next := w.typedNumbers(n), n.Start
	for c, i := n.FirstChild(), 0; c != nil; c, i = c.NextSibling(), i+1 {
		w.html = append(w.html, "<li"...)
		if values != nil {
			if values[i] != next {
				w.attribute("value", itoa(values[i]))
			}
			next = values[i] + 1
		}
		w.html = append(w.html, '>')
		if steps {
			w.step(c)
		} else if f := c.FirstChild(); f != nil && f.Kind() != gast.KindTextBlock {
			w.html = append(w.html, '\n')
		}
		w.blocks(c)
		w.html = append(w.html, "</li>\n"...)
	}
	w.inSteps = outer
	w.html = append(w.html, "</"...)
	w.html = append(w.html, tag...)
	w.html = append(w.html, '>', '\n')
}

// typedNumbers returns the numbers written before the items of a list; nil if
// all are the same, as in 1. 1. 1., so that the list is counted.
func (w *writer) typedNumbers(n *gast.List) []int {
	if !n.IsOrdered() {
		return nil
	}
	var out []int
	same := true
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		at, number := max(c.Pos(), 0), 0
		for at < len(w.source) && isDigit(rune(w.source[at])) && number < 1e8 {
			number = 10*number + int(w.source[at]-'0')
			at++
		}
		same = same && (len(out) == 0 || number == out[0])
		out = append(out, number)
	}
	if same {
		return nil
	}
	return out
}

// step writes the heading of a step: the bold line that the step begins with.
// Its level is below the page's current heading or, before any heading, below
// the title.
func (w *writer) step(item gast.Node) {
	block := item.FirstChild()
	if block == nil {
		return
	}
	strong, ok := block.FirstChild().(*gast.Emphasis)
	if !ok || strong.Level != 2 {
		return
	}
	next, isText := strong.NextSibling().(*gast.Text)
	if strong.NextSibling() != nil && !(isText && next.SoftLineBreak() && len(bytes.TrimSpace(next.Segment.Value(w.source))) == 0) {
		return
	}
	tag := "h3"
	if len(w.outline) == 0 {
		tag = "h2"
	}
	w.html = append(w.html, "<"+tag+">"...)
	w.inline(strong)
	w.html = append(w.html, "</"+tag+">\n"...)
	w.endBlock()
	block.RemoveChild(block, strong)
	if isText {
		block.RemoveChild(block, next)
	}
	if block.FirstChild() == nil {
		item.RemoveChild(item, block)
		return
	}
	if t, tight := block.(*gast.TextBlock); tight {
		p := gast.NewParagraph()
		p.SetLines(t.Lines())
		for c := t.FirstChild(); c != nil; c = t.FirstChild() {
			t.RemoveChild(t, c)
			p.AppendChild(p, c)
		}
		item.ReplaceChild(item, t, p)
	}
}

func (w *writer) definitions(n *east.DefinitionList) {
	w.html = append(w.html, "<dl>\n"...)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *east.DefinitionTerm:
			w.html = append(w.html, "<dt>"...)
			w.lines(c)
			w.html = append(w.html, "</dt>\n"...)
			w.endBlock()
		case *east.DefinitionDescription:
			w.html = append(w.html, "<dd>"...)
			if !c.IsTight {
				w.html = append(w.html, '\n')
			}
			w.blocks(c)
			w.html = append(w.html, "</dd>\n"...)
		}
	}
	w.html = append(w.html, "</dl>\n"...)
}

// datedLists is goldmark's parser of lists, except that a day with spaces,
// 2026. 12. 4, does not begin a list inside a list.
type datedLists struct{ parser.BlockParser }

var spacedDay = regexp.MustCompile(`^[ \t]*(?:19|20)[0-9]{2}[.)][ \t]+[0-9]{1,2}[.)][ \t]+[0-9]{1,2}(?:[^0-9.)]|$)`)

// Open implements [parser.BlockParser].
func (p datedLists) Open(parent gast.Node, reader text.Reader, pc parser.Context) (gast.Node, parser.State) {
	if line, _ := reader.PeekLine(); spacedDay.Match(line) {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// Continue implements [parser.BlockParser].
func (p datedLists) Continue(n gast.Node, reader text.Reader, pc parser.Context) parser.State {
	if line, _ := reader.PeekLine(); spacedDay.Match(line) {
		return parser.Close
	}
	return p.BlockParser.Continue(n, reader, pc)
}
