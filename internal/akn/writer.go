package akn

import (
	"encoding/xml"
)

// writer writes elements and remembers what is open and the first error. Text
// that XML cannot hold (control characters, broken UTF-8) becomes U+FFFD.
type writer struct {
	enc   *xml.Encoder
	stack []xml.Name
	err   error
}

// open starts an element. attrs are names and values in turn; an attribute whose
// value is empty is left out.
func (w *writer) open(name string, attrs ...string) {
	start := xml.StartElement{Name: xml.Name{Local: name}}
	for i := 0; i+1 < len(attrs); i += 2 {
		if attrs[i+1] != "" {
			start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: attrs[i]}, Value: attrs[i+1]})
		}
	}
	w.stack = append(w.stack, start.Name)
	w.token(start)
}

func (w *writer) close() {
	last := len(w.stack) - 1
	w.token(xml.EndElement{Name: w.stack[last]})
	w.stack = w.stack[:last]
}

func (w *writer) empty(name string, attrs ...string) {
	w.open(name, attrs...)
	w.close()
}

// text writes an element that holds only words.
func (w *writer) text(name, words string, attrs ...string) {
	w.open(name, attrs...)
	w.token(xml.CharData(words))
	w.close()
}

func (w *writer) token(t xml.Token) {
	if w.err == nil {
		w.err = w.enc.EncodeToken(t)
	}
}

func (w *writer) finish() error {
	if w.err != nil {
		return w.err
	}
	return w.enc.Close()
}
