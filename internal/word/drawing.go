package word

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// drawing reads w:drawing, w:pict and w:object: pictures, and the paragraphs of
// text boxes, which come after the paragraph that they are anchored in.
func (r *reader) drawing(e xml.StartElement) error {
	object := e.Name.Local == "object"
	found := false
	alt := ""
	var search func(e xml.StartElement) error
	search = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "docPr":
			alt = attr(e, "descr")
		case "blip", "imagedata":
			if id := attr(e, "embed") + relationOf(e); !object {
				found = true
				r.picture(r.images[id], alt)
			}
		case "chart", "relIds":
			found = true
			r.lose(Drawing, r.wordsOf(attr(e, "id")+attr(e, "dm")))
		case "txbxContent":
			found = true
			return r.box()
		case "textpath": // WordArt
			found = true
			r.boxed(attr(e, "string"))
		case "txBody":
			found = true
			return r.each(func(e xml.StartElement) error {
				words, err := r.bare()
				r.boxed(words)
				return err
			})
		}
		return r.each(search)
	}
	err := r.each(search)
	if object && !found {
		r.lose(Embedded, "")
	}
	return err // a line or a shape without words is no loss
}

// relationOf returns r:id of v:imagedata. The element also has an id of another
// namespace.
func relationOf(e xml.StartElement) string {
	if e.Name.Local != "imagedata" {
		return ""
	}
	for _, a := range e.Attr {
		if a.Name.Local == "id" && strings.Contains(a.Name.Space, "relationships") || a.Name.Space == "r" && a.Name.Local == "id" {
			return a.Value
		}
	}
	return ""
}

// picture writes a picture. A picture outside the file has no part.
func (r *reader) picture(part, alt string) {
	if part == "" {
		r.lose(Drawing, alt)
		return
	}
	for i := range r.fields {
		r.fields[i].shown = true
	}
	if r.into != nil {
		r.into.add(Run{Picture: part, Alt: strings.Join(strings.Fields(alt), " "), Link: r.link})
	}
}

// box reads the paragraphs of a text box.
func (r *reader) box() error {
	r.lose(Box, "")
	into, out, formatting, joined, fields := r.into, r.out, r.formatting, r.joined, r.fields
	var inside []Block
	r.into, r.out, r.joined, r.fields = nil, &inside, nil, nil
	err := r.inside()
	r.into, r.out, r.formatting, r.joined, r.fields = into, out, formatting, joined, fields
	for i := range inside {
		inside[i].Boxed = true
	}
	if into != nil {
		into.apart = append(into.apart, inside...)
	} else {
		*out = append(*out, inside...)
	}
	return err
}

// boxed adds the words of a shape as a paragraph.
func (r *reader) boxed(words string) {
	if words = strings.TrimSpace(words); words == "" {
		return
	}
	r.lose(Box, "")
	b := Block{Runs: []Run{{Text: words}}, Boxed: true}
	r.size += len(words)
	if r.into != nil {
		r.into.apart = append(r.into.apart, b)
	} else {
		*r.out = append(*r.out, b)
	}
}

// wordsOf returns the words of a chart or diagram.
func (r *reader) wordsOf(id string) string {
	data, err := r.parts.read(r.images[id])
	if err != nil || data == nil {
		return ""
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	var words []string
	inside := ""
	for {
		t, err := d.Token()
		if err != nil {
			return strings.Join(words, " ")
		}
		switch t := t.(type) {
		case xml.StartElement:
			inside = t.Name.Local
		case xml.EndElement:
			inside = ""
		case xml.CharData:
			if s := strings.TrimSpace(string(t)); s != "" && (inside == "t" || inside == "v") {
				words = append(words, s)
			}
		}
	}
}

// noteID identifies a note: the kind of its mark, and its number in its part.
type noteID struct{ kind, id string }

// noteMark writes the mark of a note.
func (r *reader) noteMark(kind, id string) {
	if r.into == nil {
		return
	}
	of := noteID{strings.TrimSuffix(kind, "Reference"), id}
	n := slices.Index(r.notes, of)
	if n < 0 {
		r.notes = append(r.notes, of)
		n = len(r.notes) - 1
	}
	r.into.Runs = append(r.into.Runs, Run{Note: n + 1})
}

// readNotes reads the notes whose marks were found.
func (r *reader) readNotes() ([][]Block, error) {
	wanted := r.notes
	out := make([][]Block, len(wanted))
	for _, kind := range [...]string{"footnote", "endnote"} {
		err := r.stories(kind, func(id string) error {
			var blocks []Block
			r.out, r.into, r.fields, r.joined = &blocks, nil, nil, nil
			err := r.inside()
			if n := slices.Index(wanted, noteID{kind, id}); n >= 0 {
				out[n] = blocks
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// stories calls read for each text of a kind, such as "footnote". read must read the
// element to its end.
func (r *reader) stories(kind string, read func(id string) error) error {
	data, err := r.parts.part(r.near, kind+"s")
	if err != nil || data == nil {
		return err
	}
	r.xml = xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := r.xml.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read each %s: %w", kind, err)
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != kind {
			continue
		}
		if err := read(attr(e, "id")); err != nil {
			return err
		}
	}
}
