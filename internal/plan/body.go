package plan

import (
	"bytes"
	"html"
	"html/template"
	"strconv"
	"strings"

	"pufa/internal/doc"
	"pufa/internal/site"
)

// sizes tells browsers how wide pictures are shown: the measure of the text, or
// the screen where that is narrower.
const sizes = "(max-width: 42rem) 100vw, 37rem"

// tagLength is how much room is set aside for a tag in a hole of a body.
const tagLength = 64

// wholeBody fills the holes of a page's body for the page at from.
func (m *maker) wholeBody(p *site.Page, from site.URL) template.HTML {
	d := m.open(p)
	return m.body(p, d, from, 0, len(d.Body.HTML))
}

// body is wholeBody for a part of the page's document d, which is open.
func (m *maker) body(p *site.Page, d *doc.Document, from site.URL, start, end int) template.HTML {
	b := d.Body
	w := m.room.buffer(end - start + tagLength*len(b.Holes))
	b.Fill(w, start, end, func(w *bytes.Buffer, ref int) {
		r, t := &d.Refs[ref], p.Target(ref)
		switch r.Kind {
		case doc.Image:
			m.imageTag(w, r, t, from)
		case doc.Media:
			if t.Asset != nil {
				attribute(w, r.Title, m.site.Link(from, t.Asset.URL))
			}
		case doc.Cite:
			citeTag(w, t, m.linker(from), from)
		case doc.Provision, doc.Quote:
			m.quoted(w, r, t, from)
		default:
			linkTag(w, r, t, m.linker(from))
		}
	})
	return template.HTML(m.room.Text(w.Bytes()))
}

// bodyText fills a body for structured data: markup as search engines accept it
// in answers, with full addresses and without pictures.
func (m *maker) bodyText(p *site.Page, d *doc.Document, start, end int) string {
	var w bytes.Buffer
	d.Body.Fill(&w, start, end, func(w *bytes.Buffer, ref int) {
		r, t := &d.Refs[ref], p.Target(ref)
		switch r.Kind {
		case doc.Image:
			w.WriteString(html.EscapeString(r.Alt))
			return
		case doc.Media:
			return
		case doc.Provision, doc.Quote:
			quotedText(w, r, t)
			return
		}
		if t.Page == nil && t.Asset == nil && t.External == "" && t.URL == "" && r.Kind == doc.Link {
			t.Page = p
		}
		linkTag(w, r, t, m.site.Permalink)
	})
	return strings.TrimSpace(w.String())
}

// linkTag writes <a …>. A link that leads nowhere has no href; HTML calls that a
// placeholder, and it reads as plain text.
func linkTag(w *bytes.Buffer, r *doc.Ref, t site.Target, address func(site.URL) string) {
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
		href += "#" + site.Escape(t.Fragment)
	}
	if href == "" {
		w.WriteString("<a>")
		return
	}
	w.WriteString(`<a href="`)
	w.WriteString(html.EscapeString(href))
	w.WriteByte('"')
	if r.Title != "" {
		attribute(w, "title", r.Title)
	}
	w.WriteByte('>')
}

func (m *maker) imageTag(w *bytes.Buffer, r *doc.Ref, t site.Target, from site.URL) {
	if t.Asset == nil { // reported; nothing is published with it, a preview shows the words
		w.WriteString(`<img src="data:,"`)
		attribute(w, "alt", r.Alt)
		w.WriteByte('>')
		return
	}
	w.WriteString("<img")
	attribute(w, "src", m.site.Link(from, t.Asset.URL))
	attribute(w, "alt", r.Alt)
	width, height := displaySize(t.Asset, r.Width, r.Height)
	attribute(w, "width", strconv.Itoa(width))
	attribute(w, "height", strconv.Itoa(height))
	if set := m.srcset(t.Asset, from); set != "" {
		attribute(w, "srcset", set)
		if r.Width > 0 {
			attribute(w, "sizes", strconv.Itoa(width)+"px")
		} else {
			attribute(w, "sizes", sizes)
		}
	}
	if r.Title != "" {
		attribute(w, "title", r.Title)
	}
	w.WriteString(` loading="lazy" decoding="async">`)
}

// displaySize is the wanted size with the other side in proportion, or the
// picture's own.
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

func (m *maker) srcset(a *site.Asset, from site.URL) string {
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

// external spells a foreign address as written, with what HTML and HTTP cannot
// hold percent-encoded.
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

// part is one stretch of a document under a heading of level 2.
type part struct {
	heading    doc.Heading
	start, end int // of what follows the heading
}

// cut divides a document at its headings of level 2. What stands before the
// first is [intro].
func cut(d *doc.Document) []part {
	var parts []part
	for _, h := range d.Outline {
		if h.Level > 2 {
			continue
		}
		if n := len(parts); n > 0 {
			parts[n-1].end = h.Start
		}
		parts = append(parts, part{h, h.End, len(d.Body.HTML)})
	}
	return parts
}

// intro returns the end of what stands before the first heading of level 2.
func intro(d *doc.Document) int {
	for _, h := range d.Outline {
		if h.Level <= 2 {
			return h.Start
		}
	}
	return len(d.Body.HTML)
}
