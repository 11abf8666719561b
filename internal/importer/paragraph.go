package importer

import (
	"encoding/xml"
	"strconv"
	"strings"
)

// paragraph is the w:p that is being read.
type paragraph struct {
	text    strings.Builder
	style   string
	num     string // w:numId; "" = as the style says
	level   int    // -1 = not given
	deleted bool   // its end was deleted: it goes on in the next one
	apart   []string
}

// field is a place that Word fills in: a page number, a reference.
type field struct {
	code   strings.Builder
	result bool // behind "separate": what is shown
}

// drops reports whether what a field shows is no text of the document: numbers
// of pages in a table of contents.
func (f *field) drops() bool {
	words := strings.Fields(f.code.String())
	if len(words) == 0 {
		return false
	}
	switch strings.ToUpper(words[0]) {
	case "PAGEREF", "PAGE", "NUMPAGES", "SECTIONPAGES":
		return true
	}
	return false
}

func (d *document) paragraph() error {
	outer := d.into
	p := &paragraph{level: -1}
	d.into = p
	err := d.each(d.inline)
	d.into = outer
	if err != nil {
		return err
	}
	text := strings.Trim(p.text.String(), " \t\n\u3000\u00a0")
	if d.numbers.isContents(p.style) {
		text = strings.TrimRight(text, "0123456789.…·\t ")
	}
	if p.deleted && text == "" {
		return nil
	}
	label := d.numbers.label(p.style, p.num, p.level)
	text = d.joined + label + text
	d.joined = ""
	if p.deleted {
		d.joined = text
		return nil
	}
	if err := d.emit(strings.TrimSpace(text)); err != nil {
		return err
	}
	for _, t := range p.apart {
		if err := d.emit(t); err != nil {
			return err
		}
	}
	return nil
}

// inline reads what may stand in a paragraph.
func (d *document) inline(e xml.StartElement) error {
	switch e.Name.Local {
	case "pPr":
		return d.each(d.property)
	case "r":
		return d.run()
	case "hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple", "bdo", "dir":
		if e.Name.Local == "fldSimple" {
			f := field{}
			f.code.WriteString(attr(e, "instr"))
			if f.drops() {
				return d.skip()
			}
		}
		return d.each(d.inline)
	case "ins", "moveTo":
		d.lost.tracked++
		return d.each(d.inline)
	case "del", "moveFrom":
		d.lost.tracked++
		return d.skip()
	case "AlternateContent":
		return d.alternative(d.inline)
	case "oMath", "oMathPara":
		d.lost.formulas++
		return d.each(d.formula)
	}
	return d.skip() // bookmarks, proofing marks, ranges of comments
}

// property reads w:pPr.
func (d *document) property(e xml.StartElement) error {
	p := d.into
	switch e.Name.Local {
	case "pStyle":
		p.style = attr(e, "val")
	case "numPr":
		return d.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "numId":
				p.num = attr(e, "val")
			case "ilvl":
				if n, err := strconv.Atoi(attr(e, "val")); err == nil {
					p.level = n
				}
			}
			return d.skip()
		})
	case "rPr":
		return d.each(func(e xml.StartElement) error {
			p.deleted = p.deleted || e.Name.Local == "del"
			return d.skip()
		})
	}
	return d.skip()
}

// formula keeps the letters of a formula in their order.
func (d *document) formula(e xml.StartElement) error {
	if e.Name.Local == "t" {
		return d.words(e, nil)
	}
	return d.each(d.formula)
}
