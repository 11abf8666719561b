package importer

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"pufa/internal/diag"
)

// isWordPart reports whether an element is a section or the notes of a document that Word
// saved as a web page.
func isWordPart(n *html.Node) bool {
	class := attribute(n, "class")
	return strings.HasPrefix(class, "WordSection") || strings.HasPrefix(class, "Section") && strings.Trim(class[7:], "0123456789") == "" || strings.Contains(styleOf(n), "mso-element:footnote-list") || strings.Contains(styleOf(n), "mso-element:endnote-list")
}

// styleOf returns the style of an element, in lower case and without spaces.
func styleOf(n *html.Node) string {
	return strings.ToLower(strings.ReplaceAll(attribute(n, "style"), " ", ""))
}

// struck reports words that are struck through.
func (r *webReader) struck(n *html.Node) {
	r.diags.Add("import/struck", diag.At(r.name), 1, "“"+strings.TrimSpace(wordsAround(n, nil))+"”")
}

// ruby reads words with their pronunciation above them, which is reported as lost.
func (r *webReader) ruby(n *html.Node) {
	for c := range n.ChildNodes() {
		switch c.DataAtom {
		case atom.Rp:
		case atom.Rt:
			r.above = append(r.above, strings.TrimSpace(wordsAround(c, nil)))
		default:
			r.node(c)
		}
	}
}

// mark reads the automatic number or the bullet of a paragraph of Word. Bullets are
// letters of a symbol font.
func (r *webReader) mark(n *html.Node) {
	words := strings.Trim(strings.Join(strings.Fields(wordsAround(n, nil)), ""), "\u00a0")
	bare := len(r.block.Runs) == 0
	switch {
	case bare && utf8.RuneCountInString(words) == 1 && strings.Contains("lnuüØv§qo·•●■◆-–—\uf06c\uf06e\uf075\uf0d8\uf0fc\uf0b7", words):
		r.block.Bullet = true
	case bare && r.block.Heading == 0 && strings.HasSuffix(words, ".") && strings.Trim(words, "0123456789") == ".":
		r.block.Label = words + " "
	default:
		r.words(words)
	}
}

// silentWords returns the words of an element that is left out; "" for scripts and styles.
func silentWords(n *html.Node) string {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Head:
		return ""
	}
	var all strings.Builder
	each(n, func(c *html.Node) {
		if c.Type == html.TextNode && c.Parent.DataAtom != atom.Script && c.Parent.DataAtom != atom.Style {
			all.WriteString(" " + c.Data)
		}
	})
	words := all.String()
	if n.DataAtom == atom.Noscript || n.DataAtom == atom.Iframe { // the parser takes their tags for text
		words = marksInWords.ReplaceAllString(words, " ")
	}
	return strings.Join(strings.Fields(words), " ")
}

var marksInWords = regexp.MustCompile(`<[^<>]*>`)
