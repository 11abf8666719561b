package picture

import (
	"encoding/base64"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
)

// drawn are the elements that a drawing is made of. Others go with all that is in
// them: what runs (script, handler), what holds HTML (foreignObject, iframe), and
// what programs note for themselves (metadata, RDF).
var drawn = setOf(`svg g defs symbol use switch title desc style view
	path rect circle ellipse line polyline polygon image text tspan textPath
	linearGradient radialGradient stop pattern clipPath mask marker filter
	animate animateTransform animateMotion mpath set
	feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
	feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
	feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// cleanSVG writes a drawing anew with nothing but what is drawn. Name spaces are
// reduced to two, comments, declarations and instructions are left out.
func cleanSVG(raw []byte) ([]byte, error) {
	d := svgDecoder(raw)
	var b strings.Builder
	var open []string // names of the open elements; "" for one whose tags are left out
	skipped := 0      // depth inside an element that is left out
	style := ""       // text of the open style element
	for {
		t, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, broken(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			name := t.Name.Local
			inSVG := t.Name.Space == svgSpace || t.Name.Space == ""
			switch {
			case skipped > 0 || len(open) > 0 && open[len(open)-1] == "style":
				skipped++
			case inSVG && name == "a": // the picture stays, the link goes
				open = append(open, "")
			case !inSVG || !drawn[name] || steers(t):
				skipped++
			default:
				writeStart(&b, t, len(open) == 0)
				open = append(open, name)
			}
		case xml.EndElement:
			if skipped > 0 {
				skipped--
				continue
			}
			if len(open) == 0 {
				continue
			}
			name := open[len(open)-1]
			open = open[:len(open)-1]
			if name == "style" {
				if !loads(style) {
					b.WriteString(textEscaper.Replace(style))
				}
				style = ""
			}
			if name != "" {
				b.WriteString("</" + name + ">")
			}
		case xml.CharData:
			switch {
			case skipped > 0 || len(open) == 0:
			case open[len(open)-1] == "style":
				style += string(t)
			default:
				b.WriteString(textEscaper.Replace(string(t)))
			}
		}
	}
	b.WriteByte('\n')
	return []byte(b.String()), nil
}

// steers reports whether an animation changes an attribute that could load or run
// something.
func steers(t xml.StartElement) bool {
	for _, a := range t.Attr {
		if a.Name.Local == "attributeName" {
			v := strings.ToLower(strings.TrimSpace(a.Value))
			return strings.HasSuffix(v, "href") || strings.HasPrefix(v, "on")
		}
	}
	return false
}

var (
	textEscaper      = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
	attributeEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\t", "&#9;", "\n", "&#10;", "\r", "&#13;")
)

func writeStart(b *strings.Builder, t xml.StartElement, root bool) {
	b.WriteString("<" + t.Name.Local)
	if root {
		b.WriteString(` xmlns="` + svgSpace + `" xmlns:xlink="` + xlinkSpace + `"`)
	}
	written := map[string]bool{}
	for _, a := range t.Attr {
		name := attributeName(a)
		if name == "" || written[name] {
			continue
		}
		if name == "href" || name == "xlink:href" {
			if a.Value = inside(t.Name.Local, a.Value); a.Value == "" {
				continue
			}
		} else if loads(a.Value) {
			continue
		}
		written[name] = true
		b.WriteString(" " + name + `="` + attributeEscaper.Replace(a.Value) + `"`)
	}
	b.WriteByte('>')
}

// plainName is a name that can be written without thinking of name spaces.
var plainName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9-]*$`)

// attributeName returns the name to write, "" for an attribute that is left out.
func attributeName(a xml.Attr) string {
	local := a.Name.Local
	if !plainName.MatchString(local) || strings.HasPrefix(strings.ToLower(local), "on") {
		return ""
	}
	switch a.Name.Space {
	case "":
		if strings.HasPrefix(local, "xmlns") {
			return ""
		}
		return local
	case xlinkSpace, "xlink": // Illustrator's files sometimes forget to declare it
		if local == "href" {
			return "xlink:href"
		}
	case xmlSpace, "xml":
		if local == "space" || local == "lang" {
			return "xml:" + local
		}
	}
	return ""
}

// inside returns an address that leads to a part of the same file, or that holds
// a picture itself, made ready like any other picture; else "".
func inside(element, address string) string {
	address = strings.TrimSpace(address)
	if strings.HasPrefix(address, "#") {
		return address
	}
	if element != "image" && element != "feImage" {
		return ""
	}
	head, data, _ := strings.Cut(address, ",")
	head = strings.ToLower(head)
	if !strings.HasPrefix(head, "data:image/") || !strings.HasSuffix(head, ";base64") {
		return ""
	}
	raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(data), ""))
	if err != nil || sniff(raw) == "svg" {
		return ""
	}
	if raw, err = Make(raw, 0); err != nil {
		return ""
	}
	return "data:image/" + sniff(raw) + ";base64," + base64.StdEncoding.EncodeToString(raw)
}

// loads reports whether a style or another value could fetch or run something: an
// import, an address that isn't a part of this file, an escape that hides one.
func loads(value string) bool {
	v := strings.ToLower(value)
	if strings.ContainsRune(v, '\\') || strings.Contains(v, "@import") || strings.Contains(v, "@font-face") ||
		strings.Contains(v, "javascript:") || strings.Contains(v, "image-set(") || strings.Contains(v, "image(") ||
		strings.Contains(v, "/*") && strings.Contains(v, "(") {
		return true
	}
	for rest := v; ; {
		at := strings.Index(rest, "url(")
		if at < 0 {
			return strings.Contains(v, "src(")
		}
		rest = strings.TrimLeft(rest[at+4:], " \t\r\n\"'")
		if !strings.HasPrefix(rest, "#") {
			return true
		}
	}
}
