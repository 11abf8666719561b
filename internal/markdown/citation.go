package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"pufa/internal/cite"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// citer finds the citations in running text while a page is written. It makes
// holes of them only when their block is complete, since a citation may
// continue after an emphasis or a line end.
type citer struct {
	reader  *cite.Reader
	about   bool // the reader knows what page this is
	known   known
	origin  cite.Origin
	open    bool // a block is being written
	html    int  // where it begins in writer.html
	plain   int  // in writer.plain
	holes   int  // in writer.holes
	pieces  []piece
	marks   []mark // inline elements of the block
	inside  int    // the innermost open one, index into marks; -1 = none
	spared  []int  // offsets in plain where no citation may begin (\《)
	dropped []int  // or end ({nocite})

	// Reused for each block.
	signs   []int32 // of the block ([cite.Signs]), unless nil
	signed  []int32
	found   []citedRange
	written []byte
	holed   []slot
}

// piece is text of a block that is the same in plain and, escaped, in html.
type piece struct {
	plain, size int
	html        int
	at          int // in the source; -1 = not there
	inside      int // the element around it, index into marks; -1 = none
	escaped     bool
}

// htmlAt returns the offset in html of a byte of plain in p, or of its end.
func (p *piece) htmlAt(w *writer, plain int) int {
	if !p.escaped {
		return p.html + plain - p.plain
	}
	return p.html + escapedSize(w.plain[p.plain:plain])
}

// mark is an inline element: the range of its tags in html, and of its content
// in plain.
type mark struct {
	around        int // the element around it
	before, after int
	start, end    int
}

// forPage returns a citer for another page that reuses the buffers.
func (c *citer) forPage() citer {
	return citer{
		reader: c.reader, known: c.known, inside: -1,
		pieces: c.pieces[:0], marks: c.marks[:0], signed: c.signed, found: c.found, written: c.written, holed: c.holed,
	}
}

// begin starts a block of running text.
func (c *citer) begin(w *writer) {
	c.open, c.html, c.plain, c.holes, c.inside = true, len(w.html), len(w.plain), len(w.holes), -1
	c.signs = nil
	c.pieces, c.marks, c.spared, c.dropped = c.pieces[:0], c.marks[:0], c.spared[:0], c.dropped[:0]
}

// end reads the block and makes holes of its citations.
func (c *citer) end(w *writer) {
	c.open = false
	text := w.plain[c.plain:]
	if w.quoting { // 本法 and 前款 in a quotation refer to the statute quoted
		return
	}
	if n, behind := articleLabel(text); len(n) > 0 && (behind == ' ' || behind == '\u3000') {
		if w.articles++; w.articles == 1 {
			w.firstArticle = w.span(w.blockStart, w.blockStart+lineLength(w.source[w.blockStart:]))
		}
	}
	found := c.found[:0]
	if c.signs == nil {
		c.signed = cite.Signs(c.signed[:0], text)
		c.signs = c.signed
	}
	var quoted quoteMarks
	for _, cited := range c.read(w).Bytes(text, c.signs, c.origin) {
		start, end := cited.Start+c.plain, cited.End+c.plain
		if slices.ContainsFunc(c.spared, func(at int) bool { return start <= at && at < end }) {
			continue
		}
		if slices.Contains(c.dropped, end) {
			for _, link := range cited.Links() { // still the basis of what an author says
				r, ok := c.locate(w, link.Start+c.plain, link.End+c.plain)
				if ok && link.Targets[0].Law != cite.Self && !link.Targets[0].Article.IsZero() {
					r.ref.Kind, r.ref.Cites = doc.Uncited, c.known.keep(link.Targets)
					found = append(found, r)
				}
			}
			continue
		}
		if cited.Reason != cite.Found && !quoted.around(text, cited.Start) {
			if r, ok := c.locate(w, start, end); ok {
				code := "cite/no-place"
				if cited.Reason == cite.NoLaw {
					code = "cite/no-law"
				}
				w.unplaced.Add(code, r.span, string(text[cited.Start:cited.End]))
			}
		}
		if cited.Backwards {
			if r, ok := c.locate(w, start, end); ok {
				w.diags.Add("cite/range-backwards", r.span, string(text[cited.Start:cited.End]))
			}
		}
		for _, link := range cited.Links() { // each member of a list
			if link.Targets[0].Law == cite.Self { // of a statute pasted into a page
				continue
			}
			if r, ok := c.locate(w, link.Start+c.plain, link.End+c.plain); ok {
				r.ref.Cites = c.known.keep(link.Targets)
				if link.End == cited.End {
					c.quoteSaid(w, cited, &r)
				}
				found = append(found, r)
			}
		}
	}
	if c.found = found; len(found) > 0 {
		c.insert(w, found)
		switch last := found[len(found)-1]; {
		case last.announces:
			w.announced = announced{len(w.refs), len(w.plain)}
		case last.signed > 0:
			w.signed = announced{len(w.refs), last.signed}
		}
	}
}

