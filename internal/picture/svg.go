package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
)

// looksLikeSVG looks for the first tag, behind declarations and comments.
func looksLikeSVG(raw []byte) bool {
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	d := svgDecoder(raw)
	for {
		t, err := d.RawToken()
		if err != nil {
			return false
		}
		switch t := t.(type) {
		case xml.StartElement:
			return t.Name.Local == "svg"
		case xml.CharData:
			if len(bytes.TrimSpace(t)) > 0 {
				return false
			}
		}
	}
}

// entity is a declaration as drawing programs write it, for the addresses of
// their name spaces. Longer or nested values are not replaced, so that a short
// file cannot grow.
var entity = regexp.MustCompile(`<!ENTITY\s+([A-Za-z_][\w.-]*)\s+(?:"([^"&<%]{0,100})"|'([^'&<%]{0,100})')\s*>`)

func svgDecoder(raw []byte) *xml.Decoder {
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	d := xml.NewDecoder(bytes.NewReader(raw))
	// The declarations stand before the first tag, if anywhere.
	if start := bytes.Index(raw, []byte("<!ENTITY")); start >= 0 {
		d.Entity = map[string]string{}
		for _, m := range entity.FindAllSubmatch(raw[start:], 100) {
			d.Entity[string(m[1])] = string(m[2]) + string(m[3])
		}
	}
	return d
}

// probeSVG reads the whole file: an author's slip anywhere would leave a hole on
// the page.
func probeSVG(raw []byte, i *Info) error {
	d := svgDecoder(raw)
	first := true
	var open []string
	style, gone := "", 0 // gone: how deep inside an element that is left out
	lose := func(name string) {
		if i.Lost == "" {
			i.Lost = name
		}
	}
	for {
		t, err := d.Token()
		if err == io.EOF {
			if first {
				return broken(errors.New("no picture in the file"))
			}
			return nil
		}
		if err != nil {
			return broken(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if first {
				first = false
				i.Width, i.Height = svgSize(t)
			}
			parent := ""
			if len(open) > 0 {
				parent = open[len(open)-1]
			}
			if gone == 0 && missed(t, parent) {
				lose(t.Name.Local)
			}
			if gone > 0 || !drawn[t.Name.Local] && t.Name.Local != "a" {
				gone++
			}
			open = append(open, t.Name.Local)
		case xml.CharData:
			if len(open) > 0 && open[len(open)-1] == "style" {
				style += string(t)
			}
		case xml.EndElement:
			if t.Name.Local == "style" && loads(style) {
				lose("style")
			}
			style, open = "", open[:max(0, len(open)-1)]
			gone = max(0, gone-1)
		}
	}
}

// missed reports whether [cleanSVG] leaves out an element that somebody may miss
// on the page: not the notes of drawing programs, and not the rich text in a
// <switch>, which has a plain one beside it.
func missed(t xml.StartElement, parent string) bool {
	name := t.Name.Local
	if t.Name.Space != svgSpace && t.Name.Space != "" || name == "a" || name == "metadata" || parent == "switch" {
		return false
	}
	if !drawn[name] || steers(t) {
		return true
	}
	for _, a := range t.Attr {
		address := strings.ToLower(strings.TrimSpace(a.Value))
		if a.Name.Local == "href" && (name == "image" || name == "use") && address != "" && !strings.HasPrefix(address, "#") && !strings.HasPrefix(address, "data:") {
			return true
		}
	}
	return false
}

// svgSize reads the size in CSS pixels. What is not given follows from the
// viewBox; without any, browsers take 300 by 150.
func svgSize(root xml.StartElement) (int, int) {
	var w, h, boxW, boxH float64
	for _, a := range root.Attr {
		switch {
		case a.Name.Space != "":
		case a.Name.Local == "width":
			w = length(a.Value)
		case a.Name.Local == "height":
			h = length(a.Value)
		case a.Name.Local == "viewBox":
			f := strings.FieldsFunc(a.Value, func(r rune) bool { return strings.ContainsRune(" ,\t\n\r", r) })
			if len(f) == 4 {
				boxW, boxH = length(f[2]), length(f[3])
			}
		}
	}
	hasBox := boxW > 0 && boxH > 0
	switch {
	case w > 0 && h > 0:
	case w > 0 && hasBox:
		h = w * boxH / boxW
	case h > 0 && hasBox:
		w = h * boxW / boxH
	case hasBox:
		w, h = boxW, boxH
	case w > 0:
		h = 150
	case h > 0:
		w = 300
	default:
		w, h = 300, 150
	}
	whole := func(v float64) int { return int(math.Round(min(max(v, 1), 10_000))) }
	return whole(w), whole(h)
}

// length reads a length in CSS pixels; 0 when it is none or relative.
func length(s string) float64 {
	s = strings.TrimSpace(s)
	n := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ%")
	v, err := strconv.ParseFloat(n, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	unit := map[string]float64{"": 1, "px": 1, "pt": 4. / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4}
	return v * unit[strings.ToLower(s[len(n):])]
}
