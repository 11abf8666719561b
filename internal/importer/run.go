package importer

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// look is how a run of text is set, as far as it changes what is read.
type look struct {
	hidden bool
	raised func(rune) rune // ² for 2; nil = on the line
}

// run reads w:r, words that are set alike.
func (d *document) run() error {
	var l look
	return d.each(func(e xml.StartElement) error { return d.piece(e, &l) })
}

// piece reads what may stand in a run.
func (d *document) piece(e xml.StartElement, l *look) error {
	switch name := e.Name.Local; name {
	case "rPr":
		return d.each(func(e xml.StartElement) error {
			switch e.Name.Local {
			case "vanish":
				l.hidden = isOn(e)
			case "vertAlign":
				switch attr(e, "val") {
				case "superscript":
					l.raised = superscript
				case "subscript":
					l.raised = subscript
				}
			}
			return d.skip()
		})
	case "t":
		return d.words(e, l)
	case "tab", "ptab":
		d.write(" ", l)
	case "br":
		if kind := attr(e, "type"); kind == "" || kind == "textWrapping" {
			d.write("\n", l)
		}
	case "cr":
		d.write("\n", l)
	case "noBreakHyphen":
		d.write("-", l)
	case "sym":
		d.lost.symbols++
	case "drawing", "pict", "object":
		return d.picture(name)
	case "footnoteReference", "endnoteReference":
		d.lost.footnotes++
	case "commentReference":
		d.lost.comments++
	case "ruby":
		return d.each(func(e xml.StartElement) error {
			if e.Name.Local == "rubyBase" {
				return d.each(d.inline)
			}
			return d.skip()
		})
	case "AlternateContent":
		return d.alternative(func(e xml.StartElement) error { return d.piece(e, l) })
	case "fldChar":
		switch attr(e, "fldCharType") {
		case "begin":
			d.fields = append(d.fields, field{})
		case "separate":
			if n := len(d.fields); n > 0 {
				d.fields[n-1].result = true
			}
		case "end":
			if n := len(d.fields); n > 0 {
				d.fields = d.fields[:n-1]
			}
		}
		if len(d.fields) > mostDepth {
			return errTooLarge
		}
	case "instrText":
		return d.instruction()
	}
	return d.skip()
}

// words reads the text of an element.
func (d *document) words(e xml.StartElement, l *look) error {
	text, err := d.content()
	if err != nil {
		return err
	}
	if attr(e, "space") != "preserve" {
		text = strings.Trim(text, " \t\r\n")
	}
	if d.write(text, l); d.into != nil && d.size+d.into.text.Len() > mostText {
		return errTooLarge
	}
	return nil
}

// instruction reads the code of a field.
func (d *document) instruction() error {
	text, err := d.content()
	if n := len(d.fields); n > 0 && !d.fields[n-1].result && d.fields[n-1].code.Len() < 1<<10 {
		d.fields[n-1].code.WriteString(text)
	}
	return err
}

// content returns the character data up to the end of the element.
func (d *document) content() (string, error) {
	var b strings.Builder
	for {
		t, err := d.xml.Token()
		if err != nil {
			return "", fmt.Errorf("read the document: %w", err)
		}
		switch t := t.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			if err := d.skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return b.String(), nil
		}
	}
}

// write adds text to the paragraph, unless it is hidden or stands for a page.
func (d *document) write(text string, l *look) {
	if d.into == nil || text == "" {
		return
	}
	for i := range d.fields {
		if d.fields[i].drops() || !d.fields[i].result {
			return
		}
	}
	if l != nil && l.hidden {
		d.lost.hidden++
		return
	}
	if l != nil && l.raised != nil {
		text = strings.Map(l.raised, text)
	}
	d.into.text.WriteString(text)
}

// picture counts pictures and reads the paragraphs of text boxes, which come
// after the paragraph that they are anchored in.
func (d *document) picture(name string) error {
	box := false
	var search func(e xml.StartElement) error
	search = func(e xml.StartElement) error {
		if e.Name.Local != "txbxContent" {
			return d.each(search)
		}
		box = true
		d.lost.boxes++
		outer, cell := d.into, d.cell
		var inside []string
		d.cell, d.into = &inside, nil
		err := d.each(d.block)
		d.cell, d.into = cell, outer
		if outer != nil {
			outer.apart = append(outer.apart, inside...)
		}
		return err
	}
	err := d.each(search)
	switch {
	case box:
	case name == "object":
		d.lost.embedded++
	default:
		d.lost.pictures++
	}
	return err
}

func superscript(r rune) rune {
	if r >= '0' && r <= '9' {
		return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0']
	}
	return r
}

func subscript(r rune) rune {
	if r >= '0' && r <= '9' {
		return '₀' + r - '0'
	}
	return r
}
