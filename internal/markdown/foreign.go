package markdown

import (
	"bytes"
	"regexp"
	"slices"

	gast "github.com/yuin/goldmark/ast"

	"pufa/internal/diag"
)

// foreignMark is markup of another generator, which would be published as it stands.
type foreignMark struct {
	start  string                                              // what it begins with, for a quick look
	form   *regexp.Regexp                                      // at the start of the text from there on
	advice string                                              // code of the finding: what to write instead
	mend   func(w *writer, d *diag.Diagnostic, start, end int) // what mends it, where that is clear
}

// foreignMarks are told once a page and kind; what mends the first mends the others.
var foreignMarks = []foreignMark{
	{"{{", regexp.MustCompile(`^\{\{[<%][^\n]*?[>%]\}\}`), "markdown/shortcode", nil},
	{"{%", regexp.MustCompile(`^\{%[^\n]*?%\}`), "markdown/shortcode", nil},
	{"[[", regexp.MustCompile(`^\[\[[^\[\]\n]+\]\]`), "markdown/wiki-link", nil},
	{"==", regexp.MustCompile(`^==[^=\s][^=\n]*==`), "markdown/highlight", nil},
	{"^[", regexp.MustCompile(`^\^\[[^\[\]\n]+\]`), "markdown/inline-footnote", nil},
	{"!!!", regexp.MustCompile(`^!!!\s+[a-z]+`), "markdown/other-box", nil},
	{"[TOC]", regexp.MustCompile(`^\[TOC\]`), "markdown/toc", (*writer).takeLine},
	{"[toc]", regexp.MustCompile(`^\[toc\]`), "markdown/toc", (*writer).takeLine},
	{"｛", regexp.MustCompile(`^｛[^｝\n]*[=＝#＃][^｝\n]*｝`), "markdown/full-width-braces", (*writer).narrowBraces},
	{"{", regexp.MustCompile(`^\{(?:width|height)\s*=[^}\n]*\}`), "markdown/attribute-apart", (*writer).narrowBraces},
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
			if told := slices.Contains(w.foreignTold, m.advice); !told || m.mend != nil {
				w.foreignIn(line, s.Start, m)
			}
		}
	}
}

// foreignIn looks for one kind of mark in a line at an offset.
func (w *writer) foreignIn(line []byte, start int, m foreignMark) {
	for at := 0; ; {
		k := bytes.Index(line[at:], []byte(m.start))
		if k < 0 {
			return
		}
		at += k
		found := m.form.Find(line[at:])
		if found == nil || inCode(line, at) || m.advice == "markdown/attribute-apart" && at > 0 && line[at-1] != ' ' {
			at += len(m.start)
			continue
		}
		if !slices.Contains(w.foreignTold, m.advice) {
			w.foreignTold = append(w.foreignTold, m.advice)
			w.diags.Add(m.advice, w.span(start+at, start+at+len(found)), clip(string(found)))
		}
		if m.mend == nil {
			return
		}
		first := slices.IndexFunc(w.diags, func(d diag.Diagnostic) bool { return d.Code == m.advice })
		m.mend(w, &w.diags[first], start+at, start+at+len(found))
		at += len(found)
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
