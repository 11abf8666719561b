package markdown

import (
	"bytes"
	"regexp"
	"slices"

	gast "github.com/yuin/goldmark/ast"
)

// foreignMark is markup of another generator, which would be published as it stands.
type foreignMark struct {
	start  string         // what it begins with, for a quick look
	form   *regexp.Regexp // at the start of the text from there on
	advice string         // code of the finding: what to write instead
}

// foreignMarks are told once a page and kind.
var foreignMarks = []foreignMark{
	{"{{", regexp.MustCompile(`^\{\{[<%][^\n]*?[>%]\}\}`), "markdown/shortcode"},
	{"{%", regexp.MustCompile(`^\{%[^\n]*?%\}`), "markdown/shortcode"},
	{"[[", regexp.MustCompile(`^\[\[[^\[\]\n]+\]\]`), "markdown/wiki-link"},
	{"==", regexp.MustCompile(`^==[^=\s][^=\n]*==`), "markdown/highlight"},
	{"^[", regexp.MustCompile(`^\^\[[^\[\]\n]+\]`), "markdown/inline-footnote"},
	{"!!!", regexp.MustCompile(`^!!!\s+[a-z]+`), "markdown/other-box"},
	{"[TOC]", regexp.MustCompile(`^\[TOC\]`), "markdown/toc"},
	{"[toc]", regexp.MustCompile(`^\[toc\]`), "markdown/toc"},
	{"｛", regexp.MustCompile(`^｛[^｝\n]*[=＝#＃][^｝\n]*｝`), "markdown/full-width-braces"},
	{"{", regexp.MustCompile(`^\{(?:width|height)\s*=[^}\n]*\}`), "markdown/attribute-apart"},
}

// foreign looks for markup of other generators in the lines of a block.
func (w *writer) foreign(n gast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		line := s.Value(w.source)
		if !bytes.ContainsAny(line, "{[=^!") && !bytes.Contains(line, []byte("｛")) {
			continue
		}
		for _, m := range foreignMarks {
			if slices.Contains(w.foreignTold, m.advice) {
				continue
			}
			for at := 0; ; {
				k := bytes.Index(line[at:], []byte(m.start))
				if k < 0 {
					break
				}
				at += k
				found := m.form.Find(line[at:])
				if found != nil && !inCode(line, at) && (m.advice != "markdown/attribute-apart" || at == 0 || line[at-1] == ' ') {
					w.foreignTold = append(w.foreignTold, m.advice)
					w.diags.Add(m.advice, w.span(s.Start+at, s.Start+at+len(found)), clip(string(found)))
					break
				}
				at += len(m.start)
			}
		}
	}
}

// inCode reports whether a place of a line stands between ` marks.
func inCode(line []byte, at int) bool {
	return bytes.Count(line[:at], []byte("`"))%2 == 1
}

var alert = regexp.MustCompile(`^\[!([A-Za-z]+)\][ \t\x{3000}]*([^\n]*)`)

// alerts are the boxes of other programs, by what stands behind [!, as boxes here.
var alerts = map[string]string{"NOTE": "note", "TIP": "note", "INFO": "note", "IMPORTANT": "warning", "WARNING": "warning", "CAUTION": "warning", "DANGER": "warning", "EXAMPLE": "example"}

// alert writes a quotation that begins with [!NOTE] as the box that it is elsewhere, and
// reports whether it was one.
func (w *writer) alert(n *gast.Blockquote) bool {
	p, ok := n.FirstChild().(*gast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return false
	}
	first := p.Lines().At(0)
	m := alert.FindSubmatch(first.Value(w.source))
	if m == nil {
		return false
	}
	name := alerts[string(bytes.ToUpper(m[1]))]
	if _, known := w.parser.container(name); name == "" || !known {
		return false
	}
	box := &containerNode{start: first.Start, end: first.Start + len(bytes.TrimRight(first.Value(w.source), "\n")), name: name, title: string(bytes.TrimSpace(m[2])), closed: true}
	for c := p.FirstChild(); c != nil; { // the first line is no text
		next := c.NextSibling()
		t, isText := c.(*gast.Text)
		p.RemoveChild(p, c)
		if isText && (t.SoftLineBreak() || t.HardLineBreak()) {
			break
		}
		c = next
	}
	if p.FirstChild() == nil {
		n.RemoveChild(n, p)
	} else {
		p.Lines().SetSliced(1, p.Lines().Len())
	}
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		n.RemoveChild(n, c)
		box.AppendChild(box, c)
	}
	w.container(box)
	return true
}
