package markdown

import (
	"bytes"
	"slices"
	"sort"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/net/html"

	"pufa/internal/doc"
)

// Raw HTML is never copied. It is read tag by tag; a tag is written anew from
// what the policy leaves of it, text is escaped, and every element that is
// opened is closed where the Markdown around it ends, at the latest.

// rawElement is a raw element that stands open.
type rawElement struct {
	name       string
	start, end int // of its start tag, in the source
}

// raw is a piece of raw HTML with the way back to its place in the source.
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

// instruction returns the length of a processing instruction, a declaration or a
// CDATA section at the start of a piece, which are left out. HTML knows none of
// them and would end them too early.
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

// rawStart writes a start tag, or reports why it does not.
func (w *writer) rawStart(t html.Token, token string, start, end int, inline bool) {
	clean, ok := w.tokens.sanitised(w.parser.policy, t.Data, token)
	if !ok {
		w.diags.Add("markdown/html-element", w.span(start, end), t.Data)
		return
	}
	for len(w.raw) > w.floor && w.raw[len(w.raw)-1].ends(t.Data) {
		w.popRaw()
	}
	top := ""
	if len(w.raw) > w.floor {
		top = w.raw[len(w.raw)-1].name
	}
	if t.Data == "a" && w.inLink > 0 {
		w.diags.Add("markdown/link-in-link", w.span(start, end))
		return
	}
	if !fits(t.Data, top, inline) || len(w.raw) > maxDepth {
		w.diags.Add("markdown/html-place", w.span(start, end), "<"+t.Data+">", first(top, "p"))
		return
	}
	switch t.Data {
	case "a":
		w.rawLink(t, clean, start, end)
		return
	case "img":
		w.rawImage(t, clean, start, end)
		return
	}
	w.html = append(w.html, '<')
	w.html = append(w.html, t.Data...)
	w.rawAttributes(t.Attr, clean, nil, start, end)
	w.html = append(w.html, '>')
	if t.Data == "br" {
		w.plain = append(w.plain, '\n')
	}
	if !voidElements[t.Data] {
		w.raw = append(w.raw, rawElement{t.Data, start, end})
	}
}

// ends reports whether a start tag ends the open element e.
func (e rawElement) ends(name string) bool {
	return endsOpen[name][e.name] || e.name == "p" && !phrasing[name]
}

// fits reports whether an element may stand in the raw element top ("" for
// Markdown), in a line of text or between blocks.
func fits(name, top string, inline bool) bool {
	switch {
	case parents[name] != nil:
		return parents[name][top]
	case onlyParts[top]:
		return false
	case inline || top != "" && !flowHosts[top]:
		return phrasing[name]
	}
	return true
}

// rawAttributes writes what is left of the attributes and reports the others,
// except those that handled names.
func (w *writer) rawAttributes(all, clean []html.Attribute, handled []string, start, end int) {
	var written []string
	for _, a := range clean {
		if slices.Contains(handled, a.Key) || slices.Contains(written, a.Key) {
			continue
		}
		switch a.Key {
		case "id":
			w.idAttribute(a.Val, start, end)
			written = append(written, a.Key)
			continue
		case "src", "poster":
			// Sound and film come from the site itself, so that a page asks no
			// other host for anything.
			path, _, ok := target(a.Val)
			if ok && scheme(path) == "" && !strings.HasPrefix(path, "//") {
				w.hole(doc.Ref{Kind: doc.Media, Target: path}, doc.Detail{Span: w.span(start, end), Title: a.Key})
				written = append(written, a.Key)
			}
			continue
		}
		w.attribute(a.Key, a.Val)
		written = append(written, a.Key)
	}
	for _, a := range all {
		if !slices.Contains(written, a.Key) && !slices.Contains(handled, a.Key) {
			w.diags.Add("markdown/html-attribute", w.span(start, end), a.Key)
		}
	}
}

// rawLink makes a hole of <a href>. Without href it is a place to link to.
func (w *writer) rawLink(t html.Token, clean []html.Attribute, start, end int) {
	href, has := attr(t.Attr, "href")
	if !has {
		w.html = append(w.html, "<a"...)
		w.rawAttributes(t.Attr, clean, nil, start, end)
		w.html = append(w.html, '>')
		w.inLink++
		w.raw = append(w.raw, rawElement{"a", start, end})
		return
	}
	title, _ := attr(t.Attr, "title")
	if w.open(doc.Link, href, title, start, end) {
		w.raw = append(w.raw, rawElement{"a", start, end})
	}
	for _, a := range t.Attr {
		if a.Key != "href" && a.Key != "title" && a.Key != "target" && a.Key != "rel" {
			w.diags.Add("markdown/html-attribute", w.span(start, end), a.Key)
		}
	}
}

func (w *writer) rawImage(t html.Token, clean []html.Attribute, start, end int) {
	src, _ := attr(t.Attr, "src")
	alt, _ := attr(clean, "alt")
	title, _ := attr(t.Attr, "title")
	if strings.TrimSpace(alt) == "" {
		w.diags.Add("markdown/image-without-alt", w.span(start, end), clip(src))
	}
	if !w.open(doc.Image, src, title, start, end) {
		return
	}
	r := &w.details[len(w.details)-1]
	r.Alt = alt
	for _, a := range t.Attr {
		switch a.Key {
		case "src", "alt", "title":
		case "width", "height":
			if pictureSize(r, a.Key, a.Val) {
				continue
			}
			fallthrough
		default:
			w.diags.Add("markdown/html-attribute", w.span(start, end), a.Key)
		}
	}
}

func attr(attrs []html.Attribute, key string) (string, bool) {
	for _, a := range attrs {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// rawEnd closes an element, and what stands open inside it. Elements that were
// opened outside the Markdown construct that is being written stay open.
func (w *writer) rawEnd(name string, start, end int) {
	for i := len(w.raw) - 1; i >= w.floor; i-- {
		if w.raw[i].name == name {
			w.closeRaw(i + 1)
			w.popRaw()
			return
		}
	}
	if _, known := w.tokens.sanitised(w.parser.policy, name, "<"+name+">"); known && name != "p" && !voidElements[name] && !(name == "a" && w.inLink > 0) {
		w.diags.Add("markdown/html-end", w.span(start, end), name)
	}
}

// closeRaw closes open elements until n are left, and says which of them nobody
// closed.
func (w *writer) closeRaw(n int) {
	for len(w.raw) > n {
		if e := w.raw[len(w.raw)-1]; !mayEndSilently[e.name] {
			w.diags.Add("markdown/html-open", w.span(e.start, e.end), e.name)
		}
		w.popRaw()
	}
}

func (w *writer) popRaw() {
	e := w.raw[len(w.raw)-1]
	w.raw = w.raw[:len(w.raw)-1]
	if e.name == "a" {
		w.close()
		return
	}
	w.html = append(w.html, "</"...)
	w.html = append(w.html, e.name...)
	w.html = append(w.html, '>')
}

// makeRoom closes raw elements that cannot hold a Markdown block.
func (w *writer) makeRoom() {
	for len(w.raw) > w.floor && !flowHosts[w.raw[len(w.raw)-1].name] {
		w.closeRaw(len(w.raw) - 1)
	}
}
