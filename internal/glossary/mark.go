package glossary

import (
	"strings"
	"unicode/utf8"
)

// closed are the elements in which nothing is marked, since their words are not the
// page's own prose: links, headings, quotations, code.
var closed = map[string]bool{
	"a": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "blockquote": true, "figure": true, "q": true,
	"code": true, "pre": true, "button": true, "dfn": true, "summary": true, "th": true, "dt": true, "svg": true, "style": true, "script": true,
}

// inline are elements that may begin or end inside a quotation.
var inline = map[string]bool{"strong": true, "em": true, "span": true, "sup": true, "sub": true, "br": true, "wbr": true, "b": true, "i": true, "del": true, "ins": true, "mark": true}

// Mark puts links around words in a page's HTML. It calls open with the rest of the text
// at each character of prose; open returns the start tag and how many bytes the link
// covers, 0 = no word begins here. Words inside “” and 《》 are somebody else's and left
// alone.
func Mark(html string, open func(rest string) (tag string, length int)) string {
	var b strings.Builder
	shut, quoted := 0, 0 // how many closed elements and quotation marks are open
	done := 0            // what has been written
	for at := 0; at < len(html); {
		if html[at] == '<' {
			end := strings.IndexByte(html[at:], '>')
			if end < 0 {
				break
			}
			name, closing := element(html[at+1 : at+end])
			switch {
			case closed[name] && closing:
				shut = max(0, shut-1)
			case closed[name] && html[at+end-1] != '/':
				shut++
			case !inline[name] && name != "":
				quoted = 0
			}
			at += end + 1
			continue
		}
		r, size := utf8.DecodeRuneInString(html[at:])
		switch r {
		case '“', '《', '「', '『':
			quoted++
		case '”', '》', '」', '』':
			quoted = max(0, quoted-1)
		}
		if r >= utf8.RuneSelf && shut == 0 && quoted == 0 {
			if tag, length := open(html[at:]); length > 0 {
				b.WriteString(html[done:at])
				b.WriteString(tag)
				b.WriteString(html[at : at+length])
				b.WriteString("</a>")
				at += length
				done = at
				continue
			}
		}
		at += size
	}
	if done == 0 {
		return html
	}
	b.WriteString(html[done:])
	return b.String()
}

// element reads the name in a tag.
func element(tag string) (name string, closing bool) {
	name, closing = strings.CutPrefix(tag, "/")
	if end := strings.IndexAny(name, " \t\n/"); end >= 0 {
		name = name[:end]
	}
	return name, closing
}
