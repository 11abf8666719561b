package plan

import (
	"encoding/json"
	"strconv"
	"unicode/utf8"
)

// Every page has an article and a trail, so articles and the parts of a trail are written
// without reflection, with the same bytes as json.Marshal.

func (a ldArticle) append(b []byte) []byte {
	b = appendMember(append(b, '{'), "@context", a.Context)
	b = appendMember(b, "@type", a.Type)
	b = appendMember(b, "headline", a.Headline)
	b = appendGiven(b, "description", a.Description)
	b = appendMember(b, "inLanguage", a.Language)
	b = appendGiven(b, "datePublished", a.DatePublished)
	b = appendGiven(b, "dateModified", a.DateModified)
	b = appendGiven(b, "articleSection", a.Section)
	b = appendGiven(b, "image", a.Image)
	b = appendGiven(b, "mainEntityOfPage", a.URL)
	b = a.Author.append(b, "author")
	b = a.Publisher.append(b, "publisher")
	return append(b, '}')
}

func (n *ldName) append(b []byte, name string) []byte {
	if n == nil {
		return b
	}
	b = append(appendName(b, name), '{')
	b = appendMember(b, "@type", n.Type)
	b = appendMember(b, "name", n.Name)
	return append(b, '}')
}

func (l ldListed) append(b []byte) []byte {
	b = appendMember(append(b, '{'), "@type", l.Type)
	b = strconv.AppendInt(appendName(b, "position"), int64(l.Position), 10)
	b = appendMember(b, "name", l.Name)
	return append(appendGiven(b, "item", l.Item), '}')
}

// appendGiven writes a member of an object unless its text is empty.
func appendGiven(b []byte, name, text string) []byte {
	if text == "" {
		return b
	}
	return appendMember(b, name, text)
}

func appendMember(b []byte, name, text string) []byte { return appendText(appendName(b, name), text) }

func appendName(b []byte, name string) []byte {
	if b[len(b)-1] != '{' {
		b = append(b, ',')
	}
	b = append(append(b, '"'), name...)
	return append(b, `":`...)
}

func appendText(b []byte, s string) []byte {
	if !literal(s) {
		data, err := json.Marshal(s)
		if err != nil {
			panic(err) // impossible: json can write every string
		}
		return append(b, data...)
	}
	return append(append(append(b, '"'), s...), '"')
}

// literal reports whether a text needs no escaping in JSON and in a script element.
func literal(s string) bool {
	for i := range len(s) {
		if special[s[i]] && (s[i] != 0xe2 || len(s) > i+2 && s[i+1] == 0x80 && s[i+2]&^1 == 0xa8) {
			return false
		}
	}
	return utf8.ValidString(s)
}

// special marks the bytes that must be escaped in JSON or in a script element, and the
// first byte of U+2028 and U+2029, which end a line in scripts.
var special = func() (table [256]bool) {
	for _, c := range []byte("\"\\<>&\xe2") {
		table[c] = true
	}
	for c := range ' ' {
		table[c] = true
	}
	return table
}()