// read returns the reader of the page.
func (c *citer) read(w *writer) *cite.Reader {
	if c.about {
		return c.reader
	}
	c.about = true
	text := cite.Text{Law: w.doc.Meta.Law}
	if text.Law == "" && pasted(w.source) {
		text = cite.Text{Title: cmp.Or(w.doc.Meta.Title, "本文"), Articles: true} // 本法 is the page itself
	}
	if c.reader == nil {
		c.reader = cite.NewReader(text, nil)
	} else {
		c.reader.Reset(text, nil)
	}
	return c.reader
}

// write records text just written, from byte plain of writer.plain and byte
// html of writer.html on.
func (c *citer) write(w *writer, plain, html, at int) {
	if !c.open || w.inLink > 0 || len(w.plain) == plain {
		return
	}
	size, escaped := len(w.plain)-plain, len(w.html)-html
	if size == escaped || escaped == escapedSize(w.plain[plain:]) {
		c.pieces = append(c.pieces, piece{plain: plain, size: size, html: html, at: at, inside: c.inside, escaped: size != escaped})
	}
}

// into and outOf are called before and after an inline element.
func (c *citer) into(w *writer) (element int) {
	c.marks = append(c.marks, mark{around: c.inside, before: len(w.html), start: len(w.plain)})
	c.inside = len(c.marks) - 1
	return c.inside
}

func (c *citer) outOf(w *writer, element int) {
	m := &c.marks[element]
	m.after, m.end, c.inside = len(w.html), len(w.plain), m.around
}

// spare and drop keep words from being read as a citation: \《 before them, or
// {nocite} right after.
var (
	spareSign = []byte("\\《")
	dropSign  = []byte("{nocite}")
)

// signs writes text with such signs and leaves them out. It returns false if
// there are none.
func (w *writer) signs(value []byte, at int) bool {
	i, j := bytes.Index(value, spareSign), bytes.Index(value, dropSign)
	switch {
	case i < 0 && j < 0:
		return false
	case j < 0 || i >= 0 && i < j:
		w.text(value[:i], at)
		w.cites.spared = append(w.cites.spared, len(w.plain))
		w.text(value[i+1:], advance(at, i+1))
	default:
		w.text(value[:j], at)
		w.cites.dropped = append(w.cites.dropped, len(w.plain))
		w.text(value[j+len(dropSign):], advance(at, j+len(dropSign)))
	}
	return true
}

func advance(at, n int) int {
	if at < 0 {
		return at
	}
	return at + n
}

// setPlace records which article the headings of notes have reached: the text
// below is about it, so that 本条 and 前款 can be resolved. 前条 is the
// previous number: notes may skip articles.
func (w *writer) setPlace(heading string, level int) {
	if w.doc.Meta.Law == "" || level > 2 {
		return
	}
	first, _, _ := strings.Cut(strings.ReplaceAll(heading, "\u3000", " "), " ")
	if n, ok := law.ParseNumber(first); ok {
		w.cites.origin.Locator = law.Locator{Article: n}
	}
}

// lawLink reads the target of [文字](law:信访工作条例#31-6). After # comes an
// article (31, 133之1), an article with an item (31-6), an article with 款 and
// 项 (35-2-1), or an identifier as in addresses (art_31__para_2).
func lawLink(path, fragment string) (cite.Target, bool) {
	name := strings.Trim(strings.TrimSpace(path[len("law:"):]), "《》")
	t := cite.Target{}
	t.Law, t.Edition = cite.TitleEdition(name)
	if t.Law = strings.TrimSuffix(t.Law, "》"); name == "" {
		return t, false
	}
	if fragment == "" {
		return t, true
	}
	if l, ok := law.ParseEID(fragment); ok {
		t.Locator = l
		return t, true
	}
	parts := strings.Split(fragment, "-")
	n, ok := law.ParseNumber(parts[0])
	t.Article = n
	for i, p := range parts[1:] {
		count, good := law.ParseCount(p)
		if !good || count == 0 {
			return t, false
		}
		switch {
		case len(parts) == 2, i == 1:
			t.Item = count
		case i == 0:
			t.Paragraph = count
		case i == 2:
			t.Subitem = count
		}
	}
	return t, ok && len(parts) <= 4
}
