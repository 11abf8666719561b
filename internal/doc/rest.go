package doc

import (
	"encoding/binary"
	"errors"
)

// errRest means that bytes are not what [AppendRest] wrote for the document.
var errRest = errors.New("doc: not the rest of this document")

// AppendRest appends to b what [Document.Lean] leaves out of d, but for its plain
// text: numbers as unsigned varints, texts with their length before them, lists
// with their count.
func AppendRest(b []byte, d *Document) []byte { return AppendRestWith(b, d, d.Body.HTML) }

// AppendRestWith is AppendRest for who has the text of d's body elsewhere.
func AppendRestWith[T string | []byte](b []byte, d *Document, html T) []byte {
	b = appendText(b, html)
	b = binary.AppendUvarint(b, uint64(d.Words))
	b = binary.AppendUvarint(b, uint64(len(d.Body.Holes)))
	at := 0
	for _, h := range d.Body.Holes {
		b = binary.AppendUvarint(b, uint64(h.At-at))
		b = binary.AppendUvarint(b, uint64(h.Ref))
		at = h.At
	}
	b = binary.AppendUvarint(b, uint64(len(d.Outline)))
	for _, h := range d.Outline {
		b = binary.AppendUvarint(b, uint64(h.Level))
		b = appendText(b, h.ID)
		b = appendText(b, h.Text)
		for _, n := range [...]int{h.Span.Start, h.Span.End, h.Start, h.End} {
			b = binary.AppendUvarint(b, uint64(n))
		}
	}
	for i := range d.Refs {
		r := &d.Refs[i]
		if r.Title == "" && r.Alt == "" && r.Width == 0 && r.Height == 0 {
			continue
		}
		b = binary.AppendUvarint(b, uint64(i))
		b = appendText(b, r.Title)
		b = appendText(b, r.Alt)
		b = binary.AppendUvarint(b, uint64(r.Width))
		b = binary.AppendUvarint(b, uint64(r.Height))
	}
	return b
}

func appendText[T string | []byte](b []byte, s T) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// WithRest returns a copy of a lean document with what [AppendRest] wrote of the
// whole one; its texts are parts of rest. Text stays lean. The error means that rest
// was not written for this document.
func (d *Document) WithRest(rest string) (*Document, error) {
	r := restReader{rest: rest}
	whole := *d
	whole.Body.HTML = r.text()
	whole.Words = r.number()
	if n := r.count(2); n > 0 {
		whole.Body.Holes = make([]Hole, n)
	}
	at := 0
	for i := range whole.Body.Holes {
		at += r.number()
		whole.Body.Holes[i] = Hole{At: at, Ref: r.number()}
		r.failed = r.failed || at > len(whole.Body.HTML) || whole.Body.Holes[i].Ref >= len(d.Refs)
	}
	if n := r.count(7); n > 0 {
		whole.Outline = make([]Heading, n)
	}
	for i := range whole.Outline {
		h := &whole.Outline[i]
		h.Level, h.ID, h.Text = r.number(), r.text(), r.text()
		h.Span.File, h.Span.Start, h.Span.End = d.Path, r.number(), r.number()
		h.Start, h.End = r.number(), r.number()
		r.failed = r.failed || h.Start > h.End || h.End > len(whole.Body.HTML)
	}
	if len(r.rest) > 0 {
		whole.Refs = append([]Ref(nil), d.Refs...)
	}
	for len(r.rest) > 0 && !r.failed {
		i := r.number()
		if i >= len(whole.Refs) {
			return nil, errRest
		}
		ref := &whole.Refs[i]
		ref.Title, ref.Alt, ref.Width, ref.Height = r.text(), r.text(), r.number(), r.number()
	}
	if r.failed {
		return nil, errRest
	}
	return &whole, nil
}

// restReader reads what AppendRest wrote. After a failure it gives zeros.
type restReader struct {
	rest   string
	failed bool
}

func (r *restReader) number() int {
	var n uint64
	for i := 0; i < len(r.rest) && i < binary.MaxVarintLen64; i++ {
		c := r.rest[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			r.rest = r.rest[i+1:]
			if n > 1<<40 {
				break
			}
			return int(n)
		}
	}
	r.failed, r.rest = true, ""
	return 0
}

func (r *restReader) text() string {
	n := r.number()
	if n > len(r.rest) {
		r.failed, r.rest = true, ""
		return ""
	}
	s := r.rest[:n]
	r.rest = r.rest[n:]
	return s
}

// count reads the length of a list whose entries take at least least bytes each.
func (r *restReader) count(least int) int {
	n := r.number()
	if n > len(r.rest)/least {
		r.failed, r.rest = true, ""
		return 0
	}
	return n
}
