package markdown

import (
	"strings"
	"unicode"

	gast "github.com/yuin/goldmark/ast"

	"pufa/internal/doc"
)

// headingIDs are the ids of a document's headings. They are decided before
// anything is written, so that an id chosen by the author wins wherever it is.
type headingIDs map[*gast.Heading]string

// survey walks the blocks once: it takes the title out of the body and decides
// the ids. An id is made from the heading's text: letters of any script and
// digits stay, everything else becomes one hyphen. A second heading with the
// same text gets -2, a third -3, but never a number that another heading's text
// yields, so inserting a heading changes no other id unless the two share a
// text.
func (w *writer) survey(root gast.Node) {
	w.headings = w.headings[:0]
	w.collect(root, 0)
	if len(w.headings) == 0 {
		return
	}
	w.takeTitle(root)
	w.headingIDs = make(headingIDs, len(w.headings))
	bases := make(map[string]bool, len(w.headings))
	for _, h := range w.headings {
		if id := explicitID(h.node); id != "" && !w.taken[id] {
			w.taken[id] = true
			w.headingIDs[h.node] = id
		}
	}
	for _, h := range w.headings {
		if w.headingIDs[h.node] == "" {
			bases[idOf(h.text)] = true
		}
	}
	counts := make(map[string]int, len(bases))
	for _, h := range w.headings {
		if w.headingIDs[h.node] != "" {
			continue
		}
		base := idOf(h.text)
		counts[base]++
		id := base
		for counts[base] > 1 || w.taken[id] {
			if counts[base] == 1 {
				counts[base] = 2
			}
			id = base + "-" + itoa(counts[base])
			if !w.taken[id] && !bases[id] {
				break
			}
			counts[base]++
		}
		w.taken[id] = true
		w.headingIDs[h.node] = id
	}
}

// surveyed is a heading with its plain text.
type surveyed struct {
	node *gast.Heading
	text string
}

func (w *writer) collect(n gast.Node, depth int) {
	if depth > maxDepth {
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *gast.Heading:
			w.headings = append(w.headings, surveyed{c, strings.TrimSpace(w.alt(c))})
		case *containerNode:
			if c.attrs.id != "" {
				w.taken[c.attrs.id] = true
			}
			w.collect(c, depth+1)
		case *gast.Paragraph, *gast.TextBlock, *gast.CodeBlock, *gast.FencedCodeBlock, *gast.HTMLBlock:
		default:
			if c.Type() == gast.TypeBlock {
				w.collect(c, depth+1)
			}
		}
	}
}

// takeTitle takes the first heading of level 1 out of the body if it is the
// page's title, which the template prints.
func (w *writer) takeTitle(root gast.Node) {
	for i, h := range w.headings {
		if h.node.Level != 1 || h.node.Parent() != root {
			continue
		}
		if h.text == "" || w.doc.Meta.Title != "" && squeeze(w.doc.Meta.Title) != squeeze(h.text) {
			return
		}
		if w.doc.Meta.Title == "" {
			w.doc.Meta.Title = h.text
			w.unfilledWhole(h.text, w.span(w.linesOf(h.node)))
		}
		w.headings = append(w.headings[:i:i], w.headings[i+1:]...)
		root.RemoveChild(root, h.node)
		return
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func explicitID(h *gast.Heading) string {
	v, _ := h.AttributeString("id")
	b, _ := v.([]byte)
	if id := string(b); validName(id) {
		return id
	}
	return ""
}

func idOf(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range text {
		if r == unicode.ReplacementChar || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) && r != 0x3007 {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(unicode.ToLower(r))
	}
	if b.Len() == 0 {
		return "h"
	}
	return b.String()
}

// heading writes a heading. Level 1 is reserved for the page's title, so other
// headings of that level are reported and become level 2.
func (w *writer) heading(n *gast.Heading) {
	level := n.Level
	start, end := w.linesOf(n)
	if level == 1 {
		d := w.diags.Add("markdown/second-title", w.span(start, end), clip(w.alt(n)))
		if at := n.Pos(); at >= 0 && at < len(w.source) && w.source[at] == '#' {
			w.mend(d, at, at, "#") // it is read as level 2
		}
		level = 2
	}
	if level > w.lastLevel+1 {
		w.diags.Add("markdown/level-skipped", w.span(start, end), level, w.lastLevel+1, strings.Repeat("#", w.lastLevel+1))
	}
	w.lastLevel = level
	w.surprisingHeading(n)
	w.closedTightly(n)
	w.suspects(n, w.surveyLines(n))
	if n.FirstChild() == nil {
		w.diags.Add("markdown/heading-empty", w.span(start, end))
	}
	from, plainFrom := len(w.html), len(w.plain)
	tag := [...]string{"", "h1", "h2", "h3", "h4", "h5", "h6"}[level]
	w.html = append(w.html, '<')
	w.html = append(w.html, tag...)
	id, generated := w.headingIDs[n], true
	if given := explicitID(n); given != "" {
		generated = given == id
		if !generated {
			w.diags.Add("markdown/id-taken", w.span(start, end), given, id)
		}
	}
	w.ids[id] = true
	w.anchors = append(w.anchors, id)
	w.attribute("id", id)
	for _, a := range n.Attributes() {
		value, _ := a.Value.([]byte)
		switch name := string(a.Name); {
		case name == "id" && (validName(string(value))):
		case name == "class" && validClasses(string(value)):
			w.attribute("class", string(value))
		default:
			w.diags.Add("markdown/attribute-unknown", w.span(start, end), name)
		}
	}
	w.html = append(w.html, '>')
	w.inline(n)
	w.html = append(w.html, "</"...)
	w.html = append(w.html, tag...)
	w.html = append(w.html, '>')
	text := strings.TrimSpace(string(w.plain[plainFrom:]))
	w.setPlace(text, level)
	if n.Parent() == w.root && len(w.raw) == 0 {
		w.outline = append(w.outline, doc.Heading{
			Level: n.Level, ID: id, Text: text, Span: w.span(start, end), Start: from, End: len(w.html),
		})
	}
	w.html = append(w.html, '\n')
	w.endBlock()
}

func validClasses(s string) bool {
	for _, class := range strings.Fields(s) {
		if !validName(class) {
			return false
		}
	}
	return strings.TrimSpace(s) != ""
}

// idAttribute writes an id that an author gave to something other than a
// heading.
func (w *writer) idAttribute(id string, start, end int) {
	if id == "" {
		return
	}
	if w.ids[id] {
		w.diags.Add("markdown/id-twice", w.span(start, end), id)
		return
	}
	w.ids[id] = true
	w.anchors = append(w.anchors, id)
	w.attribute("id", id)
}

func (w *writer) attribute(name, value string) {
	w.html = append(w.html, ' ')
	w.html = append(w.html, name...)
	w.html = append(w.html, `="`...)
	w.html = appendEscaped(w.html, value)
	w.html = append(w.html, '"')
}
