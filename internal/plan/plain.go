package plan

import (
	"bytes"
	"html"
	"strings"
	"unicode"

	"pufa/internal/doc"
	"pufa/internal/site"
)

// plainBody returns the visible text of a part of a page's body, each block in lines of
// its own.
func (m *Planner) plainBody(p *site.Page, b *doc.Body, start, end int) string {
	var text plainText
	m.addBody(&text, p, b, start, end)
	return text.String()
}

// addBody adds what plainBody returns.
func (m *Planner) addBody(text *plainText, p *site.Page, b *doc.Body, start, end int) {
	text.grow(end - start)
	b.Fill(text, start, end, func(ref int) {
		kind := p.Doc.Refs[ref].Kind
		if kind == doc.Provision || kind == doc.Quote {
			var w bytes.Buffer
			m.quoted(&w, kind, b.Details[ref].Title, p.Target(ref), p.URL)
			text.WriteString(w.String())
		}
	})
	text.endLine()
}

// withoutTags returns the text of well-formed HTML.
func withoutTags(html string) string {
	var text plainText
	text.WriteString(html)
	return text.String()
}

// plainText collects text: lines that are not blank, without spaces around them. HTML is
// written to it in pieces, and only the words are copied: a page is long.
type plainText struct {
	text   strings.Builder
	begun  bool   // the line has words
	spaces string // after these
	inTag  bool   // the last piece ended in a tag
}

func (t *plainText) String() string { return t.text.String() }

// grow makes room for so many bytes more.
func (t *plainText) grow(n int) { t.text.Grow(n) }

// line adds a line.
func (t *plainText) line(s string) {
	t.add(s)
	t.endLine()
}

// add adds to the line.
func (t *plainText) add(s string) {
	if !t.begun {
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
	}
	words := strings.TrimRightFunc(s, unicode.IsSpace)
	if words == "" {
		if t.spaces == "" { // more of them are shown as one
			t.spaces = s
		}
		return
	}
	if t.begun {
		t.text.WriteString(t.spaces)
	} else if t.text.Len() > 0 {
		t.text.WriteByte('\n')
	}
	t.text.WriteString(words)
	t.begun, t.spaces = true, s[len(words):]
}

func (t *plainText) endLine() { t.begun, t.spaces = false, "" }

// WriteString adds the words of a piece of well-formed HTML, which may end in a tag.
func (t *plainText) WriteString(markup string) (int, error) {
	rest := markup
	if t.inTag {
		rest = t.afterTag(rest)
	}
	for rest != "" {
		at := strings.IndexByte(rest, '<')
		if at < 0 {
			t.words(rest)
			break
		}
		t.words(rest[:at])
		tag := rest[at:]
		name := tagName(tag)
		if !inline(name) {
			t.endLine()
		}
		if name == "svg" { // the table of a chart says the same
			tag = tag[max(0, strings.Index(tag, "</svg>")):]
		}
		rest = t.afterTag(tag)
	}
	return len(markup), nil
}

// words adds what stands between two tags.
func (t *plainText) words(s string) {
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	for broken := true; broken; {
		var line string
		line, s, broken = strings.Cut(s, "\n")
		t.add(line)
		if broken {
			t.endLine()
		}
	}
}

// afterTag returns what follows a tag.
func (t *plainText) afterTag(s string) string {
	_, rest, found := strings.Cut(s, ">")
	t.inTag = !found
	return rest
}

// inline reports whether an element does not end a line.
func inline(name string) bool {
	switch name {
	case "a", "b", "strong", "em", "i", "code", "del", "ins", "span", "sup", "sub", "mark", "u", "s", "small",
		"abbr", "cite", "q", "kbd", "wbr", "ruby", "rb", "time", "img":
		return true
	}
	return false
}

// tagName returns the name of the tag with which markup begins, without the slash of an end tag.
func tagName(markup string) string {
	name := markup[1:]
	if len(name) > 0 && name[0] == '/' {
		name = name[1:]
	}
	for i := range len(name) {
		switch name[i] {
		case ' ', '/', '>', '\n':
			return name[:i]
		}
	}
	return name
}
