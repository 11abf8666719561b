package akn

import (
	"encoding/xml"
	"io"

	"pufa/internal/law"
)

const namespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

// Akn writes akn.xml. Its errors are those of w.
func Akn(w io.Writer, m Meta, st *law.Statute) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := &writer{enc: xml.NewEncoder(w)}
	e.enc.Indent("", " ")
	e.open("akomaNtoso", "xmlns", namespace)
	e.close()
	return e.finish()
}
