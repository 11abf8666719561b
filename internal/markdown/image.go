package markdown

import (
	"bytes"
	"strconv"
	"strings"

	gast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"pufa/internal/doc"
)

// imageParser reads links and images as in CommonMark, and also
//
//	![图](图片 1.png)                     a space in the name of a picture
//	![图](a.png){width=300 height=200}    the wanted size
type imageParser struct {
	links  parser.InlineParser
	closer parser.CloseBlocker
}

func newImageParser() imageParser {
	links := parser.NewLinkParser()
	return imageParser{links, links.(parser.CloseBlocker)}
}

func (p imageParser) Trigger() []byte { return p.links.Trigger() }

func (p imageParser) CloseBlock(parent gast.Node, block text.Reader, pc parser.Context) {
	p.closer.CloseBlock(parent, block, pc)
}

func (p imageParser) Parse(parent gast.Node, block text.Reader, pc parser.Context) gast.Node {
	if line, segment := block.PeekLine(); line[0] == '!' && segment.Padding == 0 {
		if n, size := spacedImage(line, segment.Start); n != nil {
			block.Advance(size)
			p.size(n, block)
			return n
		}
	}
	n := p.counted(parent, block, pc)
	if image, ok := n.(*gast.Image); ok {
		p.size(image, block)
	}
	return n
}

// sizeAttribute is the key under which an image node keeps its braces.
const sizeAttribute = "pufa-attributes"

func (imageParser) size(n *gast.Image, block text.Reader) {
	line, segment := block.PeekLine()
	if len(line) == 0 || line[0] != '{' {
		return
	}
	if a, size := parseAttributes(string(line)); size > 0 {
		n.SetAttributeString(sizeAttribute, imageAttributes{a, segment.Start, segment.Start + size})
		block.Advance(size)
	}
}

type imageAttributes struct {
	attributes
	start, end int
}

// spacedImage reads an image whose target contains a space, which CommonMark
// leaves as text. Only names with the extension of a picture count.
func spacedImage(line []byte, at int) (*gast.Image, int) {
	if len(line) < 2 || line[1] != '[' {
		return nil, 0
	}
	shut := bytes.IndexAny(line[2:], "[]\\`") + 2
	if shut < 2 || !bytes.HasPrefix(line[shut:], []byte("](")) {
		return nil, 0
	}
	from := shut + 2
	size := bytes.IndexAny(line[from:], "()<>\n")
	if size < 0 || line[from+size] != ')' {
		return nil, 0
	}
	name, title := line[from:from+size], []byte(nil)
	if i := bytes.IndexByte(name, '"'); i >= 0 {
		rest := bytes.TrimRight(name[i:], " ")
		if len(rest) < 2 || rest[len(rest)-1] != '"' {
			return nil, 0
		}
		name, title = name[:i], rest[1:len(rest)-1]
	}
	name = bytes.Trim(name, " \t")
	if !bytes.ContainsAny(name, " \t") || !isPicture(name) {
		return nil, 0
	}
	link := gast.NewLink()
	link.Destination, link.Title = name, title
	if shut > 2 {
		link.AppendChild(link, gast.NewTextSegment(text.NewSegment(at+2, at+shut)))
	}
	n := gast.NewImage(link)
	n.SetPos(at)
	return n, from + size + 1
}

func isPicture(name []byte) bool {
	dot := bytes.LastIndexByte(name, '.')
	if dot < 0 {
		return false
	}
	switch strings.ToLower(string(name[dot+1:])) {
	case "png", "jpg", "jpeg", "gif", "webp", "svg", "bmp", "avif":
		return true
	}
	return false
}

// image writes an image. In a figure the title is the caption.
func (w *writer) image(n *gast.Image, figure bool) {
	start, end, ok := w.offsetsOf(n.Destination)
	if !ok {
		start, end = w.constructAt(n)
	}
	alt := w.alt(n)
	if strings.TrimSpace(alt) == "" {
		w.diags.Add("markdown/image-without-alt", w.span(start, end), clip(destination(n.Destination)))
	}
	title := plainString(n.Title)
	if figure {
		title = ""
	}
	if !w.open(doc.Image, destination(n.Destination), title, start, end) {
		w.html = appendEscaped(w.html, alt)
		w.plain = append(w.plain, alt...)
		return
	}
	r := &w.details[len(w.details)-1]
	r.Alt = alt
	if v, ok := n.AttributeString(sizeAttribute); ok {
		a := v.(imageAttributes)
		for _, p := range a.pairs {
			if !pictureSize(r, p.key, p.value) {
				w.diags.Add("markdown/attribute-unknown", w.span(a.start, a.end), p.key+"="+p.value)
			}
		}
		if a.id != "" || len(a.classes) > 0 {
			w.diags.Add("markdown/attribute-unknown", w.span(a.start, a.end), first(a.id, strings.Join(a.classes, " ")))
		}
	}
	w.pictureAt, w.pictureAlt = len(w.plain), []byte(alt)
}

// pictureSize sets the wanted size; "300" and "300px" mean the same.
func pictureSize(r *doc.Detail, key, value string) bool {
	n, err := strconv.Atoi(strings.TrimSuffix(value, "px"))
	if err != nil || n <= 0 || n > 10000 {
		return false
	}
	switch key {
	case "width":
		r.Width = n
	case "height":
		r.Height = n
	default:
		return false
	}
	return true
}

// figure writes a block that contains only one image with a title, and reports
// whether it was one.
func (w *writer) figure(n gast.Node) bool {
	image, ok := n.FirstChild().(*gast.Image)
	if !ok || image.NextSibling() != nil || len(image.Title) == 0 {
		return false
	}
	w.html = append(w.html, "<figure>"...)
	w.image(image, true)
	w.html = append(w.html, "<figcaption>"...)
	caption := plainString(image.Title)
	w.html = appendEscaped(w.html, caption)
	w.plain = append(w.plain, caption...)
	w.html = append(w.html, "</figcaption></figure>\n"...)
	w.endBlock()
	return true
}
