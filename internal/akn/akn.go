package akn

import (
	"encoding/xml"

	"pufa/internal/law"
)

const (
	namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
	language  = "zh" // of the text, as in xml:lang
)

// Akn returns akn.xml: one act, in UTF-8. Any statute can be written; characters
// that XML cannot hold become U+FFFD.
func Akn(m Meta, st *law.Statute) string {
	d := &document{writer: &writer{}, meta: &m, st: st, ids: name(st)}
	d.Grow(sizeOf(st))
	d.WriteString(xml.Header)
	d.open("akomaNtoso", "xmlns", namespace)
	d.open("act", "name", "act", "contains", m.contains(st))
	d.metadata()
	d.preface()
	whole := len(st.Provisions()) == 0 && len(st.Divisions) == 0
	if len(st.Preamble) > 0 && !whole {
		d.open("preamble", "xml:lang", language)
		d.passages(st.Preamble)
		d.close()
	}
	d.open("body", "xml:lang", language)
	if whole {
		d.wholeText()
	} else {
		d.branch(grow(st))
	}
	d.close()
	if len(st.Closing) > 0 {
		d.open("conclusions", "xml:lang", language)
		d.passages(st.Closing)
		d.close()
	}
	d.attachments()
	d.close()
	d.close()
	return d.String()
}

// sizeOf estimates the length of a statute's XML from the words of its articles.
func sizeOf(st *law.Statute) int {
	n := 8 << 10
	for _, a := range st.Provisions() {
		n += 512 + 2*(a.End-a.Start)
	}
	return n
}

// document is the writing of one edition.
type document struct {
	*writer
	meta   *Meta
	st     *law.Statute
	ids    *names
	tables int // written so far; they are numbered across the document
}

func (d *document) preface() {
	d.open("preface", "xml:lang", language)
	d.open("longTitle", "eId", "longTitle")
	d.inlineTitle(d.st.Title)
	d.close()
	for _, l := range d.st.Enactment {
		d.text("p", l.Text, "class", "enactment")
	}
	d.close()
}

// wholeText writes the body of a text without provisions and headings: all of it.
func (d *document) wholeText() {
	const id = "hcontainer_1"
	d.open("hcontainer", "eId", id, "name", "text")
	d.open("content", "eId", id+"__content")
	d.passages(d.st.Preamble)
	if len(d.st.Preamble) == 0 {
		d.text("p", "")
	}
	d.close()
	d.close()
}

func (d *document) attachments() {
	if len(d.st.Annexes) == 0 {
		return
	}
	d.open("attachments")
	for i := range d.st.Annexes {
		a := &d.st.Annexes[i]
		id := annexID(i)
		d.open("attachment", "eId", id, "xml:lang", language)
		d.labels(id, a.Label, a.Title)
		d.open("doc", "name", "annex", "contains", d.meta.contains(d.st))
		d.open("meta")
		d.identification("!" + id)
		d.close()
		d.open("mainBody")
		d.passages(a.Text)
		if len(a.Text) == 0 {
			d.text("p", "")
		}
		d.close()
		d.close()
		d.close()
	}
	d.close()
}
