package akn

import (
	"encoding/xml"
	"io"
)

// writer writes elements, one a line, and remembers what is open and the first
// error. Attributes are names and values in turn. Text that XML cannot hold
// (control characters, broken UTF-8) becomes U+FFFD.
type writer struct {
	enc   *xml.Encoder
	stack []string
	err   error
}

func newWriter(w io.Writer) *writer { return &writer{enc: xml.NewEncoder(w)} }

// open starts an element that holds elements.
func (w *writer) open(name string, attrs ...string) {
	w.start(name, attrs)
	w.stack = append(w.stack, name)
	w.token(newline)
}

func (w *writer) close() {
	last := len(w.stack) - 1
	w.end(w.stack[last])
	w.stack = w.stack[:last]
}

// empty writes an element that holds nothing.
func (w *writer) empty(name string, attrs ...string) {
	w.start(name, attrs)
	w.end(name)
}

// text writes an element that holds only words.
func (w *writer) text(name, words string, attrs ...string) {
	w.start(name, attrs)
	w.token(xml.CharData(words))
	w.end(name)
}

// inlineTitle writes the title in a block of its own.
func (w *writer) inlineTitle(title string) {
	w.start("p", nil)
	w.start("docTitle", nil)
	w.token(xml.CharData(title))
	w.token(xml.EndElement{Name: xml.Name{Local: "docTitle"}})
	w.end("p")
}

func (w *writer) finish() error {
	if w.err != nil {
		return w.err
	}
	return w.enc.Close()
}

var newline = xml.CharData("\n")

func (w *writer) start(name string, attrs []string) {
	start := xml.StartElement{Name: xml.Name{Local: name}, Attr: make([]xml.Attr, 0, len(attrs)/2)}
	for i := 0; i+1 < len(attrs); i += 2 {
		start.Attr = append(start.Attr, xml.Attr{Name: xml.Name{Local: attrs[i]}, Value: attrs[i+1]})
	}
	w.token(start)
}

func (w *writer) end(name string) {
	w.token(xml.EndElement{Name: xml.Name{Local: name}})
	w.token(newline)
}

func (w *writer) token(t xml.Token) {
	if w.err == nil {
		w.err = w.enc.EncodeToken(t)
	}
}
