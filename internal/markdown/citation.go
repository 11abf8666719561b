package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"pufa/internal/cite"
	"pufa/internal/diag"
	"pufa/internal/doc"
	"pufa/internal/law"
)

// citer finds the citations in running text while a page is written. What it
// finds becomes a hole around the words, after their block is complete, since a
// citation may go on behind an emphasis or a line end.
type citer struct {
	reader  *cite.Reader
	about   bool // the reader is set to the page
	known   known
	place   cite.Place
	open    bool // a block is being written
	html    int  // where it begins in writer.html
	plain   int  // and in writer.plain
	holes   int  // and in writer.holes
	pieces  []piece
	marks   []mark // inline elements of the block
	inside  int    // the innermost one that is open, index into marks; -1 = none
	spared  []int  // places of plain where no citation may begin (\《)
	dropped []int  // or end ({nocite})

	// Used again for each block.
	signs   []int32 // of the block ([cite.Signs]), unless nil
	signed  []int32
	found   []citedRange
	written []byte
	holed   []slot
}

// piece is text of a block that stands in html as it does in plain, escaped.
type piece struct {
	plain, size int
	html        int
	at          int // in the source; -1 = nowhere
	inside      int // the element around it, index into marks; -1 = none
	escaped     bool
}

// htmlAt returns where a byte of plain that lies in p, or its end, stands in html.
func (p *piece) htmlAt(w *writer, plain int) int {
	if !p.escaped {
		return p.html + plain - p.plain
	}
	return p.html + escapedSize(w.plain[p.plain:plain])
}

// mark is an inline element: where it stands in html with its tags, and what it
// holds in plain.
type mark struct {
	around        int // the element around it
	before, after int
	start, end    int
}

// forPage returns a citer for another page, with what can be used again.
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

