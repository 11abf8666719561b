package importer

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// containers matches the names that content management systems give to the element with
// the text.
var containers = regexp.MustCompile(`(?i)^(?:trs_editor|trs_uedit|pages_content|ucap-content|zoom|article|articlecontent|article-content|article_content|content_body|contentbody|conttxt|js_content|main-content|news_content|newscontent|detail|post-content|entry-content|markdown-body|rich_media_content)$`)

// mainPart returns the element with the text: the one whose name says so, else the one
// with most words in paragraphs.
func mainPart(body *html.Node) *html.Node {
	if n := first(body, func(n *html.Node) bool { return n.DataAtom == atom.Article || n.DataAtom == atom.Main }); n != nil && wordCount(n) > 40 {
		return n
	}
	if n := first(body, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return false
		}
		for _, name := range strings.Fields(attribute(n, "class") + " " + attribute(n, "id")) {
			if containers.MatchString(name) && wordCount(n) > 0 {
				return true
			}
		}
		return false
	}); n != nil {
		return n
	}
	best := body
	for { // go down while one child holds nearly everything
		all := wordCount(best)
		next := (*html.Node)(nil)
		for c := range best.ChildNodes() {
			if isWordPart(c) {
				return best // sections of Word are siblings, with the notes after them
			}
			if c.Type == html.ElementNode && !isSilent(c) && wordCount(c)*10 >= all*7 && isBox(c) {
				next = c
			}
		}
		if next == nil || all == 0 {
			return best
		}
		best = next
	}
}

func isBox(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.Section, atom.Article, atom.Main, atom.Center, atom.Form, atom.Body:
		return true
	}
	return false
}

// wordCount counts characters outside links.
func wordCount(n *html.Node) int {
	if n.Type == html.TextNode {
		return len(strings.TrimSpace(n.Data))
	}
	if n.Type == html.ElementNode && (isSilent(n) || n.DataAtom == atom.A || n.DataAtom == atom.Nav || n.DataAtom == atom.Footer || n.DataAtom == atom.Header) {
		return 0
	}
	sum := 0
	for c := range n.ChildNodes() {
		sum += wordCount(c)
	}
	return sum
}

// wordsAround returns the words of a page outside its text.
func wordsAround(n, text *html.Node) string {
	var out strings.Builder
	var write func(n *html.Node)
	write = func(n *html.Node) {
		switch {
		case n == text, n.Type == html.ElementNode && isSilent(n):
			return
		case n.Type == html.TextNode:
			out.WriteString(n.Data)
			return
		}
		for c := range n.ChildNodes() {
			out.WriteByte(' ')
			write(c)
		}
	}
	write(n)
	return out.String()
}
