package picture

import (
	"encoding/base64"
	"encoding/xml"
	"strings"
)

// attributeName returns the name to write, "" for an attribute that is left out.
func attributeName(a xml.Attr) string {
	local := a.Name.Local
	switch a.Name.Space {
	case "":
		if local == "href" || local == "style" || spoken[local] || valued[local] || shaped[local] {
			return local
		}
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

// attribute returns the value to write, and whether the attribute stays.
func (r *redrawing) attribute(element, name, value string) (string, bool) {
	switch {
	case name == "href" || name == "xlink:href":
		return r.address(element, value)
	case name == "style":
		style, whole := cleanStyle(value)
		if !whole {
			r.lose("style")
		}
		return style, style != ""
	case shaped[name]:
		return value, isShape(value)
	case valued[name]:
		ok := harmless(value)
		if !ok {
			r.lose(name)
		}
		return value, ok
	}
	return value, true // only read out or compared
}

// address returns an address within the same file, or a data address of a picture,
// processed like any other picture; "" = not allowed.
func (r *redrawing) address(element, address string) (string, bool) {
	address = strings.TrimSpace(address)
	if strings.HasPrefix(address, "#") {
		return address, true
	}
	picture := element == "image" || element == "feImage"
	if address != "" && (picture || element == "use") && !strings.HasPrefix(strings.ToLower(address), "data:") {
		r.lose(element)
	}
	head, data, _ := strings.Cut(address, ",")
	head = strings.ToLower(head)
	if !picture || !strings.HasPrefix(head, "data:image/") || !strings.HasSuffix(head, ";base64") || r.probing {
		return "", false
	}
	raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(data), ""))
	if err != nil || sniff(raw) == "svg" {
		return "", false
	}
	if raw, err = Make(raw, 0); err != nil {
		return "", false
	}
	return "data:image/" + sniff(raw) + ";base64," + base64.StdEncoding.EncodeToString(raw), true
}
