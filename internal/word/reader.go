package word

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Read reads a .docx. numeral writes a number in Chinese, for lists that need it. An
// error is or wraps [ErrTooLarge], [ErrNotWord] or [ErrMacros], or says where the file is
// broken.
func Read(raw []byte, numeral func(int) string) (*Document, error) {
	return read(raw, numeral, false)
}

// read reads a .docx; within says that it is part of another one.
func read(raw []byte, numeral func(int) string, within bool) (*Document, error) {
	a, err := openArchive(raw)
	if err != nil {
		return nil, err
	}
	main, near, err := a.main()
	if err != nil {
		return nil, err
	}
	r := &reader{parts: a, near: near, numeral: numeral, within: within, outside: map[string]string{}, images: map[string]string{}}
	for _, x := range near {
		switch {
		case x.outside && x.kind == "hyperlink":
			r.outside[x.id] = x.target
		case !x.outside:
			r.images[x.id] = x.target
		}
	}
	if err := r.prepare(); err != nil {
		return nil, err
	}
	blocks, err := r.part(main, "document", "body")
	if err == nil && len(r.fields) > 0 { // a field without an end would hide all that follows
		r.flat, r.lost, r.notes, r.size = true, nil, nil, 0
		if err := r.prepare(); err != nil {
			return nil, err
		}
		blocks, err = r.part(main, "document", "body")
	}
	if err != nil {
		return nil, err
	}
	d := &Document{Blocks: blocks, parts: a}
	if d.Notes, err = r.readNotes(); err != nil {
		return nil, err
	}
	if err := r.readHeaders(); err != nil {
		return nil, err
	}
	for _, format := range slices.Sorted(maps.Keys(r.numbers.odd)) {
		r.lost = append(r.lost, Loss{Kind: OddFormat, Text: format})
	}
	d.Lost = r.lost
	return d, nil
}

// reader is the state of one reading.
type reader struct {
	parts   archive
	near    []relation
	outside map[string]string // addresses of links, by relation
	images  map[string]string // names of parts, by relation
	within  bool              // the document is part of another one
	flat    bool              // ignore field characters: in this document they do not match

	comments map[string]string // words of comments, by id
	numeral  func(int) string
	styles   styles
	numbers  *numbering
	lost     []Loss
	notes    []noteID

	xml        *xml.Decoder
	depth      int
	size       int      // bytes of text so far
	out        *[]Block // where blocks go: the document, or the table cell that is being read
	fields     []field  // open fields; they may begin in one paragraph and end in another
	into       *paragraph
	formatting formatting
	link       string     // open link, "" = none
	tables     int        // number of tables around the current place
	joined     *paragraph // paragraph whose end was deleted, to be joined with the next
}

// prepare reads styles and lists.
func (r *reader) prepare() error {
	data, err := r.parts.part(r.near, "styles")
	if err != nil {
		return err
	}
	if r.styles, err = readStyles(data); err != nil {
		return err
	}
	if data, err = r.parts.part(r.near, "numbering"); err != nil {
		return err
	}
	if r.numbers, err = readNumbering(data, r.styles, r.numeral); err != nil {
		return err
	}
	r.comments = map[string]string{}
	return r.stories("comment", func(id string) error {
		r.comments[id], err = r.bare()
		return err
	})
}

// part reads the blocks in an element of a part. around names the element and those
// around it, outermost first.
func (r *reader) part(data []byte, around ...string) ([]Block, error) {
	var blocks []Block
	r.xml, r.out = xml.NewDecoder(bytes.NewReader(data)), &blocks
	r.fields, r.into, r.joined = nil, nil, nil
	for {
		t, err := r.xml.Token()
		if errors.Is(err, io.EOF) {
			return nil, ErrNotWord
		}
		if err != nil {
			return nil, fmt.Errorf("read the document: %w", err)
		}
		e, ok := t.(xml.StartElement)
		switch {
		case !ok:
		case e.Name.Local == around[len(around)-1]:
			if err := r.inside(); err != nil {
				return nil, err
			}
			return blocks, nil
		case slices.Contains(around, e.Name.Local):
		case e.Name.Local == "background":
			if err := r.skip(); err != nil {
				return nil, err
			}
		default:
			return nil, ErrNotWord
		}
	}
}

