package markdown

import (
	"bytes"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
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
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.html = append(w.html, "<li>"...)
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

// step writes the heading of a step: the bold line with which it begins.
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
	w.html = append(w.html, "<h3>"...)
	w.inline(strong)
	w.html = append(w.html, "</h3>\n"...)
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