// end reads the block and makes its citations holes.
func (c *citer) end(w *writer) {
	c.open = false
	text := w.plain[c.plain:]
	if w.quoting { // 本法 and 前款 of a quotation are the statute's
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
	for _, cited := range c.read(w).Bytes(text, c.signs, c.place) {
		start, end := cited.Start+c.plain, cited.End+c.plain
		if slices.ContainsFunc(c.spared, func(at int) bool { return start <= at && at < end }) || slices.Contains(c.dropped, end) {
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
		for _, link := range cited.Links() { // of a list, each member is one
			if link.Targets[0].Law == cite.Self { // of a statute that was pasted into a page
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
		case last.signs:
			w.signed = announced{len(w.refs), last.signed}
		}
	}
}

// read returns the reader of the page.
func (c *citer) read(w *writer) *cite.Reader {
	text := cite.Text{Law: w.doc.Meta.Law}
	if !c.about && text.Law == "" && pasted(w.source) {
		text = cite.Text{Title: cmp.Or(w.doc.Meta.Title, "本文"), Articles: true} // 本法 is the page itself
	}
	switch {
	case c.about:
	case c.reader == nil:
		c.reader = cite.NewReader(text, nil)
	default:
		c.reader.Reset(text, nil)
	}
	c.about = true
	return c.reader
}

// citedRange is where a citation stands in html.
type citedRange struct {
	start, end int
	ref        doc.Ref
	span       diag.Span   // in the source
	places     []doc.Place // of the words that are quoted behind it
	announces  bool        // the block below holds what it says
	signs      bool        // the block above is what it says,
	signed     int         // and ends here in plain
}

// locate finds a stretch of plain in html. Where it begins or ends inside an
// element that it does not fill, what remains is the part beside the end.
func (c *citer) locate(w *writer, start, end int) (citedRange, bool) {
	first, last := c.pieceAt(start), c.pieceAt(end-1)
	if first < 0 || last < 0 {
		return citedRange{}, false
	}
	for i := first; i < last; i++ { // code or a link in between
		if c.pieces[i].plain+c.pieces[i].size != c.pieces[i+1].plain {
			return citedRange{}, false
		}
	}
	a, b := c.pieces[first], c.pieces[last]
	r := citedRange{start: a.htmlAt(w, start), end: b.htmlAt(w, end)}
	inA, inB := a.inside, b.inside
	for inA != inB {
		switch {
		case inA > inB && c.marks[inA].start == start:
			r.start, inA = c.marks[inA].before, c.marks[inA].around
		case inB > inA && c.marks[inB].end == end:
			r.end, inB = c.marks[inB].after, c.marks[inB].around
		default: // the pieces at the end that lie together
			for first < last && c.pieces[first].inside != b.inside {
				first++
			}
			for i := last; i > first; i-- {
				if c.pieces[i-1].inside != b.inside {
					first = i
				}
			}
			a = c.pieces[first]
			r.start, r.end = a.html, b.htmlAt(w, end)
			start = max(start, a.plain)
			inA, inB = b.inside, b.inside
		}
	}
	r.ref, r.span = doc.Ref{Kind: doc.Cite}, w.span(w.blockStart, w.blockStart)
	if a.at >= 0 && b.at >= 0 {
		r.span = w.span(a.at+max(0, start-a.plain), b.at+end-b.plain)
	}
	return r, r.start < r.end
}

// pieceAt returns the index of the piece that holds a byte of plain, or -1.
func (c *citer) pieceAt(at int) int {
	i, found := slices.BinarySearchFunc(c.pieces, at, func(p piece, at int) int {
		switch {
		case p.plain+p.size <= at:
			return -1
		case p.plain > at:
			return 1
		}
		return 0
	})
	if !found {
		return -1
	}
	return i
}

// escapedSize is how many bytes s takes in html.
func escapedSize(s []byte) int {
	n := len(s)
	for _, b := range s {
		switch b {
		case '&':
			n += len("&amp;") - 1
		case '<', '>':
			n += len("&lt;") - 1
		case '"':
			n += len("&quot;") - 1
		}
	}
	return n
}

// insert puts holes and end tags into the block that was written.
func (c *citer) insert(w *writer, found []citedRange) {
	const endTag = "</a>"
	slices.SortFunc(found, func(a, b citedRange) int { return cmp.Compare(a.start, b.start) })
	text := append(c.written[:0], w.html[c.html:]...)
	c.written = text
	w.html = w.html[:c.html]
	at, shift := c.html, 0
	holes := append(c.holed[:0], w.holes[c.holes:]...)
	c.holed = holes
	w.holes = w.holes[:c.holes]
	earlier := func(until int) { // holes that stand before a place of the old text
		for len(holes) > 0 && holes[0].at < until {
			holes[0].at += shift
			w.holes = append(w.holes, holes[0])
			holes = holes[1:]
		}
	}
	for _, r := range found {
		if r.start < at {
			continue
		}
		earlier(r.start)
		w.html = append(w.html, text[at-c.html:r.start-c.html]...)
		w.hole(r.ref, doc.Detail{Span: r.span, Places: r.places})
		earlier(r.end)
		w.html = append(w.html, text[r.start-c.html:r.end-c.html]...)
		w.html = append(w.html, endTag...)
		at, shift = r.end, shift+len(endTag)
	}
	earlier(len(text) + c.html + 1)
	w.html = append(w.html, text[at-c.html:]...)
}

// write is called for each stretch of text that was written, from byte plain of
// writer.plain and html of writer.html on.
func (c *citer) write(w *writer, plain, html, at int) {
	if !c.open || w.inLink > 0 || len(w.plain) == plain {
		return
	}
	size, escaped := len(w.plain)-plain, len(w.html)-html
	if size == escaped || escaped == escapedSize(w.plain[plain:]) {
		c.pieces = append(c.pieces, piece{plain: plain, size: size, html: html, at: at, inside: c.inside, escaped: size != escaped})
	}
}

// into and outOf surround the writing of an inline element.
func (c *citer) into(w *writer) (element int) {
	c.marks = append(c.marks, mark{around: c.inside, before: len(w.html), start: len(w.plain)})
	c.inside = len(c.marks) - 1
	return c.inside
}

func (c *citer) outOf(w *writer, element int) {
	m := &c.marks[element]
	m.after, m.end, c.inside = len(w.html), len(w.plain), m.around
}

// spare and drop keep words from being taken for a citation: \《 before it, or
// {nocite} right behind it.
var (
	spareSign = []byte("\\《")
	dropSign  = []byte("{nocite}")
)

// signs writes text that holds such signs and leaves them out. It returns false
// when there are none.
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

// setPlace notes which article the headings of notes have come to: what follows
// is about it, so that 本条 and 前款 mean something. 前条 is the article before it by
// number: notes may skip some.
func (w *writer) setPlace(heading string, level int) {
	if w.doc.Meta.Law == "" || level > 2 {
		return
	}
	first, _, _ := strings.Cut(strings.ReplaceAll(heading, "\u3000", " "), " ")
	if n, ok := law.ParseNumber(first); ok {
		w.cites.place.Locator = law.Locator{Article: n}
	}
}

// lawLink reads the target of [文字](law:信访工作条例#31-6). Behind # stands an article
// (31, 133之1), an article with an item (31-6), an article with 款 and 项 (35-2-1),
// or an identifier as in addresses (art_31__para_2).
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