// each calls handle for each child of the current element. handle must read the child to
// its end.
func (r *reader) each(handle func(xml.StartElement) error) error {
	if r.depth++; r.depth > mostDepth {
		return ErrTooLarge
	}
	defer func() { r.depth-- }()
	for {
		t, err := r.xml.Token()
		if err != nil {
			return fmt.Errorf("read the document: %w", err)
		}
		switch e := t.(type) {
		case xml.StartElement:
			if err := handle(e); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip skips the current element.
func (r *reader) skip() error { return r.xml.Skip() }

// block reads an element at the level of paragraphs.
func (r *reader) block(e xml.StartElement) error {
	switch e.Name.Local {
	case "p":
		return r.paragraph()
	case "tbl":
		return r.table()
	case "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo":
		if e.Name.Local == "ins" || e.Name.Local == "moveTo" {
			r.lose(Tracked, "")
		}
		return r.each(r.block)
	case "AlternateContent":
		return r.alternative(r.block)
	case "del", "moveFrom":
		r.lose(Tracked, "")
		return r.skip()
	case "oMathPara": // a formula on a line of its own
		return r.loose(e)
	case "altChunk":
		words, err := r.chunk(attr(e, "id"))
		if err != nil {
			return err
		}
		r.lose(Embedded, words)
	case "r", "hyperlink", "fldSimple", "oMath": // not allowed here, but found
		return r.loose(e)
	}
	return r.skip()
}

// inside reads the blocks in the current element. If the end of the last paragraph was
// deleted, there is no next one to join, so it stays by itself.
func (r *reader) inside() error {
	if err := r.each(r.block); err != nil || r.joined == nil {
		return err
	}
	p := r.joined
	r.joined = nil
	return r.finish(p)
}

// loose reads an element that belongs in a paragraph but is in none here.
func (r *reader) loose(e xml.StartElement) error {
	p := &paragraph{level: -1}
	r.into = p
	err := r.inline(e)
	r.into = nil
	if err != nil {
		return err
	}
	return r.finish(p)
}

// alternative reads the first choice of mc:AlternateContent, which newer programs show.
// The other choices repeat it.
func (r *reader) alternative(handle func(xml.StartElement) error) error {
	taken := false
	return r.each(func(e xml.StartElement) error {
		if taken {
			return r.skip()
		}
		taken = true
		return r.each(handle)
	})
}

// emit adds a block to the current table cell or to the document.
func (r *reader) emit(b Block) error {
	if r.size += len(b.Label) + 2; r.size > mostText {
		return ErrTooLarge
	}
	*r.out = append(*r.out, b)
	return nil
}

// attr returns an attribute by its name without prefix.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// readHeaders records headers and footers as lost, except page numbers.
func (r *reader) readHeaders() error {
	seen := map[string]bool{}
	for _, x := range r.near {
		if x.kind != "header" && x.kind != "footer" || x.outside {
			continue
		}
		data, err := r.parts.read(x.target)
		if err != nil {
			return err
		}
		if data == nil {
			continue
		}
		kept := r.lost
		blocks, err := r.part(data, map[string]string{"header": "hdr", "footer": "ftr"}[x.kind])
		r.lost = kept // do not report losses inside a header
		if errors.Is(err, ErrTooLarge) {
			return err
		}
		text := strings.TrimSpace(textOf(blocks))
		if text != "" && !seen[text] && strings.Trim(text, "0123456789-—－–·. 第页共/\n") != "" {
			seen[text] = true
			r.lost = append(r.lost, Loss{Kind: Header, Text: text})
		}
	}
	return nil
}
