package picture

import (
	"bytes"
	"encoding/xml"
	"io"
	"math"
	"strconv"
	"strings"
)

const (
	svgSpace   = "http://www.w3.org/2000/svg"
	xlinkSpace = "http://www.w3.org/1999/xlink"
	xmlSpace   = "http://www.w3.org/XML/1998/namespace"
)

// looksLikeSVG checks the first tag after declarations and comments. Whether the file can
// be used is decided by [redraw].
func looksLikeSVG(raw []byte) bool {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff"))))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
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

// probeSVG reads the whole file: a mistake anywhere would leave a hole on the page.
func probeSVG(raw []byte, i *Info) error {
	r := redrawing{probing: true}
	if err := r.read(raw); err != nil {
		return err
	}
	i.Width, i.Height, i.Lost = r.width, r.height, r.lost
	return nil
}

// svgSize reads the size in CSS pixels. Missing sides follow from the viewBox; without
// one, browsers use 300 by 150.
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

// length reads a length in CSS pixels; 0 if it is invalid or relative.
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
