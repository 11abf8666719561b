package markdown

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"pufa/internal/doc"
)

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

// fits reports whether an element may be inside the raw element top ("" for
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

// rawAttributes writes the attributes left by the policy and reports the
// others, except those named in handled.
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
			// Audio and video must come from the site itself, so that a page
			// loads nothing from other hosts.
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

// rawLink makes a hole of <a href>. Without href it is a target for links.
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

// rawEnd closes an element and those open inside it. Elements opened outside
// the current Markdown construct stay open.
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

// closeRaw closes open elements until n are left, and reports those without an
// end tag.
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

// makeRoom closes raw elements that cannot contain a Markdown block.
func (w *writer) makeRoom() {
	for len(w.raw) > w.floor && !flowHosts[w.raw[len(w.raw)-1].name] {
		w.closeRaw(len(w.raw) - 1)
	}
}
