package markdown

import (
	"bytes"
	"sort"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"
)

// Raw HTML is never copied. It is read tag by tag; a tag is written anew from
// what the policy leaves of it, text is escaped, and every open element is
// closed at the latest where the Markdown around it ends.

// rawElement is an open raw element.
type rawElement struct {
	name       string
	start, end int // of its start tag, in the source
}

// raw is a piece of raw HTML that knows its places in the source.
type raw struct {
	text  []byte
	parts []text.Segment
	ends  []int // of the parts, in text
}

func (w *writer) gather(parts *text.Segments, last *text.Segment) raw {
	var r raw
	for i := range parts.Len() {
		s := parts.At(i)
		r.add(s, w.source)
	}
	if last != nil {
		r.add(*last, w.source)
	}
	return r
}

func (r *raw) add(s text.Segment, source []byte) {
	r.parts = append(r.parts, s)
	r.text = append(r.text, s.Value(source)...)
	r.ends = append(r.ends, len(r.text))
}

// at returns the offset in the source of byte i of the piece.
func (r raw) at(i int) int {
	n := len(r.parts)
	if n == 0 {
		return 0
	}
	k := sort.SearchInts(r.ends, i+1)
	if k == n {
		return r.parts[n-1].Stop
	}
	if k > 0 {
		i -= r.ends[k-1]
	}
	return r.parts[k].Start + max(0, i-r.parts[k].Padding)
}

func (w *writer) rawBlock(n *gast.HTMLBlock) {
	var last *text.Segment
	if n.HasClosure() {
		last = &n.ClosureLine
	}
	w.rawHTML(w.gather(n.Lines(), last), false)
	w.endBlock()
}

func (w *writer) rawInline(n *gast.RawHTML) {
	w.rawHTML(w.gather(n.Segments, nil), true)
}

func (w *writer) rawHTML(r raw, inline bool) {
	at, skip := w.instruction(r), ""
	for t := range w.tokens.of(r.text[at:]) {
		start, end := r.at(at), r.at(at+len(t.source)-1)+1
		at += len(t.source)
		switch {
		case skip != "":
			if t.Type == html.EndTagToken && t.Data == skip {
				skip = ""
			}
		case t.Type == html.TextToken:
			w.rawText(t.Data, start, end)
		case t.Type == html.StartTagToken || t.Type == html.SelfClosingTagToken:
			if rawText[t.Data] {
				w.diags.Add("markdown/html-element", w.span(start, end), t.Data)
				if !inline {
					skip = t.Data
				}
				continue
			}
			w.rawStart(t.Token, t.source, start, end, inline)
			if t.Type == html.SelfClosingTagToken && len(w.raw) > w.floor && !voidElements[t.Data] {
				if top := w.raw[len(w.raw)-1]; top.start == start && top.name == t.Data {
					w.popRaw()
				}
			}
		case t.Type == html.EndTagToken && t.Data == "br": // browsers break the line at </br>, too
			w.rawStart(t.Token, "<br>", start, end, inline)
		case t.Type == html.EndTagToken:
			w.rawEnd(t.Data, start, end)
		}
	}
	if at < len(r.text) && skip == "" { // an unfinished tag at the end
		w.diags.Add("markdown/html-unfinished", w.span(r.at(at), r.at(len(r.text)-1)+1))
	}
}

// instruction returns the length of a processing instruction, a declaration or
// a CDATA section at the start of a piece, which are left out. HTML does not
// know them and would end them too early.
func (w *writer) instruction(r raw) int {
	s := bytes.TrimLeft(r.text, " ")
	indent := len(r.text) - len(s)
	shut := ""
	switch {
	case bytes.HasPrefix(s, []byte("<?")):
		shut = "?>"
	case bytes.HasPrefix(s, []byte("<![CDATA[")):
		shut = "]]>"
	case bytes.HasPrefix(s, []byte("<!")) && !bytes.HasPrefix(s, []byte("<!--")):
		shut = ">"
	default:
		return 0
	}
	w.diags.Add("markdown/html-element", w.span(r.at(indent), r.at(indent)+2), strings.Trim(string(s[1:min(len(s), 2)]), "<>"))
	if i := bytes.Index(s, []byte(shut)); i >= 0 {
		return indent + i + len(shut)
	}
	return len(r.text)
}

func (w *writer) rawText(s string, start, end int) {
	if len(w.raw) > w.floor && onlyParts[w.raw[len(w.raw)-1].name] {
		if strings.TrimSpace(s) != "" {
			w.diags.Add("markdown/html-place", w.span(start, end), clip(strings.TrimSpace(s)), w.raw[len(w.raw)-1].name)
			return
		}
	}
	w.unfilledWhole(s, w.span(start, end))
	w.html = appendEscaped(w.html, s)
	w.plain = append(w.plain, s...)
}
