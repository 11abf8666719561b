package plan

import (
	"bytes"
	"html"
	"html/template"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"pufa/internal/doc"
	"pufa/internal/site"
)

// sizes tells browsers how wide pictures are shown: as wide as the text, or the screen if
// that is narrower.
const sizes = "(max-width: 42rem) 100vw, 37rem"

// wholeBody fills the holes of a page's body for the page at from.
func (m *Planner) wholeBody(p *site.Page, from site.URL) template.HTML {
	b := m.open(p)
	return m.body(p, b, from, 0, len(b.HTML))
}

// scratch keeps the memory in which bodies are put together. They are long: new memory for
// each takes a build a twentieth more CPU time. [Options.Plain] turns it off, with the
// same result.
var scratch = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// body is wholeBody for a part of the page's body b.
func (m *Planner) body(p *site.Page, b *doc.Body, from site.URL, start, end int) template.HTML {
	if len(b.Holes) == 0 {
		return template.HTML(b.HTML[start:end])
	}
	w := new(bytes.Buffer)
	if !m.options.Plain {
		w = scratch.Get().(*bytes.Buffer)
		defer scratch.Put(w)
		w.Reset()
	}
	b.Fill(w, start, end, func(ref int) {
		d, t := &b.Details[ref], p.Target(ref)
		switch kind := p.Doc.Refs[ref].Kind; kind {
		case doc.Image:
			m.imageTag(w, d, t, from)
		case doc.Media:
			if t.Asset != nil {
				attribute(w, d.Title, m.site.Link(from, t.Asset.URL))
			}
		case doc.Cite, doc.Uncited:
			citeTag(w, t, m.linker(from), from)
		case doc.Provision, doc.Quote:
			m.quoted(w, kind, d.Title, t, from)
		default:
			linkTag(w, d.Title, t, m.linker(from))
		}
	})
	return template.HTML(w.String())
}

// bodyText fills a body for structured data: markup as search engines accept it
// in answers, with full addresses and without pictures.
func (m *Planner) bodyText(p *site.Page, b *doc.Body, start, end int) string {
	var w bytes.Buffer
	b.Fill(&w, start, end, func(ref int) {
		d, t := &b.Details[ref], p.Target(ref)
		kind := p.Doc.Refs[ref].Kind
		switch kind {
		case doc.Image:
			w.WriteString(html.EscapeString(d.Alt))
			return
		case doc.Media:
			return
		case doc.Provision, doc.Quote:
			quotedText(&w, kind, t)
			return
		}
		if t.Page == nil && t.Asset == nil && t.External == "" && t.URL == "" && kind == doc.Link {
			t.Page = p
		}
		linkTag(&w, d.Title, t, m.site.Permalink)
	})
	return strings.TrimSpace(drawing.ReplaceAllString(w.String(), ""))
}

// drawing matches a chart, which needs a stylesheet; its table says the same.
var drawing = regexp.MustCompile(`(?s)<svg\b.*?</svg>\n?`)

// hrefOf returns the address of a link's target; "" = none.
func hrefOf(t site.Target, address func(site.URL) string) string {
	href := ""
	switch {
	case t.Page != nil:
		href = address(t.Page.URL)
	case t.URL != "":
		href = address(t.URL)
	case t.Asset != nil:
		href = address(t.Asset.URL)
	case t.External != "":
		href = external(t.External)
	}
	if t.Fragment != "" {
		href += site.Anchor(t.Fragment)
	}
	return href
}

// linkTag writes <a …>. Without a target it writes no href, which HTML calls a
// placeholder link and shows as plain text.
func linkTag(w *bytes.Buffer, title string, t site.Target, address func(site.URL) string) {
	href := hrefOf(t, address)
	if href == "" {
		w.WriteString("<a>")
		return
	}
	w.WriteString(`<a href="`)
	w.WriteString(html.EscapeString(href))
	w.WriteByte('"')
	if title != "" {
		attribute(w, "title", title)
	}
	w.WriteByte('>')
}

func (m *Planner) imageTag(w *bytes.Buffer, d *doc.Detail, t site.Target, from site.URL) {
	if t.Asset == nil { // reported as an error; only a preview gets here, and shows the words
		w.WriteString(`<img src="data:,"`)
		attribute(w, "alt", d.Alt)
		w.WriteByte('>')
		return
	}
	w.WriteString("<img")
	attribute(w, "src", m.site.Link(from, t.Asset.URL))
	attribute(w, "alt", d.Alt)
	width, height := displaySize(t.Asset, d.Width, d.Height)
	attribute(w, "width", strconv.Itoa(width))
	attribute(w, "height", strconv.Itoa(height))
	if set := m.srcset(t.Asset, from); set != "" {
		attribute(w, "srcset", set)
		if d.Width > 0 {
			attribute(w, "sizes", strconv.Itoa(width)+"px")
		} else {
			attribute(w, "sizes", sizes)
		}
	}
	if d.Title != "" {
		attribute(w, "title", d.Title)
	}
	w.WriteString(` loading="lazy" decoding="async">`)
}

// displaySize returns the wanted size, completed in proportion, or the picture's own
// size.
func displaySize(a *site.Asset, width, height int) (int, int) {
	switch {
	case width > 0 && height > 0:
		return width, height
	case width > 0:
		return width, max(1, (a.Height*width+a.Width/2)/a.Width)
	case height > 0:
		return max(1, (a.Width*height+a.Height/2)/a.Height), height
	}
	return a.Width, a.Height
}

func (m *Planner) srcset(a *site.Asset, from site.URL) string {
	if len(a.Variants) == 0 {
		return ""
	}
	var b strings.Builder
	for _, v := range a.Variants {
		b.WriteString(m.site.Link(from, v.URL) + " " + strconv.Itoa(v.Width) + "w, ")
	}
	b.WriteString(m.site.Link(from, a.URL) + " " + strconv.Itoa(a.Width) + "w")
	return b.String()
}

func attribute(w *bytes.Buffer, name, value string) {
	w.WriteByte(' ')
	w.WriteString(name)
	w.WriteString(`="`)
	w.WriteString(html.EscapeString(value))
	w.WriteByte('"')
}

// external writes an external address as the author did, percent-encoding only what HTML
// and HTTP do not allow.
func external(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// part is the part of a body under a heading of level 2.
type part struct {
	heading    doc.Heading
	start, end int // of the text after the heading
}

// cut divides a body at its headings of level 2. The text before the first is
// [doc.Body.Intro].
func cut(b *doc.Body) []part {
	var parts []part
	for i, h := range b.Outline {
		if h.Level <= 2 {
			start, end := b.Section(i)
			parts = append(parts, part{h, start, end})
		}
	}
	return parts
}
