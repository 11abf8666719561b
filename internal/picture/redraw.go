package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a drawing. Real drawings stay far below.
const (
	maxSVG   = 16 << 20 // bytes
	maxDepth = 256      // nested elements, on which browsers and parsers recurse
)

// redraw rewrites a drawing using only what svg_words.go and svg_value.go allow: nothing
// in the result can run, and nothing loads from another address. Namespaces are reduced
// to two; comments, declarations and processing instructions are left out.
//
// A file that parsers could read in different ways is refused, since this parser can only
// leave out what it sees: an encoding other than UTF-8, entity declarations, unclosed
// tags, content after the drawing, another root element.
func redraw(raw []byte) ([]byte, error) {
	var r redrawing
	if err := r.read(raw); err != nil {
		return nil, err
	}
	r.out.WriteByte('\n')
	return r.out.Bytes(), nil
}

// redrawing is the state of [redraw].
type redrawing struct {
	probing bool // the output does not matter, so costly parts are skipped

	out           bytes.Buffer
	open          []element
	begun, ended  bool            // the root
	style         strings.Builder // text of the open style element
	width, height int
	lost          string // the first visible thing left out
}

// element is an open element.
type element struct {
	name string // of the source
	fate fate
}

// fate says what happens to an element.
type fate uint8

const (
	written  fate = iota
	untagged      // its content stays, its tags go
	left          // it is left out with its content
)

// refused returns the error for a file that is refused.
func refused(why string) error { return fmt.Errorf("%w: %s", ErrUnsafe, why) }

func (r *redrawing) read(raw []byte) error {
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	switch {
	case len(raw) > maxSVG:
		return ErrTooLarge
	case !utf8.Valid(raw):
		return refused("not UTF-8")
	}
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) { return nil, refused("encoding " + charset) }
	for {
		t, err := d.Token()
		switch {
		case errors.Is(err, io.EOF) && r.ended:
			return nil
		case errors.Is(err, ErrUnsafe):
			return err
		case err != nil:
			return broken(err)
		}
		if err := r.token(t); err != nil {
			return err
		}
	}
}

func (r *redrawing) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.Directive:
		if !bytes.HasPrefix(bytes.ToUpper(t), []byte("DOCTYPE SVG")) || bytes.ContainsAny(t, "[]<") || r.begun {
			return refused("a declaration of entities")
		}
	case xml.StartElement:
		if !r.begun {
			if t.Name.Local != "svg" || t.Name.Space != svgSpace && t.Name.Space != "" {
				return refused("the root is no svg element")
			}
			r.width, r.height = svgSize(t)
		}
		if r.ended || len(r.open) == maxDepth {
			return refused("something behind the drawing, or too deep in it")
		}
		r.start(t)
		r.begun = true
	case xml.EndElement:
		r.end()
	case xml.CharData:
		return r.text(t)
	}
	return nil
}

// top is the innermost open element.
func (r *redrawing) top() element {
	if len(r.open) == 0 {
		return element{}
	}
	return r.open[len(r.open)-1]
}

func (r *redrawing) start(t xml.StartElement) {
	name, parent := t.Name.Local, r.top()
	e := element{name: name}
	switch {
	case parent.fate == left || parent.name == "style":
		e.fate = left
	case t.Name.Space != svgSpace && t.Name.Space != "":
		e.fate = left // notes of drawing programs
	case name == "a": // the picture stays, the link goes
		e.fate = untagged
	case name == "metadata":
		e.fate = left
	case !drawn[name] || !onlyLooks(t):
		e.fate = left
		if parent.name != "switch" { // a switch offers plain text beside rich text
			r.lose(name)
		}
	default:
		r.tag(t)
	}
	r.open = append(r.open, e)
}

func (r *redrawing) end() {
	e := r.top()
	r.open = r.open[:len(r.open)-1]
	r.ended = len(r.open) == 0
	if e.fate != written {
		return
	}
	if e.name == "style" {
		sheet, whole := cleanSheet(r.style.String())
		if !whole {
			r.lose("style")
		}
		escapeText(&r.out, sheet)
		r.style.Reset()
	}
	r.out.WriteString("</" + e.name + ">")
}

func (r *redrawing) text(t xml.CharData) error {
	if len(r.open) == 0 {
		if len(bytes.TrimSpace(t)) > 0 {
			return refused("text beside the drawing")
		}
		return nil
	}
	switch e := r.top(); {
	case e.fate == left:
	case e.name == "style":
		r.style.Write(t)
	default:
		escapeText(&r.out, string(t))
	}
	return nil
}

// lose records a visible thing that is left out.
func (r *redrawing) lose(what string) {
	if r.lost == "" {
		r.lost = what
	}
}

// onlyLooks reports whether t is not an animation, or animates only the look of
// something, not an address.
func onlyLooks(t xml.StartElement) bool {
	may := animated
	switch t.Name.Local {
	case "set", "animate":
	case "animateTransform":
		may = transforms
	default:
		return true
	}
	for _, a := range t.Attr {
		if a.Name.Space == "" && a.Name.Local == "attributeName" {
			return may[a.Value]
		}
	}
	return false
}

// tag writes a start tag.
func (r *redrawing) tag(t xml.StartElement) {
	r.out.WriteString("<" + t.Name.Local)
	if !r.begun {
		r.out.WriteString(` xmlns="` + svgSpace + `" xmlns:xlink="` + xlinkSpace + `"`)
	}
	seen := map[string]bool{}
	for _, a := range t.Attr {
		name := attributeName(a)
		if name == "" || seen[name] {
			continue
		}
		value, ok := r.attribute(t.Name.Local, name, a.Value)
		if !ok {
			continue
		}
		seen[name] = true
		r.out.WriteString(" " + name + `="`)
		escapeAttribute(&r.out, value)
		r.out.WriteByte('"')
	}
	r.out.WriteByte('>')
}

var (
	textEscaper      = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
	attributeEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\t", "&#9;", "\n", "&#10;", "\r", "&#13;")
)

func escapeText(b *bytes.Buffer, s string)      { textEscaper.WriteString(b, visible(s)) }
func escapeAttribute(b *bytes.Buffer, s string) { attributeEscaper.WriteString(b, visible(s)) }

// visible drops what XML allows but nobody sees: C1 control characters, which steer
// terminals, and those that turn the direction of a text.
func visible(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= 0x7f && c < 0xa0 || unicode.Is(unicode.Bidi_Control, c) || c == '\u2028' || c == '\u2029' {
			return -1
		}
		return c
	}, s)
}
