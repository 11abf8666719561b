package importer

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"pufa/internal/diag"
)

// readDocument turns a .docx into text: one line for each paragraph, with an
// empty line between, tables as Markdown. Deletions that were tracked are left
// out, insertions kept.
func readDocument(name string, raw []byte) (string, diag.List) {
	var diags diag.List
	d, err := newDocument(raw)
	if err == nil {
		err = d.read()
	}
	switch {
	case errors.Is(err, errTooLarge):
		diags.Add("import/too-large", diag.At(name))
		return "", diags
	case errors.Is(err, errNotWord):
		diags.Add("import/not-word", diag.At(name))
		return "", diags
	case err != nil:
		diags.Add("import/broken", diag.At(name), err)
		return "", diags
	}
	d.lost.report(&diags, name, d.numbers.odd)
	return strings.Join(d.blocks, "\n\n") + "\n", diags
}

// document is the state of one reading.
type document struct {
	xml     *xml.Decoder
	depth   int
	size    int // bytes of text so far
	numbers *numbering
	lost    losses
	blocks  []string
	fields  []field // that are open; they may begin in one paragraph and end in another
	into    *paragraph
	cell    *[]string // paragraphs of the table cell that is being read; nil = none
	tables  int       // around the current place
	joined  string    // text of paragraphs whose end was deleted, to stand before the next
}

func newDocument(raw []byte) (*document, error) {
	a, err := openArchive(raw)
	if err != nil {
		return nil, err
	}
	main, lists, styles, err := a.main()
	if err != nil {
		return nil, err
	}
	n, err := readNumbering(lists, styles)
	if err != nil {
		return nil, err
	}
	return &document{xml: xml.NewDecoder(bytes.NewReader(main)), numbers: n}, nil
}

// read reads up to the body and then what is in it.
func (d *document) read() error {
	for {
		t, err := d.xml.Token()
		if errors.Is(err, io.EOF) {
			return errNotWord
		}
		if err != nil {
			return fmt.Errorf("read the document: %w", err)
		}
		if e, ok := t.(xml.StartElement); ok {
			switch e.Name.Local {
			case "document":
			case "body":
				err := d.each(d.block)
				d.emit(strings.TrimSpace(d.joined))
				return err
			case "background":
				if err := d.xml.Skip(); err != nil {
					return err
				}
			default:
				return errNotWord
			}
		}
	}
}

// each calls handle for each child of the element that was just opened, up to
// its end. handle reads the child to its end.
func (d *document) each(handle func(xml.StartElement) error) error {
	if d.depth++; d.depth > mostDepth {
		return errTooLarge
	}
	defer func() { d.depth-- }()
	for {
		t, err := d.xml.Token()
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

// skip passes over the element that was just opened.
func (d *document) skip() error { return d.xml.Skip() }

// block reads what may stand where paragraphs stand.
func (d *document) block(e xml.StartElement) error {
	switch e.Name.Local {
	case "p":
		return d.paragraph()
	case "tbl":
		return d.table()
	case "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo":
		if e.Name.Local == "ins" || e.Name.Local == "moveTo" {
			d.lost.tracked++
		}
		return d.each(d.block)
	case "AlternateContent":
		return d.alternative(d.block)
	case "del", "moveFrom":
		d.lost.tracked++
		return d.skip()
	case "altChunk":
		d.lost.embedded++
	}
	return d.skip()
}

// alternative reads the first choice of mc:AlternateContent, which is what newer
// programs show; the others say the same again.
func (d *document) alternative(handle func(xml.StartElement) error) error {
	taken := false
	return d.each(func(e xml.StartElement) error {
		if taken {
			return d.skip()
		}
		taken = true
		return d.each(handle)
	})
}

// emit adds a block of text, to the cell that is being read or to the document.
func (d *document) emit(text string) error {
	if text == "" {
		return nil
	}
	if d.size += len(text) + 2; d.size > mostText {
		return errTooLarge
	}
	if d.cell != nil {
		*d.cell = append(*d.cell, text)
	} else {
		d.blocks = append(d.blocks, text)
	}
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

// isOn reads an element that is a switch, such as w:vanish.
func isOn(e xml.StartElement) bool { return on(attr(e, "val")) }
